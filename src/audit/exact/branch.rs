//! Branch and bound over whole numbers, on the exact simplex.
//!
//! **What it proves.** Each branch ends where the simplex finds a contradiction, where its optimum, rounded inward, is no
//! better than a whole solution that is known, or at a whole solution. When no branch is left, the best solution known
//! is the best there is. Where work runs out before, nothing is proven but the bounds that were.

use super::super::answer::Answer;
use super::super::part::Part;
use super::super::problem::{NO_LOWER, NO_UPPER};
use super::super::propagate::{ceil, floor};
use super::super::work::Work;
use super::Exact;
use super::simplex::Optimum;
use super::tableau::Halt;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// Any solution in whole numbers.
    AnySolution,
    /// The least, or greatest, value of a cell.
    Cell {
        /// The cell, by its number in the part.
        at: usize,
        /// The greatest.
        up: bool,
    },
}

/// A branch that is still to be taken: how many bounds were changed above it, and the change that leads into it.
struct Branch {
    depth: usize,
    variable: usize,
    low: i64,
    high: i64,
}

impl Exact {
    /// Searches; what is found is told to the answer. Whether there is a solution at all.
    ///
    /// # Errors
    /// Work ran out or a number grew too large; the tableau's bounds are as before all the same.
    pub(super) fn branch(&mut self, part: &Part, aim: Aim, answer: &mut Answer, work: &mut Work) -> Result<bool, Halt> {
        let mut changed: Vec<(usize, i64, i64)> = Vec::new();
        let found = self.search(part, aim, &mut changed, answer, work);
        self.undo(&mut changed, 0);
        found
    }

    fn undo(&mut self, changed: &mut Vec<(usize, i64, i64)>, depth: usize) {
        for (variable, low, high) in changed.drain(depth..).rev() {
            (self.tableau.low[variable], self.tableau.high[variable]) = (low, high);
        }
    }

    fn search(
        &mut self,
        part: &Part,
        aim: Aim,
        changed: &mut Vec<(usize, i64, i64)>,
        answer: &mut Answer,
        work: &mut Work,
    ) -> Result<bool, Halt> {
        let mut open: Vec<Branch> = Vec::new();
        let mut any = matches!(aim, Aim::Cell { .. });
        loop {
            work.nodes += 1;
            if let Some(variable) = self.node(part, aim, answer, work)? {
                let (down, up) = self.sides(variable);
                let depth = changed.len();
                open.push(Branch { depth, variable, low: up.0, high: up.1 });
                self.change(variable, down, changed);
                continue;
            }
            let whole = answer.seen_low[part.cells[0] as usize] <= answer.seen_high[part.cells[0] as usize];
            any |= whole;
            if (aim == Aim::AnySolution && whole) || self.reached(part, aim, answer) {
                return Ok(true);
            }
            let Some(next) = open.pop() else { return Ok(any) };
            self.undo(changed, next.depth);
            self.change(next.variable, (next.low, next.high), changed);
        }
    }

    fn change(&mut self, variable: usize, (low, high): (i64, i64), changed: &mut Vec<(usize, i64, i64)>) {
        changed.push((variable, self.tableau.low[variable], self.tableau.high[variable]));
        (self.tableau.low[variable], self.tableau.high[variable]) = (low, high);
    }

    /// The bounds on either side of a fractional value.
    fn sides(&self, variable: usize) -> ((i64, i64), (i64, i64)) {
        let (value, denominator) = self.tableau.value(variable as u32);
        // It lies between bounds of 64 bits, so it rounds to one.
        let down = i64::try_from(floor(value, i128::from(denominator))).unwrap_or(0);
        let (low, high) = (self.tableau.low[variable], self.tableau.high[variable]);
        ((low, down), (down + 1, high))
    }

    /// Whether the best there can be is known.
    fn reached(&self, part: &Part, aim: Aim, answer: &Answer) -> bool {
        let Aim::Cell { at, up } = aim else { return false };
        let cell = part.cells[at] as usize;
        if up { answer.seen_high[cell] == answer.high[cell] } else { answer.seen_low[cell] == answer.low[cell] }
    }

    /// Looks at one node; the variable to branch on, or `None` where nothing better can come of it.
    fn node(&mut self, part: &Part, aim: Aim, answer: &mut Answer, work: &mut Work) -> Result<Option<usize>, Halt> {
        if self.tableau.repair(work)?.is_some() {
            return Ok(None);
        }
        if let Aim::Cell { at, up } = aim {
            let cell = part.cells[at] as usize;
            let optimum = self.tableau.optimise(at as u32, up, work)?;
            if optimum == Optimum::Here && self.is_no_better(at, up, cell, answer) {
                return Ok(None);
            }
            if self.tell(part, answer) {
                self.look_around(part, answer, work)?;
                if optimum == Optimum::Endless {
                    if up { answer.seen_high[cell] = NO_UPPER } else { answer.seen_low[cell] = NO_LOWER }
                }
                return Ok(None);
            }
        } else if self.tell(part, answer) {
            self.look_around(part, answer, work)?;
            return Ok(None);
        }
        // The first cell whose value is no whole number; sums of whole cells are whole.
        let cells = self.tableau.cells;
        let broken = self.tableau.rows.iter().filter(|row| row.value % i128::from(row.denominator) != 0);
        match broken.map(|row| row.basic).filter(|basic| (*basic as usize) < cells).min() {
            Some(variable) if self.fits(variable) => Ok(Some(variable as usize)),
            _ => Err(Halt::TooLarge),
        }
    }

    fn fits(&self, variable: u32) -> bool {
        let (value, denominator) = self.tableau.value(variable);
        i64::try_from(floor(value, i128::from(denominator))).is_ok_and(|v| v.unsigned_abs() < u64::MAX / 8)
    }

    /// Whether the optimum at hand, rounded inward, is no better than a solution that is known.
    fn is_no_better(&self, at: usize, up: bool, cell: usize, answer: &Answer) -> bool {
        let (value, denominator) = self.tableau.value(at as u32);
        let denominator = i128::from(denominator);
        if answer.seen_low[cell] > answer.seen_high[cell] {
            return false;
        }
        if up {
            floor(value, denominator) <= i128::from(answer.seen_high[cell])
        } else {
            ceil(value, denominator) >= i128::from(answer.seen_low[cell])
        }
    }
}
