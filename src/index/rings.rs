//! Rings as simple features have them: at least four points, closed (OGC Simple Features; RFC 7946 section 3.1.6).

use crate::delivery::read::{GeometryKind, GeometryState};

/// Whether a geometry is polygons of rings, so that more can be asked of it.
pub(crate) fn are_rings(state: &GeometryState) -> bool {
    let polygon = matches!(state.kind, GeometryKind::Polygon | GeometryKind::MultiPolygon);
    polygon && !state.shape.rings.is_empty() && ring_fault(state).is_none()
}

/// The aspect, what is wrong in Danish and English, and where.
pub(crate) type RingFault = (Option<&'static str>, &'static str, &'static str, Option<[f64; 2]>);

/// What is wrong with the rings of a polygon; `None` if each is a ring.
pub(crate) fn ring_fault(state: &GeometryState) -> Option<RingFault> {
    if state.kind == GeometryKind::BadCoordinates {
        return Some((None, "koordinaterne er ikke ringe af talpar", "the coordinates are no rings of pairs of numbers", None));
    }
    if !matches!(state.kind, GeometryKind::Polygon | GeometryKind::MultiPolygon) {
        return None;
    }
    if state.hollow {
        let (da, en) = ("en del af fladen eller en ring er uden punkter", "a part of the polygon or a ring has no points");
        return Some((Some("tom-del"), da, en, None));
    }
    for ring in &state.shape.rings {
        let points = &state.shape.points[ring.start as usize..ring.end as usize];
        if points.len() < 4 {
            let (da, en) = ("en ring har færre end fire punkter", "a ring has fewer than four points");
            return Some((Some("punkter"), da, en, points.first().copied()));
        }
        if points.first() != points.last() {
            return Some((Some("ring"), "en ring er ikke lukket", "a ring is not closed", points.last().copied()));
        }
    }
    None
}
