//! `afrunding-stemmer-ikke`: a figure marked as rounded that is no multiple of the profile's rounding base.

use crate::delivery::Buffer;
use crate::finding::Fact;
use crate::index::{Rows, Sink};

/// `diskretion_kode` of a rounded figure.
const ROUNDED: i64 = 2;
/// Counts that are protected. A base is another count and may be exact beside a rounded numerator; shares and means are
/// rounded by their own decimals.
const COUNTS: [&str; 3] = ["taeller", "antal", "beboere"];

/// Checks the counts of every row marked so.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let index = |name: &str| rows.theme.fields.index(name);
    let Some(marking) = index("diskretion_kode").map(|f| &rows.batch.columns[f]) else { return };
    let base = i64::from(rows.compiled.profile.afrunding_base);
    for field in COUNTS.into_iter().filter_map(index) {
        let column = &rows.batch.columns[field];
        let unit = match column {
            Buffer::Decimal { scale, .. } => 10i64.pow(u32::from(*scale)),
            _ => 1,
        };
        for row in (0..rows.batch.rows).filter(|r| marking.number(*r) == Some(ROUNDED)) {
            if column.number(row).is_some_and(|n| n % (base * unit).max(1) != 0) {
                sink.row("afrunding-stemmer-ikke", rows, row, Some(field), || vec![Fact::number("base", base)]);
            }
        }
    }
}
