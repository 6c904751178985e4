//! Asks the judge what follows when some rows are hidden.

use super::{Budget, Table};
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
}

impl<'t, 'a> Asker<'t, 'a> {
    pub(super) fn new(table: &'t Table<'a>, budget: Budget) -> Self {
        let rows = table.views.iter().map(|v| v.rows.len() as u64).sum();
        Asker { table, judge: Judge::new(), budget, rows }
    }

    /// Whether there is work left for one more question that could make a choice cheaper; takes it.
    pub(super) fn may_try(&mut self) -> bool {
        let left = self.budget.rows.checked_sub(self.rows.max(1));
        self.budget.rows = left.unwrap_or(self.budget.rows);
        left.is_some()
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
        for (number, view) in self.table.views.iter().enumerate() {
            let seen: Vec<Row> = view.rows.iter().map(|r| masked(r, hidden, self.table.bare)).collect();
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

/// A row as it is seen when these are hidden.
fn masked(row: &Row, hidden: &BTreeSet<u32>, bare: &BTreeSet<u32>) -> Row {
    if !hidden.contains(&row.row) {
        return *row;
    }
    let naevner = row.naevner.filter(|_| !bare.contains(&row.row));
    Row { marking: Marking::Hidden, taeller: None, vaerdi: None, naevner, ..*row }
}
