//! `manglende-felt`: an obligatory field that is empty, or has no column at all (said once for the input).

use crate::finding::{Fact, Place};
use crate::index::sink::Draft;
use crate::index::{Rows, Sink};

/// Checks every obligatory column.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let batch = rows.batch;
    for (field, felt) in rows.theme.felter.iter().enumerate() {
        if !felt.er_obligatorisk() {
            continue;
        }
        if !batch.present[field] {
            if batch.rows == 0 && rows.first_row == 0 {
                let place = Place { input: rows.input, line: Some(1), ..Place::default() };
                let facts = vec![Fact::model("felt", &felt.feltnavn)];
                let draft = Draft { place, field: None, aspect: None, audience: None, facts };
                sink.input("manglende-felt", Some(rows.theme.tema.temakode), Some(felt.feltnavn.clone()), draft);
            }
            continue;
        }
        for (row, valid) in batch.columns[field].valid().iter().enumerate() {
            if !valid && !batch.faulty(row, &[field]) {
                sink.row("manglende-felt", rows, row, Some(field), || vec![Fact::model("felt", &felt.feltnavn)]);
            }
        }
    }
}
