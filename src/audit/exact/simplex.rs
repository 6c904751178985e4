//! Feasibility and optimum by the bounded simplex method, in exact arithmetic.
//!
//! **What it proves.** If a basic variable violates its bounds although every nonbasic variable of its row is at its most
//! favourable bound, the row is a combination of equations that no values satisfy (Dutertre and de Moura 2006, *A fast
//! linear-arithmetic solver for DPLL(T)*; the row also names the conflict). If no nonbasic variable of a row can improve
//! the basic one, the row is the dual certificate of its bound. Terms as in Chvátal, *Linear Programming* (1983).

use super::super::problem::{NO_LOWER, NO_UPPER};
use super::super::work::Work;
use super::tableau::{Halt, NONE, Tableau, TableauRow};

/// Degenerate pivots before switching to the smallest-index rule, which cannot cycle (Bland 1977).
const STALL_LIMIT: u32 = 30;

/// Where the optimum lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Optimum {
    /// Attained at the tableau's current values.
    Attained,
    /// There is none: unbounded.
    Unbounded,
}

impl Tableau {
    /// Gaussian elimination: solves each equality for one of its cells; `Some(row)` is a row that contradicts the others.
    pub(super) fn eliminate(&mut self, work: &mut Work) -> Result<Option<usize>, Halt> {
        for row in 0..self.rows.len() {
            let basic = self.rows[row].basic;
            if !self.is_equality_slack(basic) {
                continue;
            }
            let target = self.low[basic as usize];
            let cells = self.rows[row].entries.iter().filter(|e| (e.0 as usize) < self.cells);
            match cells.min_by_key(|e| (e.1.unsigned_abs(), self.column_count(e.0), e.0)).copied() {
                Some((cell, _)) => self.pivot(row, cell, target, work)?,
                None if self.rows[row].entries.iter().any(|e| !self.is_equality_slack(e.0)) => {}
                None if self.rows[row].value != i128::from(self.rows[row].denominator) * i128::from(target) => {
                    return Ok(Some(row));
                }
                None => self.drop_redundant(row),
            }
        }
        Ok(None)
    }

    /// Restores feasibility: brings every variable within its bounds; `Some(row)` is a row that proves infeasibility.
    pub(super) fn restore_feasibility(&mut self, work: &mut Work) -> Result<Option<usize>, Halt> {
        for variable in 0..self.at.len() as u32 {
            let at = variable as usize;
            if self.row_of[at] == NONE {
                let inside = self.at[at].max(self.low[at]).min(self.high[at]);
                if inside != self.at[at] {
                    self.shift(variable, inside - self.at[at], work)?;
                }
            }
        }
        let mut tries = 0_usize;
        loop {
            work.take(self.rows.len())?;
            let wrong = (0..self.rows.len()).filter(|r| self.side(*r) != 0).min_by_key(|r| self.rows[*r].basic);
            let Some(row) = wrong else { return Ok(None) };
            let side = self.side(row);
            let basic = self.rows[row].basic as usize;
            tries += 1;
            let bland = tries > 4 * self.rows.len() + STALL_LIMIT as usize;
            let Some(entering) = self.entering_to_restore(row, -side, bland) else { return Ok(Some(row)) };
            let target = if side < 0 { self.low[basic] } else { self.high[basic] };
            self.pivot(row, entering, target, work)?;
        }
    }

    /// −1 if the row's basic variable is below its bounds, 1 if above, 0 if within.
    fn side(&self, row: usize) -> i32 {
        let row = &self.rows[row];
        if row.basic == NONE {
            return 0;
        }
        let (low, high) = (self.low[row.basic as usize], self.high[row.basic as usize]);
        let denominator = i128::from(row.denominator);
        if low != NO_LOWER && row.value < i128::from(low) * denominator {
            -1
        } else {
            i32::from(high != NO_UPPER && row.value > i128::from(high) * denominator)
        }
    }

    /// Whether a nonbasic variable can move in this direction.
    fn can_move(&self, variable: u32, up: bool) -> bool {
        let at = variable as usize;
        if up { self.at[at] < self.high[at] } else { self.at[at] > self.low[at] }
    }

    /// The entering variable that moves the row's basic one in this direction: the one in fewest rows, or by Bland's rule.
    fn entering_to_restore(&self, row: usize, way: i32, bland: bool) -> Option<u32> {
        let helps = |e: &&(u32, i64)| self.can_move(e.0, (e.1 > 0) == (way > 0));
        let entries = self.rows[row].entries.iter().filter(helps);
        if bland {
            return entries.map(|e| e.0).min();
        }
        entries.min_by_key(|e| (self.column_count(e.0), e.0)).map(|e| e.0)
    }

    /// Minimises or maximises a variable from a feasible tableau.
    pub(super) fn optimise(&mut self, variable: u32, up: bool, work: &mut Work) -> Result<Optimum, Halt> {
        let mut stalled = 0;
        loop {
            let (entering, way) = match self.row_of[variable as usize] {
                NONE if !self.can_move(variable, up) => return Ok(Optimum::Attained),
                NONE => (variable, up),
                row => match self.entering_variable(&self.rows[row as usize], up, stalled > STALL_LIMIT) {
                    Some(choice) => choice,
                    None => return Ok(Optimum::Attained),
                },
            };
            let column = self.column(entering);
            work.take(column.len() + 1)?;
            let blocking = self.ratio_test(&column, entering, way);
            self.return_column(entering, column);
            let at = entering as usize;
            let (bound, none) = if way { (self.high[at], NO_UPPER) } else { (self.low[at], NO_LOWER) };
            let own = (bound != none).then(|| (i128::from(bound) - i128::from(self.at[at])).abs());
            match (blocking?, own) {
                (None, None) => return Ok(Optimum::Unbounded),
                (Some((top, bottom, row, to)), own) if own.is_none_or(|own| own.checked_mul(bottom).is_none_or(|o| top < o)) => {
                    stalled = if top == 0 { stalled + 1 } else { 0 };
                    self.pivot(row, entering, to, work)?;
                }
                _ => self.shift(entering, bound - self.at[at], work)?,
            }
        }
    }

