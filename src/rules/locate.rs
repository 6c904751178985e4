//! Finds rows again: from the row numbers and values that whole-delivery rules found, back to place and key, by
//! reading only the chunks that hold them.

use super::relation::ukendt_omraade;
use crate::delivery;
use crate::index::{About, Compiled, DeliveryContent, Hit, ReadInput, RowFindings, Rows, Sink};
use std::collections::{HashMap, HashSet};

/// By theme and field index: values that do not exist.
pub(super) type Unknown = HashMap<(u16, usize), HashSet<u32>>;

/// Turns what was found into findings, input by input, up to the limit per rule and input; totals are exact.
pub(super) fn report<'m>(
    compiled: &'m Compiled<'m>,
    inputs: &[ReadInput],
    content: &DeliveryContent,
    mut hits: RowFindings<'_>,
    unknown: &Unknown,
    sink: &mut Sink<'m>,
) {
    for input in inputs {
        let Some(theme) = compiled.theme(input.theme) else { continue };
        let (hits, beyond) = hits.take(input.index);
        let fields: Vec<usize> =
            theme.references.iter().map(|r| r.field).filter(|f| unknown.contains_key(&(input.theme, *f))).collect();
        let mut own = Sink::new(compiled);
        for_batches(input, !fields.is_empty(), &hits, |batch, first| {
            let kind = input.dataset.header().format.place;
            let rows = Rows { compiled, theme, batch, input: input.index, first_row: first, kind };
            found(&rows, input, &hits, &mut own);
            for field in &fields {
                ukendt_omraade::report(&rows, *field, &unknown[&(input.theme, *field)], &content.interner, &mut own);
            }
        });
        beyond.into_iter().for_each(|(rule, audience, n)| own.beyond(rule, named(compiled, audience), n));
        sink.append(own);
    }
}

/// Adds the findings that lie in a batch.
fn found(rows: &Rows<'_>, input: &ReadInput, hits: &[Hit], sink: &mut Sink<'_>) {
    let from = u64::from(input.first_row) + rows.first_row;
    let to = from + rows.batch.rows as u64;
    let start = hits.partition_point(|h| u64::from(h.row) < from);
    for hit in hits[start..].iter().take_while(|h| u64::from(h.row) < to) {
        let about = About { field: hit.field, audience: named(rows.compiled, hit.audience), ..About::default() };
        sink.row_with(hit.rule, rows, (u64::from(hit.row) - from) as usize, about, || hit.facts.clone());
    }
}

/// An audience's name, by its number in the policy.
fn named<'a>(compiled: &'a Compiled<'_>, audience: Option<usize>) -> Option<&'a str> {
    compiled.model.diskretion.maalgrupper.get(audience?).map(|m| m.navn.as_str())
}

/// Reads again the chunks that hold wanted rows; all of them where values are wanted.
fn for_batches(input: &ReadInput, all: bool, hits: &[Hit], mut visit: impl FnMut(&delivery::Batch, u64)) {
    let row_of = |hit: &Hit| u64::from(hit.row - input.first_row);
    let from = |row: u64| hits.get(hits.partition_point(|h| row_of(h) < row)).map(row_of);
    let mut next_row = 0u64;
    // What lies after the last chunk of the first reading was given up there, and is not read now.
    let Some(last) = input.marks.last().map(|m| m.row) else { return };
    loop {
        let Some(target) = (if all { Some(next_row) } else { from(next_row) }) else { return };
        let at = input.marks.partition_point(|m| m.row <= target);
        let Some(mark) = at.checked_sub(1).and_then(|i| input.marks.get(i)) else { return };
        let mut row = mark.row;
        for chunk in input.dataset.chunks(Some(mark.at)) {
            let batch = input.dataset.parse(&chunk, &input.plan);
            visit(&batch, row);
            row += batch.rows as u64;
            if row > last {
                return;
            }
            // A wanted row nearby is cheaper to read on to than to begin again at.
            if !all && from(row).is_none_or(|next| next >= row + 2 * batch.rows as u64) {
                break;
            }
        }
        if all || row <= next_row {
            return;
        }
        next_row = row;
    }
}
