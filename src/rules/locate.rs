//! Finds rows again: from the row numbers and values that whole-delivery rules found, back to place and key, by
//! reading only the chunks that hold them.

use super::engine::ReadInput;
use super::gather::Gathered;
use super::relation::{dublet_noegle, ukendt_omraade};
use super::{Compiled, Rows, Sink};
use crate::delivery;
use std::collections::{HashMap, HashSet};

/// Where a chunk begins: its first row in the input, and where the reader starts again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) row: u64,
    pub(super) at: delivery::Mark,
}

/// What whole-delivery rules found, before places.
pub(super) struct Wanted {
    /// By theme: (row, first row with the same key), by row.
    pub(super) duplicates: HashMap<u16, Vec<(u32, u32)>>,
    /// By theme and field index: values that do not exist.
    pub(super) unknown: HashMap<(u16, usize), HashSet<u32>>,
}

/// Turns what was found into findings, input by input, up to the limit per rule and input; totals are exact.
pub(super) fn report<'m>(
    compiled: &'m Compiled<'m>,
    inputs: &[ReadInput],
    gathered: &Gathered,
    wanted: Wanted,
    sink: &mut Sink<'m>,
) {
    for (position, input) in inputs.iter().enumerate() {
        let Some(theme) = compiled.theme(input.theme) else { continue };
        let end = inputs[position + 1..].iter().find(|i| i.theme == input.theme).map(|i| i.first_row);
        let end = end.unwrap_or_else(|| gathered.themes.get(&input.theme).map_or(0, |t| t.rows));
        let all = wanted.duplicates.get(&input.theme).map_or(&[][..], Vec::as_slice);
        let mine = &all[all.partition_point(|d| d.0 < input.first_row)..all.partition_point(|d| d.0 < end)];
        let fields: Vec<usize> =
            theme.references.iter().map(|r| r.field).filter(|f| wanted.unknown.contains_key(&(input.theme, *f))).collect();
        if mine.is_empty() && fields.is_empty() {
            continue;
        }
        let mut own = Sink::new(compiled);
        for_batches(input, !fields.is_empty(), mine, |batch, first| {
            let kind = input.dataset.header().format.kind();
            let rows = Rows { compiled, theme, batch, input: input.index, first_row: first, kind };
            dublet_noegle::report(&rows, input, inputs, mine, &mut own);
            for field in &fields {
                ukendt_omraade::report(&rows, *field, &wanted.unknown[&(input.theme, *field)], &gathered.interner, &mut own);
            }
        });
        sink.append(own);
    }
}

/// Reads again the chunks that hold wanted rows; all of them where values are wanted.
fn for_batches(
    input: &ReadInput,
    all: bool,
    rows: &[(u32, u32)],
    mut visit: impl FnMut(&crate::delivery::Batch, u64),
) {
    let mut next_row = 0u64;
    loop {
        let wanted = rows.iter().map(|r| u64::from(r.0 - input.first_row)).find(|r| *r >= next_row);
        let target = if all { Some(next_row) } else { wanted };
        let Some(target) = target else { return };
        let at = input.marks.partition_point(|m| m.row <= target);
        let Some(mark) = at.checked_sub(1).and_then(|i| input.marks.get(i)) else { return };
        let mut row = mark.row;
        for chunk in input.dataset.chunks(Some(mark.at)) {
            let batch = input.dataset.parse(&chunk, &input.plan);
            visit(&batch, row);
            row += batch.rows as u64;
            let near = rows.iter().any(|r| {
                let r = u64::from(r.0 - input.first_row);
                (row..row + 2 * batch.rows as u64).contains(&r)
            });
            if !all && !near {
                break;
            }
        }
        if all || row <= next_row {
            return;
        }
        next_row = row;
    }
}