    /// The entering variable that improves the row's basic one, and its direction: the largest coefficient, or Bland's rule.
    fn entering_variable(&self, row: &TableauRow, up: bool, bland: bool) -> Option<(u32, bool)> {
        let helps = |e: &&(u32, i64)| self.can_move(e.0, (e.1 > 0) == up);
        let entries = row.entries.iter().filter(helps);
        let best = if bland { entries.min_by_key(|e| e.0) } else { entries.max_by_key(|e| (e.1.unsigned_abs(), u32::MAX - e.0)) };
        best.map(|e| (e.0, (e.1 > 0) == up))
    }

    /// The ratio test: how far the entering variable can move before a basic one meets its bound. Returns the step as a
    /// fraction, the blocking row and the bound.
    #[allow(clippy::type_complexity, reason = "one caller, that takes it apart")]
    fn ratio_test(&self, column: &[u32], entering: u32, up: bool) -> Result<Option<(i128, i128, usize, i64)>, Halt> {
        let mut best: Option<(i128, i128, usize, i64)> = None;
        for at in column {
            let row = &self.rows[*at as usize];
            let coefficient = i128::from(row.coefficient(entering));
            let basic = row.basic as usize;
            let grows = (coefficient > 0) == up;
            let (bound, none) = if grows { (self.high[basic], NO_UPPER) } else { (self.low[basic], NO_LOWER) };
            if bound == none {
                continue;
            }
            let room = i128::from(bound).checked_mul(i128::from(row.denominator)).and_then(|b| b.checked_sub(row.value));
            let (top, bottom) = (room.ok_or(Halt::TooLarge)?.abs(), coefficient.abs());
            let closer = match best {
                None => true,
                Some((t, b, other, _)) => {
                    let (x, y) = (top.checked_mul(b).ok_or(Halt::TooLarge)?, t.checked_mul(bottom).ok_or(Halt::TooLarge)?);
                    x < y || (x == y && row.basic < self.rows[other].basic)
                }
            };
            if closer {
                best = Some((top, bottom, *at as usize, bound));
            }
        }
        Ok(best)
    }

    /// From an integer solution, moves each nonbasic variable alone as far as it can go and reports the cells' values
    /// there. Costs about one pivot, and often shows that a bound is attained.
    pub(super) fn explore_adjacent(&mut self, work: &mut Work, mut attain: impl FnMut(usize, i64)) -> Result<(), Halt> {
        for variable in 0..self.at.len() as u32 {
            let can_vary = self.row_of[variable as usize] == NONE && self.low[variable as usize] != self.high[variable as usize];
            if !can_vary {
                continue;
            }
            let column = self.column(variable);
            work.take(4 * column.len() + 1)?;
            for up in [false, true] {
                if let Some(by) = self.step(&column, variable, up)? {
                    self.values_after(&column, variable, by, &mut attain);
                }
            }
            self.return_column(variable, column);
        }
        Ok(())
    }

    /// The longest integer step of a variable that keeps all others integer; `None` if there is none.
    fn step(&self, column: &[u32], variable: u32, up: bool) -> Result<Option<i64>, Halt> {
        let at = variable as usize;
        let (bound, none) = if up { (self.high[at], NO_UPPER) } else { (self.low[at], NO_LOWER) };
        let own = if bound == none { i128::from(i32::MAX) } else { (i128::from(bound) - i128::from(self.at[at])).abs() };
        let others = self.ratio_test(column, variable, up)?.map_or(own, |(top, bottom, _, _)| top / bottom);
        let far = i64::try_from(own.min(others)).map_err(|_| Halt::TooLarge)?;
        let by = if up { far } else { -far };
        let whole = |row: &u32| {
            let row = &self.rows[*row as usize];
            let moved = i128::from(row.coefficient(variable)) * i128::from(by);
            moved % i128::from(row.denominator) == 0
        };
        Ok((far > 0 && column.iter().all(whole)).then_some(by))
    }

    fn values_after(&self, column: &[u32], variable: u32, by: i64, attain: &mut impl FnMut(usize, i64)) {
        let values = column.iter().map(|row| {
            let row = &self.rows[*row as usize];
            let moved = row.value + i128::from(row.coefficient(variable)) * i128::from(by);
            (row.basic, moved / i128::from(row.denominator))
        });
        let own = (variable, i128::from(self.at[variable as usize]) + i128::from(by));
        for (variable, value) in values.chain([own]).filter(|(v, _)| (*v as usize) < self.cells) {
            if let Ok(value) = i64::try_from(value) {
                attain(variable as usize, value);
            }
        }
    }

    /// A variable's value: numerator and denominator.
    pub(super) fn value(&self, variable: u32) -> (i128, i64) {
        match self.row_of[variable as usize] {
            NONE => (i128::from(self.at[variable as usize]), 1),
            row => (self.rows[row as usize].value, self.rows[row as usize].denominator),
        }
    }
}
