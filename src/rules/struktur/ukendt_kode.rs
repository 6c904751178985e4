//! `ukendt-kode`: a code that its list does not have, or that the field does not take.

use crate::finding::Fact;
use crate::index::{Rows, Sink};
use crate::model::{Datatype, Felt};

/// Checks every code column.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    codes(rows, |active| active.is_none(), |row, field, facts| sink.row("ukendt-kode", rows, row, Some(field), || facts));
}

/// Visits the cells whose code is judged bad; equal codes in a row are looked up once.
pub(super) fn codes(rows: &Rows<'_>, bad: impl Fn(Option<bool>) -> bool, mut found: impl FnMut(usize, usize, Vec<Fact>)) {
    for (field, felt) in rows.theme.felter.iter().enumerate() {
        let (Some(codes), Some(list)) = (&rows.theme.codes[field], felt.kodeliste()) else { continue };
        let column = &rows.batch.columns[field];
        let mut last: Option<(i64, bool)> = None;
        for row in 0..rows.batch.rows {
            let Some(code) = column.number(row) else { continue };
            let is_bad = match last {
                Some((seen, is_bad)) if seen == code => is_bad,
                _ => bad(codes.active(code)),
            };
            last = Some((code, is_bad));
            if is_bad {
                let facts = vec![
                    Fact::model("felt", &felt.feltnavn),
                    Fact::data("vaerdi", code.to_string()),
                    Fact::model("kodeliste", named(felt, list, "feltet tager kun", "og")),
                    Fact::model("kodeliste_en", named(felt, list, "the field takes only", "and")),
                    Fact::model("hint", ""),
                ];
                found(row, field, facts);
            }
        }
    }
}

/// The list, with the codes that the field takes where it takes only some of them.
fn named(felt: &Felt, list: &str, only: &str, and: &str) -> String {
    let codes: Vec<String> = match &felt.datatype {
        Datatype::Kode { tilladte, .. } => tilladte.iter().map(i64::to_string).collect(),
        _ => vec![],
    };
    match codes.split_last() {
        None => list.to_owned(),
        Some((last, [])) => format!("{list} ({only} {last})"),
        Some((last, rest)) => format!("{list} ({only} {} {and} {last})", rest.join(", ")),
    }
}
