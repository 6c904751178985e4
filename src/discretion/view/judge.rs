//! What the audit says of a block's hidden cells: by the audience's limits, each class of cells for itself.

use super::Codes;
use super::block::{Block, Cell, Sum};
use super::case::Case;
use crate::audit::{Answer, Question, Requirement, SolveStatus, Solver, Verdict, Work};

/// What an audience may not get to know of a hidden count, in persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Limits {
    /// The least width of its interval.
    pub width: u32,
    /// The smallest count that may be shown; the interval may not lie wholly inside 1 to this less 1.
    pub threshold: u32,
}

/// Says by area and codes which cells are judged, and how; none where a count is nobody's secret.
pub type Limiter<'a> = dyn Fn(u32, Codes) -> Option<Limits> + 'a;

/// Rows of hidden cells, by what was found of them, and what was not settled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Their count follows exactly.
    pub exact: Vec<u32>,
    /// Their interval is too narrow, and they are not exact.
    pub narrow: Vec<u32>,
    /// Together with other hidden cells of a sum they are known to be too few.
    pub few: Vec<u32>,
    /// The work did not suffice to settle which are exact.
    pub exact_open: bool,
    /// The work did not suffice to settle which are too narrow.
    pub narrow_open: bool,
    /// The figures contradict each other, so that nothing follows from them.
    pub contradicts: bool,
}

/// Cells that are known to be positive and too few, and whether that was settled for all that were asked about.
#[derive(Default)]
pub(super) struct TooFew {
    pub(super) cells: Vec<u32>,
    pub(super) is_open: bool,
    pub(super) contradicts: bool,
}

/// Judges blocks one after the other, in memory that is used again.
#[derive(Default)]
pub struct Judge {
    pub(super) solver: Solver,
}

/// What the audit said of the cells of a case.
pub(super) struct Said {
    verdicts: Vec<Verdict>,
    /// Proven bounds.
    bounds: Vec<(Option<i64>, Option<i64>)>,
    pub(super) status: SolveStatus,
}

impl Said {
    fn of(answer: &Answer, cells: usize) -> Said {
        let whole = |f: Option<crate::audit::Fraction>| f.and_then(|f| i64::try_from(f.numerator.div_euclid(f.denominator)).ok());
        let bounds = |cell| {
            let one = answer.cell(cell);
            (whole(one.lower), whole(one.upper))
        };
        Said { verdicts: answer.verdicts().to_vec(), bounds: (0..cells as u32).map(bounds).collect(), status: answer.status() }
    }

    pub(super) fn is_open(&self) -> bool {
        self.verdicts.contains(&Verdict::Unsettled)
    }

    /// The cells that can have one value only.
    pub(super) fn exact(&self) -> impl Iterator<Item = usize> + '_ {
        self.verdicts.iter().enumerate().filter(|(_, v)| **v == Verdict::Exact).map(|(number, _)| number)
    }
}

impl Judge {
    /// A judge.
    pub fn new() -> Judge {
        Judge::default()
    }

    /// What follows of a block's hidden cells. `limits` says which cells are judged, and how; `steps` is the work that each
    /// question about a class of cells may cost.
    pub fn judge(&mut self, block: &Block, limits: &Limiter<'_>, steps: u64) -> Found {
        // Of nobody nothing can be told.
        let hidden = block.cells.iter().enumerate().filter(|(_, c)| c.hidden.is_some() && c.upper > 0);
        let asked = hidden.filter_map(|(n, c)| Some((block.demand(c, limits)?, n as u32)));
        let mut judged: Vec<((i64, i64), u32)> = asked.collect();
        judged.sort_unstable();
        let mut found = Found::default();
        for class in judged.chunk_by(|a, b| a.0 == b.0) {
            let cells: Vec<u32> = class.iter().map(|c| c.1).collect();
            if let Some((demand, _)) = class.first() {
                self.class(block, *demand, &cells, steps, &mut found);
            }
        }
        found
    }

    fn class(&mut self, block: &Block, (width, few): (i64, i64), cells: &[u32], steps: u64, found: &mut Found) {
        let demand = Requirement { width, not_within: Some((1, few)) };
        let Some((case, said)) = self.first_possible(block, cells, demand, steps) else {
            found.contradicts = true;
            return;
        };
        let row = |number: usize| block.cells[case.cells[number] as usize].hidden;
        let rows = |said: &Said, wanted: Verdict| -> Vec<u32> {
            let those = said.verdicts.iter().enumerate().filter(|(_, v)| **v == wanted);
            those.filter_map(|(number, _)| row(number)).collect()
        };
        found.narrow.extend(rows(&said, Verdict::Narrow));
        self.sums(block, &case, &said, few, found);
        if !said.is_open() {
            found.exact.extend(rows(&said, Verdict::Exact));
            return;
        }
        // Exactness alone costs less, so it is asked for itself where the width could not be settled.
        found.narrow_open = true;
        let said = self.audit(&case, Requirement { width: 1, not_within: None }, steps);
        found.exact_open |= said.is_open();
        found.exact.extend(rows(&said, Verdict::Exact));
    }

