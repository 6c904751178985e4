//! Any component: elimination, linear programming in exact arithmetic, branch and bound over the integers.
//!
//! **What it proves.** The simplex tableau is exact (integer entries with a denominator per row), so an optimum or an
//! infeasibility certificate needs no check afterwards. Over the integers, the optimum rounded inward bounds a cell; an
//! integer solution that attains it proves the bound tight. If none is known, branch and bound finds one or tightens the
//! bound.

mod branch;
mod explain;
mod record;
mod simplex;
mod tableau;

pub(super) use explain::explain;

use super::answer::{Answer, Fraction, Method, Question, Verdict};
use super::component::{Component, Outcome};
use super::problem::{NO_LOWER, NO_UPPER};
use super::propagate::{ceil, floor};
use super::work::Work;
use simplex::Optimum;
use tableau::{Halt, NONE, Tableau};

/// Working memory of the exact methods.
#[derive(Debug, Default)]
pub(super) struct Exact {
    tableau: Tableau,
}

impl Exact {
    /// Solves a component.
    pub(super) fn solve(
        &mut self,
        component: &Component,
        question: Question,
        asked: &[bool],
        answer: &mut Answer,
        work: &mut Work,
    ) -> Outcome {
        match self.begin(component, answer, work) {
            Ok(true) => {}
            Ok(false) => return Outcome::Infeasible,
            Err(_) => return Outcome::Unknown,
        }
        for at in (0..component.cells.len()).filter(|at| asked[component.cells[*at] as usize]) {
            let done = match component.integer {
                true => self.whole(component, at, question, answer, work),
                false => self.fraction(component, at, question, answer, work),
            };
            if done.is_err() {
                break;
            }
        }
        Outcome::Done
    }

    /// Whether the component is feasible; an integer solution is recorded in the answer.
    fn begin(&mut self, component: &Component, answer: &mut Answer, work: &mut Work) -> Result<bool, Halt> {
        self.tableau.load(component, false, work)?;
        if self.tableau.eliminate(work)?.is_some() || self.tableau.restore_feasibility(work)?.is_some() {
            return Ok(false);
        }
        if !component.integer {
            return Ok(true);
        }
        if self.tableau.record_solution(component, answer) {
            self.tableau.record_adjacent(component, answer, work)?;
            return Ok(true);
        }
        self.tableau.branch(component, branch::Objective::AnySolution, answer, work)
    }

