//! What lies near a hidden cell: the sums that it is tied to, and the figures in them that could be hidden too.

use super::View;
use super::ask::Asker;
use crate::discretion::view::{Block, Limiter, Marking, Row};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

/// A figure that could be hidden for an audience: every row that shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Action {
    pub(super) cost: u64,
    pub(super) rows: Vec<u32>,
    /// Its cell.
    pub(super) cell: u32,
}

/// A block seen from its cells.
pub(super) struct Near<'b> {
    block: &'b Block,
    /// By cell, known or not: the sums that it is in.
    sums: Vec<Vec<u32>>,
    /// By cell: what hiding it takes; none where it is not shown or has to stay.
    actions: Vec<Option<Action>>,
    /// By cell: how far its count could be lower; 0 where it was hidden before.
    room: Vec<i64>,
    /// What the audience may not get to know.
    limits: &'b Limiter<'b>,
    /// By row: the cell that it hides.
    hides: HashMap<u32, u32>,
    /// Cells in one sum alone.
    ends: Vec<u32>,
}

/// A place on a way along sums: a sum, and whether what was changed last makes its parts too many or too few.
type Step = (u32, bool);

/// Where a search for a ring has been. It is used again, for a table may have thousands of sums and hundreds of leaks.
#[derive(Default)]
pub(super) struct Trail {
    search: u32,
    /// By step: the search that was last there, the cost so far, the step before and the cell between.
    at: Vec<(u32, u64, Step, u32)>,
}

impl Trail {
    fn start(&mut self, sums: usize) {
        self.search += 1;
        self.at.resize(self.at.len().max(2 * (sums + 1)), (0, 0, (0, false), 0));
    }

    fn place((sum, more): Step) -> usize {
        2 * sum as usize + usize::from(more)
    }

    /// What this search found of a step.
    fn get(&self, step: Step) -> Option<(u64, Step, u32)> {
        let (search, cost, before, over) = self.at[Trail::place(step)];
        (search == self.search).then_some((cost, before, over))
    }

    fn set(&mut self, step: Step, (cost, before, over): (u64, Step, u32)) {
        self.at[Trail::place(step)] = (self.search, cost, before, over);
    }
}

impl<'b> Near<'b> {
    pub(super) fn new(
        asker: &Asker<'_, 'b>,
        view: usize,
        block: &'b Block,
        (hidden, kept): (&BTreeSet<u32>, &BTreeSet<u32>),
    ) -> Self {
        let mut sums = vec![vec![]; block.cells.len()];
        for (number, sum) in block.sums.iter().enumerate() {
            sum.terms().for_each(|(_, cell)| sums[cell as usize].push(number as u32));
        }
        let View { rows, limits } = &asker.table.views[view];
        let mut near = Near {
            block,
            actions: Vec::with_capacity(block.cells.len()),
            room: Vec::with_capacity(block.cells.len()),
            limits: *limits,
            hides: block.cells.iter().enumerate().filter_map(|(n, c)| Some((c.hidden?, n as u32))).collect(),
            ends: (0..block.cells.len() as u32).filter(|c| sums[*c as usize].len() == 1).collect(),
            sums,
        };
        // A block's first cells are those of its rows, in their order.
        let mut of_rows = rows.chunk_by(|a, b| (a.area, a.codes) == (b.area, b.codes));
        for (number, cell) in block.cells.iter().enumerate() {
            let same = of_rows.next().unwrap_or_default();
            let count = same.iter().filter(|r| r.marking == Marking::Open).filter_map(|r| r.taeller).max();
            near.room.push(count.map_or(0, |n| block.measure(cell).units(n)));
            near.actions.push(action(asker, same, number as u32, (hidden, kept)));
        }
        near
    }

    /// The cell that a row hides.
    pub(super) fn cell(&self, row: u32) -> Option<u32> {
        self.hides.get(&row).copied()
    }

    /// How far a hidden count must be able to rise, so that nothing follows of it.
    fn rise(&self, cell: u32) -> i64 {
        let cell = &self.block.cells[cell as usize];
        let limits = (self.limits)(cell.area, cell.codes);
        limits.map_or(0, |l| self.block.measure(cell).persons(l.width.max(l.threshold.saturating_sub(1))))
    }

    fn is_open(&self, cell: u32) -> bool {
        self.block.cells[cell as usize].value().is_none()
    }

    /// The sums that a cell is tied to, by cells that are not known.
    pub(super) fn tied(&self, cell: u32) -> BTreeSet<u32> {
        let (mut found, mut next) = (BTreeSet::new(), vec![cell]);
        while let Some(cell) = next.pop() {
            for sum in self.sums[cell as usize].iter().filter(|s| found.insert(**s)) {
                next.extend(self.block.sums[*sum as usize].terms().map(|t| t.1).filter(|c| self.is_open(*c)));
            }
        }
        found
    }

