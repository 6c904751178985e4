//! Files, their datasets, and the chunks of records that a dataset is read in.

use super::block::{self, Block};
use super::error::ReadError;
use super::header::{Format, Header};
use super::passed_over::PassedOver;
use super::plan::Plan;
use crate::delivery::Outside;
use crate::delivery::batch::Batch;
use crate::delivery::source::Source;
use std::sync::Arc;

/// A run of whole records.
pub struct Chunk {
    /// The records.
    pub content: Content,
    /// Where they begin: a byte in a text, the number of the first record in other formats.
    pub offset: u64,
    /// Physical line of the first byte, in a text.
    pub line: u64,
    /// A fault that ends the dataset after this chunk's records.
    pub end: Option<ReadError>,
}

/// A chunk's records.
pub enum Content {
    /// As given in a text.
    Text {
        /// The records' bytes.
        bytes: Vec<u8>,
        /// For GeoJSON: start, end and first line of each feature, relative to the chunk.
        records: Vec<(u32, u32, u32)>,
    },
    /// As cells that a reader has taken apart.
    Cells(Block),
}

/// Where a chunk begins, so that reading can start there again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// [`Chunk::offset`].
    pub offset: u64,
    /// [`Chunk::line`].
    pub line: u64,
}

/// One table of a delivery: a text file, a layer of a database, a sheet of a workbook.
pub trait Dataset: Send + Sync {
    /// What its beginning said.
    fn header(&self) -> &Header;

    /// Its records as chunks, in order, from the beginning or from where a chunk began.
    fn chunks(&self, from: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_>;

    /// Visits the texts that travel with it outside its records: comments, properties, deleted rows.
    fn outside(&self, _visit: &mut dyn FnMut(Outside)) {}

    /// Parses a chunk.
    fn parse(&self, chunk: &Chunk, plan: &Plan) -> Batch {
        match &chunk.content {
            Content::Cells(block) => block::parse(block, self.header(), plan),
            Content::Text { .. } => Batch::new(&plan.fields),
        }
    }
}

/// A file of a delivery, and the files that belong to it.
pub struct InputFile {
    /// How the report names it.
    pub path: String,
    /// Its bytes.
    pub source: Arc<dyn Source>,
    /// Files of the same name with other endings, where the format is spread over several (Shape): the ending in lower
    /// case without its point, and the bytes.
    pub companions: Vec<(String, Arc<dyn Source>)>,
    /// Why it is passed over, where that is known without a look at its bytes.
    pub passed_over: Option<PassedOver>,
}

impl InputFile {
    /// A single file.
    pub fn alone(path: impl Into<String>, source: impl Source + 'static) -> Self {
        InputFile { path: path.into(), source: Arc::new(source), companions: vec![], passed_over: None }
    }

    /// The bytes of the file and of those that belong to it.
    pub fn sources(&self) -> impl Iterator<Item = &dyn Source> {
        std::iter::once(&self.source).chain(self.companions.iter().map(|(_, source)| source)).map(Arc::as_ref)
    }
}

/// A dataset of a file, or why there is none. Every member of an archive, sheet, layer and table has one.
pub struct Opened {
    /// Member of an archive.
    pub member: Option<String>,
    /// Layer or sheet, if it is in the file's own list of them; else the dataset knows it.
    pub layer: Option<String>,
    /// Its format, where it was recognised.
    pub format: Option<&'static Format>,
    /// The dataset.
    pub dataset: Result<Box<dyn Dataset>, ReadError>,
    /// The bytes of a helper or companion file, which holds no rows but travels along.
    pub searched: Option<Arc<dyn Source>>,
}

impl Opened {
    /// Of a file that is no archive and holds one dataset.
    pub(super) fn one(format: Option<&'static Format>, dataset: Result<Box<dyn Dataset>, ReadError>) -> Self {
        Opened { member: None, layer: None, format, dataset, searched: None }
    }
}
