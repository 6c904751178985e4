//! `alle-eller-ingen`: nobody in a base has a sensitive trait, or everybody, or all but the policy's k: then the figure discloses
//! the trait of each of them (risk R05; with k = 1 the one exception learns the rest).

use crate::discretion::tables::rows;
use crate::discretion::tables::sensitivity::Classes;
use crate::finding::Fact;
use crate::index::{About, Rows, Sink};
use crate::model::{Feltrolle, Foelsomhed, Indikatortype, Maalgruppe, Taellefelt};

/// Checks every count that has a base for every audience that is judged.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let counts = &rows.compiled.model.diskretion.taellefelter;
    for count in counts.iter().filter(|t| t.tema == rows.theme.tema.temakode) {
        let index = |name: &str| rows.theme.fields.index(name);
        let (Some(field), Some(base)) = (index(&count.felt), count.grundlag.as_deref().and_then(index)) else { continue };
        for audience in rows::judged(rows.compiled) {
            judge(rows, sink, count, (field, base), audience);
        }
    }
}

fn judge(rows: &Rows<'_>, sink: &mut Sink<'_>, count: &Taellefelt, (field, base): (usize, usize), audience: &Maalgruppe) {
    let Some(limits) = rows::limits(rows.compiled, audience) else { return };
    let (values, bases) = (&rows.batch.columns[field], &rows.batch.columns[base]);
    let but = i64::from(limits.alle_eller_ingen_k) * values.unit();
    let mut classes = Classes::new(rows, count);
    for row in 0..rows.batch.rows {
        let (Some(value), Some(all)) = (values.number(row), bases.number(row)) else { continue };
        // More than all is a fault that another rule reports.
        let (none, everybody) = (value == 0, (all - but..=all).contains(&value));
        let discloses = all > 0 && (none || everybody) && rows::is_exact(rows, row, field) && is_trait(rows, row);
        if !discloses
            || !rows::sees(rows.compiled, audience, rows::access(rows, row))
            || classes.of(row) != Some(Foelsomhed::Foelsom)
        {
            continue;
        }
        let about = About { field: Some(field), audience: Some(&audience.navn), ..About::default() };
        sink.row_with("alle-eller-ingen", rows, row, about, || {
            let [da, en] = rows::named(audience);
            vec![Fact::model("felt", &count.felt), da, en]
        });
    }
}

/// Whether the count is of those in the base who have some trait: a share, or one category of what is counted. The total of
/// a count is its base.
fn is_trait(rows: &Rows<'_>, row: usize) -> bool {
    let indicator = rows.number(Feltrolle::Indikator, row).and_then(|code| rows.compiled.model.indikator(code));
    let category = || rows.theme.field(Feltrolle::Kategori).is_some_and(|field| rows.narrows(field, row));
    indicator.is_none_or(|i| i.slags != Indikatortype::Antal || category())
}
