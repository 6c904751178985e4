//! `kommune-passer-ikke`: an area's number begins with the code of another municipality than the row's CVR number, or of
//! none; a list compares with a region that the municipality did not belong to. A move belongs to the municipality at either
//! end.

use crate::finding::Fact;
use crate::index::roles::AREA_NAMES;
use crate::index::{Rows, Sink};
use crate::model::{Feltrolle, Kommune, Model};
use std::collections::HashMap;

const RULE: &str = "kommune-passer-ikke";
/// The country is everybody's, as the regions are.
const COUNTRY: &str = "000-LANDET";

/// Checks every row whose CVR number is a municipality's.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let index = |role| rows.theme.field(role);
    let Some(cvr) = index(Feltrolle::Myndighed).map(|f| &rows.batch.columns[f]) else { return };
    let names: Vec<usize> = AREA_NAMES.into_iter().filter_map(index).collect();
    let region = index(Feltrolle::Region).zip(index(Feltrolle::Aar));
    let Some(first) = names.first() else { return };
    let model = rows.compiled.model;
    let municipalities: HashMap<i64, &Kommune> = model.kommuner.iter().map(|k| (i64::from(k.cvr), k)).collect();
    let mut last: Option<(i64, Option<&Kommune>)> = None;
    for row in 0..rows.batch.rows {
        let Some(number) = cvr.number(row) else { continue };
        let own = match last {
            Some((seen, own)) if seen == number => own,
            _ => municipalities.get(&number).copied(),
        };
        last = Some((number, own));
        let Some(own) = own else { continue };
        let texts = || names.iter().filter_map(|f| rows.batch.columns[*f].text(row));
        if texts().next().is_some() && !texts().any(|t| belongs(model, t, own.kommunekode)) {
            let (da, en) = ("områdets nummer begynder ikke med den", "the area's number does not begin with it");
            sink.row(RULE, rows, row, Some(*first), || facts(own, da, en));
        }
        let compared = region.and_then(|(r, y)| rows.batch.columns[r].text(row).zip(rows.batch.columns[y].number(row)));
        if let Some((compared, year)) = compared
            && let Some(right) = region_of(model, own, year).filter(|right| *right != compared)
        {
            let da = format!("kommunens region den 1. januar {year} er {right}");
            let en = format!("the municipality's region on 1 January {year} is {right}");
            sink.row(RULE, rows, row, region.map(|(r, _)| r), || facts(own, &da, &en));
        }
    }
}

fn facts(own: &Kommune, da: &str, en: &str) -> Vec<Fact> {
    vec![Fact::number("kommunekode", own.kommunekode), Fact::model("detalje", da), Fact::model("detalje_en", en)]
}

/// The area of the region that a municipality belonged to when a list year began.
fn region_of<'m>(model: &'m Model, own: &Kommune, year: i64) -> Option<&'m str> {
    let code = own.region(&format!("{year:04}-01-01"))?;
    model.regioner.iter().find(|r| r.kode == code).map(|r| r.omraade_nr.as_str())
}

/// Whether a number is of a municipality, or of an area that all share; one of another form is told by another rule.
fn belongs(model: &Model, number: &str, own: u16) -> bool {
    let Some((code, _)) = number.split_once('-') else { return true };
    let shared = || number == COUNTRY || model.regioner.iter().any(|r| r.omraade_nr == number);
    code.len() != 3 || code.parse() == Ok(own) || shared()
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
