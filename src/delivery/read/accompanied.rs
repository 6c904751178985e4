//! A dataset with texts of the archive that it lies in.

use super::dataset::{Chunk, Dataset, Mark};
use super::header::Header;
use super::plan::Plan;
use crate::delivery::batch::Batch;
use crate::delivery::{Outside, Part};

/// A dataset, and the comments of its archive.
struct Accompanied {
    dataset: Box<dyn Dataset>,
    comments: Vec<String>,
}

/// The dataset with comments of its archive.
pub(super) fn accompanied(dataset: Box<dyn Dataset>, comments: Vec<String>) -> Box<dyn Dataset> {
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
