//! What a block is made over: connected areas, one table of counts or several, and what ties them together.
//!
//! A table is one indicator and period. Where counts of several are the same, or add up to each other, their areas are numbered
//! on: those of the second follow those of the first.

use super::{CodeSums, Division, Levels, Measure};
use std::slice;

/// One table of counts over the areas of a frame.
#[derive(Clone, Copy)]
pub struct Slot<'a> {
    /// How its counts are read.
    pub measure: Measure,
    /// How its codes split each other.
    pub levels: &'a dyn Levels,
}

/// Tables over connected areas.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// How many areas each table has.
    pub areas: usize,
    /// How the areas lie in each other.
    pub divisions: &'a [Division],
    /// The tables; at least one.
    pub slots: &'a [Slot<'a>],
    /// What ties them together.
    pub ties: &'a [CodeSums],
}

impl<'a> Frame<'a> {
    /// Of one table.
    pub fn one(areas: usize, divisions: &'a [Division], slot: &'a Slot<'a>) -> Frame<'a> {
        Frame { areas, divisions, slots: slice::from_ref(slot), ties: &[] }
    }

    /// The number of an area in a table.
    pub fn area(&self, slot: usize, area: u32) -> u32 {
        (slot * self.areas) as u32 + area
    }

    /// The table of a numbered area, and the area in it.
    pub fn place(&self, area: u32) -> (usize, u32) {
        let areas = self.areas.max(1) as u32;
        ((area / areas) as usize, area % areas)
    }
}
