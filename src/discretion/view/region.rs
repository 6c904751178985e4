//! What the audit says of cells that no row tells of: parts of the plane that areas cut each other into, and areas without a row.

use super::Codes;
use super::block::Block;
use super::judge::{Judge, Limits, TooFew};
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
    pub fn regions(&mut self, block: &Block, areas: &[u32], limits: &dyn Fn(Codes) -> Option<Limits>, steps: u64) -> Regions {
        let cells = block.cells.iter().enumerate().filter(|(_, c)| c.is_free() && areas.binary_search(&c.area).is_ok());
        let few = |codes: Codes| limits(codes).map(|l| block.measure.persons(l.threshold) - 1);
        let asked = cells.filter_map(|(n, c)| Some((few(c.codes)?, n as u32))).collect();
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
    pub fn differences(&self, pairs: &[(u32, u32)], limits: &dyn Fn(Codes) -> Option<Limits>) -> Vec<(u32, u32, Codes)> {
        let told = self.cells.iter().filter(|c| c.hidden.is_none());
        let known: BTreeMap<(u32, Codes), i64> = told.filter_map(|c| Some(((c.area, c.codes), c.value()?))).collect();
        let mut found = Vec::new();
        for (outer, inner) in pairs {
            for (&(_, codes), all) in known.range((*outer, [i64::MIN; 4])..=(*outer, [i64::MAX; 4])) {
                let few = limits(codes).map_or(0, |l| self.measure.persons(l.threshold) - 1);
                let rest = known.get(&(*inner, codes)).map_or(0, |part| all - part);
                if (1..=few).contains(&rest) {
                    found.push((*outer, *inner, codes));
                }
            }
        }
        found
    }
}
