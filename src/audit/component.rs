//! One connected part of a problem: the cells that are still open, and the equations that tie them together, numbered
//! from 0 for themselves.

use super::answer::Answer;
use super::problem::{NO_LOWER, NO_UPPER, Problem};
use super::propagate::{Contradiction, Propagation, ceil, ends, floor};
use super::work::Spent;

/// A part, in memory that is used again.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) integer: bool,
    /// A bound does not fit 64 bits: nothing can be said of the part.
    pub(super) too_large: bool,
    /// Numbers in the problem.
    pub(super) cells: Vec<u32>,
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
    /// Equations' numbers in the problem.
    pub(super) equations: Vec<u32>,
    pub(super) start: Vec<u32>,
    pub(super) cell: Vec<u32>,
    pub(super) coefficient: Vec<i64>,
    pub(super) least: Vec<i64>,
    pub(super) most: Vec<i64>,
}

impl Part {
    /// The places of an equation's terms.
    pub(super) fn range(&self, row: usize) -> std::ops::Range<usize> {
        self.start[row] as usize..self.start[row + 1] as usize
    }

    fn kept(&mut self, bound: Option<i128>, none: i64) -> i64 {
        let Some(bound) = bound else { return none };
        let fits = i64::try_from(bound).ok().filter(|b| b.unsigned_abs() < u64::MAX / 4);
        self.too_large |= fits.is_none();
        fits.unwrap_or(none)
    }

    fn clear(&mut self, integer: bool) {
        (self.integer, self.too_large) = (integer, false);
        self.start.clear();
        self.start.push(0);
        for column in [&mut self.cells, &mut self.equations, &mut self.cell] {
            column.clear();
        }
        for column in [&mut self.low, &mut self.high, &mut self.coefficient, &mut self.least, &mut self.most] {
            column.clear();
        }
    }
}

/// Finds the parts one after the other.
#[derive(Debug, Default)]
pub(super) struct Parts {
    next: u32,
    /// Per cell its number in the part under way; `u32::MAX` where it has been in none.
    number: Vec<u32>,
    taken: Vec<bool>,
}

impl Parts {
    /// Begins anew.
    pub(super) fn load(&mut self, problem: &Problem) {
        self.next = 0;
        self.number.clear();
        self.number.resize(problem.cells(), u32::MAX);
        self.taken.clear();
        self.taken.resize(problem.equations(), false);
    }

    /// Gathers the next part with an open cell; `false` where there is none.
    ///
    /// # Errors
    /// An equation cannot be fulfilled by whole numbers, its coefficients having a common divisor.
    pub(super) fn next(
        &mut self,
        problem: &Problem,
        standing: &Propagation,
        answer: &Answer,
        part: &mut Part,
    ) -> Result<bool, Contradiction> {
        part.clear(problem.integer);
        while (self.next as usize) < problem.cells() {
            let cell = self.next;
            self.next += 1;
            if answer.low[cell as usize] != answer.high[cell as usize] && self.number[cell as usize] == u32::MAX {
                self.add_cell(cell, answer, part);
                self.gather(problem, standing, answer, part)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn add_cell(&mut self, cell: u32, answer: &Answer, part: &mut Part) {
        self.number[cell as usize] = part.cells.len() as u32;
        part.cells.push(cell);
        part.low.push(answer.low[cell as usize]);
        part.high.push(answer.high[cell as usize]);
    }

    fn gather(
        &mut self,
        problem: &Problem,
        standing: &Propagation,
        answer: &Answer,
        part: &mut Part,
    ) -> Result<(), Contradiction> {
        let mut at = 0;
        while at < part.cells.len() {
            for equation in standing.of(part.cells[at]) {
                if !std::mem::replace(&mut self.taken[*equation as usize], true) {
                    self.add_equation(problem, answer, *equation, part)?;
                }
            }
            at += 1;
        }
        Ok(())
    }

    /// The equation's open terms, what is fixed moved to its bounds, divided by what its coefficients have in common;
    /// nothing, where the open cells' bounds fulfil it anyway.
    fn add_equation(&mut self, problem: &Problem, answer: &Answer, equation: u32, part: &mut Part) -> Result<(), Contradiction> {
        let row = equation as usize;
        let sums = Sums::of(problem, answer, row);
        let side = |bound: i64, none: i64| (bound != none).then(|| i128::from(bound) - sums.fixed);
        let (from, to) = (side(problem.least[row], NO_LOWER), side(problem.most[row], NO_UPPER));
        let idle_below = from.is_none_or(|f| sums.least.is_some_and(|l| l >= f));
        let idle_above = to.is_none_or(|t| sums.most.is_some_and(|m| m <= t));
        if idle_below && idle_above {
            return Ok(());
        }
        let common = if part.integer { i64::try_from(sums.common).unwrap_or(1) } else { 1 };
        let wide = i128::from(common);
        let (from, to) = (from.map(|v| ceil(v, wide)), to.map(|v| floor(v, wide)));
        if from.zip(to).is_some_and(|(f, t)| f > t) {
            return Err(Contradiction);
        }
        for at in problem.start[row] as usize..problem.start[row + 1] as usize {
            let cell = problem.cell[at];
            if answer.low[cell as usize] != answer.high[cell as usize] {
                if self.number[cell as usize] == u32::MAX {
                    self.add_cell(cell, answer, part);
                }
                part.cell.push(self.number[cell as usize]);
                part.coefficient.push(problem.coefficient[at] / common);
            }
        }
        part.equations.push(equation);
        part.start.push(part.cell.len() as u32);
        let least = part.kept(from, NO_LOWER);
        let most = part.kept(to, NO_UPPER);
        part.least.push(least);
        part.most.push(most);
        Ok(())
    }
}

/// What an equation's terms add up to.
struct Sums {
    /// Those of fixed cells.
    fixed: i128,
    /// The least and greatest that the open ones can; `None`: without bound.
    least: Option<i128>,
    most: Option<i128>,
    /// What the coefficients of the open ones have in common.
    common: u64,
}

impl Sums {
    fn of(problem: &Problem, answer: &Answer, row: usize) -> Sums {
        let mut sums = Sums { fixed: 0, least: Some(0), most: Some(0), common: 0 };
        for at in problem.start[row] as usize..problem.start[row + 1] as usize {
            let (coefficient, cell) = (problem.coefficient[at], problem.cell[at] as usize);
            let (low, high) = (answer.low[cell], answer.high[cell]);
            let (a, b) = ends(coefficient, low, high);
            if low == high {
                sums.fixed += a.unwrap_or(0);
                continue;
            }
            sums.common = gcd(sums.common, coefficient.unsigned_abs());
            sums.least = sums.least.zip(a).map(|(sum, a)| sum + a);
            sums.most = sums.most.zip(b).map(|(sum, b)| sum + b);
        }
        sums
    }
}

/// The greatest common divisor; of 0 and 0 it is 0.
pub(super) fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// What a method made of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// What was asked is answered as far as the work went; a solution of the part is known.
    Done,
    /// The part has no solution.
    Infeasible,
    /// The work ran out, or numbers grew too large, before a solution was found.
    Unknown,
}

impl From<Spent> for Outcome {
    fn from(_: Spent) -> Outcome {
        Outcome::Unknown
    }
}
