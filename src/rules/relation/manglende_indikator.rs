//! `manglende-indikator`: an area in force without any row of an indicator and period that other areas of its division have.

use super::cells::{Cells, FIGURES};
use crate::finding::Fact;
use crate::rules::areas::{AREAS, Area};
use crate::rules::period::Period;
use crate::rules::whole::{NO_AREAS, Whole};
use crate::rules::{Sink, Status};
use std::collections::{BTreeSet, HashMap};

/// What a division has figures of: indicator and period.
type Sets<'a> = HashMap<(&'a str, &'a str), BTreeSet<(i64, i64)>>;

/// Checks every area of a division that has figures; the finding stands at the area's row.
pub(in crate::rules) fn find(whole: &Whole<'_>, sink: &mut Sink<'_>) -> Option<Status> {
    if whole.areas.all.is_empty() {
        return Some(NO_AREAS);
    }
    let Some(cells) = Cells::of(whole) else { return whole.hindrance(&[FIGURES, AREAS]) };
    // A record that could not be read may be the one that seems to be missing.
    if let Some(status) = whole.hindrance(&[FIGURES, AREAS]) {
        return Some(status);
    }
    let mut sets: Sets<'_> = HashMap::new();
    cells.groups(|group| {
        let Some(first) = group.first() else { return };
        let day = Period::read(whole.text(first.period)).and_then(Period::first_day);
        let Some(area) = day.and_then(|day| whole.areas.on(whole.text(first.area), day)) else { return };
        sets.entry((area.municipality(), area.division)).or_default().insert((first.indicator, first.period));
    });
    for area in whole.areas.all.iter().filter(|a| a.in_force) {
        let Some(set) = sets.get(&(area.municipality(), area.division)) else { continue };
        for (indicator, period) in set.iter().filter(|(i, p)| lacks(whole, &cells, area, *i, *p)) {
            let facts = vec![Fact::number("indikator", *indicator), Fact::model("periode", whole.text(*period))];
            sink.area("manglende-indikator", area.row, None, None, facts);
        }
    }
    None
}

fn lacks(whole: &Whole<'_>, cells: &Cells<'_>, area: &Area<'_>, indicator: i64, period: i64) -> bool {
    let day = Period::read(whole.text(period)).and_then(Period::first_day);
    day.is_some_and(|day| area.valid(day)) && whole.id(area.number).is_none_or(|id| !cells.has(id, indicator, period))
}
