//! A text that is no table: a covering note. It has no rows, but what it says travels with the delivery.

use super::dataset::{Chunk, Dataset, Mark};
use super::header::{Format, Header};
use super::{CHUNK, Crs};
use crate::delivery::batch::Reading;
use crate::delivery::source::read_more;
use crate::delivery::{Encoding, Outside, Part, Source};
use std::sync::Arc;

/// A note.
struct Note {
    source: Arc<dyn Source>,
    header: Header,
}

/// A note as a dataset without columns and rows; `head` is its beginning.
pub(super) fn open(format: &'static Format, source: Arc<dyn Source>, head: &[u8]) -> Box<dyn Dataset> {
    let header = Header {
        format,
        encoding: Encoding::of(head),
        columns: vec![],
        name: None,
        delimiter: 0,
        crs: Ok(Crs::Unsaid),
        start: source.len(),
        start_line: 0,
        readings: vec![Reading::Note],
    };
    Box::new(Note { source, header })
}

impl Dataset for Note {
    fn header(&self) -> &Header {
        &self.header
    }

    fn chunks(&self, _: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_> {
        Box::new(std::iter::empty())
    }

    /// Its lines; one that is longer than a chunk is cut there.
    fn outside(&self, visit: &mut dyn FnMut(Outside)) {
        let (mut at, mut line, mut bytes) = (0, 1, Vec::new());
        loop {
            let before = bytes.len();
            // A note that can no longer be read is not reported: it has no rows to lose.
            let read = read_more(self.source.as_ref(), at, CHUNK, &mut bytes).unwrap_or(0);
            at += read as u64;
            let whole = if read == 0 { bytes.len() } else { memchr::memrchr(b'\n', &bytes).map_or(before, |end| end + 1) };
            for text in bytes[..whole].split_inclusive(|b| *b == b'\n') {
                let decoded = self.header.encoding.decode(text);
                let text = decoded.map_or_else(|| String::from_utf8_lossy(text), |(text, _)| text);
                visit(Outside { line: Some(line), ..Outside::of(Part::Text, &text) });
                line += 1;
            }
            bytes.drain(..whole);
            if read == 0 {
                return;
            }
        }
    }
}
