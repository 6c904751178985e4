//! `taeller-ikke-heltal`: a fraction in a count of persons, households, dwellings or events; only full-time persons are
//! counted in parts (design section 3).

use crate::delivery::Buffer;
use crate::finding::Fact;
use crate::index::{Rows, Sink};
use crate::model::{Enhed, Feltrolle};
use crate::rules::opslag::indicators;

/// Checks taeller and naevner of every row of a known indicator.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let fields = [Feltrolle::Taeller, Feltrolle::Naevner].map(|role| rows.theme.field(role));
    for (row, indicator) in indicators(rows) {
        if indicator.enhed == Enhed::Fuldtidspersoner {
            continue;
        }
        for field in fields.into_iter().flatten() {
            let column = &rows.batch.columns[field];
            let Buffer::Decimal { scale, .. } = column else { continue };
            let unit = 10i64.pow(u32::from(*scale));
            if column.number(row).is_some_and(|n| n % unit != 0) {
                let felt = &rows.theme.fields.specs[field].name;
                sink.row("taeller-ikke-heltal", rows, row, Some(field), || vec![Fact::model("felt", felt)]);
            }
        }
    }
}
