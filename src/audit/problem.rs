//! Cells and linear equations in columns: cells are numbers, and the equations' terms are stored consecutively.

/// Means "no lower bound".
pub const NO_LOWER: i64 = i64::MIN;
/// Means "no upper bound".
pub const NO_UPPER: i64 = i64::MAX;
/// The largest absolute value of a bound: 10¹⁵.
pub const LARGEST: i64 = 1_000_000_000_000_000;
/// The largest absolute value of a coefficient: 10⁹.
pub const LARGEST_COEFFICIENT: i64 = 1_000_000_000;

/// Why a cell or an equation was rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// A bound beyond [`LARGEST`].
    BoundTooLarge,
    /// A coefficient beyond [`LARGEST_COEFFICIENT`].
    CoefficientTooLarge,
    /// A cell that was never added.
    UnknownCell,
    /// More cells or terms than 2³² − 2.
    TooMany,
}

/// The input of an audit: cells with bounds, and equations `lower ≤ Σ coefficient · cell ≤ upper` between them.
///
/// A value that is shown exactly should not be a cell but part of an equation's bounds: `a + b + 7 = 12` becomes
/// `5 ≤ a + b ≤ 5`. A rounded value is a cell that is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Problem {
    pub(super) integer: bool,
    pub(super) lower: Vec<i64>,
    pub(super) upper: Vec<i64>,
    pub(super) asked: Vec<bool>,
    /// Where each equation's terms begin; the last entry is where they all end.
    pub(super) start: Vec<u32>,
    pub(super) cell: Vec<u32>,
    pub(super) coefficient: Vec<i64>,
    pub(super) least: Vec<i64>,
    pub(super) most: Vec<i64>,
    /// Per cell the position of its last term, used to merge terms of one cell within an equation.
    last: Vec<u32>,
}

impl Problem {
    /// An empty problem. `integer`: every cell is an integer; otherwise any rational number.
    pub fn new(integer: bool) -> Problem {
        Problem { integer, start: vec![0], ..Problem::default() }
    }

    /// Removes cells and equations, and keeps the memory.
    pub fn clear(&mut self) {
        self.lower.clear();
        self.upper.clear();
        self.asked.clear();
        self.start.clear();
        self.start.push(0);
        self.cell.clear();
        self.coefficient.clear();
        self.least.clear();
        self.most.clear();
        self.last.clear();
    }

    /// Adds a cell and returns its number, from 0. `asked`: whether the audit reports on it.
    ///
    /// # Errors
    /// A bound is too large. A lower bound above the upper one is not an error; it makes the problem infeasible.
    pub fn cell(&mut self, lower: i64, upper: i64, asked: bool) -> Result<u32, Refused> {
        check(lower, NO_LOWER)?;
        check(upper, NO_UPPER)?;
        let number = u32::try_from(self.lower.len()).ok().filter(|n| *n < u32::MAX - 1).ok_or(Refused::TooMany)?;
        self.lower.push(lower);
        self.upper.push(upper);
        self.asked.push(asked);
        self.last.push(u32::MAX);
        Ok(number)
    }

    /// Adds an equation and returns its number, from 0. With equal bounds it is an equality; [`NO_LOWER`] or [`NO_UPPER`]
    /// leaves a side open. Several terms of one cell are merged.
    ///
    /// # Errors
    /// An unknown cell, or a coefficient or bound that is too large. The problem is then unchanged.
    pub fn equation(&mut self, terms: impl IntoIterator<Item = (i64, u32)>, lower: i64, upper: i64) -> Result<u32, Refused> {
        check(lower, NO_LOWER)?;
        check(upper, NO_UPPER)?;
        let begin = self.cell.len();
        for (coefficient, cell) in terms {
            if let Err(refused) = self.term(begin, coefficient, cell) {
                self.cell.truncate(begin);
                self.coefficient.truncate(begin);
                return Err(refused);
            }
        }
        self.drop_zeros(begin);
        let end = u32::try_from(self.cell.len()).ok().filter(|n| *n < u32::MAX - 1).ok_or(Refused::TooMany)?;
        self.start.push(end);
        self.least.push(lower);
        self.most.push(upper);
        u32::try_from(self.least.len() - 1).map_err(|_| Refused::TooMany)
    }

    /// Removes terms whose coefficients cancelled out.
    fn drop_zeros(&mut self, begin: usize) {
        let mut kept = begin;
        for at in begin..self.cell.len() {
            if self.coefficient[at] != 0 {
                (self.cell[kept], self.coefficient[kept]) = (self.cell[at], self.coefficient[at]);
                kept += 1;
            }
        }
        self.cell.truncate(kept);
        self.coefficient.truncate(kept);
    }

