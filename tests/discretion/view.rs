//! What follows of hidden figures, against every table that there can be: small tables of sex and origin, a few areas, some
//! cells hidden, every number within reach tried.

use sdm::discretion::view::{Block, Codes, Division, Frame, Judge, Levels, Limits, Marking, Measure, Row, Slot};
use sdm::model::{Model, store};
use std::collections::BTreeSet;

/// Two sexes, two origins.
struct Two;

impl Levels for Two {
    fn above(&self, _: usize, _: i64) -> i64 {
        0
    }

    fn parts(&self, dimension: usize, code: i64) -> Vec<i64> {
        if dimension != 1 && dimension != 3 && code == 0 { vec![1, 2] } else { vec![] }
    }
}

/// Numbers that look random and are the same every time (Numerical Recipes' linear congruential generator).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// The cells of a table of two areas and their parent: area 0 is the parent.
fn cells() -> Vec<(u32, Codes)> {
    let codes = [0, 1, 2].into_iter().flat_map(|sex| [0, 1, 2].map(|origin| [sex, 0, origin, 0]));
    let codes: Vec<Codes> = codes.collect();
    (0..3).flat_map(|area| codes.iter().map(move |c| (area, *c))).collect()
}

/// Every count of a table from its eight innermost.
fn table(inner: &[i64; 8]) -> Vec<i64> {
    let count = |area: u32, codes: Codes| {
        let cell = |n: usize| (n / 4 + 1, n / 2 % 2 + 1, n % 2 + 1);
        let within = |(a, s, o): (usize, usize, usize)| {
            (area == 0 || area as usize == a)
                && (codes[0] == 0 || codes[0] as usize == s)
                && (codes[2] == 0 || codes[2] as usize == o)
        };
        (0..8).filter(|n| within(cell(*n))).map(|n| inner[n]).sum()
    };
    cells().into_iter().map(|(area, codes)| count(area, codes)).collect()
}

const MOST: i64 = 2;

/// Every table of inner counts from 0 to [`MOST`].
fn tables() -> Vec<Vec<i64>> {
    let all = (MOST as usize + 1).pow(8);
    (0..all)
        .map(|mut n| {
            let mut inner = [0; 8];
            for cell in &mut inner {
                *cell = (n % (MOST as usize + 1)) as i64;
                n /= MOST as usize + 1;
            }
            table(&inner)
        })
        .collect()
}

fn slot(model: &Model) -> Slot<'static> {
    Slot { measure: Measure::new(model.indikator(100).unwrap(), 5).unwrap(), levels: &Two }
}

/// A base of 2 on every innermost cell keeps the tables that fit to those that are tried.
fn rows(counts: &[i64], hidden: &BTreeSet<usize>) -> Vec<Row> {
    let one = |(n, (area, codes)): (usize, (u32, Codes))| {
        let shown = (!hidden.contains(&n)).then(|| counts[n] * 100);
        let inner = area > 0 && codes[0] > 0 && codes[2] > 0;
        Row {
            area,
            codes,
            row: n as u32,
            marking: if shown.is_some() { Marking::Open } else { Marking::Hidden },
            taeller: shown,
            naevner: inner.then_some(MOST * 100),
            vaerdi: shown,
            source: 1,
        }
    };
    cells().into_iter().enumerate().map(one).collect()
}

#[test]
fn what_follows_is_what_every_table_that_fits_has_in_common() {
    let model = store::embedded().unwrap();
    let (tables, mut dice, mut judge) = (tables(), Dice(7), Judge::new());
    let areas = [Division { whole: 0, parts: vec![1, 2], complete: true }];
    let limits = Limits { width: 2, threshold: 3 };
    let (mut exact, mut narrow, mut wide) = (0, 0, 0);
    for _ in 0..60 {
        let truth = &tables[dice.roll(tables.len() as u64) as usize];
        let share = 50 + dice.roll(50);
        let hidden: BTreeSet<usize> = (0..truth.len()).filter(|_| dice.roll(100) < share).collect();
        let fits = |t: &&Vec<i64>| (0..t.len()).all(|n| hidden.contains(&n) || t[n] == truth[n]);
        // Where a level shows a zero, what it hides is none.
        let level = |n: usize| (cells()[n].1[0] > 0, cells()[n].1[2] > 0);
        let zeros: BTreeSet<_> = (0..truth.len()).filter(|n| !hidden.contains(n) && truth[*n] == 0).map(level).collect();
        let above = |t: &&Vec<i64>| hidden.iter().all(|n| t[*n] > 0 || !zeros.contains(&level(*n)));
        let all: Vec<&Vec<i64>> = tables.iter().filter(fits).collect();
        let some: Vec<&Vec<i64>> = all.iter().copied().filter(above).collect();
        let known = if some.is_empty() { all } else { some };
        let block = Block::new(Frame::one(3, &areas, &slot(&model)), &rows(truth, &hidden));
        let found = judge.judge(&block, &|_, _| Some(limits), 10_000_000);
        assert!(!found.exact_open && !found.narrow_open && !found.contradicts);
        for n in &hidden {
            let (low, high) = known.iter().fold((i64::MAX, 0), |(l, h), t| (l.min(t[*n]), h.max(t[*n])));
            let is_exact = low == high;
            let is_narrow = !is_exact && (high - low < 2 || low >= 1 && high <= 2);
            assert_eq!(found.exact.contains(&(*n as u32)), is_exact, "{hidden:?} {truth:?}: {n} from {low} to {high}");
            assert_eq!(found.narrow.contains(&(*n as u32)), is_narrow, "{hidden:?} {truth:?}: {n} from {low} to {high}");
            let of = if is_exact {
                &mut exact
            } else if is_narrow {
                &mut narrow
            } else {
                &mut wide
            };
            *of += 1;
        }
    }
    assert!(exact > 50 && narrow > 20 && wide > 50, "{exact} exact, {narrow} narrow, {wide} wide: each kind was there");
}

