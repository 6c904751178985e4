//! `foraeldet-opgoerelse`: the newest figures of an indicator are older than its own frequency, or the length of its period,
//! and the parameter `dage` (a quarter) allow. Older periods with newer ones are history, and right.

use crate::delivery::iso_days;
use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::index::RowFindings;
use crate::index::Status;
use crate::index::cells::Cells;
use crate::index::period::{Period, Span};
use crate::model::{Feltrolle, Frekvens, Tidsform};
use std::collections::BTreeMap;

const RULE: &str = "foraeldet-opgoerelse";
/// Days of a year, more than which a yearly figure may be old.
const YEAR: i64 = 366;

/// Finds the newest period of each municipality's indicators; the finding is at the first row of it.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let (Some(cells), Some(theme)) = (Cells::of(whole), whole.compiled.theme(whole.compiled.roles.figures)) else {
        return whole.hindrance(&[whole.compiled.roles.figures]);
    };
    // A record that could not be read may be the one that seems to be missing.
    if let Some(status) = whole.hindrance(&[whole.compiled.roles.figures]) {
        return Some(status);
    }
    let allowed = whole.compiled.parameter(RULE, "dage");
    let mut newest: BTreeMap<(&str, i64), (i64, u32, i64)> = BTreeMap::new();
    cells.groups(|group| {
        let Some(first) = group.first() else { return };
        let indicator = whole.compiled.model.indikator(first.indicator).filter(|i| !i.status.er_udgaaet());
        let Some(indicator) = indicator else { return };
        let period = Period::read(whole.text(first.period));
        // A position is of the period's first day, everything else of its last.
        let day = match indicator.tidsform {
            Tidsform::Bestand => period.and_then(Period::first_day),
            _ => period.and_then(Period::last_day),
        };
        let Some(day) = day else { return };
        let row = group.iter().map(|c| c.row).min().unwrap_or(first.row);
        let municipality = whole.text(first.area).split('-').next().unwrap_or_default();
        let entry = newest.entry((municipality, first.indicator)).or_insert((day, row, first.period));
        if (day, std::cmp::Reverse(row)) > (entry.0, std::cmp::Reverse(entry.1)) {
            *entry = (day, row, first.period);
        }
    });
    for ((municipality, code), (day, row, period)) in newest {
        let indicator = whole.compiled.model.indikator(code);
        let of_year = Period::read(whole.text(period)).is_some_and(|p| p.span == Span::Year);
        let yearly = of_year || indicator.is_some_and(|i| i.frekvens == Frekvens::Aar);
        let limit = if yearly { YEAR + allowed } else { allowed };
        if today(whole, municipality) - day > limit {
            hits.add(RULE, whole.compiled.roles.figures, row, theme.field(Feltrolle::Periode), || {
                vec![Fact::number("indikator", code), Fact::model("periode", whole.text(period)), Fact::number("dage", limit)]
            });
        }
    }
    None
}

/// Today, or the last day of a municipality that has ended: no newer figures are to be had of it.
fn today(whole: &Derived<'_>, municipality: &str) -> i64 {
    let ended = municipality.parse().ok().and_then(|code| whole.compiled.model.kommune(code)?.gyldig_til.as_deref());
    let last = ended.and_then(iso_days).unwrap_or(i64::MAX);
    whole.compiled.options.today.min(last)
}
