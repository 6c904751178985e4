//! `periode-i-fremtiden`: a period, or a list year, that has not begun.

use crate::finding::Fact;
use crate::index::period::Period;
use crate::index::{Rows, Sink};
use crate::model::Feltrolle;

/// Compares the first day of every row's period with today.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let today = rows.compiled.options.today;
    let begins_later = |period: Option<Period>| period.and_then(Period::first_day).is_some_and(|day| day > today);
    if let Some(field) = rows.theme.field(Feltrolle::Periode) {
        let column = &rows.batch.columns[field];
        let mut last: Option<(&[u8], bool)> = None;
        for row in 0..rows.batch.rows {
            let Some(bytes) = column.bytes(row) else { continue };
            let later = match last {
                Some((seen, later)) if seen == bytes => later,
                _ => begins_later(column.text(row).and_then(Period::read)),
            };
            last = Some((bytes, later));
            if later {
                report(rows, row, field, sink);
            }
        }
    }
    if let Some(field) = rows.theme.field(Feltrolle::Aar) {
        for row in 0..rows.batch.rows {
            if begins_later(rows.batch.columns[field].number(row).map(Period::year)) {
                report(rows, row, field, sink);
            }
        }
    }
}

fn report(rows: &Rows<'_>, row: usize, field: usize, sink: &mut Sink<'_>) {
    let felt = &rows.theme.fields.specs[field].name;
    sink.row("periode-i-fremtiden", rows, row, Some(field), || {
        let value = crate::index::values::shown(&rows.batch.columns[field], row).unwrap_or_default();
        vec![Fact::model("felt", felt), Fact::data("vaerdi", value)]
    });
}
