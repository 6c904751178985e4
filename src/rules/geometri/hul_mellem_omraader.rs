//! `hul-mellem-omraader`: a part of a wholly divided area that no child covers, and a hole that a division without a parent
//! goes all around. Where a parent is not wholly divided, gaps are not judged; a draft neither has gaps nor fills one
//! (design section 3).

use crate::discretion::tables::derived::Derived;
use crate::geometry::{Patch, Shape, missing, union_holes};
use crate::index::areas::Area;
use crate::index::shapes::largest_patch;
use crate::index::{Sink, Status};
use crate::model::Feltrolle;
use std::collections::{BTreeMap, BTreeSet};

const RULE: &str = "hul-mellem-omraader";

/// Checks every parent, and every division without one.
pub(in crate::rules) fn find(whole: &Derived<'_>, sink: &mut Sink<'_>) -> Option<Status> {
    for area in whole.areas.all.iter().filter(|a| a.divided && a.in_force) {
        if let Some(shape) = whole.shapes().of(area.index) {
            under(whole, area, shape, sink);
        }
    }
    let mut divisions: BTreeMap<(&str, &str), Vec<&Area<'_>>> = BTreeMap::new();
    for area in whole.areas.all.iter().filter(|a| a.parent.is_none() && a.in_force) {
        divisions.entry((area.municipality(), area.division)).or_default().push(area);
    }
    divisions.values().for_each(|members| between(whole, members, sink));
    whole.shapes().hindrance(whole)
}

/// The days on which the set of valid areas changes: a first day, or the day after a last one. On some none may be valid;
/// the callers pass over those.
fn days<'a>(areas: impl Iterator<Item = &'a Area<'a>>) -> BTreeSet<i64> {
    areas.flat_map(|a| [Some(a.from), a.to.map(|to| to + 1)]).flatten().collect()
}

/// The shapes of areas; `None` if one that has a geometry has no usable one.
fn shapes<'w>(whole: &'w Derived<'_>, areas: &[&Area<'_>]) -> Option<Vec<&'w Shape>> {
    let unusable = |a: &&&Area<'_>| a.row.geometry.kind != crate::delivery::read::GeometryKind::Missing;
    let of = |a: &Area<'_>| whole.shapes().of(a.index);
    if areas.iter().filter(unusable).any(|a| of(a).is_none()) {
        return None;
    }
    Some(areas.iter().filter_map(|a| of(a)).collect())
}

/// What a parent has that its children lack, the first day that it does. Before its first child nothing is known: a
/// delivery may leave out versions that were registered before. When all have ended, all of it is lacking.
fn under(whole: &Derived<'_>, area: &Area<'_>, shape: &Shape, sink: &mut Sink<'_>) {
    let members: Vec<&Area<'_>> = whole.areas.members(area).collect();
    let first = members.iter().filter(|c| whole.shapes().of(c.index).is_some()).map(|c| c.from).min();
    let Some(first) = first else { return };
    let changes = days(members.into_iter()).into_iter().chain([area.from]).filter(|day| *day >= first && area.valid(*day));
    for day in changes.collect::<BTreeSet<i64>>() {
        let children: Vec<&Area<'_>> = whole.areas.children(area, day).collect();
        let Some(shapes) = shapes(whole, &children) else { continue };
        let gaps = missing(shape, &shapes);
        if !area.row.reference {
            if let Some((point, facts)) = largest_patch(whole, RULE, &gaps) {
                return sink.area(RULE, area.row, Some(Feltrolle::FuldtOpdelt), Some(point), facts);
            }
        } else if report_gaps(whole, whole.areas.members(area), &gaps, day, Feltrolle::Overordnet, sink) {
            return;
        }
    }
}

/// Holes that the areas of a division enclose, on the first day that there are any; the finding is at their first row.
fn between(whole: &Derived<'_>, members: &[&Area<'_>], sink: &mut Sink<'_>) {
    for day in days(members.iter().copied()) {
        let valid: Vec<&Area<'_>> = members.iter().copied().filter(|a| a.valid(day)).collect();
        let Some(shapes) = shapes(whole, &valid).filter(|s| s.len() > 1) else { continue };
        // A large hole is rather a lake, or another municipality, than a gap of drawing.
        let most = whole.compiled.parameter(RULE, "hoejst_m2") as f64;
        let holes: Vec<_> = union_holes(&shapes).into_iter().filter(|h| h.area <= most).collect();
        // Without a reference, the first row represents them all.
        if !members.iter().any(|a| a.row.reference) {
            if let (Some((point, facts)), Some(first)) = (largest_patch(whole, RULE, &holes), valid.first()) {
                return sink.area(RULE, first.row, Some(Feltrolle::Inddeling), Some(point), facts);
            }
        } else if report_gaps(whole, members.iter().copied(), &holes, day, Feltrolle::Inddeling, sink) {
            return;
        }
    }
}

/// Reports the gaps next to a delivered area, or where one was until the day before, at the first such row; whether there
/// are any. A gap that only areas of a reference lie around is the reference's own.
fn report_gaps<'a>(
    whole: &Derived<'_>,
    areas: impl Iterator<Item = &'a Area<'a>>,
    gaps: &[Patch],
    day: i64,
    field: Feltrolle,
    sink: &mut Sink<'_>,
) -> bool {
    let concerned = |a: &&Area<'_>| !a.row.reference && (a.valid(day) || a.to.is_some_and(|to| to + 1 == day));
    for area in areas.filter(concerned) {
        let Some(shape) = whole.shapes().of(area.index) else { continue };
        let near: Vec<Patch> = gaps.iter().filter(|g| g.touches(shape)).cloned().collect();
        if let Some((point, facts)) = largest_patch(whole, RULE, &near) {
            sink.area(RULE, area.row, Some(field), Some(point), facts);
            return true;
        }
    }
    false
}
