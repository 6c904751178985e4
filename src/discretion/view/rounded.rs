//! What follows of rounded cells: sums may leave nothing of the rounding (R26). Only a cell that may be too few is asked about.

use super::block::Block;
use super::judge::{Judge, Limiter, TooFew};
use super::witness;

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
    pub fn rounded(&mut self, block: &Block, limits: &Limiter<'_>, steps: u64) -> Undone {
        let rounded = block.cells.iter().enumerate().filter(|(_, c)| c.rounded.is_some() && c.value().is_none());
        let small = rounded.filter_map(|(n, c)| Some((block.few(c, limits).filter(|few| c.lower <= *few)?, n as u32)));
        let mut asked: Vec<(i64, u32)> = small.collect();
        asked.sort_unstable();
        if asked.is_empty() || witness::are_there(block, &asked) {
            return Undone::default();
        }
        let TooFew { cells, is_open, contradicts } = self.too_few(block, asked, steps);
        let row = |cell: u32| block.cells[cell as usize].rounded.map(|r| r.0);
        let mut undone = Undone { few: cells.into_iter().filter_map(row).collect(), is_open, contradicts };
        undone.few.sort_unstable();
        undone
    }
}
