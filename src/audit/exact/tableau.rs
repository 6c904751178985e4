//! The simplex tableau in exact arithmetic: `denominator · basic = constant + Σ coefficient · nonbasic`, sparse rows.
//!
//! Variables 0, 1, … are the component's cells, followed by one slack variable per equation: its sum, with the equation's
//! bounds. A nonbasic variable always has an integer value, so a basic one is a fraction with its row's denominator.
//! Entries are 64-bit, sums 128-bit; an overflow stops the method and never wraps.

use super::super::component::Component;
use super::super::component::gcd;
use super::super::problem::{NO_LOWER, NO_UPPER};
use super::super::work::{BudgetExhausted, Work};

/// The most entries of a tableau: about 500 MB. A component that needs more is not settled.
const MOST_ENTRIES: usize = 30_000_000;
/// No row.
pub(super) const NONE: u32 = u32::MAX;

/// Why the method stopped early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Halt {
    /// The budget ran out.
    BudgetExhausted,
    /// A number does not fit.
    TooLarge,
}

impl From<BudgetExhausted> for Halt {
    fn from(_: BudgetExhausted) -> Halt {
        Halt::BudgetExhausted
    }
}

/// One row.
#[derive(Debug, Default, Clone)]
pub(super) struct TableauRow {
    pub(super) basic: u32,
    /// Positive.
    pub(super) denominator: i64,
    /// Value of the basic variable, times the denominator.
    pub(super) value: i128,
    /// The contribution of equality slacks that have left the basis.
    constant: i128,
    pub(super) entries: Vec<(u32, i64)>,
}

impl TableauRow {
    /// The coefficient of a variable; 0 if it has none.
    pub(super) fn coefficient(&self, variable: u32) -> i64 {
        self.entries.binary_search_by_key(&variable, |e| e.0).map_or(0, |at| self.entries[at].1)
    }
}

/// The tableau.
#[derive(Debug, Default)]
pub(super) struct Tableau {
    pub(super) cells: usize,
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
    /// Values of the nonbasic variables.
    pub(super) at: Vec<i64>,
    pub(super) row_of: Vec<u32>,
    pub(super) rows: Vec<TableauRow>,
    /// Per variable the rows that may contain it: all that do, and some that no longer do.
    columns: Vec<Vec<u32>>,
    /// Whether equality slacks stay in the rows, so that a conflict can be explained.
    explain: bool,
    /// The number of entries in all rows.
    entry_count: usize,
    merged: Vec<(u32, i64)>,
    pivot_row: TableauRow,
}

impl Tableau {
    /// Starts with every cell at one of its bounds.
    pub(super) fn load(&mut self, component: &Component, explain: bool, work: &mut Work) -> Result<(), Halt> {
        work.take(2 * component.cell.len() + component.cells.len())?;
        if component.too_large {
            return Err(Halt::TooLarge);
        }
        let (cells, all) = (component.cells.len(), component.cells.len() + component.equations.len());
        (self.cells, self.explain) = (cells, explain);
        self.low.clear();
        self.low.extend(component.low.iter().chain(&component.least));
        self.high.clear();
        self.high.extend(component.high.iter().chain(&component.most));
        self.at.clear();
        self.at.extend(self.low.iter().zip(&self.high).map(|(l, h)| initial_value(*l, *h)));
        self.row_of.clear();
        self.row_of.resize(all, NONE);
        self.columns.iter_mut().for_each(Vec::clear);
        self.columns.resize_with(all, Vec::new);
        self.rows.clear();
        self.entry_count = component.cell.len();
        for equation in 0..component.equations.len() {
            let mut entries: Vec<(u32, i64)> =
                component.range(equation).map(|at| (component.cell[at], component.coefficient[at])).collect();
            entries.sort_unstable();
            entries.iter().for_each(|e| self.columns[e.0 as usize].push(equation as u32));
            let basic = (cells + equation) as u32;
            self.row_of[basic as usize] = equation as u32;
            let row = TableauRow { basic, denominator: 1, value: 0, constant: 0, entries };
            self.rows.push(TableauRow { value: self.evaluated(&row)?, ..row });
        }
        Ok(())
    }

    /// Whether the variable is the slack of an equality, and so fixed.
    pub(super) fn is_equality_slack(&self, variable: u32) -> bool {
        variable as usize >= self.cells && self.low[variable as usize] == self.high[variable as usize]
    }

