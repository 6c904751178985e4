//! GML 3.1 and 3.2 as WFS and ogr2ogr write it: each type of feature in a collection is a dataset.
//!
//! Read as a stream of events; nothing outside the file is ever fetched, and a document type declaration is refused, so that
//! no entity can expand.

mod events;
mod feature;
mod geometry;

use super::block::Block;
use super::{Chunk, Content, Crs, Dataset, Format, Header, InputFile, Mark, Opened, ReadError};
use crate::delivery::outside::comments;
use crate::delivery::{Encoding, Outside, Part, Reading, Source};
use feature::Feature;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

/// Most types of features, and most properties of one, that are read.
const TYPES: usize = 100;
const COLUMNS: usize = 2_000;

/// Opens a document: its types of features, in the order of their names.
pub(super) fn open(format: &'static Format, file: &InputFile, _: &[u8]) -> Vec<Opened> {
    let one = |dataset| Opened::one(Some(format), dataset);
    let mut types: BTreeMap<String, Kind> = BTreeMap::new();
    // A document that breaks off has its types as far as it goes; its features report the break.
    let (mut left_out, mut count) = (None, 0);
    let end = feature::each(file.source.clone(), |feature| {
        count += 1;
        if types.len() >= TYPES && !types.contains_key(&feature.name) {
            left_out = Some(too_many("slags objekter", "types of features", TYPES));
        } else if !types.entry(feature.name.clone()).or_default().take(&feature) {
            left_out = Some(too_many("felter i et objekt", "properties of a feature", COLUMNS));
        }
        true
    });
    let left_out = left_out.into_iter().map(|error| one(Err(error)));
    // A service gives no more at once than it is asked for, or wants to.
    let readings = if end.as_ref().is_ok_and(|said| *said > count) { vec![Reading::FirstPage] } else { vec![] };
    match (types.is_empty(), end) {
        (true, Err(error)) => vec![one(Err(error))],
        (true, Ok(0)) => {
            let nothing = Kind::default().dataset(format, file.source.clone(), None, vec![]);
            vec![one(Ok(Box::new(Layer { first: true, ..nothing })))]
        }
        (true, Ok(said)) => vec![one(Err(lacking(said)))],
        (false, _) => {
            let mut first = true;
            let mut dataset = |name, kind: Kind| {
                let layer = kind.dataset(format, file.source.clone(), Some(name), readings.clone());
                Box::new(Layer { first: std::mem::take(&mut first), ..layer }) as Box<dyn Dataset>
            };
            types.into_iter().map(|(name, kind)| one(Ok(dataset(name, kind)))).chain(left_out).collect()
        }
    }
}

/// A collection without features that says that there are some: an answer to how many there are, or one that lost them.
fn lacking(said: u64) -> ReadError {
    ReadError::broken(
        format!("filen siger, at der er {said} objekter, men har ingen af dem; hent dem igen (WFS: uden resultType=hits)"),
        format!(
            "the file says that there are {said} features but has none of them; fetch them again (WFS: without resultType=hits)"
        ),
    )
}

fn too_many(da: &str, en: &str, most: usize) -> ReadError {
    ReadError::broken(
        format!("filen har over {most} {da}, og de øvrige er ikke læst; del filen"),
        format!("the file has over {most} {en}, and the others are not read; divide the file"),
    )
}

/// What is seen of a type of features.
#[derive(Default)]
struct Kind {
    columns: Vec<String>,
    crs: Option<String>,
}

impl Kind {
    /// Notes a feature's properties; false when there were too many.
    fn take(&mut self, feature: &Feature) -> bool {
        let mut all = true;
        for (name, _) in &feature.properties {
            if !self.columns.contains(name) {
                all &= self.columns.len() < COLUMNS;
                if all {
                    self.columns.push(name.clone());
                }
            }
        }
        if self.crs.is_none() {
            self.crs = feature.srs.clone();
        }
        all
    }

    /// A dataset of the type's features; without a name it has none.
    fn dataset(self, format: &'static Format, source: Arc<dyn Source>, name: Option<String>, readings: Vec<Reading>) -> Layer {
        let crs = match &self.crs {
            Some(said) => Crs::by_name(said).ok_or_else(|| said.clone()),
            None => Ok(Crs::Unsaid),
        };
        let header = Header {
            format,
            encoding: Encoding::Utf8,
            columns: self.columns,
            name,
            delimiter: 0,
            crs,
            start: 0,
            start_line: 0,
            readings,
        };
        Layer { source, header, srs: self.crs, first: false }
    }
}

/// The features of one type.
struct Layer {
    source: Arc<dyn Source>,
    header: Header,
    /// The coordinate system's name as given in the document.
    srs: Option<String>,
    /// It is the document's first, with which the document's comments are reported.
    first: bool,
}

impl Dataset for Layer {
    fn header(&self) -> &Header {
        &self.header
    }

    /// A thread reads the document and sends the type's features in blocks; a place is found again by their number.
    fn outside(&self, visit: &mut dyn FnMut(Outside)) {
        if self.first {
            // A broken document is reported when its features are read.
            let _ = comments(self.source.as_ref(), &mut |text| visit(Outside::of(Part::Comment, text)));
            let _ = feature::outside(self.source.clone(), &mut |text| visit(Outside::of(Part::Metadata, text)));
        }
    }

    fn chunks(&self, from: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_> {
        let start = from.map_or(0, |m| m.offset);
        let (send, chunks) = sync_channel(2);
        let source = self.source.clone();
        let (header, srs) = (self.header.clone(), self.srs.clone());
        std::thread::spawn(move || {
            let (mut block, mut number) = (Block::default(), 0u64);
            let give = |block: Block, before: u64, end: Option<ReadError>| {
                let offset = before - block.rows as u64;
                send.send(Chunk { content: Content::Cells(block), offset, line: 0, end }).is_ok()
            };
            let end = feature::each(source, |feature| {
                if header.name.as_ref() != Some(&feature.name) {
                    return true;
                }
                number += 1;
                if number <= start {
                    return true;
                }
                feature.into_block(&header.columns, srs.as_deref(), &mut block);
                !block.is_full(header.columns.len()) || give(std::mem::take(&mut block), number, None)
            });
            let error = end.err();
            if block.rows > 0 || error.is_some() {
                give(block, number.max(start), error);
            }
        });
        Box::new(chunks.into_iter())
    }
}
