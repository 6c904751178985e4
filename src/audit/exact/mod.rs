//! Any part at all: elimination, linear programming in exact fractions, branch and bound over whole numbers.
//!
//! **What it proves.** Every number of the simplex tableau is a whole number, so its optimum is the optimum and its
//! contradiction a contradiction; nothing is rounded and nothing has to be checked afterwards. Over whole numbers the
//! optimum, rounded inward, bounds a cell; a solution in whole numbers that reaches it proves that the bound is
//! tight; where none is at hand, branch and bound finds one or moves the bound.

mod branch;
mod explain;
mod simplex;
mod tableau;

pub(super) use explain::explain;

use super::answer::{Answer, Fraction, Method, Question, Verdict};
use super::part::{Outcome, Part};
use super::problem::{NO_LOWER, NO_UPPER};
use super::propagate::{ceil, floor};
use super::work::Work;
use simplex::Optimum;
use tableau::{Halt, NONE, Tableau};

/// The memory of the exact methods.
#[derive(Debug, Default)]
pub(super) struct Exact {
    tableau: Tableau,
}

impl Exact {
    /// Answers a part.
    pub(super) fn solve(
        &mut self,
        part: &Part,
        question: Question,
        asked: &[bool],
        answer: &mut Answer,
        work: &mut Work,
    ) -> Outcome {
        match self.begin(part, answer, work) {
            Ok(true) => {}
            Ok(false) => return Outcome::Infeasible,
            Err(_) => return Outcome::Unknown,
        }
        for at in (0..part.cells.len()).filter(|at| asked[part.cells[*at] as usize]) {
            let done = match part.integer {
                true => self.whole(part, at, question, answer, work),
                false => self.fraction(part, at, question, answer, work),
            };
            if done.is_err() {
                break;
            }
        }
        Outcome::Done
    }

    /// Whether the part has a solution; a whole one is told to the answer.
    fn begin(&mut self, part: &Part, answer: &mut Answer, work: &mut Work) -> Result<bool, Halt> {
        self.tableau.load(part, false, work)?;
        if self.tableau.eliminate(work)?.is_some() || self.tableau.repair(work)?.is_some() {
            return Ok(false);
        }
        if !part.integer {
            return Ok(true);
        }
        if self.tell(part, answer) {
            self.look_around(part, answer, work)?;
            return Ok(true);
        }
        self.branch(part, branch::Aim::AnySolution, answer, work)
    }

    /// Tells the answer of solutions next to the one at hand, which is whole.
    fn look_around(&mut self, part: &Part, answer: &mut Answer, work: &mut Work) -> Result<(), Halt> {
        self.tableau.look_around(work, |at, value| answer.saw(part.cells[at] as usize, value))
    }

    /// Tells the answer of the solution at hand, if it is whole.
    fn tell(&mut self, part: &Part, answer: &mut Answer) -> bool {
        let whole = |row: &tableau::Row| row.basic == NONE || row.value % i128::from(row.denominator) == 0;
        if !self.tableau.rows.iter().all(whole) {
            return false;
        }
        let values: Option<Vec<i64>> = (0..part.cells.len() as u32)
            .map(|cell| {
                let (value, denominator) = self.tableau.value(cell);
                i64::try_from(value / i128::from(denominator)).ok()
            })
            .collect();
        let Some(values) = values.filter(|values| fulfils(part, values)) else { return false };
        for (cell, value) in part.cells.iter().zip(values) {
            answer.saw(*cell as usize, value);
        }
        true
    }

