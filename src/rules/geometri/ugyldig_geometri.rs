//! `ugyldig-geometri`: rings that are no rings. A ring has at least four points and ends where it begins (OGC Simple
//! Features, RFC 7946 section 3.1.6).

use super::states;
use crate::delivery::read::{GeometryKind, GeometryState};
use crate::finding::Fact;
use crate::rules::{Rows, Sink};

/// Checks the rings of every polygon.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for (row, state) in states(rows) {
        if let Some((aspect, da, en)) = fault(state) {
            sink.row_with("ugyldig-geometri", rows, row, aspect, None, None, || {
                vec![Fact::model("detalje", da), Fact::model("detalje_en", en)]
            });
        }
    }
}

/// The aspect, and what is wrong in Danish and English.
type Fault = (Option<&'static str>, &'static str, &'static str);

fn fault(state: &GeometryState) -> Option<Fault> {
    if state.kind == GeometryKind::BadCoordinates {
        return Some((None, "koordinaterne er ikke ringe af talpar", "the coordinates are no rings of pairs of numbers"));
    }
    if !matches!(state.kind, GeometryKind::Polygon | GeometryKind::MultiPolygon) {
        return None;
    }
    if state.hollow {
        let (da, en) = ("en del af fladen eller en ring er uden punkter", "a part of the polygon or a ring has no points");
        return Some((Some("tom-del"), da, en));
    }
    for ring in &state.shape.rings {
        let points = &state.shape.points[ring.start as usize..ring.end as usize];
        if points.len() < 4 {
            return Some((Some("punkter"), "en ring har færre end fire punkter", "a ring has fewer than four points"));
        }
        if points.first() != points.last() {
            return Some((Some("ring"), "en ring er ikke lukket", "a ring is not closed"));
        }
    }
    None
}
