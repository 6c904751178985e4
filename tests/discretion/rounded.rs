//! What follows of rounded figures, against every table that there can be; and large tables in which all is rounded, of which
//! nothing follows.

use crate::common::dice::Dice;
use sdm::discretion::view::{Block, Codes, Frame, Judge, Levels, Limits, Marking, Measure, Row, Slot};
use sdm::model::store;
use std::collections::BTreeSet;

/// So many codes in each of the first three dimensions.
struct Sizes([i64; 3]);

impl Levels for Sizes {
    fn above(&self, _: usize, _: i64) -> i64 {
        0
    }

    fn parts(&self, dimension: usize, code: i64) -> Vec<i64> {
        let size = self.0.get(dimension).copied().unwrap_or(0);
        if code == 0 { (1..=size).collect() } else { vec![] }
    }
}

impl Sizes {
    /// Every cell, with the innermost that it counts.
    fn cells(&self) -> Vec<(Codes, Vec<usize>)> {
        let [a, b, c] = self.0;
        let all = |n: i64| (0..=n).collect::<Vec<_>>();
        let codes = all(a).into_iter().flat_map(|x| all(b).into_iter().flat_map(move |y| (0..=c).map(move |z| [x, y, z, 0])));
        let inner: Vec<Codes> = codes.clone().filter(|c| self.is_inner(*c)).collect();
        let within = |of: Codes, i: &Codes| (0..3).all(|d| of[d] == 0 || of[d] == i[d]);
        codes.map(|of| (of, inner.iter().enumerate().filter(|(_, i)| within(of, i)).map(|(n, _)| n).collect())).collect()
    }

    fn is_inner(&self, codes: Codes) -> bool {
        (0..3).all(|d| codes[d] > 0 || self.0[d] == 0)
    }
}

fn row(number: usize, codes: Codes, count: i64, marking: Marking) -> Row {
    let figure = Some(count * 100);
    Row { area: 0, codes, row: number as u32, marking, taeller: figure, naevner: None, vaerdi: figure, source: 1 }
}

fn measure(base: u16) -> Measure {
    Measure::new(store::embedded().unwrap().indikator(100).unwrap(), base).unwrap()
}

#[test]
fn what_follows_is_what_every_possible_table_has() {
    const BASE: i64 = 3;
    let (sizes, mut dice, mut judge) = (Sizes([2, 0, 2]), Dice(3), Judge::new());
    let cells = sizes.cells();
    // Innermost counts of an open 4 at most, or a rounded 6 at most, which may be 8.
    let tables: Vec<Vec<i64>> = (0..9i64.pow(4)).map(|n| (0..4).map(|i| n / 9i64.pow(i) % 9).collect()).collect();
    let (mut reported, mut safe) = (0, 0);
    for number in 0..1_500 {
        let inner: Vec<i64> = (0..4).map(|_| dice.roll(5) as i64).collect();
        let few = 1 + dice.roll(4) as i64;
        let rows: Vec<Row> = (cells.iter().enumerate())
            .map(|(number, (codes, of))| {
                let count: i64 = of.iter().map(|i| inner[*i]).sum();
                let rounded = count / BASE * BASE + if count % BASE > 0 && dice.roll(2) == 0 { BASE } else { 0 };
                let is_open = dice.roll(3) == 0;
                let (count, marking) = if is_open { (count, Marking::Open) } else { (rounded, Marking::Rounded) };
                row(number, *codes, count, marking)
            })
            .collect();
        let fits = |table: &Vec<i64>| {
            rows.iter().zip(&cells).all(|(row, (_, of))| {
                let (count, shown) = (of.iter().map(|i| table[*i]).sum::<i64>(), row.taeller.unwrap() / 100);
                if row.marking == Marking::Open { count == shown } else { (count - shown).abs() < BASE }
            })
        };
        let possible: Vec<&Vec<i64>> = tables.iter().filter(|t| fits(t)).collect();
        let is_few = |of: &Vec<usize>| possible.iter().all(|t| (1..=few).contains(&of.iter().map(|i| t[*i]).sum::<i64>()));
        let rounded = rows.iter().zip(&cells).filter(|(r, _)| r.marking == Marking::Rounded);
        let expected: BTreeSet<u32> = rounded.filter(|(_, (_, of))| is_few(of)).map(|(r, _)| r.row).collect();
        let block = Block::new(Frame::one(1, &[], &Slot { measure: measure(BASE as u16), levels: &sizes }), &rows);
        let limits = |_: u32, _: Codes| Some(Limits { width: 1, threshold: few as u32 + 1 });
        let undone = judge.rounded(&block, &limits, 10_000_000);
        assert!(!undone.is_open && !undone.contradicts, "table {number}: {rows:?}");
        let found: BTreeSet<u32> = undone.few.into_iter().collect();
        // A rounded figure that open ones leave no room for is no longer rounded, and reported by its own rule if it is below the threshold.
        assert_eq!(found, expected, "table {number}, few {few}: {rows:?}");
        reported += found.len();
        safe += usize::from(found.is_empty());
    }
    assert!(reported > 300 && safe > 300, "{reported} reported, {safe} tables without");
}

#[test]
fn of_a_table_that_is_rounded_throughout_nothing_follows() {
    let (sizes, mut dice, mut judge) = (Sizes([2, 11, 5]), Dice(9), Judge::new());
    let cells = sizes.cells();
    let inner = cells.iter().filter(|(codes, _)| sizes.is_inner(*codes)).count();
    for most in [3, 8, 30, 200] {
        for _ in 0..3 {
            let counts: Vec<i64> = (0..inner).map(|_| dice.roll(most).min(dice.roll(most)) as i64).collect();
            let nearest = |count: i64| (count + 2) / 5 * 5;
            let row = |(number, (codes, of)): (usize, &(Codes, Vec<usize>))| {
                row(number, *codes, nearest(of.iter().map(|i| counts[*i]).sum()), Marking::Rounded)
            };
            let rows: Vec<Row> = cells.iter().enumerate().map(row).collect();
            let block = Block::new(Frame::one(1, &[], &Slot { measure: measure(5), levels: &sizes }), &rows);
            // No step of the audit's: a table is found without it.
            let undone = judge.rounded(&block, &|_, _| Some(Limits { width: 4, threshold: 5 }), 0);
            assert_eq!(undone, Default::default(), "counts under {most}");
        }
    }
}
