//! Bound propagation to a fixed point: sound for integers, not complete.
//!
//! **What it proves:** a bound is tightened only if every integer solution satisfies the new one. In an equation, the
//! extreme values of the other cells limit this one, rounded inward. Sums are 128-bit.

use super::answer::{Answer, Method};
use super::problem::{NO_LOWER, NO_UPPER, Problem};
use super::work::Work;
use std::collections::VecDeque;

/// Bounds beyond this are discarded: they could not be added up safely later, and carry no information.
const REACH: i128 = 100_000_000_000_000_000;
/// How often each term may be visited, on average; slowly creeping bounds are left to the other methods.
const ROUNDS: usize = 64;

/// An equation that no values within the bounds satisfy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Contradiction;

/// Working memory, and the equations of each cell.
#[derive(Debug, Default)]
pub(super) struct Propagation {
    first: Vec<u32>,
    equations: Vec<u32>,
    queue: VecDeque<u32>,
    queued: Vec<bool>,
}

/// A bound on an equation's left-hand side: the finite part, and the number of unbounded terms.
#[derive(Debug, Default, Clone, Copy)]
struct ActivityBound {
    finite: i128,
    unbounded: u32,
}

impl ActivityBound {
    fn add(&mut self, term: Option<i128>) {
        match term {
            Some(term) => self.finite += term,
            None => self.unbounded += 1,
        }
    }

    /// The bound on the sum of the other terms.
    fn without(self, term: Option<i128>) -> Option<i128> {
        match (term, self.unbounded) {
            (Some(term), 0) => Some(self.finite - term),
            (None, 1) => Some(self.finite),
            _ => None,
        }
    }

    fn value(self) -> Option<i128> {
        (self.unbounded == 0).then_some(self.finite)
    }
}

/// The smallest and the greatest value of a term.
pub(super) fn ends(coefficient: i64, low: i64, high: i64) -> (Option<i128>, Option<i128>) {
    let times = |bound: i64, none: i64| (bound != none).then(|| i128::from(coefficient) * i128::from(bound));
    let (a, b) = (times(low, NO_LOWER), times(high, NO_UPPER));
    if coefficient > 0 { (a, b) } else { (b, a) }
}

/// Rounded down.
pub(super) fn floor(n: i128, d: i128) -> i128 {
    let q = n / d;
    if n % d != 0 && (n < 0) != (d < 0) { q - 1 } else { q }
}

/// Rounded up.
pub(super) fn ceil(n: i128, d: i128) -> i128 {
    -floor(-n, d)
}

impl Propagation {
    /// Indexes the equations of each cell.
    pub(super) fn load(&mut self, problem: &Problem) {
        self.first.clear();
        self.first.resize(problem.cells() + 1, 0);
        for cell in &problem.cell {
            self.first[*cell as usize] += 1;
        }
        let mut sum = 0;
        for first in &mut self.first {
            sum += *first;
            *first = sum;
        }
        self.equations.clear();
        self.equations.resize(problem.cell.len(), 0);
        for equation in (0..problem.equations()).rev() {
            for at in (problem.start[equation]..problem.start[equation + 1]).rev() {
                let first = &mut self.first[problem.cell[at as usize] as usize];
                *first -= 1;
                self.equations[*first as usize] = equation as u32;
            }
        }
    }

    /// The equations that contain a cell.
    pub(super) fn equations_of(&self, cell: u32) -> &[u32] {
        &self.equations[self.first[cell as usize] as usize..self.first[cell as usize + 1] as usize]
    }

    /// Propagates bounds until a fixed point, the round limit, or the end of the budget.
    ///
    /// # Errors
    /// The bounds contradict an equation.
    pub(super) fn run(&mut self, problem: &Problem, answer: &mut Answer, work: &mut Work) -> Result<(), Contradiction> {
        self.queue.clear();
        self.queue.extend(0..problem.equations() as u32);
        self.queued.clear();
        self.queued.resize(problem.equations(), true);
        let mut most = ROUNDS * problem.cell.len() + problem.equations();
        while let Some(equation) = self.queue.pop_front() {
            self.queued[equation as usize] = false;
            let size = (problem.start[equation as usize + 1] - problem.start[equation as usize]) as usize + 1;
            if most < size || work.take(size).is_err() {
                return Ok(());
            }
            most -= size;
            self.visit(problem, answer, equation)?;
        }
        Ok(())
    }