#[test]
fn without_work_nothing_is_taken_for_safe() {
    let model = store::embedded().unwrap();
    let counts = table(&[5, 6, 7, 8, 9, 10, 11, 12]);
    let hidden: BTreeSet<usize> = (9..27).collect();
    let row = |mut r: Row| {
        r.naevner = None;
        r
    };
    let seen: Vec<Row> = rows(&counts, &hidden).into_iter().map(row).collect();
    let areas = [Division { whole: 0, parts: vec![1, 2], complete: true }];
    let block = Block::new(Frame::one(3, &areas, &slot(&model)), &seen);
    let limits = |_, _| Some(Limits { width: 2, threshold: 3 });
    let found = Judge::new().judge(&block, &limits, 1);
    assert!(found.exact_open && found.narrow_open, "{found:?}");
    let found = Judge::new().judge(&block, &limits, 10_000_000);
    assert!(!found.exact_open && !found.narrow_open && found.exact.is_empty(), "{found:?}");
}

#[test]
fn figures_that_contradict_each_other_are_said_to() {
    let model = store::embedded().unwrap();
    let row = |n: u32, codes: Codes, shown: Option<i64>| Row {
        area: 0,
        codes,
        row: n,
        marking: if shown.is_some() { Marking::Open } else { Marking::Hidden },
        taeller: shown.map(|v| v * 100),
        naevner: None,
        vaerdi: None,
        source: 1,
    };
    // 5 in all, and 7 of one sex: the other cannot be.
    let seen = [row(0, [0; 4], Some(5)), row(1, [1, 0, 0, 0], Some(7)), row(2, [2, 0, 0, 0], None)];
    let block = Block::new(Frame::one(1, &[], &slot(&model)), &seen);
    let found = Judge::new().judge(&block, &|_, _| Some(Limits { width: 2, threshold: 3 }), 10_000_000);
    assert!(found.contradicts && found.exact.is_empty());
}

/// What is found of one hidden count of indicator 110, a percentage with one decimal, where the base and the percentage are
/// open in another row; both in hundredths.
fn by_percentage(base: i64, percentage: i64) -> sdm::discretion::view::Found {
    let model = store::embedded().unwrap();
    let row =
        |row, marking, naevner, vaerdi| Row { area: 0, codes: [0; 4], row, marking, taeller: None, naevner, vaerdi, source: 1 };
    let seen = [row(0, Marking::Hidden, None, None), row(1, Marking::Open, Some(base), Some(percentage))];
    let measure = Measure::new(model.indikator(110).unwrap(), 5).unwrap();
    let block = Block::new(Frame::one(1, &[], &Slot { measure, levels: &Two }), &seen);
    Judge::new().judge(&block, &|_, _| Some(Limits { width: 2, threshold: 3 }), 10_000)
}

#[test]
fn a_percentage_with_its_base_is_a_count() {
    // ⌈n(p − h)/100⌉ to ⌊n(p + h)/100⌋ with h = 0.05: 27 · 11.05 % = 2.98 and 27 · 11.15 % = 3.01.
    assert_eq!(by_percentage(27_00, 11_10).exact, [0]);
    // 3 · 66.65 % = 1.9995 and 3 · 66.75 % = 2.0025: the percentage was rounded up.
    assert_eq!(by_percentage(300, 66_70).exact, [0]);
    // 1500 · 0.15 % = 2.25 and 1500 · 0.25 % = 3.75.
    assert_eq!(by_percentage(150_000, 20).exact, [0]);
    // 2500 · 0.05 % = 1.25: 0 or 1.
    let found = by_percentage(250_000, 0);
    assert_eq!((found.exact.len(), found.narrow), (0, vec![0]));
    // 9000 · 0.05 % = 4.5: 0 to 4.
    assert_eq!(by_percentage(900_000, 0), Default::default());
}

#[test]
fn a_rounded_figure_is_less_than_the_base_off_either_way() {
    let model = store::embedded().unwrap();
    let row = |row, sex, marking, taeller| Row {
        area: 0,
        codes: [sex, 0, 0, 0],
        row,
        marking,
        taeller,
        naevner: None,
        vaerdi: None,
        source: 1,
    };
    // 20 rounded to 5 is 16 to 24; less the 4 of one sex, 12 to 20 are left.
    let seen = [row(0, 0, Marking::Rounded, Some(20_00)), row(1, 1, Marking::Open, Some(4_00)), row(2, 2, Marking::Hidden, None)];
    let block = Block::new(Frame::one(1, &[], &slot(&model)), &seen);
    let narrow = |width| Judge::new().judge(&block, &|_, _| Some(Limits { width, threshold: 3 }), 10_000).narrow;
    assert_eq!((narrow(8), narrow(9)), (vec![], vec![2]));
}
