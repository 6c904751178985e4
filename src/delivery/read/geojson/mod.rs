//! GeoJSON: cut into features without a tree of values, then typed parsing of each feature on any thread.

mod feature;
mod geometry;
mod scan;
mod split;

use super::head::Head;
use super::{Chunk, Dataset, Format, Header, InputFile, Mark, Opened, Plan};
use crate::delivery::outside::{pieces, unescaped};
use crate::delivery::source::read_more;
use crate::delivery::{Batch, Outside, Part, Source};
use std::sync::Arc;

/// A GeoJSON document.
struct GeoJson {
    source: Arc<dyn Source>,
    header: Header,
}

/// Whether a file is JSON. A list in brackets begins with a value; a heading in brackets is of another kind of text.
pub(super) fn sniff(head: &Head<'_>) -> bool {
    let next = || head.bytes.trim_ascii_start().get(1..).and_then(|rest| rest.trim_ascii_start().first().copied());
    match head.first() {
        Some(b'{') => true,
        Some(b'[') => !next().is_some_and(|b| b.is_ascii_alphabetic() || b == b'.'),
        _ => false,
    }
}

/// Opens a document by its first bytes.
pub(super) fn open(format: &'static Format, file: &InputFile, head: &[u8]) -> Vec<Opened> {
    let source = file.source.clone();
    let dataset = split::header(format, source.as_ref(), head);
    vec![Opened::one(Some(format), dataset.map(|header| Box::new(GeoJson { source, header }) as Box<dyn Dataset>))]
}

impl Dataset for GeoJson {
    fn header(&self) -> &Header {
        &self.header
    }

    fn outside(&self, visit: &mut dyn FnMut(Outside)) {
        // The members before the features; those behind them are read with the last feature.
        let (mut bytes, before) = (Vec::new(), usize::try_from(self.header.start).unwrap_or(usize::MAX));
        if before > 3 && read_more(self.source.as_ref(), 0, before, &mut bytes).is_ok() {
            pieces(&unescaped(&String::from_utf8_lossy(&bytes)), |text| visit(Outside::of(Part::Metadata, text)));
        }
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
