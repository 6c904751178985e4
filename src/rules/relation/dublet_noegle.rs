//! `dublet-noegle`: a row whose business key an earlier row of the delivery already has.

use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::index::ReadInput;
use crate::index::RowFindings;
use crate::index::Status;

/// Every later row with a key, in every theme.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    for theme in &whole.compiled.themes {
        let code = theme.tema.temakode;
        let Some(ledger) = whole.ledger(code) else { continue };
        let names: Vec<&str> = theme.tema.noegle.iter().map(String::as_str).collect();
        let mut first = None;
        for record in ledger.records() {
            match first {
                Some((key, row)) if key == record.key() => hits.add("dublet-noegle", code, record.row(), None, || {
                    vec![
                        Fact::model("noegle", names.join(", ")),
                        Fact::model("foerste", place(whole, code, row, record.row(), "i")),
                        Fact::model("foerste_en", place(whole, code, row, record.row(), "of")),
                    ]
                }),
                _ => first = Some((record.key(), record.row())),
            }
        }
    }
    let full = whole.content.themes.values().any(|t| t.full && t.any());
    full.then_some(Status::NotChecked(
        "leverancen har flere forskellige områder eller perioder, end kontrollen kan holde styr på",
        "the delivery has more distinct areas or periods than the check can keep track of",
    ))
}

/// The first row's number in its input, with the file where that is another one.
fn place(whole: &Derived<'_>, theme: u16, first: u32, later: u32, of: &str) -> String {
    let home = |row: u32| whole.inputs.iter().rfind(|i: &&ReadInput| i.theme == theme && i.first_row <= row);
    let Some(there) = home(first) else { return String::new() };
    let number = first - there.first_row + 1;
    if home(later).is_some_and(|here| here.index != there.index) {
        let file = there.path.rsplit(['/', '\\']).next().unwrap_or_default();
        return format!("{number} {of} {file}");
    }
    number.to_string()
}
