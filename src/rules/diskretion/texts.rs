//! The texts of a batch, as rules that look into them ask: columns of texts, and texts of codes that the input has too.

use crate::delivery::{Buffer, FieldKind};
use crate::discretion::tables::rows;
use crate::finding::Fact;
use crate::index::{About, Rows, Sink};
use crate::model::Felt;

/// Reports every text that a detector sees something in, once for each audience that sees the row. Equal texts that follow
/// each other are looked into once.
pub(super) fn scan<T: Copy>(
    rows: &Rows<'_>,
    rule: &str,
    wanted: impl Fn(&Felt) -> bool,
    detect: impl Fn(&str) -> Option<T>,
    facts: impl Fn(T) -> Vec<Fact>,
    sink: &mut Sink<'_>,
) {
    let fields = (0..rows.theme.fields.specs.len()).filter(|f| rows.theme.fields.specs[*f].kind == FieldKind::Text);
    let own = fields.filter(|f| wanted(rows.theme.felter[*f])).map(|f| (f, &rows.batch.columns[f]));
    let codes = rows.theme.fields.texts.iter().zip(&rows.batch.texts).map(|((_, field), texts)| (*field, texts));
    for (field, column) in own.chain(codes).filter(|(_, c)| c.len() == rows.batch.rows) {
        each(column, &detect, |row, found| report(rows, rule, row, field, || facts(found), sink));
    }
}

/// The rows of a column in which something is seen.
fn each<T: Copy>(column: &Buffer, detect: impl Fn(&str) -> Option<T>, mut found: impl FnMut(usize, T)) {
    let mut last: Option<(&[u8], Option<T>)> = None;
    if !column.valid().contains(&true) {
        return;
    }
    for row in 0..column.len() {
        let Some(bytes) = column.bytes(row) else { continue };
        let seen = match last {
            Some((same, seen)) if same == bytes => seen,
            _ => column.text(row).and_then(&detect),
        };
        last = Some((bytes, seen));
        seen.into_iter().for_each(|seen| found(row, seen));
    }
}

/// One finding for each audience that sees the row.
pub(super) fn report(rows: &Rows<'_>, rule: &str, row: usize, field: usize, facts: impl Fn() -> Vec<Fact>, sink: &mut Sink<'_>) {
    let access = rows::access(rows, row);
    for audience in rows::judged(rows.compiled).filter(|a| rows::sees(rows.compiled, a, access)) {
        let about = About { field: Some(field), audience: Some(&audience.navn), ..About::default() };
        sink.row_with(rule, rows, row, about, || {
            let mut all = facts();
            let name = &rows.theme.fields.specs[field].name;
            all.extend([Fact::model("sted", format!("feltet {name}")), Fact::model("sted_en", format!("the field {name}"))]);
            all.extend(rows::named(audience));
            all
        });
    }
}
