//! Asks the judge what follows when some rows are hidden.

use super::{Budget, Table, View};
use crate::discretion::view::{Block, Judge, Marking, Row};
use std::collections::BTreeSet;

/// Rows of all audiences beyond which a table is large.
const LARGE: u64 = 4_000;

/// What the judge said.
pub(super) enum Said {
    /// Nothing follows, for nobody.
    Clean,
    /// What an audience sees, and the hidden rows of which something follows: the first audience of which that is so.
    Leaks { view: usize, block: Block, rows: Vec<u32> },
    /// It could not be settled, or the figures contradict each other.
    Open,
}

/// A table, and what was asked of it.
pub(super) struct Asker<'t, 'a> {
    pub(super) table: &'t Table<'a>,
    judge: Judge,
    budget: Budget,
    /// Rows of all audiences: what a question costs.
    rows: u64,
    /// The audiences that are asked for: where nothing follows for one, nothing does for another who sees the same and may know
    /// more.
    views: Vec<usize>,
}

impl<'t, 'a> Asker<'t, 'a> {
    pub(super) fn new(table: &'t Table<'a>, budget: Budget) -> Self {
        let rows = table.views.iter().map(|v| v.rows.len() as u64).sum();
        let knows_no_less = |n: usize| (0..n).any(|before| is_stricter(&table.views[before], &table.views[n]));
        let views = (0..table.views.len()).filter(|n| !knows_no_less(*n)).collect();
        Asker { table, judge: Judge::new(), budget, rows, views }
    }

    /// Whether there is work left for one more question that could make a choice cheaper; takes it.
    pub(super) fn may_try(&mut self) -> bool {
        let left = self.budget.rows.checked_sub(self.rows.max(1));
        self.budget.rows = left.unwrap_or(self.budget.rows);
        left.is_some()
    }

    /// Whether nothing more can be tried.
    pub(super) fn is_spent(&self) -> bool {
        self.budget.rows < self.rows.max(1)
    }

    /// Whether the work goes no further than a few questions, so that a choice has to be made at once.
    pub(super) fn is_large(&self) -> bool {
        self.rows > LARGE
    }

    /// The rows that may still be judged.
    pub(super) fn left(&self) -> u64 {
        self.budget.rows
    }

    /// What rows cost.
    pub(super) fn cost(&self, rows: &BTreeSet<u32>) -> u64 {
        rows.iter().filter_map(|r| self.table.costs.get(r)).sum()
    }

    /// What follows when these rows are hidden too.
    pub(super) fn ask(&mut self, hidden: &BTreeSet<u32>) -> Said {
        let hidden: Vec<u32> = hidden.iter().copied().collect();
        for number in self.views.iter().copied() {
            let view = &self.table.views[number];
            let seen: Vec<Row> = view.rows.iter().map(|r| masked(r, &hidden, self.table.bare)).collect();
            if !seen.iter().any(|r| r.marking == Marking::Hidden) {
                continue;
            }
            let Table { frame, singles, .. } = *self.table;
            let block = Block::new(frame, &seen);
            let found = self.judge.judge(&block, view.limits, self.budget.steps);
            if found.contradicts || found.exact_open || found.narrow_open {
                return Said::Open;
            }
            let inside = self.judge.insiders(&block, view.limits, (singles, &found.exact), self.budget.steps);
            if inside.is_open {
                return Said::Open;
            }
            let rows: BTreeSet<u32> = [found.exact, found.narrow, found.few, inside.rows].into_iter().flatten().collect();
            if !rows.is_empty() {
                return Said::Leaks { view: number, block, rows: rows.into_iter().collect() };
            }
        }
        Said::Clean
    }
}

/// Whether two audiences see the same rows, and the first may know no more of any of them.
fn is_stricter(first: &View<'_>, second: &View<'_>) -> bool {
    let is_same = |(a, b): (&Row, &Row)| (a.row, a.area, a.codes) == (b.row, b.area, b.codes);
    let is_no_less = |row: &Row| match ((first.limits)(row.area, row.codes), (second.limits)(row.area, row.codes)) {
        (Some(first), Some(second)) => first.width >= second.width && first.threshold >= second.threshold,
        (_, second) => second.is_none(),
    };
    first.rows.len() == second.rows.len()
        && first.rows.iter().zip(&second.rows).all(is_same)
        && second.rows.iter().all(is_no_less)
}

/// A row as it is seen when these are hidden.
fn masked(row: &Row, hidden: &[u32], bare: &BTreeSet<u32>) -> Row {
    if hidden.binary_search(&row.row).is_err() {
        return *row;
    }
    if row.marking == Marking::Absent {
        return Row { naevner: None, ..*row };
    }
    let naevner = row.naevner.filter(|_| !bare.contains(&row.row));
    Row { marking: Marking::Hidden, taeller: None, vaerdi: None, naevner, ..*row }
}
