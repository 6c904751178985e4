//! The questions put to an audit, and its answers.

use super::problem::{NO_LOWER, NO_UPPER};

/// What is asked about each cell whose interval is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// The whole interval.
    Intervals,
    /// Only whether the interval is wide enough, which is far cheaper.
    Requirement(Requirement),
}

/// The protection requirement: when a hidden cell's interval is wide enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    /// The smallest allowed upper − lower; 1 only asks whether the cell is exact.
    pub width: i64,
    /// The interval must not lie wholly within this range, ends included: 1 to threshold − 1.
    pub not_within: Option<(i64, i64)>,
}

impl Requirement {
    /// Whether two attainable values of the cell show that its interval is wide enough.
    pub(super) fn met(&self, low: i64, high: i64) -> bool {
        if low > high {
            return false;
        }
        let wide = high.checked_sub(low).is_none_or(|w| w >= self.width.max(1));
        wide && self.not_within.is_none_or(|(a, b)| low < a || high > b)
    }
}

/// The audit's verdict on one cell. Nothing here comes from floating-point numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The cell was not asked about.
    NotAsked,
    /// It has only one feasible value: exact disclosure.
    Exact,
    /// Its interval is narrower than required: insufficient protection.
    Narrow,
    /// Its interval is at least as wide as required; with [`Question::Intervals`], known and wider than one value.
    Wide,
    /// The budget ran out, or a number grew too large. Never to be treated as safe.
    Unsettled,
}

/// The method that settled a cell; the simplest one, if several did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// It was the only open cell of an equation.
    Peel,
    /// Integer bound propagation.
    Propagation,
    /// Network flow.
    Network,
    /// A linear combination of equations, whatever the bounds.
    Elimination,
    /// Linear programming in exact fractions.
    Lp,
    /// Branch and bound over the integers.
    Branch,
}

impl Method {
    /// The name in the JSON of `sdm audit`.
    pub fn name(self) -> &'static str {
        match self {
            Method::Peel => "peel",
            Method::Propagation => "propagation",
            Method::Network => "network",
            Method::Elimination => "elimination",
            Method::Lp => "lp",
            Method::Branch => "branch",
        }
    }
}

/// Whether the whole problem was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SolveStatus {
    /// Every cell asked about is settled, and the equations are feasible.
    Settled,
    /// Something is not settled.
    NotSettled,
    /// No values satisfy the equations and bounds.
    Infeasible,
}

/// A fraction in lowest terms, the denominator positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    /// The numerator.
    pub numerator: i128,
    /// The denominator; 1 for a whole number.
    pub denominator: i128,
}

impl Fraction {
    /// In lowest terms. The denominator must not be 0.
    pub fn new(numerator: i128, denominator: i128) -> Fraction {
        let g = gcd(numerator.unsigned_abs(), denominator.unsigned_abs()).max(1);
        let g = i128::try_from(g).unwrap_or(1) * denominator.signum();
        Fraction { numerator: numerator / g, denominator: denominator / g }
    }

    /// A whole number.
    pub fn whole(value: i64) -> Fraction {
        Fraction { numerator: i128::from(value), denominator: 1 }
    }
}

/// The greatest common divisor; of 0 and 0 it is 0.
fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// One cell's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellAnswer {
    /// The verdict.
    pub verdict: Verdict,
    /// The method that settled it; for an unsettled cell, the method that gave its bounds.
    pub method: Method,
    /// The smallest feasible value. With [`Question::Requirement`] or an unsettled cell it is only a lower bound on it.
    /// `None`: unbounded.
    pub lower: Option<Fraction>,
    /// The greatest feasible value, with the same reservation.
    pub upper: Option<Fraction>,
}

/// What is known about the cells, during an audit and after it.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    pub(super) status: Option<SolveStatus>,
    pub(super) conflict: Conflict,
    /// Proven bounds: no solution lies outside them.
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
    /// The smallest and greatest value in the solutions found so far; `min > max` if none has been found.
    pub(super) attained_min: Vec<i64>,
    pub(super) attained_max: Vec<i64>,
    pub(super) verdict: Vec<Verdict>,
    pub(super) method: Vec<Method>,
    /// Fractional bounds, where found: cell, lower, upper.
    pub(super) fractions: Vec<(u32, Option<Fraction>, Option<Fraction>)>,
}

/// Equations and cell bounds that contradict each other: an irreducible infeasible subsystem, unless the budget ran out
/// before it was minimal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conflict {
    /// Equations, by number.
    pub equations: Vec<u32>,
    /// Cells whose own bounds are part of the conflict, by number.
    pub cells: Vec<u32>,
}

impl Answer {
    /// Whether everything was settled.
    pub fn status(&self) -> SolveStatus {
        self.status.unwrap_or(SolveStatus::NotSettled)
    }

    /// The conflict, if the status is infeasible.
    pub fn conflict(&self) -> &Conflict {
        &self.conflict
    }

    /// The verdicts, one per cell.
    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdict
    }

    /// One cell's answer.
    ///
    /// # Panics
    /// If there is no such cell.
    pub fn cell(&self, cell: u32) -> CellAnswer {
        let at = cell as usize;
        let (mut lower, mut upper) = (finite(self.low[at], NO_LOWER), finite(self.high[at], NO_UPPER));
        if let Ok(found) = self.fractions.binary_search_by_key(&cell, |f| f.0) {
            (lower, upper) = (self.fractions[found].1, self.fractions[found].2);
        }
        CellAnswer { verdict: self.verdict[at], method: self.method[at], lower, upper }
    }

    /// Records that a solution attains this value of the cell.
    #[inline]
    pub(super) fn attain(&mut self, cell: usize, value: i64) {
        self.attained_min[cell] = self.attained_min[cell].min(value);
        self.attained_max[cell] = self.attained_max[cell].max(value);
    }

    /// Whether the solutions found attain both proven bounds: then the interval is tight.
    pub(super) fn is_attained(&self, cell: usize) -> bool {
        self.attained_min[cell] == self.low[cell] && self.attained_max[cell] == self.high[cell]
    }
}

fn finite(bound: i64, none: i64) -> Option<Fraction> {
    (bound != none).then(|| Fraction::whole(bound))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_requirement_is_met_by_two_values() {
        let requirement = Requirement { width: 2, not_within: Some((1, 4)) };
        assert!(!requirement.met(1, 4));
        assert!(requirement.met(0, 4) && requirement.met(1, 5) && requirement.met(6, 8));
        assert!(!requirement.met(6, 7));
        assert!(!Requirement { width: 0, not_within: None }.met(3, 3), "an exact cell never meets a requirement");
        assert!(Requirement { width: 5, not_within: None }.met(NO_LOWER, NO_UPPER));
    }

    #[test]
    fn fractions_are_in_lowest_terms() {
        assert_eq!(Fraction::new(6, -4), Fraction { numerator: -3, denominator: 2 });
        assert_eq!(Fraction::new(0, 7), Fraction { numerator: 0, denominator: 1 });
    }
}
