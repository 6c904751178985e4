//! What the audit says of cells that no row tells of: parts of the plane that areas cut each other into, and areas without a row.

use super::Codes;
use super::block::{Block, Cell};
use super::judge::{Judge, Limiter, TooFew};
use std::collections::BTreeMap;

/// Cells that nothing is told of and whose count is known all the same to be positive and too few.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Regions {
    /// By area and codes.
    pub few: Vec<(u32, Codes)>,
    /// The work did not suffice.
    pub is_open: bool,
    /// The figures contradict each other.
    pub contradicts: bool,
}

impl Judge {
    /// Of these areas of a block, ascending, the cells that nothing is told of. `limits` and `steps` are those of [`Judge::judge`].
    pub fn regions(&mut self, block: &Block, areas: &[u32], limits: &Limiter<'_>, steps: u64) -> Regions {
        let cells = block.cells.iter().enumerate().filter(|(_, c)| c.is_free() && areas.binary_search(&c.area).is_ok());
        let asked = cells.filter_map(|(n, c)| Some((block.few(c, limits)?, n as u32))).collect();
        let TooFew { cells, is_open, contradicts } = self.too_few(block, asked, steps);
        let place = |cell: u32| (block.cells[cell as usize].area, block.cells[cell as usize].codes);
        let mut regions = Regions { few: cells.into_iter().map(place).collect(), is_open, contradicts };
        regions.few.sort_unstable();
        regions
    }
}

impl Block {
    /// Of pairs of areas, the second within the first, those whose exact counts differ by a positive count that is too small, by
    /// codes.
    pub fn differences(&self, pairs: &[(u32, u32)], limits: &Limiter<'_>) -> Vec<(u32, u32, Codes)> {
        let told = self.cells.iter().filter(|c| c.hidden.is_none());
        let known: BTreeMap<(u32, Codes), (i64, &Cell)> =
            told.filter_map(|c| Some(((c.area, c.codes), (c.value()?, c)))).collect();
        let mut found = Vec::new();
        for (outer, inner) in pairs {
            for (&(_, codes), (all, cell)) in known.range((*outer, [i64::MIN; 4])..=(*outer, [i64::MAX; 4])) {
                let few = self.few(cell, limits).unwrap_or(0);
                let rest = known.get(&(*inner, codes)).map_or(0, |(part, _)| all - part);
                if (1..=few).contains(&rest) {
                    found.push((*outer, *inner, codes));
                }
            }
        }
        found
    }
}