    /// The sums that a cell is in.
    pub(super) fn of(&self, cell: u32) -> BTreeSet<u32> {
        self.sums[cell as usize].iter().copied().collect()
    }

    /// Every figure in these sums that could be hidden, cheapest first. Whatever mends a leak hides at least one of those that
    /// the leak is tied to: nothing else changes what follows of it.
    pub(super) fn within(&self, sums: &BTreeSet<u32>) -> Vec<Action> {
        let cells = sums.iter().flat_map(|s| self.block.sums[*s as usize].terms().map(|t| t.1));
        let found: BTreeSet<&Action> = cells.filter_map(|c| self.actions[c as usize].as_ref()).collect();
        found.into_iter().cloned().collect()
    }

    /// What to hide so that a cell lies on a ring of unknown cells, each two in a sum, at the least cost; empty where it does.
    /// `rises`: its count can rise along the ring as far as it must.
    pub(super) fn ring(&self, cell: u32, rises: bool, trail: &mut Trail) -> Option<Vec<Action>> {
        let rise = if rises { self.rise(cell) } else { 0 };
        let own = &self.sums[cell as usize];
        let is_alone = |s: &&u32| self.block.sums[**s as usize].terms().all(|(_, c)| c == cell || !self.is_open(c));
        let first = *own.iter().find(is_alone).or(own.first())?;
        // One who is in a single sum leads out of all of them.
        let outside = self.block.sums.len() as u32;
        let start: Step = (first, self.is_part(first, cell));
        let is_goal = |(sum, more): Step| match own.len() {
            1 => sum == outside,
            _ => sum != first && own.contains(&sum) && more != self.is_part(sum, cell),
        };
        trail.start(self.block.sums.len());
        trail.set(start, (0, start, cell));
        let mut next = BinaryHeap::from([Reverse((0u64, start))]);
        while let Some(Reverse((cost, step))) = next.pop() {
            if trail.get(step).is_some_and(|l| l.0 < cost) {
                continue;
            }
            if is_goal(step) {
                return Some(self.way(trail, start, step));
            }
            let (sum, more) = step;
            let beside = self.block.sums.get(sum as usize);
            let ends = self.ends.iter().copied().filter(|_| beside.is_none());
            for over in beside.into_iter().flat_map(|s| s.terms().map(|t| t.1)).chain(ends).filter(|c| *c != cell) {
                let Some(total) = self.price(over).map(|p| cost + p) else { continue };
                // Too many parts: a part falls, or the whole rises. Out of every sum either does.
                for falls in if sum == outside { vec![false, true] } else { vec![more == self.is_part(sum, over)] } {
                    if falls && self.room[over as usize] < rise {
                        continue;
                    }
                    let sums = &self.sums[over as usize];
                    let beyond = sums.iter().map(|to| (*to, self.is_part(*to, over) != falls));
                    let out = (sums.len() == 1).then_some((outside, false));
                    for to in beyond.chain(out).filter(|to| to.0 != sum) {
                        if trail.get(to).is_none_or(|l| total < l.0) {
                            trail.set(to, (total, step, over));
                            next.push(Reverse((total, to)));
                        }
                    }
                }
            }
        }
        None
    }

    /// What it costs that a cell is unknown.
    fn price(&self, cell: u32) -> Option<u64> {
        if self.is_open(cell) { Some(0) } else { self.actions[cell as usize].as_ref().map(|a| a.cost) }
    }

    /// Whether a cell is one of a sum's parts, not its whole.
    fn is_part(&self, sum: u32, cell: u32) -> bool {
        self.block.sums[sum as usize].whole != cell
    }

    fn way(&self, trail: &Trail, start: Step, mut step: Step) -> Vec<Action> {
        let mut found = Vec::new();
        while let Some((_, before, over)) = trail.get(step).filter(|_| step != start) {
            found.extend(self.actions[over as usize].clone().filter(|_| !self.is_open(over)));
            step = before;
        }
        found
    }

    /// The cheapest figure in the sums that a leak is tied to.
    pub(super) fn cheapest(&self, tied: &BTreeSet<u32>) -> Option<Action> {
        self.within(tied).into_iter().next()
    }
}

/// What hiding a cell takes, of the rows that are its own; none where it is not shown or has to stay.
fn action(asker: &Asker<'_, '_>, same: &[Row], cell: u32, (hidden, kept): (&BTreeSet<u32>, &BTreeSet<u32>)) -> Option<Action> {
    let shown = same.iter().filter(|r| matches!(r.marking, Marking::Open | Marking::Rounded) && !hidden.contains(&r.row));
    let mut action = Action { cost: 0, rows: vec![], cell };
    for row in shown {
        action.cost += asker.table.costs.get(&row.row).filter(|_| !kept.contains(&row.row))?;
        action.rows.push(row.row);
    }
    Some(action).filter(|a| !a.rows.is_empty())
}
