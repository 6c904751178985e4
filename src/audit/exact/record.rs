//! The integer solutions that the tableau meets, recorded in the answer.
//!
//! **What it proves.** The current solution is recorded only if its values satisfy every bound and equation of the
//! component, which is checked without the tableau.

use super::super::answer::Answer;
use super::super::component::Component;
use super::super::problem::{NO_LOWER, NO_UPPER};
use super::super::work::Work;
use super::tableau::{Halt, NONE, Tableau, TableauRow};

impl Tableau {
    /// Records integer solutions adjacent to the current one, which is integer.
    pub(super) fn record_adjacent(&mut self, component: &Component, answer: &mut Answer, work: &mut Work) -> Result<(), Halt> {
        self.explore_adjacent(work, |at, value| answer.attain(component.cells[at] as usize, value))
    }

    /// Records the current solution if it is integer; returns whether it is.
    pub(super) fn record_solution(&mut self, component: &Component, answer: &mut Answer) -> bool {
        let whole = |row: &TableauRow| row.basic == NONE || row.value % i128::from(row.denominator) == 0;
        if !self.rows.iter().all(whole) {
            return false;
        }
        let values: Option<Vec<i64>> = (0..component.cells.len() as u32)
            .map(|cell| {
                let (value, denominator) = self.value(cell);
                i64::try_from(value / i128::from(denominator)).ok()
            })
            .collect();
        let Some(values) = values.filter(|values| is_feasible(component, values)) else { return false };
        for (cell, value) in component.cells.iter().zip(values) {
            answer.attain(*cell as usize, value);
        }
        true
    }
}

/// Whether integer values satisfy every bound and equation of the component: checked independently of the tableau.
fn is_feasible(component: &Component, values: &[i64]) -> bool {
    let within = |value: i128, low: i64, high: i64| {
        (low == NO_LOWER || value >= i128::from(low)) && (high == NO_UPPER || value <= i128::from(high))
    };
    let cells = values.iter().enumerate().all(|(at, v)| within(i128::from(*v), component.low[at], component.high[at]));
    let sum = |row: usize| -> i128 {
        let terms = component
            .range(row)
            .map(|at| i128::from(component.coefficient[at]) * i128::from(values[component.cell[at] as usize]));
        terms.sum()
    };
    cells && (0..component.equations.len()).all(|row| within(sum(row), component.least[row], component.most[row]))
}
