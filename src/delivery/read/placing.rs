//! The coordinate system of the geometries of a chunk: the one that the file names, or the one that its numbers can only be.

use super::Header;
use super::crs::{Crs, ToUtm32};
use super::shape::{GeometryKind, GeometryState, RawGeometry};
use crate::delivery::batch::{Batch, Reading};

/// Takes the geometries of one chunk to EPSG:25832, and notes how they were read.
pub(crate) struct Placing {
    /// `None` if the file names one that is not read: its shapes are not judged, the rest of the row is.
    crs: Option<Crs>,
    to: ToUtm32,
    /// For a file that does not say: whether its coordinates can only be metres.
    guess: Option<bool>,
}

impl Placing {
    pub(crate) fn new(header: &Header) -> Self {
        let crs = header.crs.as_ref().ok().copied();
        Placing { crs, to: ToUtm32::new(crs.unwrap_or(Crs::Utm32)), guess: None }
    }

    /// The state of the row that is being read.
    pub(crate) fn place(&mut self, batch: &mut Batch, raw: RawGeometry) -> GeometryState {
        let Some(crs) = self.crs else {
            return if raw.is_empty() { raw.finish(&self.to) } else { GeometryState::unread() };
        };
        if crs == Crs::Unsaid && self.guess.is_none() {
            self.guess = raw.first().map(|[x, y]| !(x.abs() <= 180.0 && y.abs() <= 90.0));
        }
        let metres = crs == Crs::Utm32 || self.guess == Some(true);
        if !raw.is_empty() {
            match crs {
                Crs::Unsaid if metres => batch.note(None, Reading::GuessedUtm32),
                Crs::Utm32 => {}
                _ => batch.note(None, Reading::Reprojected),
            }
        }
        if raw.is_absent() {
            batch.note(None, Reading::NoGeometryMember);
        }
        if raw.kind() == &GeometryKind::Polygon {
            batch.note(None, Reading::SinglePolygon);
        }
        let identity = ToUtm32::new(Crs::Utm32);
        raw.finish(if metres { &identity } else { &self.to })
    }
}
