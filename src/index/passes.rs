//! A delivery whose keys take more memory than is allowed is judged in passes, each over some municipalities: what is beyond
//! them is dropped and read again. Rules over the whole hold one municipality's rows and areas against each other, so that
//! passes change nothing but the time.

use super::content::{ChunkContent, DeliveryContent};
use super::{Compiled, ReadInput, Rows};
use crate::delivery::{Chunk, ordered};
use crate::ledger::{Interner, Record};
use std::collections::BTreeMap;

/// Drops what lies beyond the municipalities that have room, where all have none. One always stays.
pub(crate) fn shrink(compiled: &Compiled<'_>, content: &mut DeliveryContent) {
    let most = content.range.most;
    let all: usize = content.themes.values().map(|t| t.ledger.records().len()).sum();
    if most == 0 || all <= most.max(content.range.patience) {
        return;
    }
    // Where nothing can be dropped, counting at every chunk would take longer and longer.
    content.range.patience = 2 * all;
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for (theme, part) in content.themes.keys().filter_map(|t| Some((*t, compiled.theme(*t)?.area_part()?))) {
        let Some(plan) = compiled.theme(theme).and_then(|t| t.key.as_ref()) else { continue };
        for record in content.themes[&theme].ledger.records() {
            *counts.entry(content.range.of_area(plan.unpack(record.key())[part])).or_default() += 1;
        }
    }
    // Half of the room is left for rows that are still to come.
    let mut sum = 0;
    let cut = counts.iter().skip(1).find(|(municipality, _)| {
        sum += counts.range(..**municipality).next_back().map_or(0, |(_, n)| *n);
        sum + counts[*municipality] > most / 2
    });
    let Some(cut) = cut.map(|(municipality, _)| *municipality) else { return };
    (content.range.cut, content.range.patience) = (Some(cut), 0);
    for (theme, all) in &mut content.themes {
        let Some(own) = compiled.theme(*theme) else { continue };
        let (Some(part), Some(plan)) = (own.area_part(), own.key.as_ref()) else { continue };
        let range = &mut content.range;
        let beyond = all.ledger.split_off(|record| range.of_area(plan.unpack(record.key())[part]) < cut);
        range.left.entry(*theme).or_default().extend(beyond.into_iter().filter(Record::is_reference));
    }
}

/// Goes on to the municipalities beyond, and reads their rows again; whether there are any.
pub(crate) fn next(compiled: &Compiled<'_>, content: &mut DeliveryContent, read: &[ReadInput]) -> bool {
    let Some(cut) = content.range.cut.take() else { return false };
    (content.range.start, content.range.patience) = (cut, 0);
    for (theme, all) in &mut content.themes {
        if compiled.theme(*theme).is_some_and(|t| t.area_part().is_some()) {
            all.ledger.split_off(|_| false);
        }
        all.ledger.extend(content.range.left.remove(theme).unwrap_or_default());
    }
    for input in read {
        if compiled.theme(input.theme).is_some_and(|t| t.area_part().is_some()) {
            again(compiled, content, input);
        }
    }
    true
}

/// Reads an input's keys again.
fn again(compiled: &Compiled<'_>, content: &mut DeliveryContent, input: &ReadInput) {
    let Some(theme) = compiled.theme(input.theme) else { return };
    let interner: Interner = std::mem::take(&mut content.interner);
    let mut chunks = input.dataset.chunks(None);
    let kind = input.dataset.header().format.place;
    let mut first = 0u64;
    ordered(
        compiled.options.threads,
        || chunks.next(),
        |chunk: Chunk| {
            let batch = input.dataset.parse(&chunk, &input.plan);
            ChunkContent::of_keys(&Rows { compiled, theme, batch: &batch, input: input.index, first_row: 0, kind }, &interner)
        },
        |part| {
            let rows = part.rows as u64;
            content.push(theme, input.first_row + first as u32, &part);
            shrink(compiled, content);
            first += rows;
            true
        },
    );
    drop(chunks);
    content.interner = interner;
}
