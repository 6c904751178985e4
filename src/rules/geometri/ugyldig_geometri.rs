//! `ugyldig-geometri`: rings that are no rings. A ring has at least four points and ends where it begins (OGC Simple
//! Features, RFC 7946 section 3.1.6).

use super::states;
use crate::delivery::read::{GeometryKind, GeometryState};
use crate::finding::Fact;
use crate::rules::{Rows, Sink};

/// Checks the rings of every polygon.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for (row, state) in states(rows) {
        if let Some((da, en)) = fault(state) {
            sink.row_with("ugyldig-geometri", rows, row, Some("ring"), None, None, || {
                vec![Fact::model("detalje", da), Fact::model("detalje_en", en)]
            });
        }
    }
}

fn fault(state: &GeometryState) -> Option<(&'static str, &'static str)> {
    if state.kind == GeometryKind::BadCoordinates {
        return Some(("koordinaterne er ikke ringe af talpar", "the coordinates are no rings of pairs of numbers"));
    }
    if !matches!(state.kind, GeometryKind::Polygon | GeometryKind::MultiPolygon) {
        return None;
    }
    for ring in &state.shape.rings {
        let points = &state.shape.points[ring.start as usize..ring.end as usize];
        if points.len() < 4 {
            return Some(("en ring har færre end fire punkter", "a ring has fewer than four points"));
        }
        if points.first() != points.last() {
            return Some(("en ring er ikke lukket", "a ring is not closed"));
        }
    }
    None
}