    /// Both bounds of a cell over whole numbers.
    fn whole(&mut self, part: &Part, at: usize, question: Question, answer: &mut Answer, work: &mut Work) -> Result<(), Halt> {
        let cell = part.cells[at] as usize;
        answer.method[cell] = Method::Lp;
        for up in [false, true] {
            let enough = match question {
                Question::Intervals => false,
                Question::Demand(demand) => demand.met(answer.seen_low[cell], answer.seen_high[cell]),
            };
            let (seen, bound) =
                if up { (answer.seen_high[cell], answer.high[cell]) } else { (answer.seen_low[cell], answer.low[cell]) };
            if enough || seen == bound {
                continue;
            }
            if self.bound(part, at, up, answer, work)? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// One bound of a cell over whole numbers; whether elimination alone fixes the cell.
    fn bound(&mut self, part: &Part, at: usize, up: bool, answer: &mut Answer, work: &mut Work) -> Result<bool, Halt> {
        let (cell, variable) = (part.cells[at] as usize, at as u32);
        self.tableau.repair(work)?;
        let optimum = self.tableau.optimise(variable, up, work)?;
        if self.tell(part, answer) {
            self.look_around(part, answer, work)?;
        }
        if optimum == Optimum::Endless {
            // A whole solution is known, and a direction in fractions is one in whole numbers, many times over.
            if up {
                answer.seen_high[cell] = NO_UPPER
            } else {
                answer.seen_low[cell] = NO_LOWER
            }
            return Ok(false);
        }
        let (value, denominator) = self.tableau.value(variable);
        let (value, denominator) = (value, i128::from(denominator));
        let inward = if up { floor(value, denominator) } else { ceil(value, denominator) };
        let inward = i64::try_from(inward).map_err(|_| Halt::TooLarge)?;
        self.keep(at, up, inward, cell, answer);
        let row = self.tableau.row_of[at];
        if row != NONE && self.tableau.rows[row as usize].entries.is_empty() {
            answer.method[cell] = Method::Elimination;
            (answer.low[cell], answer.high[cell]) = (inward, inward);
            return Ok(true);
        }
        let seen = if up { answer.seen_high[cell] } else { answer.seen_low[cell] };
        if seen != inward {
            answer.method[cell] = Method::Branch;
            self.branch(part, branch::Aim::Cell { at, up }, answer, work)?;
            let best = if up { answer.seen_high[cell] } else { answer.seen_low[cell] };
            self.keep(at, up, best, cell, answer);
        }
        Ok(false)
    }

    /// A proven bound: for the answer, and for all that is still to be found.
    fn keep(&mut self, at: usize, up: bool, bound: i64, cell: usize, answer: &mut Answer) {
        if up {
            answer.high[cell] = bound;
            self.tableau.high[at] = bound;
        } else {
            answer.low[cell] = bound;
            self.tableau.low[at] = bound;
        }
    }

    /// Both bounds of a cell over fractions, and the verdict, which whole numbers could not tell.
    fn fraction(&mut self, part: &Part, at: usize, question: Question, answer: &mut Answer, work: &mut Work) -> Result<(), Halt> {
        let (cell, variable) = (part.cells[at], at as u32);
        answer.method[cell as usize] = Method::Lp;
        let mut ends = [None, None];
        for (up, end) in [(false, 0), (true, 1)] {
            self.tableau.repair(work)?;
            if self.tableau.optimise(variable, up, work)? == Optimum::Here {
                let (value, denominator) = self.tableau.value(variable);
                ends[end] = Some(Fraction::new(value, i128::from(denominator)));
            }
        }
        let row = self.tableau.row_of[at];
        if row != NONE && self.tableau.rows[row as usize].entries.is_empty() {
            answer.method[cell as usize] = Method::Elimination;
        }
        answer.verdict[cell as usize] = judge(ends, question);
        answer.fractions.push((cell, ends[0], ends[1]));
        Ok(())
    }
}

/// The verdict over an interval of fractions.
fn judge(ends: [Option<Fraction>; 2], question: Question) -> Verdict {
    let [Some(low), Some(high)] = ends else {
        let within = |demand: super::Demand| {
            demand.not_within.is_some_and(|(a, b)| {
                ends[0].is_some_and(|l| l.numerator >= i128::from(a) * l.denominator)
                    && ends[1].is_some_and(|h| h.numerator <= i128::from(b) * h.denominator)
            })
        };
        return match question {
            Question::Demand(demand) if within(demand) => Verdict::Narrow,
            _ => Verdict::Wide,
        };
    };
    if low == high {
        return Verdict::Exact;
    }
    let Question::Demand(demand) = question else { return Verdict::Wide };
    let width = |by: i64| {
        let common = low.denominator.checked_mul(high.denominator)?;
        let top = high.numerator.checked_mul(low.denominator)?.checked_sub(low.numerator.checked_mul(high.denominator)?)?;
        Some(top >= i128::from(by).checked_mul(common)?)
    };
    let inside = demand.not_within.is_some_and(|(a, b)| {
        low.numerator >= i128::from(a) * low.denominator && high.numerator <= i128::from(b) * high.denominator
    });
    match width(demand.width) {
        Some(true) if !inside => Verdict::Wide,
        Some(_) => Verdict::Narrow,
        None => Verdict::Unsettled,
    }
}

/// Whether whole values fulfil every bound and equation of the part: the certificate, reckoned anew from the part.
fn fulfils(part: &Part, values: &[i64]) -> bool {
    let within = |value: i128, low: i64, high: i64| {
        (low == NO_LOWER || value >= i128::from(low)) && (high == NO_UPPER || value <= i128::from(high))
    };
    let cells = values.iter().enumerate().all(|(at, v)| within(i128::from(*v), part.low[at], part.high[at]));
    let sum = |row: usize| -> i128 {
        let terms = part.range(row).map(|at| i128::from(part.coefficient[at]) * i128::from(values[part.cell[at] as usize]));
        terms.sum()
    };
    cells && (0..part.equations.len()).all(|row| within(sum(row), part.least[row], part.most[row]))
}