    fn visit(&mut self, problem: &Problem, answer: &mut Answer, equation: u32) -> Result<(), Contradiction> {
        let row = equation as usize;
        let range = problem.start[row] as usize..problem.start[row + 1] as usize;
        let (mut least, mut most, mut open) = (ActivityBound::default(), ActivityBound::default(), 0);
        for at in range.clone() {
            let cell = problem.cell[at] as usize;
            let (a, b) = ends(problem.coefficient[at], answer.low[cell], answer.high[cell]);
            least.add(a);
            most.add(b);
            open += u32::from(answer.low[cell] != answer.high[cell]);
        }
        let side = |bound: i64, none: i64| (bound != none).then(|| i128::from(bound));
        let (bottom, top) = (side(problem.least[row], NO_LOWER), side(problem.most[row], NO_UPPER));
        let crossed = |low: Option<i128>, high: Option<i128>| low.zip(high).is_some_and(|(low, high)| low > high);
        if crossed(bottom, most.value()) || crossed(least.value(), top) || crossed(bottom, top) {
            return Err(Contradiction);
        }
        // Inward rounding would be wrong for fractions; the simplex handles them alone.
        if open == 0 || !problem.integer {
            return Ok(());
        }
        let method = if open == 1 { Method::Peel } else { Method::Propagation };
        for at in range {
            let (a, cell) = (problem.coefficient[at], problem.cell[at]);
            let (low, high) = (answer.low[cell as usize], answer.high[cell as usize]);
            // Each cell is visited once, before it changes: the sums still hold its current bounds.
            let (min, max) = ends(a, low, high);
            let left = |bound: Option<i128>, rest: Option<i128>| bound.zip(rest).map(|(bound, rest)| bound - rest);
            let (bottom, top) = (left(bottom, most.without(max)), left(top, least.without(min)));
            let (from, to) = if a > 0 { (bottom, top) } else { (top, bottom) };
            let (from, to) = (from.map(|v| ceil(v, i128::from(a))), to.map(|v| floor(v, i128::from(a))));
            if low != high && self.narrow(answer, cell, from, to, method)? {
                self.enqueue_equations(cell);
            }
        }
        Ok(())
    }

    /// Tightens the cell's bounds; returns whether they changed.
    fn narrow(
        &self,
        answer: &mut Answer,
        cell: u32,
        from: Option<i128>,
        to: Option<i128>,
        method: Method,
    ) -> Result<bool, Contradiction> {
        let at = cell as usize;
        let (low, high) = (answer.low[at], answer.high[at]);
        let above = |v: i128| high != NO_UPPER && v > i128::from(high);
        let below = |v: i128| low != NO_LOWER && v < i128::from(low);
        if from.is_some_and(above) || to.is_some_and(below) || from.zip(to).is_some_and(|(a, b)| a > b) {
            return Err(Contradiction);
        }
        let kept = |v: i128| i64::try_from(v).ok().filter(|_| v.abs() <= REACH);
        if let Some(from) = from.and_then(kept).filter(|v| *v > low) {
            answer.low[at] = from;
        }
        if let Some(to) = to.and_then(kept).filter(|v| *v < high) {
            answer.high[at] = to;
        }
        let moved = (low, high) != (answer.low[at], answer.high[at]);
        if moved && answer.low[at] == answer.high[at] {
            answer.method[at] = method;
        }
        Ok(moved)
    }

    fn enqueue_equations(&mut self, cell: u32) {
        for at in self.first[cell as usize]..self.first[cell as usize + 1] {
            let equation = self.equations[at as usize];
            if !std::mem::replace(&mut self.queued[equation as usize], true) {
                self.queue.push_back(equation);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_rounds_down_and_up_whatever_the_signs() {
        for n in -7_i128..=7 {
            for d in [-3_i128, -2, -1, 1, 2, 3] {
                let (down, up) = (floor(n, d), ceil(n, d));
                let exact = |q: i128| q * d * d.signum() <= n * d.signum();
                assert!(exact(down) && !exact(down + 1), "{n}/{d}");
                assert_eq!(up, down + i128::from(n % d != 0), "{n}/{d}");
            }
        }
    }
}
