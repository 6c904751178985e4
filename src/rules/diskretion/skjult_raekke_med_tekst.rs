//! `skjult-raekke-med-tekst`: a hidden row that others see and that has a note or a local key: either may disclose what is hidden,
//! or why.

use crate::discretion::tables::rows;
use crate::finding::Fact;
use crate::index::roles::Marking;
use crate::index::{About, Rows, Sink};
use crate::model::Feltrolle;

/// Checks every hidden row with a text for every audience but the own municipality.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    if rows.theme.field(Feltrolle::Markering).is_none() {
        return;
    }
    for field in rows.theme.roles.texts().iter().copied() {
        let column = &rows.batch.columns[field];
        if !column.valid().contains(&true) {
            continue;
        }
        let filled = (0..rows.batch.rows).filter(|row| column.valid()[*row]);
        for row in filled.filter(|row| rows::marking(rows, *row) == Marking::Hidden) {
            let access = rows::access(rows, row);
            for audience in rows::judged(rows.compiled).filter(|a| !a.kun_egne && rows::sees(rows.compiled, a, access)) {
                let about = About { field: Some(field), audience: Some(&audience.navn), ..About::default() };
                sink.row_with("skjult-raekke-med-tekst", rows, row, about, || {
                    let [da, en] = rows::named(audience);
                    vec![Fact::model("felt", rows.theme.name(field)), da, en]
                });
            }
        }
    }
}
