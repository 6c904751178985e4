//! `kommune-passer-ikke`: an area's number begins with the code of another municipality than the row's CVR number, or of
//! none. A move belongs to the municipality at either end.

use crate::finding::Fact;
use crate::rules::{Rows, Sink};
use std::collections::HashMap;

/// Fields that name an area.
const NAMES: [&str; 3] = ["monit_omr_nr", "fra_nr", "til_nr"];
/// The country and the regions are everybody's.
const SHARED: [&str; 2] = ["000", "REGION"];

/// Checks every row whose CVR number is a municipality's.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let index = |name: &str| rows.theme.fields.index(name);
    let Some(cvr) = index("cvr_kode").map(|f| &rows.batch.columns[f]) else { return };
    let names: Vec<usize> = NAMES.into_iter().filter_map(index).collect();
    let Some(first) = names.first() else { return };
    let codes: HashMap<i64, u16> = rows.compiled.model.kommuner.iter().map(|k| (i64::from(k.cvr), k.kommunekode)).collect();
    let mut last: Option<(i64, Option<u16>)> = None;
    for row in 0..rows.batch.rows {
        let Some(number) = cvr.number(row) else { continue };
        let own = match last {
            Some((seen, own)) if seen == number => own,
            _ => codes.get(&number).copied(),
        };
        last = Some((number, own));
        let Some(own) = own else { continue };
        let texts = || names.iter().filter_map(|f| rows.batch.columns[*f].text(row));
        if texts().next().is_some() && !texts().any(|t| belongs(t, own)) {
            sink.row("kommune-passer-ikke", rows, row, Some(*first), || vec![Fact::number("kommunekode", own)]);
        }
    }
}

/// Whether a number is of a municipality, or of an area that all share; one of another form is told by another rule.
fn belongs(number: &str, own: u16) -> bool {
    let Some((code, rest)) = number.split_once('-') else { return true };
    let shared = code == SHARED[0] && rest == "LANDET" || rest == SHARED[1];
    shared || code.len() != 3 || code.parse() == Ok(own)
}

#[cfg(test)]
mod tests {
    use super::belongs;

    #[test]
    fn numbers_belong_by_their_first_three_digits() {
        assert!(belongs("101-A01", 101) && belongs("000-LANDET", 101) && belongs("084-REGION", 101));
        assert!(!belongs("147-A01", 101) && !belongs("000-REST", 101) && !belongs("999-A01", 101));
    }
}
