//! `for-faa-bag-gennemsnit`: a mean that is shown and has fewer persons or households behind it than the policy asks for
//! (risks R04 and R09). A rounded number of them that is lower is too low.

use crate::discretion::tables::rows;
use crate::finding::Fact;
use crate::index::roles::Marking;
use crate::index::{About, Rows, Sink};
use crate::model::{Feltrolle, Indikatortype, Maalgruppe};

/// Checks every row of a mean for every audience that is judged.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let fields = [Feltrolle::Indikator, Feltrolle::Naevner, Feltrolle::Vaerdi].map(|role| rows.theme.field(role));
    let [Some(indicator), Some(behind), Some(mean)] = fields else { return };
    for audience in rows::judged(rows.compiled) {
        judge(rows, sink, (indicator, behind, mean), audience);
    }
}

fn judge(rows: &Rows<'_>, sink: &mut Sink<'_>, (indicator, behind, mean): (usize, usize, usize), audience: &Maalgruppe) {
    let Some(least) = rows::limits(rows.compiled, audience).map(|l| l.mindste_bidragydere) else { return };
    let columns = &rows.batch.columns;
    let under = i64::from(least) * columns[behind].unit();
    for row in (0..rows.batch.rows).filter(|row| columns[mean].valid()[*row]) {
        let few = columns[behind].number(row).is_some_and(|n| n < under);
        if !few
            || !rows::sees(rows.compiled, audience, rows::access(rows, row))
            || !matches!(rows::marking(rows, row), Marking::Open | Marking::Rounded)
        {
            continue;
        }
        let known = columns[indicator].number(row).and_then(|code| rows.compiled.model.indikator(code));
        if known.is_none_or(|i| i.slags != Indikatortype::Gennemsnit) {
            continue;
        }
        let about = About { field: Some(behind), audience: Some(&audience.navn), ..About::default() };
        sink.row_with("for-faa-bag-gennemsnit", rows, row, about, || {
            let [da, en] = rows::named(audience);
            vec![Fact::model("felt", rows.theme.name(behind)), Fact::number("graense", least), da, en]
        });
    }
}