    /// A row's value, computed from its nonbasic variables.
    fn evaluated(&self, row: &TableauRow) -> Result<i128, Halt> {
        let mut sum = row.constant;
        for (variable, coefficient) in &row.entries {
            let product = i128::from(*coefficient) * i128::from(self.at[*variable as usize]);
            sum = sum.checked_add(product).ok_or(Halt::TooLarge)?;
        }
        Ok(sum)
    }

    /// The rows that contain a variable, sorted. Takes the column out; [`Tableau::return_column`] puts it back.
    pub(super) fn column(&mut self, variable: u32) -> Vec<u32> {
        let mut column = std::mem::take(&mut self.columns[variable as usize]);
        column.sort_unstable();
        column.dedup();
        column.retain(|row| self.rows[*row as usize].coefficient(variable) != 0);
        column
    }

    /// Puts back what [`Tableau::column`] took.
    pub(super) fn return_column(&mut self, variable: u32, column: Vec<u32>) {
        self.columns[variable as usize] = column;
    }

    /// An upper bound on the number of rows that contain the variable.
    pub(super) fn column_count(&self, variable: u32) -> usize {
        self.columns[variable as usize].len()
    }

    /// Moves a nonbasic variable by an integer amount.
    pub(super) fn shift(&mut self, variable: u32, by: i64, work: &mut Work) -> Result<(), Halt> {
        self.at[variable as usize] = self.at[variable as usize].checked_add(by).ok_or(Halt::TooLarge)?;
        let column = self.column(variable);
        work.take(column.len() + 1)?;
        for row in &column {
            let row = &mut self.rows[*row as usize];
            let moved = i128::from(row.coefficient(variable)).checked_mul(i128::from(by));
            row.value = moved.and_then(|m| row.value.checked_add(m)).ok_or(Halt::TooLarge)?;
        }
        self.return_column(variable, column);
        Ok(())
    }

    /// Pivots: the row's basic variable leaves the basis with this value, and the entering variable takes its place.
    pub(super) fn pivot(&mut self, row: usize, entering: u32, value: i64, work: &mut Work) -> Result<(), Halt> {
        work.pivots += 1;
        let leaving = self.rows[row].basic;
        self.at[leaving as usize] = value;
        self.solve_for(row, entering)?;
        self.pivot_row.value = self.evaluated(&self.pivot_row)?;
        reduce(&mut self.pivot_row);
        let column = self.column(entering);
        for other in &column {
            if *other as usize != row {
                work.take(self.pivot_row.entries.len() + self.rows[*other as usize].entries.len())?;
                self.replace(*other, entering)?;
            }
        }
        if !self.drops(leaving) {
            self.columns[leaving as usize] = column;
        }
        for (variable, _) in &self.pivot_row.entries {
            self.columns[*variable as usize].push(row as u32);
        }
        std::mem::swap(&mut self.rows[row], &mut self.pivot_row);
        self.entry_count = self.entry_count + self.rows[row].entries.len() - self.pivot_row.entries.len();
        (self.row_of[leaving as usize], self.row_of[entering as usize]) = (NONE, row as u32);
        Ok(())
    }

    fn drops(&self, variable: u32) -> bool {
        !self.explain && self.is_equality_slack(variable)
    }

    /// Solves the row for another of its variables, into `pivot_row`.
    fn solve_for(&mut self, row: usize, entering: u32) -> Result<(), Halt> {
        let drops = self.drops(self.rows[row].basic);
        let old = &self.rows[row];
        let (by, leaving) = (old.coefficient(entering), old.basic);
        let sign = if by > 0 { -1 } else { 1 };
        let new = &mut self.pivot_row;
        new.basic = entering;
        new.denominator = by.checked_abs().ok_or(Halt::TooLarge)?;
        new.constant = old.constant.checked_mul(sign).ok_or(Halt::TooLarge)?;
        new.entries.clear();
        let back = (leaving, -i64::try_from(sign).unwrap_or(1) * old.denominator);
        if drops {
            let constant = i128::from(back.1) * i128::from(self.at[leaving as usize]);
            new.constant = new.constant.checked_add(constant).ok_or(Halt::TooLarge)?;
        }
        let mut placed = drops;
        for (variable, coefficient) in old.entries.iter().filter(|e| e.0 != entering) {
            if !placed && *variable > leaving {
                new.entries.push(back);
                placed = true;
            }
            let turned = if sign < 0 { coefficient.checked_neg().ok_or(Halt::TooLarge)? } else { *coefficient };
            new.entries.push((*variable, turned));
        }
        if !placed {
            new.entries.push(back);
        }
        Ok(())
    }

