//! `for-lille-flade`: an area under the parameter `mindst_m2`: it may point at one dwelling, or be what a slip of the hand
//! left behind.

use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::geometry::area;
use crate::index::rings::are_rings;
use crate::index::{AreaRow, Sink, Status};

const RULE: &str = "for-lille-flade";

/// Measures every valid polygon of the rule's themes.
pub(in crate::rules) fn find(whole: &Derived<'_>, sink: &mut Sink<'_>) -> Option<Status> {
    let least = whole.compiled.parameter(RULE, "mindst_m2");
    let themes = whole.compiled.themes_of(RULE);
    let judged = |r: &&AreaRow| themes.contains(&r.theme) && r.fault.is_none() && are_rings(&r.geometry);
    // Degrees that were read as metres are reported by another rule.
    let frame = &whole.compiled.model.standard.geometri;
    let inside = |r: &&AreaRow| r.geometry.shape.points.iter().all(|p| frame.holds(p));
    for row in whole.content.areas.iter().filter(judged).filter(inside) {
        let parts = row.geometry.shape.parts();
        let size = area(&parts);
        if size < least as f64 {
            let point = parts.first().and_then(|p| p.outer.first()).copied();
            let facts = vec![Fact::number("areal", size.floor() as i64), Fact::number("mindst", least)];
            sink.area(RULE, row, None, point, facts);
        }
    }
    None
}
