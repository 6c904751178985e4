//! What one who is the single person behind a hidden cell can reckon of the others: that cell is 1 to them (R19).

use super::block::Block;
use super::case::Case;
use super::judge::{Judge, Limits, Said};
use super::Codes;
use crate::audit::{Demand, Question, Status, Work};
use std::collections::BTreeSet;

/// Rows of hidden cells that follow exactly for such a person and not for others, and whether the work sufficed for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inside {
    /// The rows.
    pub rows: Vec<u32>,
    /// The work did not suffice.
    pub is_open: bool,
}

impl Judge {
    /// For each of these rows, which hide a single person, what else then follows. `exact` are the rows that follow for
    /// everybody; `limits` and `steps` are those of [`Judge::judge`].
    pub fn insiders(
        &mut self,
        block: &Block,
        limits: &dyn Fn(Codes) -> Option<Limits>,
        (singles, exact): (&BTreeSet<u32>, &[u32]),
        steps: u64,
    ) -> Inside {
        let (mut rows, mut inside) = (BTreeSet::new(), Inside::default());
        let one = block.measure.persons(1);
        for (number, cell) in block.cells.iter().enumerate() {
            let Some(row) = cell.hidden.filter(|r| singles.contains(r) && !exact.contains(r) && cell.upper >= one) else { continue };
            for zeros in [true, false] {
                let Ok(near) = Case::new(block, &[number as u32], zeros) else { continue };
                let is_judged = |c: &u32| block.cells[*c as usize].hidden.is_some() && limits(block.cells[*c as usize].codes).is_some();
                let asked: Vec<u32> = near.cells.iter().copied().filter(|c| is_judged(c) || *c == number as u32).collect();
                let Ok(mut case) = Case::new(block, &asked, zeros) else { continue };
                let Some(own) = case.number(number as u32).filter(|n| case.problem.set_bounds(*n, one, one).is_ok()) else { continue };
                let question = Question::Demand(Demand { width: 1, not_within: None });
                let said = Said::of(self.solver.audit(&case.problem, question, &mut Work::new(steps)), case.cells.len());
                if said.status == Status::Infeasible {
                    continue;
                }
                inside.is_open |= said.is_open();
                let follow = said.exact().filter(|n| *n != own as usize);
                rows.extend(follow.filter_map(|n| block.cells[case.cells[n] as usize].hidden).filter(|r| *r != row && !exact.contains(r)));
                break;
            }
        }
        inside.rows.extend(rows);
        inside
    }
}
