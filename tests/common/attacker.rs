//! An attacker who tries every count up to a limit in every cell that is not shown, in a table of areas by codes with its margins.

use std::collections::BTreeSet;

/// What an audience sees of a table: cells are ordered area by area, the whole first, and in each by code, all first.
pub struct Attacker {
    areas: usize,
    codes: usize,
    /// By cell: the count, where it is known.
    pub known: Vec<Option<i64>>,
    /// By cell: the least it can be.
    least: Vec<i64>,
    most: i64,
}

impl Attacker {
    pub fn new(areas: usize, codes: usize, known: Vec<Option<i64>>) -> Self {
        let mut attacker = Attacker { areas, codes, least: vec![0; known.len()], known, most: 300 };
        // Where a kind of row shows a zero, what it hides is none; unless that cannot be.
        let zeros: BTreeSet<bool> =
            (0..attacker.known.len()).filter(|at| attacker.known[*at] == Some(0)).map(|at| attacker.is_all(at)).collect();
        attacker.least = (0..attacker.known.len()).map(|at| i64::from(zeros.contains(&attacker.is_all(at)))).collect();
        if !attacker.fits(&mut attacker.known.clone()) {
            attacker.least.fill(0);
        }
        attacker
    }

    fn is_all(&self, at: usize) -> bool {
        at.is_multiple_of(self.codes + 1)
    }

    /// Whether some table fits what is known, whose own counts are filled in one by one.
    fn fits(&self, known: &mut Vec<Option<i64>>) -> bool {
        let (areas, across) = (self.areas, self.codes + 1);
        let lines: Vec<(usize, Vec<usize>)> = (0..=areas)
            .map(|a| (a * across, (1..across).map(|o| a * across + o).collect()))
            .chain((0..across).map(|o| (o, (1..=areas).map(|a| a * across + o).collect())))
            .collect();
        let mut next: Option<(usize, i64, i64)> = None;
        for (whole, parts) in &lines {
            let sum: i64 = parts.iter().map(|p| known[*p].unwrap_or(self.least[*p])).sum();
            let open: Vec<usize> = parts.iter().copied().filter(|p| known[*p].is_none()).collect();
            match (known[*whole], open.as_slice()) {
                (Some(all), []) if all != sum => return false,
                (Some(all), _) if sum > all => return false,
                (Some(all), [first, ..]) => {
                    let (low, high) = (self.least[*first], self.least[*first] + all - sum);
                    let low = if open.len() == 1 { high } else { low };
                    if next.is_none_or(|n| high - low < n.2 - n.1) {
                        next = Some((*first, low, high));
                    }
                }
                (None, []) if sum < self.least[*whole] => return false,
                (None, []) if next.is_none_or(|n| n.2 > n.1) => next = Some((*whole, sum, sum)),
                _ => {}
            }
        }
        let open = |n: &usize| known[*n].is_none();
        let next = next.or_else(|| (0..known.len()).rev().find(open).map(|n| (n, self.least[n], self.most)));
        let Some((at, low, high)) = next else { return true };
        for count in low..=high {
            known[at] = Some(count);
            if self.fits(known) {
                known[at] = None;
                return true;
            }
        }
        known[at] = None;
        false
    }

    fn can_be(&self, at: usize, count: i64) -> bool {
        let mut known = self.known.clone();
        known[at] = Some(count);
        count >= self.least[at] && self.fits(&mut known)
    }

    /// The least and greatest count of a cell, up to a limit: beyond what any audience's limits ask for nothing changes.
    pub fn interval(&self, at: usize) -> (i64, i64) {
        let low = (0..=self.most).find(|c| self.can_be(at, *c)).unwrap();
        (low, (low..=low + 8).rev().find(|c| self.can_be(at, *c)).unwrap())
    }

    /// The cells of which too much is known, with what they can be: less than a width apart, or wholly inside 1 to less than a
    /// threshold; `limits` says both of a cell.
    pub fn leaks(&self, limits: impl Fn(usize) -> (i64, i64)) -> Vec<(usize, i64, i64)> {
        let hidden = (0..self.known.len()).filter(|at| self.known[*at].is_none());
        let found = hidden.map(|at| (at, self.interval(at), limits(at)));
        let leaks = found.filter(|(_, (low, high), (width, threshold))| high - low < *width || *low >= 1 && high < threshold);
        leaks.map(|(at, (low, high), _)| (at, low, high)).collect()
    }
}
