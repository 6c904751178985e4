//! `for-faa-personer`: an open count that is positive and under the audience's threshold, or whose complement is
//! (risks R01 and R14). Thresholds come from the profile, per audience and sensitivity class;
//! a breakdown that the policy calls sensitive makes an ordinary count sensitive.

use crate::discretion::tables::rows;
use crate::discretion::tables::sensitivity::Classes;
use crate::finding::Fact;
use crate::index::{About, Rows, Sink};
use crate::model::{Foelsomhed, Maalgruppe, Taellefelt};

/// Checks every count field of the theme for every audience that is judged.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let counts = &rows.compiled.model.diskretion.taellefelter;
    for count in counts.iter().filter(|t| t.tema == rows.theme.tema.temakode) {
        for audience in rows::judged(rows.compiled) {
            field(rows, sink, count, audience);
        }
    }
}

fn field(rows: &Rows<'_>, sink: &mut Sink<'_>, count: &Taellefelt, audience: &Maalgruppe) {
    let index = |name: &str| rows.theme.fields.index(name);
    let Some(field) = index(&count.felt) else { return };
    let columns = &rows.batch.columns;
    let base = count.grundlag.as_deref().and_then(index).map(|i| &columns[i]);
    let unit = columns[field].unit();
    let threshold = |class| rows.compiled.threshold(&audience.navn, class);
    let mut classes = Classes::new(rows, count);
    // No class has a higher threshold, so most rows are done with one comparison.
    let highest = [Foelsomhed::Almindelig, Foelsomhed::Foelsom].into_iter().filter_map(threshold).max().unwrap_or(0);
    let highest = i64::from(highest) * unit;
    for row in 0..rows.batch.rows {
        let Some(value) = columns[field].number(row) else { continue };
        let complement = base.and_then(|b| b.number(row)).map(|b| b - value);
        let under = |limit: i64| {
            let small = |n: i64| n > 0 && n < limit;
            small(value) || complement.is_some_and(small)
        };
        if !under(highest) {
            continue;
        }
        if !rows::sees(rows.compiled, audience, rows::access(rows, row)) || !rows::is_exact(rows, row, field) {
            continue;
        }
        let Some(threshold) = classes.of(row).and_then(threshold).filter(|t| under(i64::from(*t) * unit)) else { continue };
        let about = About { field: Some(field), audience: Some(&audience.navn), ..About::default() };
        sink.row_with("for-faa-personer", rows, row, about, || {
            let [da, en] = rows::named(audience);
            vec![Fact::model("felt", &count.felt), da, en, Fact::number("graense", threshold)]
        });
    }
}
