//! `udgaaet-kode`: a code that is no longer in use, with the one that replaces it.

use super::ukendt_kode::codes;
use crate::finding::Fact;
use crate::index::{Rows, Sink};

/// Checks every code column.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    codes(
        rows,
        |active| active == Some(false),
        |row, field, mut facts| {
            let code = rows.batch.columns[field].number(row);
            let list = rows.theme.felter[field].kodeliste().and_then(|l| rows.compiled.model.kodeliste(l));
            let next = list.and_then(|l| l.koder.iter().find(|k| Some(k.kode) == code)?.erstattes_af);
            if let Some(next) = next {
                facts.retain(|f| f.name != "hint");
                facts.push(Fact::model("hint", next.to_string()));
            }
            sink.row("udgaaet-kode", rows, row, Some(field), || facts);
        },
    );
}
