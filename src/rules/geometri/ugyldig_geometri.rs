//! `ugyldig-geometri`: rings that are no rings. A ring has at least four points and ends where it begins (OGC Simple
//! Features, RFC 7946 section 3.1.6), crosses neither itself nor another, and holes lie inside without cutting the area
//! to pieces.

use super::states;
use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::geometry::FaultKind;
use crate::index::rings::ring_fault;
use crate::index::{About, Rows, Sink, Status};

/// Checks the rings of every polygon.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for (row, state) in states(rows) {
        if let Some((aspect, da, en, point)) = ring_fault(state) {
            let facts = || vec![Fact::model("detalje", da), Fact::model("detalje_en", en)];
            sink.row_with("ugyldig-geometri", rows, row, About { aspect, point, ..About::default() }, facts);
        }
    }
}

/// Reports what is wrong with rings that are rings, at the point where it is.
pub(in crate::rules) fn validity(whole: &Derived<'_>, sink: &mut Sink<'_>) -> Option<Status> {
    for row in &whole.content.areas {
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
