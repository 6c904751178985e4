//! What follows of rounded cells: sums may leave nothing of the rounding (R26). Only a cell that may be too few is asked about.

use super::Codes;
use super::block::Block;
use super::judge::{Judge, Limits};
use super::witness;
use crate::audit::{Demand, Verdict};

/// Rows of rounded cells whose count is known to be positive and too few.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Undone {
    /// The rows.
    pub few: Vec<u32>,
    /// The work did not suffice.
    pub is_open: bool,
    /// The figures contradict each other.
    pub contradicts: bool,
}

impl Judge {
    /// Of a block's rounded cells. `limits` are those of [`Judge::judge`]; `steps` is what a class of cells may cost.
    pub fn rounded(&mut self, block: &Block, limits: &dyn Fn(Codes) -> Option<Limits>, steps: u64) -> Undone {
        let few = |codes: Codes| limits(codes).map(|l| block.measure.persons(l.threshold) - 1);
        let rounded = block.cells.iter().enumerate().filter(|(_, c)| c.rounded.is_some() && c.value().is_none());
        let small = rounded.filter_map(|(n, c)| Some((few(c.codes).filter(|few| c.lower <= *few)?, n as u32)));
        let mut asked: Vec<(i64, u32)> = small.collect();
        asked.sort_unstable();
        let mut undone = Undone::default();
        if asked.is_empty() || witness::are_there(block, &asked) {
            return undone;
        }
        for class in asked.chunk_by(|a, b| a.0 == b.0) {
            let (few, cells): (i64, Vec<u32>) = (class.first().map_or(0, |c| c.0), class.iter().map(|c| c.1).collect());
            let demand = Demand { width: 1, not_within: Some((1, few)) };
            let Some((case, said)) = self.first_possible(block, &cells, demand, steps) else {
                undone.contradicts = true;
                continue;
            };
            undone.is_open |= said.is_open();
            for (number, _) in said.verdicts().iter().enumerate().filter(|(_, v)| matches!(v, Verdict::Exact | Verdict::Narrow)) {
                if matches!(said.bounds(number), (Some(low), Some(high)) if low >= 1 && high <= few) {
                    undone.few.extend(block.cells[case.cells[number] as usize].rounded.map(|r| r.0));
                }
            }
        }
        undone.few.sort_unstable();
        undone
    }
}
