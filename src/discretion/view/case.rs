//! The audit's problem from a block: only what is tied to the cells that are asked about.

use super::block::{Block, Sum};
use crate::audit::{NO_LOWER, Problem, Refused};

const NONE: u32 = u32::MAX;

/// A problem, and which cells and sums of the block it has.
pub(super) struct Case {
    pub(super) problem: Problem,
    /// The block's cell, by the problem's.
    pub(super) cells: Vec<u32>,
    /// The problem's cell, by the block's.
    number: Vec<u32>,
    /// The block's sums.
    pub(super) sums: Vec<u32>,
}

impl Case {
    /// What is tied to these cells, and asks about them. `zeros`: where a level shows its zeros, what it hides is at least 1.
    ///
    /// # Errors
    /// A figure too large for the audit.
    pub(super) fn new(block: &Block, asked: &[u32], zeros: bool) -> Result<Case, Refused> {
        let mut case = Case { problem: Problem::new(true), cells: vec![], number: vec![NONE; block.cells.len()], sums: vec![] };
        let mut is_seen = vec![false; block.sums.len()];
        asked.iter().for_each(|cell| case.take(*cell));
        let wanted = case.cells.len();
        let mut at = 0;
        while let Some(cell) = case.cells.get(at).copied() {
            at += 1;
            for sum in &block.of[cell as usize] {
                if !std::mem::replace(&mut is_seen[*sum as usize], true) {
                    case.sums.push(*sum);
                    let open = block.sums[*sum as usize].terms().filter(|(_, c)| block.cells[*c as usize].value().is_none());
                    open.for_each(|(_, cell)| case.take(cell));
                }
            }
        }
        for (number, cell) in case.cells.iter().map(|c| &block.cells[*c as usize]).enumerate() {
            let least = if zeros && block.is_above_zero(cell) { 1.min(cell.upper) } else { 0 };
            case.problem.cell(cell.lower.max(least), cell.upper, number < wanted)?;
        }
        for at in 0..case.sums.len() {
            case.equation(block, &block.sums[case.sums[at] as usize])?;
        }
        Ok(case)
    }

    fn take(&mut self, cell: u32) {
        if self.number[cell as usize] == NONE {
            self.number[cell as usize] = self.cells.len() as u32;
            self.cells.push(cell);
        }
    }

    /// The problem's number of a cell; none where it is a constant.
    pub(super) fn number(&self, cell: u32) -> Option<u32> {
        self.number.get(cell as usize).copied().filter(|n| *n != NONE)
    }

    /// Parts less whole, with what is constant moved to the other side.
    fn equation(&mut self, block: &Block, sum: &Sum) -> Result<(), Refused> {
        let slack = block.slack(sum);
        let (mut constant, mut terms) = (0i64, Vec::with_capacity(sum.parts.len() + 1));
        for (sign, cell) in sum.terms() {
            match block.cells[cell as usize].value() {
                Some(value) => constant = constant.checked_add(sign * value).ok_or(Refused::BoundTooLarge)?,
                None => terms.extend(self.number(cell).map(|n| (sign, n))),
            }
        }
        let least = if sum.is_complete { -constant - slack } else { NO_LOWER };
        self.problem.equation(terms, least, slack - constant).map(|_| ())
    }
}