    /// Both bounds of a cell over the integers.
    fn whole(
        &mut self,
        component: &Component,
        at: usize,
        question: Question,
        answer: &mut Answer,
        work: &mut Work,
    ) -> Result<(), Halt> {
        let cell = component.cells[at] as usize;
        answer.method[cell] = Method::Lp;
        for up in [false, true] {
            let enough = match question {
                Question::Intervals => false,
                Question::Requirement(requirement) => requirement.met(answer.attained_min[cell], answer.attained_max[cell]),
            };
            let (seen, bound) =
                if up { (answer.attained_max[cell], answer.high[cell]) } else { (answer.attained_min[cell], answer.low[cell]) };
            if enough || seen == bound {
                continue;
            }
            if self.tighten_bound(component, at, up, answer, work)? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// One bound of a cell over the integers; returns whether elimination alone fixes the cell.
    fn tighten_bound(
        &mut self,
        component: &Component,
        at: usize,
        up: bool,
        answer: &mut Answer,
        work: &mut Work,
    ) -> Result<bool, Halt> {
        let (cell, variable) = (component.cells[at] as usize, at as u32);
        self.tableau.restore_feasibility(work)?;
        let optimum = self.tableau.optimise(variable, up, work)?;
        if self.tableau.record_solution(component, answer) {
            self.tableau.record_adjacent(component, answer, work)?;
        }
        if optimum == Optimum::Unbounded {
            // An integer solution is known, and a multiple of a rational ray is an integer ray.
            if up {
                answer.attained_max[cell] = NO_UPPER
            } else {
                answer.attained_min[cell] = NO_LOWER
            }
            return Ok(false);
        }
        let (value, denominator) = self.tableau.value(variable);
        let (value, denominator) = (value, i128::from(denominator));
        let inward = if up { floor(value, denominator) } else { ceil(value, denominator) };
        let inward = i64::try_from(inward).map_err(|_| Halt::TooLarge)?;
        self.set_proven_bound(at, up, inward, cell, answer);
        let row = self.tableau.row_of[at];
        if row != NONE && self.tableau.rows[row as usize].entries.is_empty() {
            answer.method[cell] = Method::Elimination;
            (answer.low[cell], answer.high[cell]) = (inward, inward);
            return Ok(true);
        }
        let seen = if up { answer.attained_max[cell] } else { answer.attained_min[cell] };
        if seen != inward {
            answer.method[cell] = Method::Branch;
            self.tableau.branch(component, branch::Objective::Cell { at, up }, answer, work)?;
            let best = if up { answer.attained_max[cell] } else { answer.attained_min[cell] };
            self.set_proven_bound(at, up, best, cell, answer);
        }
        Ok(false)
    }

    /// Stores a proven bound in the answer and in the tableau.
    fn set_proven_bound(&mut self, at: usize, up: bool, bound: i64, cell: usize, answer: &mut Answer) {
        if up {
            answer.high[cell] = bound;
            self.tableau.high[at] = bound;
        } else {
            answer.low[cell] = bound;
            self.tableau.low[at] = bound;
        }
    }

    /// Both bounds of a cell over the rationals, and its verdict.
    fn fraction(
        &mut self,
        component: &Component,
        at: usize,
        question: Question,
        answer: &mut Answer,
        work: &mut Work,
    ) -> Result<(), Halt> {
        let (cell, variable) = (component.cells[at], at as u32);
        answer.method[cell as usize] = Method::Lp;
        let mut ends = [None, None];
        for (up, end) in [(false, 0), (true, 1)] {
            self.tableau.restore_feasibility(work)?;
            if self.tableau.optimise(variable, up, work)? == Optimum::Attained {
                let (value, denominator) = self.tableau.value(variable);
                ends[end] = Some(Fraction::new(value, i128::from(denominator)));
            }
        }
        let row = self.tableau.row_of[at];
        if row != NONE && self.tableau.rows[row as usize].entries.is_empty() {
            answer.method[cell as usize] = Method::Elimination;
        }
        answer.verdict[cell as usize] = interval_verdict(ends, question);
        answer.fractions.push((cell, ends[0], ends[1]));
        Ok(())
    }
}

/// The verdict on an interval with rational ends.
fn interval_verdict(ends: [Option<Fraction>; 2], question: Question) -> Verdict {
    let [Some(low), Some(high)] = ends else {
        let within = |requirement: super::Requirement| {
            requirement.not_within.is_some_and(|(a, b)| {
                ends[0].is_some_and(|l| l.numerator >= i128::from(a) * l.denominator)
                    && ends[1].is_some_and(|h| h.numerator <= i128::from(b) * h.denominator)
            })
        };
        return match question {
            Question::Requirement(requirement) if within(requirement) => Verdict::Narrow,
            _ => Verdict::Wide,
        };
    };
    if low == high {
        return Verdict::Exact;
    }
    let Question::Requirement(requirement) = question else { return Verdict::Wide };
    let width = |by: i64| {
        let common = low.denominator.checked_mul(high.denominator)?;
        let top = high.numerator.checked_mul(low.denominator)?.checked_sub(low.numerator.checked_mul(high.denominator)?)?;
        Some(top >= i128::from(by).checked_mul(common)?)
    };
    let inside = requirement.not_within.is_some_and(|(a, b)| {
        low.numerator >= i128::from(a) * low.denominator && high.numerator <= i128::from(b) * high.denominator
    });
    match width(requirement.width) {
        Some(true) if !inside => Verdict::Wide,
        Some(_) => Verdict::Narrow,
        None => Verdict::Unsettled,
    }
}
