//! `ugyldig-geometri`: rings that are no rings. A ring has at least four points and ends where it begins (OGC Simple
//! Features, RFC 7946 section 3.1.6), crosses neither itself nor another, and holes lie inside without cutting the area
//! to pieces.

use super::states;
use crate::delivery::read::{GeometryKind, GeometryState};
use crate::finding::Fact;
use crate::geometry::FaultKind;
use crate::rules::whole::Whole;
use crate::rules::{About, Rows, Sink, Status};

/// Checks the rings of every polygon.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for (row, state) in states(rows) {
        if let Some((aspect, da, en, point)) = fault(state) {
            let facts = || vec![Fact::model("detalje", da), Fact::model("detalje_en", en)];
            sink.row_with("ugyldig-geometri", rows, row, About { aspect, point, ..About::default() }, facts);
        }
    }
}

/// Whether a geometry is polygons of rings, so that more can be asked of it.
pub(in crate::rules) fn are_rings(state: &GeometryState) -> bool {
    let polygon = matches!(state.kind, GeometryKind::Polygon | GeometryKind::MultiPolygon);
    polygon && !state.shape.rings.is_empty() && fault(state).is_none()
}

/// Reports what is wrong with rings that are rings, at the point where it is.
pub(in crate::rules) fn validity(whole: &Whole<'_>, sink: &mut Sink<'_>) -> Option<Status> {
    for row in &whole.gathered.areas {
        let Some(fault) = row.fault else { continue };
        let (da, en) = words(fault.kind);
        let facts = vec![Fact::model("detalje", da), Fact::model("detalje_en", en)];
        sink.area_with("ugyldig-geometri", row, Some("gyldighed"), None, Some(fault.point), facts);
    }
    None
}

fn words(kind: FaultKind) -> (&'static str, &'static str) {
    match kind {
        FaultKind::NotFinite => ("et punkt har ingen plads i koordinatsystemet", "a point has no place in the coordinate system"),
        FaultKind::TooFewPoints => {
            ("en ring har færre end tre forskellige punkter", "a ring has fewer than three different points")
        }
        FaultKind::Open => ("en ring er ikke lukket", "a ring is not closed"),
        FaultKind::SelfIntersection => ("grænsen krydser eller rører sig selv", "the boundary crosses or touches itself"),
        FaultKind::HoleOutside => ("et hul ligger uden for fladen", "a hole lies outside the polygon"),
        FaultKind::NestedHoles => ("et hul ligger inde i et andet hul", "a hole lies inside another hole"),
        FaultKind::NestedParts => ("en del af fladen ligger inde i en anden del", "a part lies inside another part"),
        FaultKind::Disconnected => ("huller deler fladen i flere stykker", "holes cut the polygon into pieces"),
    }
}

/// The aspect, what is wrong in Danish and English, and where.
type Fault = (Option<&'static str>, &'static str, &'static str, Option<[f64; 2]>);

fn fault(state: &GeometryState) -> Option<Fault> {
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
