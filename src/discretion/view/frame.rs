//! What a block is made over: connected areas, one table of counts or several, and what ties them together.
//!
//! A table is one indicator and period. Where counts of several are the same, or add up to each other, their areas are numbered
//! on: those of the second follow those of the first.

use super::{Codes, Division, Levels, Measure};
use std::slice;

/// One table of counts over the areas of a frame.
#[derive(Clone, Copy)]
pub struct Slot<'a> {
    /// How its counts are read.
    pub measure: Measure,
    /// How its codes split each other.
    pub levels: &'a dyn Levels,
}

/// Counts of one table that are counts of others, added up: the same area, and the codes of each that together make one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tie {
    /// The table whose count is the sum.
    pub whole: u32,
    /// The tables that each have parts of it.
    pub parts: Vec<u32>,
    /// By dimension: the codes that stand for 0 in the parts; where there are none, the codes are the same.
    pub codes: [Vec<i64>; 4],
    /// The tables of parts have no such dimension: a whole with a code of it has no parts.
    pub without: [bool; 4],
}

impl Tie {
    /// The codes that add up to these; none where these are no such sum.
    pub fn parts_of(&self, whole: Codes) -> Option<Vec<Codes>> {
        let mut all = vec![whole];
        for (dimension, codes) in self.codes.iter().enumerate() {
            let is_part = codes.contains(&whole[dimension]);
            match whole[dimension] {
                0 if !codes.is_empty() => {
                    let with = |part: &Codes| {
                        let part = *part;
                        codes.iter().map(move |code| {
                            let mut one = part;
                            one[dimension] = *code;
                            one
                        })
                    };
                    all = all.iter().flat_map(with).collect();
                }
                0 => {}
                _ if self.without[dimension] || !codes.is_empty() && !is_part => return None,
                _ => {}
            }
        }
        Some(all)
    }

    /// The codes of sums that a cell of a part is in: as it is, and with 0 for each code that others join it for.
    pub fn wholes_of(&self, part: Codes) -> Vec<Codes> {
        let mut all = vec![part];
        for (dimension, codes) in self.codes.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            if !codes.contains(&part[dimension]) {
                return vec![];
            }
            let joined = all.iter().map(|whole| {
                let mut one = *whole;
                one[dimension] = 0;
                one
            });
            let joined: Vec<Codes> = joined.collect();
            if self.without[dimension] {
                all = joined;
            } else {
                all.extend(joined);
            }
        }
        all.retain(|whole| whole.iter().zip(self.without).all(|(code, without)| *code == 0 || !without));
        all
    }
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
    pub ties: &'a [Tie],
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

#[cfg(test)]
mod tests {
    use super::*;

    fn tie(codes: [&[i64]; 4], without: [bool; 4]) -> Tie {
        Tie { whole: 0, parts: vec![1], codes: codes.map(<[i64]>::to_vec), without }
    }

    #[test]
    fn codes_are_taken_whole_where_a_cell_is_not_narrowed() {
        let same = tie([&[], &[6, 7, 8], &[3], &[]], [false; 4]);
        assert_eq!(same.parts_of([1, 0, 0, 0]), Some(vec![[1, 6, 3, 0], [1, 7, 3, 0], [1, 8, 3, 0]]));
        assert_eq!(same.parts_of([0, 7, 0, 0]), Some(vec![[0, 7, 3, 0]]));
        assert_eq!(same.parts_of([0, 9, 0, 0]), None);
    }

    #[test]
    fn a_part_is_in_every_sum_that_has_it_as_a_part() {
        for (codes, without) in [
            ([&[][..], &[6, 7, 8], &[3], &[]], [false; 4]),
            ([&[], &[], &[], &[21, 22]], [false, false, false, true]),
            ([&[], &[4, 5], &[], &[]], [false, false, false, true]),
        ] {
            let same = tie(codes, without);
            let all = [0, 1].into_iter().flat_map(|s| [0, 4, 5, 6, 8, 9].map(|a| [s, a]));
            let all = all.flat_map(|[s, a]| [0, 3, 31].into_iter().flat_map(move |h| [0, 21, 23].map(|k| [s, a, h, k])));
            let all: Vec<Codes> = all.collect();
            for part in &all {
                let mut found = same.wholes_of(*part);
                found.sort_unstable();
                let is_sum = |whole: &&Codes| same.parts_of(**whole).is_some_and(|parts| parts.contains(part));
                let mut wanted: Vec<Codes> = all.iter().filter(is_sum).copied().collect();
                wanted.sort_unstable();
                assert_eq!(found, wanted, "{part:?} by {codes:?}");
            }
        }
    }
}
