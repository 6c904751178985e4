//! Makes the changes in the batches of a delivery as it is written again, and counts what is lost.

use super::{Change, Changes, figures};
use crate::delivery::{Batch, Buffer};
use crate::index::roles::{FIGURES, Marking};
use crate::index::{Compiled, Theme};
use crate::model::Feltrolle;
use std::collections::BTreeMap;

/// What was lost of the rows of one theme and off_kode.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows that showed their figures.
    pub shown: u64,
    /// Of those: hidden because of themselves.
    pub first: u64,
    /// Of those: hidden for others' sake.
    pub others: u64,
    /// Bits that the shown figures took.
    pub information: u64,
    /// Of those: in what was hidden.
    pub lost: u64,
    /// Of the rows that showed their figures: rounded.
    pub rounded: u64,
    /// Rows that were hidden before, and had a base or a text that was emptied.
    pub emptied: u64,
}

/// The changes, made batch by batch in the order in which the delivery was read.
pub struct Mask<'a> {
    compiled: &'a Compiled<'a>,
    changes: &'a Changes,
    /// By theme: the number of the next row.
    next: BTreeMap<u16, u32>,
    /// By theme and off_kode.
    pub tally: BTreeMap<(u16, Option<i64>), Tally>,
}

impl<'a> Mask<'a> {
    /// Before the first batch.
    pub fn new(compiled: &'a Compiled<'a>, changes: &'a Changes) -> Self {
        Mask { compiled, changes, next: BTreeMap::new(), tally: BTreeMap::new() }
    }

    /// Makes the changes in the next batch of a theme. Columns beyond the theme's own fields are emptied where a row is hidden or rounded:
    /// their content is unknown.
    pub fn apply(&mut self, theme: u16, batch: &mut Batch) {
        let first =
            *self.next.entry(theme).and_modify(|n| *n += batch.rows as u32).or_insert(batch.rows as u32) - batch.rows as u32;
        let Some(theme) = self.compiled.theme(theme) else { return };
        let code = theme.tema.temakode;
        let changes: Vec<Change> =
            (0..batch.rows as u32).map(|row| self.changes.of(code, first + row).copied().unwrap_or_default()).collect();
        let figures = figures(theme);
        let marking = theme.field(Feltrolle::Markering);
        let closed: Vec<bool> = (0..batch.rows).map(|row| marking.is_some_and(|m| is_closed(theme, batch, m, row))).collect();
        self.count(theme, (&figures, &closed), batch, &changes);
        let hide: Vec<bool> = changes.iter().map(|c| c.hide.is_some()).collect();
        let round: Vec<bool> = changes.iter().map(|c| c.hide.is_none() && c.round.is_some()).collect();
        for (row, rounded) in
            changes.iter().enumerate().filter(|(row, _)| round[*row]).filter_map(|(row, c)| Some((row, c.round?)))
        {
            for (field, figure) in FIGURES.into_iter().zip(rounded) {
                if let (Some(field), Some(figure)) = (theme.field(field), figure) {
                    batch.columns[field].set_hundredths(row, figure);
                }
            }
        }
        let base: Vec<bool> = changes.iter().map(|c| c.base).collect();
        let texts: Vec<bool> = changes.iter().map(|c| c.texts || c.hide.is_some()).collect();
        let others = theme.fields.specs.len()..batch.columns.len();
        // A row that says that it shows no figure has none, whoever said so.
        let shows_none: Vec<bool> = hide.iter().zip(&closed).map(|(hide, closed)| *hide || *closed).collect();
        figures.into_iter().for_each(|field| clear(batch, field, &shows_none));
        let either: Vec<bool> = hide.iter().zip(&round).map(|(hide, round)| *hide || *round).collect();
        others.for_each(|field| clear(batch, field, &either));
        theme.roles.texts().iter().for_each(|field| clear(batch, *field, &texts));
        theme.field(Feltrolle::Naevner).into_iter().for_each(|field| clear(batch, field, &base));
        if let Some(marking) = marking {
            for (rows, mark) in [(&round, Marking::Rounded), (&hide, Marking::Hidden)] {
                theme.roles.code_of(mark).into_iter().for_each(|code| batch.columns[marking].set_whole(rows, code));
            }
        }
    }
}

impl Mask<'_> {
    /// Counts what a batch loses, before it does.
    fn count(&mut self, theme: &Theme<'_>, (figures, closed): (&[usize], &[bool]), batch: &Batch, changes: &[Change]) {
        let number = |role, row: usize| batch.columns[theme.field(role)?].number(row);
        for (row, change) in changes.iter().enumerate() {
            let tally = self.tally.entry((theme.tema.temakode, number(Feltrolle::Adgang, row))).or_default();
            let information: u64 = figures.iter().map(|f| information(&batch.columns[*f], row)).sum();
            let marking = theme.roles.marking(number(Feltrolle::Markering, row));
            if matches!(marking, Marking::Open | Marking::Rounded) {
                tally.shown += 1;
                tally.information += information;
            }
            match change.hide {
                Some(for_itself) => {
                    *(if for_itself { &mut tally.first } else { &mut tally.others }) += 1;
                    tally.lost += information;
                }
                None if change.round.is_some() => {
                    tally.rounded += 1;
                    // As many bits of each figure as the base takes.
                    let base = u64::from((self.compiled.profile.afrunding_base + 1).ilog2());
                    tally.lost += figures.iter().map(|f| self::information(&batch.columns[*f], row).min(base)).sum::<u64>();
                }
                None => {
                    let is_filled = closed[row] && figures.iter().any(|f| batch.columns[*f].valid()[row]);
                    tally.emptied += u64::from(change.base || change.texts || is_filled);
                }
            }
        }
    }
}

/// Whether a row is marked as one that shows no figure.
fn is_closed(theme: &Theme<'_>, batch: &Batch, marking: usize, row: usize) -> bool {
    matches!(theme.roles.marking(batch.columns[marking].number(row)), Marking::Hidden | Marking::Absent)
}

/// Empties a field of some rows, and what could not be read there.
fn clear(batch: &mut Batch, field: usize, marked: &[bool]) {
    if marked.contains(&true) {
        batch.columns[field].clear(marked);
        batch.cell_faults.retain(|f| f.field as usize != field || !marked.get(f.row as usize).copied().unwrap_or(false));
    }
}

/// Bits that a figure takes.
fn information(column: &Buffer, row: usize) -> u64 {
    let scale = match column {
        Buffer::Decimal { scale, .. } => 10u64.pow(u32::from(*scale)),
        _ => 1,
    };
    column.number(row).map_or(0, |n| 1 + u64::from((n.unsigned_abs() / scale + 1).ilog2()))
}
