//! A connected component of a problem: open cells and the equations that link them, renumbered from 0.

use super::answer::Answer;
use super::problem::{NO_LOWER, NO_UPPER, Problem};
use super::propagate::{Contradiction, Propagation, ceil, ends, floor};
use super::work::BudgetExhausted;

/// A component; its memory is reused.
#[derive(Debug, Default)]
pub(super) struct Component {
    pub(super) integer: bool,
    /// A bound does not fit 64 bits: the component cannot be solved.
    pub(super) too_large: bool,
    /// Cell numbers in the problem.
    pub(super) cells: Vec<u32>,
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
    /// Equation numbers in the problem.
    pub(super) equations: Vec<u32>,
    pub(super) start: Vec<u32>,
    pub(super) cell: Vec<u32>,
    pub(super) coefficient: Vec<i64>,
    pub(super) least: Vec<i64>,
    pub(super) most: Vec<i64>,
}

impl Component {
    /// The positions of an equation's terms.
    pub(super) fn range(&self, row: usize) -> std::ops::Range<usize> {
        self.start[row] as usize..self.start[row + 1] as usize
    }

    fn fit_bound(&mut self, bound: Option<i128>, none: i64) -> i64 {
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

/// Finds the components one by one.
#[derive(Debug, Default)]
pub(super) struct Components {
    next: u32,
    /// Per cell its number in its component; `u32::MAX` if it has not been in one.
    number: Vec<u32>,
    taken: Vec<bool>,
}

impl Components {
    /// Starts over with another problem.
    pub(super) fn load(&mut self, problem: &Problem) {
        self.next = 0;
        self.number.clear();
        self.number.resize(problem.cells(), u32::MAX);
        self.taken.clear();
        self.taken.resize(problem.equations(), false);
    }

    /// Builds the next component with an open cell; `false` if there are no more.
    ///
    /// # Errors
    /// The common divisor of an equation's coefficients rules out any integer solution.
    pub(super) fn next(
        &mut self,
        problem: &Problem,
        propagation: &Propagation,
        answer: &Answer,
        component: &mut Component,
    ) -> Result<bool, Contradiction> {
        component.clear(problem.integer);
        while (self.next as usize) < problem.cells() {
            let cell = self.next;
            self.next += 1;
            if answer.low[cell as usize] != answer.high[cell as usize] && self.number[cell as usize] == u32::MAX {
                self.add_cell(cell, answer, component);
                self.grow(problem, propagation, answer, component)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn add_cell(&mut self, cell: u32, answer: &Answer, component: &mut Component) {
        self.number[cell as usize] = component.cells.len() as u32;
        component.cells.push(cell);
        component.low.push(answer.low[cell as usize]);
        component.high.push(answer.high[cell as usize]);
    }

    fn grow(
        &mut self,
        problem: &Problem,
        propagation: &Propagation,
        answer: &Answer,
        component: &mut Component,
    ) -> Result<(), Contradiction> {
        let mut at = 0;
        while at < component.cells.len() {
            for equation in propagation.equations_of(component.cells[at]) {
                if !std::mem::replace(&mut self.taken[*equation as usize], true) {
                    self.add_equation(problem, answer, *equation, component)?;
                }
            }
            at += 1;
        }
        Ok(())
    }

    /// Adds the equation's open terms: fixed cells move into its bounds, and the coefficients are divided by their common
    /// divisor. An equation that the cells' bounds already satisfy is skipped.
    fn add_equation(
        &mut self,
        problem: &Problem,
        answer: &Answer,
        equation: u32,
        component: &mut Component,
    ) -> Result<(), Contradiction> {
        let row = equation as usize;
        let sums = RowActivity::of(problem, answer, row);
        let side = |bound: i64, none: i64| (bound != none).then(|| i128::from(bound) - sums.fixed);
        let (from, to) = (side(problem.least[row], NO_LOWER), side(problem.most[row], NO_UPPER));
        let idle_below = from.is_none_or(|f| sums.least.is_some_and(|l| l >= f));
        let idle_above = to.is_none_or(|t| sums.most.is_some_and(|m| m <= t));
        if idle_below && idle_above {
            return Ok(());
        }
        let common = if component.integer { i64::try_from(sums.common).unwrap_or(1) } else { 1 };
        let wide = i128::from(common);
        let (from, to) = (from.map(|v| ceil(v, wide)), to.map(|v| floor(v, wide)));
        if from.zip(to).is_some_and(|(f, t)| f > t) {
            return Err(Contradiction);
        }
        for at in problem.start[row] as usize..problem.start[row + 1] as usize {
            let cell = problem.cell[at];
            if answer.low[cell as usize] != answer.high[cell as usize] {
                if self.number[cell as usize] == u32::MAX {
                    self.add_cell(cell, answer, component);
                }
                component.cell.push(self.number[cell as usize]);
                component.coefficient.push(problem.coefficient[at] / common);
            }
        }
        component.equations.push(equation);
        component.start.push(component.cell.len() as u32);
        let least = component.fit_bound(from, NO_LOWER);
        let most = component.fit_bound(to, NO_UPPER);
        component.least.push(least);
        component.most.push(most);
        Ok(())
    }
}

/// The range of an equation's left-hand side.
struct RowActivity {
    /// The sum over fixed cells.
    fixed: i128,
    /// The smallest and greatest sum over open cells; `None`: unbounded.
    least: Option<i128>,
    most: Option<i128>,
    /// The common divisor of the open cells' coefficients.
    common: u64,
}

impl RowActivity {
    fn of(problem: &Problem, answer: &Answer, row: usize) -> RowActivity {
        let mut sums = RowActivity { fixed: 0, least: Some(0), most: Some(0), common: 0 };
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

/// How a method ended on a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A solution is known, and the question answered as far as the budget allowed.
    Done,
    /// The component has no solution.
    Infeasible,
    /// The budget ran out, or a number grew too large, before a solution was found.
    Unknown,
}

impl From<BudgetExhausted> for Outcome {
    fn from(_: BudgetExhausted) -> Outcome {
        Outcome::Unknown
    }
}