    fn term(&mut self, begin: usize, coefficient: i64, cell: u32) -> Result<(), Refused> {
        let last = *self.last.get(cell as usize).ok_or(Refused::UnknownCell)? as usize;
        let before = if last >= begin && self.cell.get(last) == Some(&cell) { self.coefficient[last] } else { 0 };
        let sum = coefficient.checked_add(before).ok_or(Refused::CoefficientTooLarge)?;
        if coefficient.unsigned_abs().max(sum.unsigned_abs()) > LARGEST_COEFFICIENT.unsigned_abs() {
            return Err(Refused::CoefficientTooLarge);
        }
        if last >= begin && self.cell.get(last) == Some(&cell) {
            self.coefficient[last] = sum;
        } else if coefficient != 0 {
            self.last[cell as usize] = u32::try_from(self.cell.len()).map_err(|_| Refused::TooMany)?;
            self.cell.push(cell);
            self.coefficient.push(coefficient);
        }
        Ok(())
    }

    /// Number of cells.
    pub fn cells(&self) -> usize {
        self.lower.len()
    }

    /// Number of equations.
    pub fn equations(&self) -> usize {
        self.least.len()
    }

    /// Whether every cell is an integer.
    pub fn is_integer(&self) -> bool {
        self.integer
    }

    /// A cell's own bounds.
    ///
    /// # Panics
    /// If there is no such cell.
    pub fn bounds(&self, cell: u32) -> (i64, i64) {
        (self.lower[cell as usize], self.upper[cell as usize])
    }

    /// Replaces a cell's own bounds, for an attacker who knows more.
    ///
    /// # Errors
    /// An unknown cell, or a bound that is too large.
    pub fn set_bounds(&mut self, cell: u32, lower: i64, upper: i64) -> Result<(), Refused> {
        check(lower, NO_LOWER)?;
        check(upper, NO_UPPER)?;
        let at = cell as usize;
        if at >= self.lower.len() {
            return Err(Refused::UnknownCell);
        }
        (self.lower[at], self.upper[at]) = (lower, upper);
        Ok(())
    }

    /// The same cells, none of them asked about, with a subset of the equations.
    pub(super) fn only(&self, equations: &[u32]) -> Problem {
        let mut fewer = Problem { lower: self.lower.clone(), upper: self.upper.clone(), ..Problem::new(self.integer) };
        fewer.asked.resize(self.cells(), false);
        fewer.last.resize(self.cells(), u32::MAX);
        for equation in equations {
            for (coefficient, cell) in self.terms(*equation) {
                fewer.cell.push(cell);
                fewer.coefficient.push(coefficient);
            }
            fewer.start.push(fewer.cell.len() as u32);
            fewer.least.push(self.least[*equation as usize]);
            fewer.most.push(self.most[*equation as usize]);
        }
        fewer
    }

    /// The terms of an equation: coefficient and cell.
    ///
    /// # Panics
    /// If there is no such equation.
    pub fn terms(&self, equation: u32) -> impl Iterator<Item = (i64, u32)> + '_ {
        let range = self.start[equation as usize] as usize..self.start[equation as usize + 1] as usize;
        range.map(|at| (self.coefficient[at], self.cell[at]))
    }
}

fn check(bound: i64, none: i64) -> Result<(), Refused> {
    if bound == none || (-LARGEST..=LARGEST).contains(&bound) { Ok(()) } else { Err(Refused::BoundTooLarge) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn terms_of_one_cell_are_added_up_and_faults_leave_no_trace() {
        let mut problem = Problem::new(true);
        let a = problem.cell(0, 9, true).unwrap();
        let b = problem.cell(0, 9, true).unwrap();
        problem.equation([(1, a)], 0, 0).unwrap();
        problem.equation([(1, a), (1, b), (2, a)], 0, 0).unwrap();
        assert_eq!(problem.terms(1).collect::<Vec<_>>(), [(3, a), (1, b)]);
        assert_eq!(problem.equation([(1, a), (1, 7)], 0, 0), Err(Refused::UnknownCell));
        assert_eq!(problem.equation([(LARGEST_COEFFICIENT, a), (1, a)], 0, 0), Err(Refused::CoefficientTooLarge));
        assert_eq!(problem.equation([(1, a)], 0, LARGEST + 1), Err(Refused::BoundTooLarge));
        assert_eq!(problem.cell(-LARGEST - 1, 0, true), Err(Refused::BoundTooLarge));
        problem.equation([(1, b)], 0, 0).unwrap();
        assert_eq!(problem.terms(2).collect::<Vec<_>>(), [(1, b)]);
        problem.equation([(1, a), (1, b), (-1, a), (0, a)], 0, 0).unwrap();
        problem.equation([(1, b), (1, a), (1, b)], 0, 0).unwrap();
        assert_eq!(problem.terms(3).collect::<Vec<_>>(), [(1, b)]);
        assert_eq!(problem.terms(4).collect::<Vec<_>>(), [(2, b), (1, a)]);
    }
}