    /// Substitutes `pivot_row` for the entering variable in another row.
    fn replace(&mut self, row: u32, entering: u32) -> Result<(), Halt> {
        let old = &self.rows[row as usize];
        let own = old.coefficient(entering);
        let common = gcd(own.unsigned_abs(), self.pivot_row.denominator.unsigned_abs());
        let common = i64::try_from(common).map_err(|_| Halt::TooLarge)?;
        let (keep, add) = (self.pivot_row.denominator / common, own / common);
        self.merge(row, entering, keep, add).ok_or(Halt::TooLarge)?;
        let (new, old) = (&self.pivot_row, &mut self.rows[row as usize]);
        std::mem::swap(&mut self.merged, &mut old.entries);
        self.entry_count = self.entry_count + old.entries.len() - self.merged.len();
        if self.entry_count > MOST_ENTRIES {
            return Err(Halt::TooLarge);
        }
        let (keep_wide, add_wide) = (i128::from(keep), i128::from(add));
        let mixed = |x: i128, y: i128| x.checked_mul(keep_wide)?.checked_add(y.checked_mul(add_wide)?);
        // The other variables keep their values; the entering one has the pivot row's value.
        let rest = old.value.checked_sub(i128::from(own) * i128::from(self.at[entering as usize]));
        old.value = rest.and_then(|rest| mixed(rest, new.value)).ok_or(Halt::TooLarge)?;
        old.constant = mixed(old.constant, new.constant).ok_or(Halt::TooLarge)?;
        old.denominator = old.denominator.checked_mul(keep).ok_or(Halt::TooLarge)?;
        if old.denominator != 1 {
            reduce(old);
        }
        Ok(())
    }

    /// `keep · row + add · pivot_row` without the entering variable, into `merged`; `None` if a number does not fit.
    fn merge(&mut self, row: u32, entering: u32, keep: i64, add: i64) -> Option<()> {
        let (new, old) = (&self.pivot_row.entries, &self.rows[row as usize].entries);
        self.merged.clear();
        let (mut i, mut j) = (0, 0);
        while i < old.len() || j < new.len() {
            let a = old.get(i).map_or(u32::MAX, |e| e.0);
            let b = new.get(j).map_or(u32::MAX, |e| e.0);
            if a < b {
                if a != entering {
                    self.merged.push((a, old[i].1.checked_mul(keep)?));
                }
                i += 1;
            } else if b < a {
                self.columns[b as usize].push(row);
                self.merged.push((b, new[j].1.checked_mul(add)?));
                j += 1;
            } else {
                let sum = old[i].1.checked_mul(keep)?.checked_add(new[j].1.checked_mul(add)?)?;
                if sum != 0 {
                    self.merged.push((a, sum));
                }
                i += 1;
                j += 1;
            }
        }
        Some(())
    }

    /// Removes a row that follows from the others.
    pub(super) fn drop_redundant(&mut self, row: usize) {
        let row = &mut self.rows[row];
        self.row_of[row.basic as usize] = NONE;
        self.entry_count -= row.entries.len();
        row.entries.clear();
        (row.basic, row.value, row.constant) = (NONE, 0, 0);
    }
}

/// The initial value of a nonbasic variable.
fn initial_value(low: i64, high: i64) -> i64 {
    if low != NO_LOWER {
        low
    } else if high != NO_UPPER {
        high
    } else {
        0
    }
}

/// Divides a row by the common divisor of its numbers.
fn reduce(row: &mut TableauRow) {
    let mut common = row.denominator.unsigned_abs();
    for (_, coefficient) in &row.entries {
        if common == 1 {
            return;
        }
        common = gcd(common, coefficient.unsigned_abs());
    }
    let Ok(by) = i64::try_from(common) else { return };
    let wide = i128::from(by);
    // The value is a sum of the other terms, so it is divisible if the constant is.
    if by > 1 && row.constant % wide == 0 && row.value % wide == 0 {
        row.denominator /= by;
        row.constant /= wide;
        row.value /= wide;
        row.entries.iter_mut().for_each(|e| e.1 /= by);
    }
}
