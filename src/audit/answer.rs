//! What can be asked of an audit, and what it answers.

use super::problem::{NO_LOWER, NO_UPPER};

/// What is asked for every cell that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// The whole interval.
    Intervals,
    /// Only whether it is wide enough, which costs far less.
    Demand(Demand),
}

/// When a hidden cell's interval is wide enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demand {
    /// The least that upper − lower may be; 1 asks whether the cell is exact, and no more.
    pub width: i64,
    /// The interval must not lie wholly inside these, both included: 1 to threshold − 1.
    pub not_within: Option<(i64, i64)>,
}

impl Demand {
    /// Whether two values that the cell can take show that its interval is wide enough.
    pub(super) fn met(&self, low: i64, high: i64) -> bool {
        if low > high {
            return false;
        }
        let wide = high.checked_sub(low).is_none_or(|w| w >= self.width.max(1));
        wide && self.not_within.is_none_or(|(a, b)| low < a || high > b)
    }
}

/// What an audit says of one cell. Nothing here comes from floating-point numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nobody asked.
    NotAsked,
    /// It can have one value only.
    Exact,
    /// Its interval is known, and narrower than was demanded.
    Narrow,
    /// Its interval is at least as wide as was demanded; with [`Question::Intervals`]: known, and more than one value.
    Wide,
    /// The work ran out, or numbers grew too large. Never to be taken for safe.
    Unsettled,
}

/// What settled a cell; the weakest means that did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// It stood alone in an equation.
    Peel,
    /// Integer bounds, passed on until nothing moved.
    Propagation,
    /// Flow in a network.
    Network,
    /// A combination of equations, whatever the bounds.
    Elimination,
    /// Linear programming in exact fractions.
    Lp,
    /// Branch and bound over whole numbers.
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

/// Whether the whole of it was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Every cell asked about, and that the equations can be fulfilled.
    Settled,
    /// Not everything.
    NotSettled,
    /// No numbers fulfil the equations and bounds.
    Infeasible,
}

/// A fraction in lowest terms, the denominator positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    /// Above the line.
    pub numerator: i128,
    /// Below the line; 1 for whole numbers.
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
    /// What is said of it.
    pub verdict: Verdict,
    /// What settled it; of an unsettled cell, what gave its bounds.
    pub method: Method,
    /// The least value it can take. With [`Question::Demand`] or an unsettled cell: no value below it can be taken.
    /// `None`: there is no bound.
    pub lower: Option<Fraction>,
    /// The greatest value it can take, with the same reservation.
    pub upper: Option<Fraction>,
}

/// What is known of the cells while an audit runs, and after it.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    pub(super) status: Option<Status>,
    pub(super) conflict: Conflict,
    /// Proven bounds: no solution lies outside.
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
    /// The least and greatest value in solutions that were found; `least > greatest` where there is none.
    pub(super) seen_low: Vec<i64>,
    pub(super) seen_high: Vec<i64>,
    pub(super) verdict: Vec<Verdict>,
    pub(super) method: Vec<Method>,
    /// Bounds of cells that are not whole, where they were found: cell, lower, upper.
    pub(super) fractions: Vec<(u32, Option<Fraction>, Option<Fraction>)>,
}

/// Equations and cells' own bounds that contradict each other; no smaller set was looked for where work ran out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conflict {
    /// Equations, by number.
    pub equations: Vec<u32>,
    /// Cells whose own bounds take part, by number.
    pub cells: Vec<u32>,
}

impl Answer {
    /// Whether everything was settled.
    pub fn status(&self) -> Status {
        self.status.unwrap_or(Status::NotSettled)
    }

    /// What contradicts, where the status is infeasible.
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
    /// Where there is no such cell.
    pub fn cell(&self, cell: u32) -> CellAnswer {
        let at = cell as usize;
        let (mut lower, mut upper) = (finite(self.low[at], NO_LOWER), finite(self.high[at], NO_UPPER));
        if let Ok(found) = self.fractions.binary_search_by_key(&cell, |f| f.0) {
            (lower, upper) = (self.fractions[found].1, self.fractions[found].2);
        }
        CellAnswer { verdict: self.verdict[at], method: self.method[at], lower, upper }
    }

    /// A solution has this value of the cell.
    #[inline]
    pub(super) fn saw(&mut self, cell: usize, value: i64) {
        self.seen_low[cell] = self.seen_low[cell].min(value);
        self.seen_high[cell] = self.seen_high[cell].max(value);
    }

    /// Whether the solutions seen reach both proven bounds: then the interval is known.
    pub(super) fn is_known(&self, cell: usize) -> bool {
        self.seen_low[cell] == self.low[cell] && self.seen_high[cell] == self.high[cell]
    }
}

fn finite(bound: i64, none: i64) -> Option<Fraction> {
    (bound != none).then(|| Fraction::whole(bound))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demand_is_met_by_two_values() {
        let demand = Demand { width: 2, not_within: Some((1, 4)) };
        assert!(!demand.met(1, 4));
        assert!(demand.met(0, 4) && demand.met(1, 5) && demand.met(6, 8));
        assert!(!demand.met(6, 7));
        assert!(!Demand { width: 0, not_within: None }.met(3, 3), "an exact cell never meets a demand");
        assert!(Demand { width: 5, not_within: None }.met(NO_LOWER, NO_UPPER));
    }

    #[test]
    fn fractions_are_in_lowest_terms() {
        assert_eq!(Fraction::new(6, -4), Fraction { numerator: -3, denominator: 2 });
        assert_eq!(Fraction::new(0, 7), Fraction { numerator: 0, denominator: 1 });
    }
}
