//! `kommune-passer-ikke`: an area's number begins with the code of another municipality than the row's CVR number, or of
//! none, or of one that did not exist on the day that the row is about; a list compares with a region that the
//! municipality did not belong to. A move belongs to the municipality at either end.
//!
//! A municipality that has replaced others answers for their history: it may deliver rows under their codes, of the days
//! when these existed. Its own code is for the days since it began.

use crate::delivery::iso_date;
use crate::finding::Fact;
use crate::index::municipality::{Limited, limited};
use crate::index::period::Period;
use crate::index::roles::AREA_NAMES;
use crate::index::{Rows, Sink};
use crate::model::{Feltrolle, Kommune, Model, Temarolle};
use std::collections::HashMap;

const RULE: &str = "kommune-passer-ikke";
/// Fields that say which day a row is about; an area has its last day besides.
const DAYS: [Feltrolle; 3] = [Feltrolle::Periode, Feltrolle::Aar, Feltrolle::GyldigFra];
/// The country is everybody's, as the regions are.
const COUNTRY: &str = "000-LANDET";

/// The columns of a theme that the rule reads.
struct Columns {
    names: Vec<usize>,
    times: Vec<usize>,
    region: Option<(usize, usize)>,
    limited: Vec<Limited>,
}

/// Checks every row whose CVR number is a municipality's.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let index = |role| rows.theme.field(role);
    let Some(cvr) = index(Feltrolle::Myndighed).map(|f| &rows.batch.columns[f]) else { return };
    let is_area = rows.theme.tema.rolle == Some(Temarolle::Omraader);
    let last_day = is_area.then_some(Feltrolle::GyldigTil);
    let columns = Columns {
        names: AREA_NAMES.into_iter().filter_map(index).collect(),
        times: DAYS.into_iter().chain(last_day).filter_map(index).collect(),
        region: index(Feltrolle::Region).zip(index(Feltrolle::Aar)),
        limited: limited(rows.compiled.model),
    };
    if columns.names.is_empty() {
        return;
    }
    // A CVR number may have been that of one municipality and then of another.
    let mut municipalities: HashMap<i64, Vec<&Kommune>> = HashMap::new();
    for kommune in &rows.compiled.model.kommuner {
        municipalities.entry(i64::from(kommune.cvr)).or_default().push(kommune);
    }
    let mut last: Option<(i64, Option<&Vec<&Kommune>>)> = None;
    for row in 0..rows.batch.rows {
        let Some(number) = cvr.number(row) else { continue };
        let own = match last {
            Some((seen, own)) if seen == number => own,
            _ => municipalities.get(&number),
        };
        last = Some((number, own));
        if let Some(own) = own {
            area(rows, row, &columns, own, sink);
            region(rows, row, &columns, own, sink);
        }
    }
}

/// The numbers of the row's areas are of the municipality, and of one that existed.
fn area(rows: &Rows<'_>, row: usize, columns: &Columns, own: &[&Kommune], sink: &mut Sink<'_>) {
    let (model, batch) = (rows.compiled.model, rows.batch);
    let named = || columns.names.iter().filter_map(|f| Some((*f, batch.columns[*f].text(row)?)));
    if named().next().is_none() {
        return;
    }
    if !named().any(|(_, number)| own.iter().any(|own| belongs(model, number, own.kommunekode))) {
        let (da, en) = ("områdets nummer begynder ikke med den", "the area's number does not begin with it");
        sink.row(RULE, rows, row, columns.names.first().copied(), || facts(own, da, en));
        return;
    }
    let missing = |number| {
        let limits = columns.limited.iter().find(|l| code_of(number) == Some(l.code))?;
        let days = columns.times.iter().filter_map(|f| day(rows, *f, row));
        days.into_iter().find(|day| !(limits.first..=limits.last).contains(day)).map(|day| (limits.code, day))
    };
    if let Some((field, (code, day))) = named().find_map(|(field, number)| Some((field, missing(number)?))) {
        let day = iso_date(day);
        let da = format!("kommunen {code}, som områdets nummer begynder med, fandtes ikke den {day}");
        let en = format!("the municipality {code} that the area's number begins with did not exist on {day}");
        sink.row(RULE, rows, row, Some(field), || facts(own, &da, &en));
    }
}

