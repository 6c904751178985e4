//! `kategori-passer-ikke`: a category that is not one of the indicator's own.

use crate::finding::Fact;
use crate::index::{Rows, Sink};
use crate::model::Feltrolle;
use crate::rules::opslag::indicators;

/// Checks every row of a known indicator.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let Some(field) = rows.theme.field(Feltrolle::Kategori) else { return };
    let total = rows.theme.roles.total(field);
    let known = rows.theme.codes[field].as_ref();
    for (row, indicator) in indicators(rows) {
        let Some(code) = rows.batch.columns[field].number(row).filter(|c| total.exchange(*c) != 0) else { continue };
        // A code that no list has is reported by another rule.
        let exists = known.is_some_and(|k| k.active(code).is_some());
        if exists && !indicator.kategorier.contains(&code) {
            let all = || {
                let codes: Vec<String> = indicator.kategorier.iter().map(i64::to_string).collect();
                [total.exchange(0).to_string()].into_iter().chain(codes).collect::<Vec<_>>().join(", ")
            };
            sink.row("kategori-passer-ikke", rows, row, Some(field), || {
                vec![
                    Fact::data("vaerdi", code.to_string()),
                    Fact::number("indikator", indicator.kode),
                    Fact::model("koder", all()),
                ]
            });
        }
    }
}
