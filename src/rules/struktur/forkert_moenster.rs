//! `forkert-moenster`: a text that does not have the form its field asks for.

use crate::finding::Fact;
use crate::index::{Rows, Sink};
use crate::model::Datatype;

/// Checks every text column that has a pattern; equal texts in a row are judged once.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for (field, felt) in rows.theme.felter.iter().enumerate() {
        let Some(pattern) = &rows.theme.patterns[field] else { continue };
        let Datatype::Tekst { moenster_forklaring, moenster, .. } = &felt.datatype else { continue };
        let column = &rows.batch.columns[field];
        let mut last: Option<(&[u8], bool)> = None;
        for row in 0..rows.batch.rows {
            let Some(bytes) = column.bytes(row) else { continue };
            let right = match last {
                Some((seen, right)) if seen == bytes => right,
                _ => column.text(row).is_some_and(|t| pattern.is_match(t)),
            };
            last = Some((bytes, right));
            if !right {
                let text = column.text(row).unwrap_or_default();
                let words = moenster_forklaring.as_ref().or(moenster.as_ref());
                sink.row("forkert-moenster", rows, row, Some(field), || {
                    vec![
                        Fact::model("felt", &felt.feltnavn),
                        Fact::data("vaerdi", text),
                        Fact::model("forklaring", words.map_or("", |w| w.trim_end_matches('.'))),
                    ]
                });
            }
        }
    }
}