    pub(super) fn audit(&mut self, case: &Case, demand: Requirement, steps: u64) -> Said {
        Said::of(self.solver.audit(&case.problem, Question::Requirement(demand), &mut Work::new(steps)), case.cells.len())
    }

    /// Asks, first with hidden cells at least 1 where zeros are shown; a zero may have been hidden to protect others. None where
    /// the figures contradict each other.
    pub(super) fn first_possible(
        &mut self,
        block: &Block,
        cells: &[u32],
        demand: Requirement,
        steps: u64,
    ) -> Option<(Case, Said)> {
        for zeros in [true, false] {
            let Ok(case) = Case::new(block, cells, zeros) else { break };
            let said = self.audit(&case, demand, steps);
            if said.status != SolveStatus::Infeasible {
                return Some((case, said));
            }
        }
        None
    }

    /// Of cells, each after the greatest count that is too few of it, those that lie wholly inside 1 to that count.
    pub(super) fn too_few(&mut self, block: &Block, mut asked: Vec<(i64, u32)>, steps: u64) -> TooFew {
        let mut found = TooFew::default();
        asked.sort_unstable();
        for class in asked.chunk_by(|a, b| a.0 == b.0) {
            let (few, cells): (i64, Vec<u32>) = (class.first().map_or(0, |c| c.0), class.iter().map(|c| c.1).collect());
            let demand = Requirement { width: 1, not_within: Some((1, few)) };
            let Some((case, said)) = self.first_possible(block, &cells, demand, steps) else {
                found.contradicts = true;
                continue;
            };
            found.is_open |= said.is_open();
            for (number, _) in said.verdicts.iter().enumerate().filter(|(_, v)| matches!(v, Verdict::Exact | Verdict::Narrow)) {
                if matches!(said.bounds[number], (Some(low), Some(high)) if low >= 1 && high <= few) {
                    found.cells.push(case.cells[number]);
                }
            }
        }
        found
    }

    /// Sums of which at least two hidden cells are left, whose own sum lies wholly inside 1 to the threshold less 1 (R16).
    fn sums(&self, block: &Block, case: &Case, said: &Said, few: i64, found: &mut Found) {
        for sum in case.sums.iter().map(|s| &block.sums[*s as usize]) {
            let verdict = |c: u32| case.number(c).map(|n| said.verdicts[n as usize]);
            let is_left = |c: &u32| !matches!(verdict(*c), None | Some(Verdict::NotAsked | Verdict::Exact));
            let hidden: Vec<u32> = sum.parts.iter().copied().filter(is_left).collect();
            if hidden.len() >= 2 && left(block, case, said, sum, &hidden).is_some_and(|(low, high)| low >= 1 && high <= few) {
                found.few.extend(hidden.iter().filter_map(|c| block.cells[*c as usize].hidden));
            }
        }
        found.few.sort_unstable();
        found.few.dedup();
    }
}

impl Block {
    /// The greatest count that is too few of a cell, in its unit; none where it is not judged.
    pub(super) fn few(&self, cell: &Cell, limits: &Limiter<'_>) -> Option<i64> {
        limits(cell.area, cell.codes).map(|l| self.measure(cell).persons(l.threshold) - 1)
    }

    /// The least width of a cell's interval, and the greatest count that is too few.
    fn demand(&self, cell: &Cell, limits: &Limiter<'_>) -> Option<(i64, i64)> {
        let (width, few) = (limits(cell.area, cell.codes)?.width, self.few(cell, limits)?);
        Some((self.measure(cell).persons(width).max(1), few))
    }
}

/// The bounds of what some parts of a sum add up to: what the whole leaves beside the other parts. None where it has no end.
fn left(block: &Block, case: &Case, said: &Said, sum: &Sum, some: &[u32]) -> Option<(i64, i64)> {
    let bounds = |cell: u32| match case.number(cell) {
        Some(number) => said.bounds[number as usize],
        None => (block.cells[cell as usize].value(), block.cells[cell as usize].value()),
    };
    let slack = block.slack(sum);
    let whole = bounds(sum.whole);
    let others = || sum.parts.iter().filter(|p| !some.contains(p)).map(|p| bounds(*p));
    let high = others().try_fold(whole.1? + slack, |high, other| Some(high - other.0?))?;
    let own: i64 = some.iter().filter_map(|c| bounds(*c).0).sum();
    let rest = others().try_fold(whole.0? - slack, |low, other| Some(low - other.1?)).filter(|_| sum.is_complete);
    Some((own.max(rest.unwrap_or(0)), high))
}
