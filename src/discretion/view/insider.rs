//! What one who is the single person behind a hidden cell can reckon of the others: that cell is 1 to them (R19).

use super::block::{Block, Cell};
use super::case::Case;
use super::judge::{Judge, Limiter};
use crate::audit::{Requirement, SolveStatus};
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
        limits: &Limiter<'_>,
        (singles, exact): (&BTreeSet<u32>, &[u32]),
        steps: u64,
    ) -> Inside {
        let (mut rows, mut inside) = (BTreeSet::new(), Inside::default());
        let one = |cell: &Cell| block.measure(cell).persons(1);
        for (number, cell) in block.cells.iter().enumerate().filter(|(_, c)| c.upper >= one(c)) {
            if cell.hidden.is_some_and(|r| singles.contains(&r) && !exact.contains(&r)) {
                let (follow, is_open) = self.insider(block, limits, number as u32, steps);
                inside.is_open |= is_open;
                rows.extend(follow.into_iter().filter(|r| !exact.contains(r)));
            }
        }
        inside.rows.extend(rows);
        inside
    }

    /// Rows that follow where a cell is known to be 1, and whether the work did not suffice.
    fn insider(&mut self, block: &Block, limits: &Limiter<'_>, own: u32, steps: u64) -> (Vec<u32>, bool) {
        let one = block.measure(&block.cells[own as usize]).persons(1);
        let is_judged = |cell: u32| {
            let cell = &block.cells[cell as usize];
            cell.hidden.is_some() && limits(cell.area, cell.codes).is_some()
        };
        for zeros in [true, false] {
            let Ok(near) = Case::new(block, &[own], zeros) else { continue };
            let asked: Vec<u32> = near.cells.iter().copied().filter(|c| is_judged(*c) || *c == own).collect();
            let Ok(mut case) = Case::new(block, &asked, zeros) else { continue };
            let Some(number) = case.number(own).filter(|n| case.problem.set_bounds(*n, one, one).is_ok()) else { continue };
            let said = self.audit(&case, Requirement { width: 1, not_within: None }, steps);
            if said.status != SolveStatus::Infeasible {
                let same = block.same_as(own);
                let follow = said.exact().filter(|n| *n != number as usize && !same.contains(&case.cells[*n]));
                return (follow.filter_map(|n| block.cells[case.cells[n] as usize].hidden).collect(), said.is_open());
            }
        }
        (vec![], false)
    }
}

impl Block {
    /// A cell and those that count the very same: the only part of it in some sum, or it of them. Whoever knows one knows no other
    /// person by the rest.
    fn same_as(&self, cell: u32) -> Vec<u32> {
        let (mut all, mut next) = (vec![cell], 0);
        while let Some(one) = all.get(next).copied() {
            next += 1;
            for sum in self.of[one as usize].iter().map(|s| &self.sums[*s as usize]).filter(|s| s.is_complete) {
                if let [part] = sum.parts.as_slice() {
                    let other = if *part == one { sum.whole } else { *part };
                    if !all.contains(&other) {
                        all.push(other);
                    }
                }
            }
        }
        all
    }
}
