//! `geometri-peger-paa-bolig`: an area's polygon that is so small that it points at one dwelling (risk R31): smaller than the
//! policy's square metres, and not known to have as many residents or households as an area must have.

use crate::discretion::tables::audience::{self, Judged};
use crate::discretion::tables::derived::Derived;
use crate::discretion::tables::rows;
use crate::discretion::tables::sizes::Sizes;
use crate::finding::Fact;
use crate::geometry::area;
use crate::index::cells::Cells;
use crate::index::rings::are_rings;
use crate::index::{AreaRow, Sink, Status};
use crate::model::Feltrolle;

const RULE: &str = "geometri-peger-paa-bolig";

/// Measures every valid polygon of the rule's themes.
pub(in crate::rules) fn find(whole: &Derived<'_>, sink: &mut Sink<'_>) -> Option<Status> {
    let themes = whole.compiled.themes_of(RULE);
    let frame = &whole.compiled.model.standard.geometri;
    let (audiences, cells) = (audience::judged(whole), Cells::of(whole));
    let valid = |r: &&AreaRow| themes.contains(&r.theme) && r.fault.is_none() && are_rings(&r.geometry);
    // Degrees that were read as metres are reported by another rule.
    let inside = |r: &&AreaRow| r.geometry.shape.points.iter().all(|p| frame.holds(p));
    for row in whole.content.areas.iter().filter(valid).filter(inside) {
        let parts = row.geometry.shape.parts();
        let size = area(&parts);
        let value = |role| row.values.get(whole.compiled.field(row.theme, role)?);
        let access = value(Feltrolle::Adgang).and_then(|code| code.parse().ok());
        let small =
            |j: &&Judged<'_>| size < f64::from(j.limits.mindste_flade_m2) && rows::sees(whole.compiled, j.audience, access);
        for judged in audiences.iter().filter(small) {
            let sizes = || Some(Sizes::of(whole, cells.as_ref()?, whole.id(value(Feltrolle::Omraade)?)?));
            if !sizes().is_some_and(|s| is_populous(judged, &s)) {
                let mut facts = vec![Fact::number("mindst", judged.limits.mindste_flade_m2)];
                facts.extend(rows::named(judged.audience));
                let point = parts.first().and_then(|p| p.outer.first()).copied();
                sink.area_for(&judged.audience.navn, RULE, row, point, facts);
            }
        }
    }
    let flat = whole.inputs.iter().any(|i| themes.contains(&i.theme) && !i.dataset.header().format.has_geometry);
    flat.then_some(NO_SHAPES).or_else(|| whole.hindrance(&themes))
}

const NO_SHAPES: Status = Status::NotChecked(
    "CSV og regneark har ingen geometri; lever områderne som GeoJSON for at få den kontrolleret",
    "CSV and spreadsheets carry no geometry; deliver the areas as GeoJSON to have it checked",
);

/// Whether the last known figures of an area meet the policy's demand: a tower block needs little ground.
fn is_populous(judged: &Judged<'_>, sizes: &Sizes) -> bool {
    let meets = |size: Option<i64>, demand: u32| size.map(|n| n >= i64::from(demand));
    let last = i64::MAX;
    let known = [
        meets(sizes.residents(last), judged.limits.mindste_beboere),
        meets(sizes.households(last), judged.limits.mindste_husstande),
    ];
    known.contains(&Some(true)) && !known.contains(&Some(false))
}
