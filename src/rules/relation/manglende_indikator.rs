//! `manglende-indikator`: an area in force without any row of an indicator and period that other areas of its division have.
//! If the area is a reference's, the finding is at the first delivered row that the others have.

use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::index::areas::Area;
use crate::index::cells::Cells;
use crate::index::period::Period;
use crate::index::{NO_AREAS, RowFindings};
use crate::index::{Sink, Status};
use std::collections::{BTreeMap, HashMap};

const RULE: &str = "manglende-indikator";

/// What a division has figures of: indicator and period, with the first row.
type Sets<'a> = HashMap<(&'a str, &'a str), BTreeMap<(i64, i64), u32>>;

/// Checks every delivered area of a division that has figures; the finding is at the area's row.
pub(in crate::rules) fn find(whole: &Derived<'_>, sink: &mut Sink<'_>) -> Option<Status> {
    each(whole, false, |area, indicator, period, _| {
        let (da, en) = ("Området", "The area");
        let facts = vec![Fact::model("omraade", da), Fact::model("omraade_en", en)];
        sink.area(RULE, area.row, None, None, [facts, of(whole, indicator, period)].concat());
    })
}

/// Checks every area of a reference.
pub(in crate::rules) fn find_missing_next_to_others(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    each(whole, true, |area, indicator, period, row| {
        let facts = || [vec![Fact::data("omraade", area.number)], of(whole, indicator, period)].concat();
        hits.add(RULE, whole.compiled.roles.figures, row, None, facts);
    })
}

fn of(whole: &Derived<'_>, indicator: i64, period: i64) -> Vec<Fact> {
    vec![Fact::number("indikator", indicator), Fact::model("periode", whole.text(period))]
}

/// Every area that lacks what its division has, with the first row that has it.
fn each<'w>(whole: &'w Derived<'_>, of_reference: bool, mut lacking: impl FnMut(&'w Area<'w>, i64, i64, u32)) -> Option<Status> {
    if whole.areas.none {
        return Some(NO_AREAS);
    }
    let Some(cells) = Cells::of(whole) else {
        return whole.hindrance(&[whole.compiled.roles.figures, whole.compiled.roles.areas]);
    };
    // A record that could not be read may be the one that seems to be missing.
    if let Some(status) = whole.hindrance(&[whole.compiled.roles.figures, whole.compiled.roles.areas]) {
        return Some(status);
    }
    let wanted = |area: &&Area<'_>| area.row.reference == of_reference;
    if !whole.areas.all.iter().any(|a| wanted(&a)) {
        return None;
    }
    let is_retired = |code: i64| whole.compiled.model.indikator(code).is_some_and(|i| i.status.er_udgaaet());
    let mut sets: Sets<'_> = HashMap::new();
    cells.groups(|group| {
        let Some(first) = group.first().filter(|c| !is_retired(c.indicator)) else { return };
        let day = Period::read(whole.text(first.period)).and_then(Period::first_day);
        let Some(area) = day.and_then(|day| whole.areas.on(whole.text(first.area), day)) else { return };
        let row = group.iter().map(|c| c.row).min().unwrap_or(first.row);
        let set = sets.entry((area.municipality(), area.division)).or_default();
        let known = set.entry((first.indicator, first.period)).or_insert(row);
        *known = row.min(*known);
    });
    for area in whole.areas.all.iter().filter(|a| a.in_force).filter(wanted) {
        let Some(set) = sets.get(&(area.municipality(), area.division)) else { continue };
        for ((indicator, period), row) in set.iter().filter(|((i, p), _)| lacks(whole, &cells, area, *i, *p)) {
            lacking(area, *indicator, *period, *row);
        }
    }
    None
}

fn lacks(whole: &Derived<'_>, cells: &Cells<'_>, area: &Area<'_>, indicator: i64, period: i64) -> bool {
    let day = Period::read(whole.text(period)).and_then(Period::first_day);
    day.is_some_and(|day| area.valid(day)) && whole.id(area.number).is_none_or(|id| !cells.has(id, indicator, period))
}
