//! How many are behind a mean whose number is rounded: whole numbers that add up have only some means (R26).

use super::derived::Derived;
use crate::index::breakdown::Codebook;
use crate::index::cells::{Cell, picture};
use crate::index::roles::Marking;
use crate::model::{Enhed, Indikator};
use std::collections::BTreeSet;

/// Combinations of a whole and its parts that are tried.
const MOST: usize = 100_000;

/// So many, and the least and greatest sum that they can have; in whole units of what is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Count {
    number: i64,
    low: i64,
    high: i64,
}

/// The delivered rows of an indicator, area and period whose rounded number can be one only: by their own mean, or by those of
/// a whole and its parts together.
pub(crate) fn known(whole: &Derived<'_>, codebook: &Codebook, indicator: &Indikator, seen: &[Cell]) -> Vec<Cell> {
    // Years of residence are no whole numbers, so their sums tell nothing.
    if matches!(indicator.enhed, Enhed::Aar) {
        return vec![];
    }
    let base = i64::from(whole.compiled.profile.afrunding_base.max(1));
    let cells = picture(seen);
    let mut counts: Vec<Vec<Count>> = cells.iter().map(|c| counts(c, base, indicator.decimaler)).collect();
    let place = |cell: &Cell| cells.binary_search_by(|c| c.codes.cmp(&cell.codes)).ok();
    for split in codebook.splits(&cells, indicator).iter().filter(|s| s.missing.is_empty()) {
        let members: Option<Vec<usize>> = split.whole.into_iter().chain(split.parts.iter().copied()).map(place).collect();
        let Some(members) = members.filter(|m| split.whole.is_some() && m.iter().all(|c| !counts[*c].is_empty())) else {
            continue;
        };
        for (member, left) in members.iter().zip(possible(&members, &counts)) {
            counts[*member] = left;
        }
    }
    let is_known =
        |(cell, counts): &(&Cell, &Vec<Count>)| cell.marking == Marking::Rounded && cell.is_delivered() && counts.len() == 1;
    cells.iter().zip(&counts).filter(is_known).map(|(cell, _)| *cell).collect()
}

/// How many can be behind a mean. Empty where nothing is told of them.
fn counts(cell: &Cell, base: i64, decimals: u8) -> Vec<Count> {
    let (Some(number), Some(mean)) = (cell.naevner.filter(|n| n % 100 == 0), cell.vaerdi) else { return vec![] };
    let number = number / 100;
    let off = if cell.marking == Marking::Rounded && number % base == 0 { base - 1 } else { 0 };
    // A mean that shows more decimals than it is said to have, has them. In two hundredths, so that halves are whole.
    let shown = if mean % 10 != 0 { 2 } else { u8::from(mean % 100 != 0) };
    let half = 100 / 10i64.pow(u32::from(decimals.max(shown).min(2)));
    let one = |number: i64| {
        let (low, high) = (number * (2 * mean - half), number * (2 * mean + half));
        let (low, high) = (-(-low).div_euclid(200), high.div_euclid(200));
        (low <= high).then_some(Count { number, low, high })
    };
    ((number - off).max(1)..=number + off).filter_map(one).collect()
}

/// What is left of the counts of a whole and its parts, in this order, where numbers and sums add up; all where they never do,
/// or too many would have to be tried.
fn possible(members: &[usize], counts: &[Vec<Count>]) -> Vec<Vec<Count>> {
    let all: Vec<&Vec<Count>> = members.iter().map(|m| &counts[*m]).collect();
    let size = all.iter().try_fold(1usize, |size, c| size.checked_mul(c.len()));
    let mut used = vec![BTreeSet::new(); all.len()];
    let as_they_are = || all.iter().map(|c| (*c).clone()).collect();
    let Some(size) = size.filter(|s| *s <= MOST) else { return as_they_are() };
    for mut number in 0..size {
        let mut chosen = Vec::with_capacity(all.len());
        for counts in &all {
            chosen.push(number % counts.len());
            number /= counts.len();
        }
        let picked: Vec<Count> = all.iter().zip(&chosen).map(|(c, n)| c[*n]).collect();
        let [whole, parts @ ..] = picked.as_slice() else { continue };
        let sum = |of: fn(&Count) -> i64| parts.iter().map(of).sum::<i64>();
        if sum(|c| c.number) == whole.number && sum(|c| c.low) <= whole.high && whole.low <= sum(|c| c.high) {
            used.iter_mut().zip(chosen).for_each(|(used, n)| {
                used.insert(n);
            });
        }
    }
    if used[0].is_empty() {
        return as_they_are();
    }
    all.iter().zip(used).map(|(c, used)| used.into_iter().map(|n| c[n]).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(rounded: i64, mean: i64) -> Cell {
        Cell {
            area: 0,
            indicator: 0,
            period: 0,
            codes: [0; 4],
            access: 1,
            row: 0,
            taeller: None,
            naevner: Some(rounded * 100),
            vaerdi: Some(mean),
            marking: Marking::Rounded,
            status: 3,
            in_force: true,
            source: 1,
            readers: 3,
        }
    }

    fn numbers(counts: &[Count]) -> Vec<i64> {
        counts.iter().map(|c| c.number).collect()
    }

    /// Case 35: 8 and 12 with the sums 90 and 95 are 20 with 185, and no other numbers within four of 10, 10 and 20 have these means.
    #[test]
    fn means_of_a_whole_and_its_parts_give_the_exact_numbers_back() {
        let all = [mean(20, 925), mean(10, 1125), mean(10, 792)].map(|c| counts(&c, 5, 2));
        assert_eq!(numbers(&all[0]), [16, 20, 24]);
        assert_eq!(numbers(&all[1]), [8, 12]);
        assert_eq!(numbers(&all[2]), [12, 13]);
        let left = possible(&[0, 1, 2], &all);
        assert_eq!(left.iter().map(|c| numbers(c)).collect::<Vec<_>>(), [vec![20], vec![8], vec![12]]);
        assert_eq!((left[0][0].low, left[0][0].high, left[1][0].low), (185, 185, 90));
    }

    #[test]
    fn a_whole_mean_fits_every_number() {
        assert_eq!(numbers(&counts(&mean(10, 700), 5, 0)), (6..=14).collect::<Vec<_>>());
    }
}
