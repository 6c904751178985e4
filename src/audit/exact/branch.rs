//! Branch and bound over the integers, on the exact simplex.
//!
//! **What it proves.** A branch is closed when it is infeasible, when its optimum rounded inward is no better than the
//! incumbent, or at an integer solution. When no branch is open, the incumbent is optimal. If the budget runs out before
//! that, only the earlier bounds are proven.

use super::super::answer::Answer;
use super::super::component::Component;
use super::super::problem::{NO_LOWER, NO_UPPER};
use super::super::propagate::{ceil, floor};
use super::super::work::Work;
use super::simplex::Optimum;
use super::tableau::{Halt, Tableau};

/// What is searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Objective {
    /// Any integer solution.
    AnySolution,
    /// The smallest or greatest value of a cell.
    Cell {
        /// The cell, by its number in the component.
        at: usize,
        /// Whether the greatest value is wanted.
        up: bool,
    },
}

/// An open branch: how many bounds were changed above it, and the change that leads into it.
struct Branch {
    depth: usize,
    variable: usize,
    low: i64,
    high: i64,
}

impl Tableau {
    /// Searches and records the solutions found; returns whether there is one.
    ///
    /// # Errors
    /// The budget ran out or a number grew too large. The tableau's bounds are restored in any case.
    pub(super) fn branch(
        &mut self,
        component: &Component,
        objective: Objective,
        answer: &mut Answer,
        work: &mut Work,
    ) -> Result<bool, Halt> {
        let mut changes: Vec<(usize, i64, i64)> = Vec::new();
        let found = self.search(component, objective, &mut changes, answer, work);
        self.restore_bounds(&mut changes, 0);
        found
    }

    fn restore_bounds(&mut self, changes: &mut Vec<(usize, i64, i64)>, depth: usize) {
        for (variable, low, high) in changes.drain(depth..).rev() {
            (self.low[variable], self.high[variable]) = (low, high);
        }
    }

    fn search(
        &mut self,
        component: &Component,
        objective: Objective,
        changes: &mut Vec<(usize, i64, i64)>,
        answer: &mut Answer,
        work: &mut Work,
    ) -> Result<bool, Halt> {
        let mut open: Vec<Branch> = Vec::new();
        let mut any = matches!(objective, Objective::Cell { .. });
        loop {
            work.nodes += 1;
            if let Some(variable) = self.explore_node(component, objective, answer, work)? {
                let (down, up) = self.branch_bounds(variable);
                let depth = changes.len();
                open.push(Branch { depth, variable, low: up.0, high: up.1 });
                self.set_bounds(variable, down, changes);
                continue;
            }
            let whole = answer.attained_min[component.cells[0] as usize] <= answer.attained_max[component.cells[0] as usize];
            any |= whole;
            if (objective == Objective::AnySolution && whole) || self.optimum_attained(component, objective, answer) {
                return Ok(true);
            }
            let Some(next) = open.pop() else { return Ok(any) };
            self.restore_bounds(changes, next.depth);
            self.set_bounds(next.variable, (next.low, next.high), changes);
        }
    }

    fn set_bounds(&mut self, variable: usize, (low, high): (i64, i64), changes: &mut Vec<(usize, i64, i64)>) {
        changes.push((variable, self.low[variable], self.high[variable]));
        (self.low[variable], self.high[variable]) = (low, high);
    }

    /// The bounds of the two branches at a fractional value.
    fn branch_bounds(&self, variable: usize) -> ((i64, i64), (i64, i64)) {
        let (value, denominator) = self.value(variable as u32);
        // The value lies between 64-bit bounds, so rounding stays within them.
        let down = i64::try_from(floor(value, i128::from(denominator))).unwrap_or(0);
        let (low, high) = (self.low[variable], self.high[variable]);
        ((low, down), (down + 1, high))
    }

    /// Whether the incumbent attains the proven bound.
    fn optimum_attained(&self, component: &Component, objective: Objective, answer: &Answer) -> bool {
        let Objective::Cell { at, up } = objective else { return false };
        let cell = component.cells[at] as usize;
        if up { answer.attained_max[cell] == answer.high[cell] } else { answer.attained_min[cell] == answer.low[cell] }
    }

    /// Explores one node; returns the variable to branch on, or `None` if the node is closed.
    fn explore_node(
        &mut self,
        component: &Component,
        objective: Objective,
        answer: &mut Answer,
        work: &mut Work,
    ) -> Result<Option<usize>, Halt> {
        if self.restore_feasibility(work)?.is_some() {
            return Ok(None);
        }
        if let Objective::Cell { at, up } = objective {
            let cell = component.cells[at] as usize;
            let optimum = self.optimise(at as u32, up, work)?;
            if optimum == Optimum::Attained && self.is_dominated(at, up, cell, answer) {
                return Ok(None);
            }
            if self.record_solution(component, answer) {
                self.record_adjacent(component, answer, work)?;
                if optimum == Optimum::Unbounded {
                    if up { answer.attained_max[cell] = NO_UPPER } else { answer.attained_min[cell] = NO_LOWER }
                }
                return Ok(None);
            }
        } else if self.record_solution(component, answer) {
            self.record_adjacent(component, answer, work)?;
            return Ok(None);
        }
        // Branch on the first fractional cell; sums of integer cells are integer.
        let cells = self.cells;
        let fractional = self.rows.iter().filter(|row| row.value % i128::from(row.denominator) != 0);
        match fractional.map(|row| row.basic).filter(|basic| (*basic as usize) < cells).min() {
            Some(variable) if self.fits(variable) => Ok(Some(variable as usize)),
            _ => Err(Halt::TooLarge),
        }
    }

    fn fits(&self, variable: u32) -> bool {
        let (value, denominator) = self.value(variable);
        i64::try_from(floor(value, i128::from(denominator))).is_ok_and(|v| v.unsigned_abs() < u64::MAX / 8)
    }

    /// Whether the current optimum, rounded inward, is no better than the incumbent.
    fn is_dominated(&self, at: usize, up: bool, cell: usize, answer: &Answer) -> bool {
        let (value, denominator) = self.value(at as u32);
        let denominator = i128::from(denominator);
        if answer.attained_min[cell] > answer.attained_max[cell] {
            return false;
        }
        if up {
            floor(value, denominator) <= i128::from(answer.attained_max[cell])
        } else {
            ceil(value, denominator) >= i128::from(answer.attained_min[cell])
        }
    }
}
