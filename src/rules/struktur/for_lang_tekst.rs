//! `for-lang-tekst`: a text with more characters than its field holds. Characters, never bytes.

use crate::finding::Fact;
use crate::index::{Rows, Sink};
use crate::model::Datatype;

/// Checks every text column.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for (field, felt) in rows.theme.felter.iter().enumerate() {
        let Datatype::Tekst { laengde, .. } = felt.datatype else { continue };
        let column = &rows.batch.columns[field];
        for row in 0..rows.batch.rows {
            // A text of few bytes has few characters.
            if column.bytes(row).is_none_or(|b| b.len() <= laengde as usize) {
                continue;
            }
            let Some(text) = column.text(row) else { continue };
            let count = text.chars().count();
            if count > laengde as usize {
                sink.row("for-lang-tekst", rows, row, Some(field), || {
                    vec![
                        Fact::model("felt", &felt.feltnavn),
                        Fact::number("laengde", count as i64),
                        Fact::number("maks", laengde),
                    ]
                });
            }
        }
    }
}
