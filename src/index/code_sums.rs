//! How the codes of linked tables add up: a count of one table that is a sum of counts of others.

use super::cells::Codes;

/// Counts of one table that are counts of others, added up: the same area, and the codes of each that together make one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodeSums {
    /// The table whose count is the sum.
    pub whole: u32,
    /// The tables that each have parts of it.
    pub parts: Vec<u32>,
    /// By dimension: the codes that replace 0 in the parts; if empty, the codes are the same.
    pub codes: [Vec<i64>; 4],
    /// The tables of parts have no such dimension: a whole with a code of it has no parts.
    pub without: [bool; 4],
}

impl CodeSums {
    /// The codes that add up to these; empty if these are no such sum.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(codes: [&[i64]; 4], without: [bool; 4]) -> CodeSums {
        CodeSums { whole: 0, parts: vec![1], codes: codes.map(<[i64]>::to_vec), without }
    }

    #[test]
    fn codes_are_taken_whole_where_a_cell_is_not_narrowed() {
        let same = sums([&[], &[6, 7, 8], &[3], &[]], [false; 4]);
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
            let same = sums(codes, without);
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
