//! `tekst-modsiger-kode`: the text column of a code says something else than the code. The code counts; the text is the
//! system's own and may be old.

use crate::finding::Fact;
use crate::index::{Rows, Sink};
use std::collections::HashMap;

/// Compares every text column that the input has with its code.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for (index, (name, field)) in rows.theme.fields.texts.iter().enumerate() {
        let Some(texts) = rows.batch.texts.get(index).filter(|t| t.len() == rows.batch.rows) else { continue };
        let list = rows.theme.felter[*field].kodeliste().and_then(|l| rows.compiled.model.kodeliste(l));
        let Some(list) = list else { continue };
        let words: HashMap<i64, &str> = list.koder.iter().map(|k| (k.kode, k.tekst.as_str())).collect();
        for row in 0..rows.batch.rows {
            let (Some(text), Some(code)) = (texts.text(row), rows.batch.columns[*field].number(row)) else { continue };
            let Some(right) = words.get(&code) else { continue };
            if text.to_lowercase() != right.to_lowercase() {
                let felt = &rows.theme.fields.specs[*field].name;
                sink.row("tekst-modsiger-kode", rows, row, Some(*field), || {
                    vec![
                        Fact::model("kolonne", name),
                        Fact::model("felt", felt),
                        Fact::number("kode", code),
                        Fact::model("tekst", *right),
                    ]
                });
            }
        }
    }
}
