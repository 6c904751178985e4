//! GeoJSON: cut into features without a tree of values, then typed parsing of each feature on any thread.

mod feature;
mod geometry;
mod scan;
mod split;

pub(crate) use split::SEPARATOR;

use super::{Chunk, Dataset, Header, Mark, Plan, ReadError};
use crate::delivery::{Batch, Source};
use std::sync::Arc;

/// A GeoJSON document.
struct GeoJson {
    source: Arc<dyn Source>,
    header: Header,
}

/// Opens a document by its first bytes.
///
/// # Errors
/// It is no GeoJSON as far as its features.
pub(crate) fn open(source: Arc<dyn Source>, head: &[u8]) -> Result<Box<dyn Dataset>, ReadError> {
    let header = split::header(source.as_ref(), head)?;
    Ok(Box::new(GeoJson { source, header }))
}

impl Dataset for GeoJson {
    fn header(&self) -> &Header {
        &self.header
    }

    fn chunks(&self, from: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_> {
        let Mark { offset, line } = from.unwrap_or(Mark { offset: self.header.start, line: self.header.start_line });
        // Without a features array the records begin with the document, within its BOM.
        Box::new(split::Splitter::new(self.source.as_ref(), self.header.start > 3, offset, line))
    }

    fn parse(&self, chunk: &Chunk, plan: &Plan) -> Batch {
        feature::parse(chunk, &self.header, &plan.fields)
    }
}
