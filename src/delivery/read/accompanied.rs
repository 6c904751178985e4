//! A dataset with texts of the archive that it lies in.

use super::dataset::{Chunk, Dataset, Mark, Opened};
use super::error::ReadError;
use super::header::Header;
use super::plan::Plan;
use crate::delivery::batch::Batch;
use crate::delivery::outside::has_digits;
use crate::delivery::{MemorySource, Outside, Part};
use std::sync::Arc;

/// A dataset, and the comments of its archive.
struct Accompanied {
    dataset: Box<dyn Dataset>,
    comments: Vec<String>,
}

/// Gives the comments of an archive to the first dataset in it, or to be searched to the first part.
pub(super) fn comment(opened: &mut [Opened], mut comments: Vec<String>) {
    comments.retain(|text| has_digits(text));
    if comments.is_empty() {
        return;
    }
    match opened.iter().position(|part| part.dataset.is_ok()) {
        Some(first) => {
            let dataset = std::mem::replace(&mut opened[first].dataset, Err(ReadError::Empty));
            opened[first].dataset = dataset.map(|dataset| accompanied(dataset, comments));
        }
        None => {
            let free = opened.iter_mut().find(|part| part.searched.is_none());
            free.into_iter().for_each(|part| part.searched = Some(Arc::new(MemorySource::new(comments.join("\n")))));
        }
    }
}

/// The dataset with comments of its archive.
fn accompanied(dataset: Box<dyn Dataset>, comments: Vec<String>) -> Box<dyn Dataset> {
    Box::new(Accompanied { dataset, comments })
}

impl Dataset for Accompanied {
    fn header(&self) -> &Header {
        self.dataset.header()
    }

    fn chunks(&self, from: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_> {
        self.dataset.chunks(from)
    }

    fn outside(&self, visit: &mut dyn FnMut(Outside)) {
        self.dataset.outside(visit);
        self.comments.iter().for_each(|text| visit(Outside::of(Part::ArchiveComment, text)));
    }

    fn parse(&self, chunk: &Chunk, plan: &Plan) -> Batch {
        self.dataset.parse(chunk, plan)
    }
}
