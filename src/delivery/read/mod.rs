//! One reader per format: a file is opened as its datasets, each a header, then chunks of whole records, each parsed on
//! any thread into a batch. Readers of text cut bytes and parse them later; all others give [`Block`]s of cells.

mod archive;
mod block;
mod cell;
mod columns;
mod crs;
mod csv;
mod dbf;
mod foreign;
mod format;
mod geojson;
mod gml;
#[cfg(feature = "gpkg")]
mod gpkg;
mod guard;
mod open;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "postgres")]
mod postgres;
mod shape;
mod shp;
mod stream;
mod utf16;
mod wkb;
mod xlsx;

pub use block::{Block, Cell};
pub use columns::Columns;
pub(crate) use crs::ToLonLat;
pub use crs::{Crs, explain};
pub use foreign::Foreign;
pub use format::Format;
pub(in crate::delivery) use guard::caught;
pub use guard::is_guarded;
pub use open::open;
pub use postgres::shown as shown_address;
pub use shape::{GeometryKind, GeometryRow, GeometryState, Ring};
pub(in crate::delivery) use shp::rearranged;

use super::{Batch, Encoding, Fields, Reading, Source};
use std::{io, sync::Arc};

/// About how many bytes of records a chunk holds; under a fuzzer few, so that its small inputs have several.
pub(crate) const CHUNK: usize = if cfg!(fuzzing) { 1 << 9 } else { 1 << 20 };
/// How many bytes of an input are looked at for what it is.
const HEAD: usize = 1 << 20;
/// Longest CSV record that is read.
pub const MAX_CSV_RECORD: usize = 1 << 20;
/// Longest GeoJSON feature that is read.
pub const MAX_FEATURE: usize = 64 << 20;

/// Why an input cannot be read as a whole.
#[derive(Debug)]
pub enum ReadError {
    /// The operating system says no.
    Io(io::Error),
    /// There is nothing in it.
    Empty,
    /// It is in a format that is not read; which one, where that can be told.
    Unsupported(Option<&'static Foreign>),
    /// It says a format and then breaks it.
    Broken {
        /// Why, in Danish.
        da: String,
        /// Why, in English.
        en: String,
        /// Physical line.
        line: u64,
    },
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        ReadError::Io(error)
    }
}

/// What the beginning of a dataset says of it.
#[derive(Debug, Clone)]
pub struct Header {
    /// Its format.
    pub format: Format,
    /// Its encoding.
    pub encoding: Encoding,
    /// Column names, or the first feature's property names (GeoJSON).
    pub columns: Vec<String>,
    /// The layer's or sheet's name, where the format has one.
    pub name: Option<String>,
    /// CSV's delimiter.
    pub delimiter: u8,
    /// Coordinate system; `Err` holds what the file says where that is not one we read.
    pub crs: Result<Crs, String>,
    /// Byte where the records begin.
    pub start: u64,
    /// Physical line where the records begin.
    pub start_line: u64,
    /// Unusual ways in which the dataset as a whole is read.
    pub readings: Vec<Reading>,
}

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
    /// As they stand in a text.
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

/// A theme to read a dataset as.
pub struct Plan {
    /// The theme's fields.
    pub fields: Arc<Fields>,
    /// What the dataset's columns lead to.
    pub columns: Columns,
}

impl Plan {
    /// Binds a dataset's columns to a theme's fields.
    pub fn new(header: &Header, fields: Arc<Fields>) -> Self {
        let columns = match header.format {
            // Each feature names its own properties.
            Format::GeoJson => Columns::bind(&[], &fields),
            _ => Columns::bind(&header.columns, &fields),
        };
        Plan { fields, columns }
    }

    /// The column findings, as a batch without rows: names that lead nowhere, fields without a column.
    pub fn head(&self, header: &Header) -> Batch {
        match header.format {
            Format::GeoJson => Batch::new(&self.fields),
            // Without features nothing names the properties, so none of them is missing.
            Format::Gml if header.columns.is_empty() => Batch::new(&self.fields),
            _ => self.columns.head(&self.fields, header.format == Format::Csv),
        }
    }
}

/// One table of a delivery: a text file, a layer of a database, a sheet of a workbook.
pub trait Dataset: Send + Sync {
    /// What its beginning said.
    fn header(&self) -> &Header;

    /// Its records as chunks, in order, from the beginning or from where a chunk began.
    fn chunks(&self, from: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_>;

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
}

impl InputFile {
    /// A file that stands alone.
    pub fn alone(path: impl Into<String>, source: impl Source + 'static) -> Self {
        InputFile { path: path.into(), source: Arc::new(source), companions: vec![] }
    }

    /// The bytes of the file and of those that belong to it.
    pub fn sources(&self) -> impl Iterator<Item = &dyn Source> {
        std::iter::once(&self.source).chain(self.companions.iter().map(|(_, source)| source)).map(Arc::as_ref)
    }
}

/// A dataset of a file, or why there is none.
pub struct Opened {
    /// Member of an archive.
    pub member: Option<String>,
    /// Layer, where it stands in the file's own list of them; else the dataset knows it.
    pub layer: Option<String>,
    /// Its format, where it was recognised.
    pub format: Option<Format>,
    /// The dataset.
    pub dataset: Result<Box<dyn Dataset>, ReadError>,
}

/// Stands in where the program is built without the reader.
#[cfg(not(feature = "postgres"))]
mod postgres {
    pub(super) fn open(_: &crate::delivery::Database) -> Vec<super::Opened> {
        let (da, en) = ("dette program er bygget uden PostgreSQL", "this program was built without PostgreSQL");
        let dataset = Err(super::ReadError::Broken { da: da.into(), en: en.into(), line: 0 });
        vec![super::Opened { member: None, layer: None, format: None, dataset }]
    }

    /// An address as it may be shown.
    pub fn shown(_: &str) -> String {
        "postgresql:".to_owned()
    }
}