/// A list compares with the region of the municipality that the area was in.
fn region(rows: &Rows<'_>, row: usize, columns: &Columns, own: &[&Kommune], sink: &mut Sink<'_>) {
    let (model, batch) = (rows.compiled.model, rows.batch);
    let Some((field, year)) = columns.region else { return };
    let Some((compared, year)) = batch.columns[field].text(row).zip(batch.columns[year].number(row)) else { return };
    let of_area = columns.names.iter().find_map(|f| model.kommune(code_of(batch.columns[*f].text(row)?)?));
    let regions: Vec<&str> = match of_area {
        Some(kommune) => region_of(model, kommune, year).into_iter().collect(),
        None => own.iter().filter_map(|own| region_of(model, own, year)).collect(),
    };
    if let Some(right) = regions.first().filter(|_| !regions.contains(&compared)) {
        let da = format!("kommunens region den 1. januar {year} er {right}");
        let en = format!("the municipality's region on 1 January {year} is {right}");
        sink.row(RULE, rows, row, Some(field), || facts(own, &da, &en));
    }
}

fn facts(own: &[&Kommune], da: &str, en: &str) -> Vec<Fact> {
    let code = own.first().map_or(0, |own| own.kommunekode);
    vec![Fact::number("kommunekode", code), Fact::model("detalje", da), Fact::model("detalje_en", en)]
}

/// The day that a field of a row is about: a period's and a list year's first.
fn day(rows: &Rows<'_>, field: usize, row: usize) -> Option<i64> {
    let column = &rows.batch.columns[field];
    match rows.theme.felter[field].rolle {
        Some(Feltrolle::Periode) => column.text(row).and_then(Period::read)?.first_day(),
        Some(Feltrolle::Aar) => Period::year(column.number(row)?).first_day(),
        _ => column.number(row),
    }
}

/// The area of the region that a municipality belonged to when a list year began.
fn region_of<'m>(model: &'m Model, own: &Kommune, year: i64) -> Option<&'m str> {
    let code = own.region(&format!("{year:04}-01-01"))?;
    model.regioner.iter().find(|r| r.kode == code).map(|r| r.omraade_nr.as_str())
}

/// The code that a number begins with.
fn code_of(number: &str) -> Option<u16> {
    number.split_once('-').filter(|(code, _)| code.len() == 3)?.0.parse().ok()
}

/// Whether a number is of a municipality or of one that it has replaced, or of an area that all share; one of another
/// form is reported by another rule.
fn belongs(model: &Model, number: &str, own: u16) -> bool {
    let Some((code, _)) = number.split_once('-') else { return true };
    let shared = || number == COUNTRY || model.regioner.iter().any(|r| r.omraade_nr == number);
    let within = |code: u16| model.indgaar_i(code, own);
    code.len() != 3 || code.parse().is_ok_and(within) || shared()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by it")]
mod tests {
    use super::{belongs, region_of};
    use crate::model::store;

    #[test]
    fn numbers_belong_by_their_first_three_digits() {
        let model = store::embedded().unwrap();
        let own = |number: &str| belongs(&model, number, 101);
        assert!(own("101-A01") && own("000-LANDET") && own("084-REGION"));
        assert!(!own("147-A01") && !own("000-REST") && !own("999-A01") && !own("999-REGION") && !own("000-REGION"));
    }

    /// Law no. 699 of 20 June 2025, § 126: Region Hovedstaden becomes a part of Region Østdanmark on 1 January 2027.
    #[test]
    fn a_municipality_has_the_region_of_the_day() {
        let model = store::embedded().unwrap();
        let own = model.kommuner.iter().find(|k| k.kommunekode == 101).unwrap();
        let regions = [2006, 2007, 2026, 2027].map(|year| region_of(&model, own, year));
        assert_eq!(regions, [None, Some("084-REGION"), Some("084-REGION"), Some("086-REGION")]);
    }
}
