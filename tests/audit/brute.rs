//! All whole-number solutions of a small table, by trying every value: shares nothing with the audit.

use crate::tables::Table;

/// The least and the greatest value of a cell over all solutions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub least: i64,
    pub most: i64,
}

struct Trial<'a> {
    table: &'a Table,
    values: Vec<Option<i64>>,
    ranges: Option<Vec<Range>>,
    left: usize,
}

/// The ranges; `Some(None)` if there is no solution, `None` if trying takes more than so many steps.
pub fn enumerate(table: &Table, steps: usize) -> Option<Option<Vec<Range>>> {
    let mut trial = Trial { table, values: vec![None; table.cells.len()], ranges: None, left: steps };
    trial.next()?;
    Some(trial.ranges)
}

impl Trial<'_> {
    fn next(&mut self) -> Option<()> {
        self.left = self.left.checked_sub(1)?;
        if !self.possible() {
            return Some(());
        }
        if let Some((cell, value)) = self.forced() {
            return self.with(cell, value);
        }
        let Some(cell) = self.values.iter().position(Option::is_none) else {
            self.keep();
            return Some(());
        };
        let own = &self.table.cells[cell];
        for value in own.low..=own.high.unwrap_or(self.table.roof).min(self.table.roof) {
            self.with(cell, value)?;
        }
        Some(())
    }

    fn with(&mut self, cell: usize, value: i64) -> Option<()> {
        let own = &self.table.cells[cell];
        if value < own.low || own.high.is_some_and(|h| value > h) {
            return Some(());
        }
        self.values[cell] = Some(value);
        let went = self.next();
        self.values[cell] = None;
        went
    }

    /// Whether the equations without open cells are fulfilled.
    fn possible(&self) -> bool {
        self.table.equations.iter().all(|equation| {
            let terms = equation.terms.iter().map(|(a, cell)| self.values[*cell as usize].map(|v| a * v));
            let sum: Option<i64> = terms.sum();
            sum.is_none_or(|s| s >= equation.least && s <= equation.most)
        })
    }

    /// A cell that is the only open one of an equation proper, with the one value it can have.
    fn forced(&self) -> Option<(usize, i64)> {
        for equation in self.table.equations.iter().filter(|e| e.least == e.most) {
            let mut open = equation.terms.iter().filter(|(_, cell)| self.values[*cell as usize].is_none());
            let (Some((a, cell)), None) = (open.next(), open.next()) else { continue };
            let known: i64 = equation.terms.iter().filter_map(|(a, c)| Some(a * self.values[*c as usize]?)).sum();
            let rest = equation.least - known;
            // A remainder is no solution: a value out of every bound says so.
            return Some((*cell as usize, if rest % a == 0 { rest / a } else { i64::MIN }));
        }
        None
    }

    fn keep(&mut self) {
        let values: Vec<i64> = self.values.iter().map(|v| v.unwrap()).collect();
        let first = values.iter().map(|v| Range { least: *v, most: *v }).collect();
        let ranges = self.ranges.get_or_insert(first);
        for (range, value) in ranges.iter_mut().zip(values) {
            range.least = range.least.min(value);
            range.most = range.most.max(value);
        }
    }
}
