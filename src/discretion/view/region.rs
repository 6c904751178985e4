//! What the audit says of cells that no row tells of: parts of the plane that areas cut each other into, and areas without a row.

use super::Codes;
use super::block::Block;
use super::judge::{Judge, Limits};
use crate::audit::{Demand, Verdict};
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
        let mut asked: Vec<(u32, u32)> = cells.filter_map(|(n, c)| Some((limits(c.codes)?.threshold, n as u32))).collect();
        asked.sort_unstable();
        let mut regions = Regions::default();
        for class in asked.chunk_by(|a, b| a.0 == b.0) {
            let cells: Vec<u32> = class.iter().map(|c| c.1).collect();
            let few = block.measure.persons(class.first().map_or(1, |c| c.0)) - 1;
            let demand = Demand { width: 1, not_within: Some((1, few)) };
            let Some((case, said)) = self.first_possible(block, &cells, demand, steps) else {
                regions.contradicts = true;
                continue;
            };
            regions.is_open |= said.is_open();
            for (number, _) in said.verdicts().iter().enumerate().filter(|(_, v)| matches!(v, Verdict::Exact | Verdict::Narrow)) {
                let cell = &block.cells[case.cells[number] as usize];
                if matches!(said.bounds(number), (Some(low), Some(high)) if low >= 1 && high <= few) {
                    regions.few.push((cell.area, cell.codes));
                }
            }
        }
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
