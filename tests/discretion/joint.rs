//! What follows of hidden figures in two tables of which one counts sums of the other, against every pair of tables that there
//! can be: three ages over two areas and their parent, and the two youngest ages together.

use crate::common::dice::Dice;
use sdm::discretion::view::{Block, CodeSums, Codes, Division, Frame, Judge, Levels, Limits, Marking, Measure, Row, Slot};
use sdm::model::store;
use std::collections::BTreeSet;

/// Three ages.
struct Ages;

impl Levels for Ages {
    fn above(&self, _: usize, _: i64) -> i64 {
        0
    }

    fn parts(&self, dimension: usize, code: i64) -> Vec<i64> {
        if dimension == 1 && code == 0 { vec![1, 2, 3] } else { vec![] }
    }
}

/// No codes at all.
struct Plain;

impl Levels for Plain {
    fn above(&self, _: usize, _: i64) -> i64 {
        0
    }

    fn parts(&self, _: usize, _: i64) -> Vec<i64> {
        vec![]
    }
}

const AREAS: u32 = 3;
const MOST: i64 = 2;

/// The cells of both tables: the ages of each area, all ages first, then the young of each area.
fn cells() -> Vec<(u32, Codes)> {
    let ages = (0..AREAS).flat_map(|area| (0..4).map(move |age| (area, [0, age, 0, 0])));
    ages.chain((0..AREAS).map(|area| (AREAS + area, [0; 4]))).collect()
}

/// Every count from those of three ages in two areas.
fn counts(inner: &[i64; 6]) -> Vec<i64> {
    let count = |(area, codes): (u32, Codes)| {
        let (is_young, area) = (area >= AREAS, area % AREAS);
        let is_in = |n: usize| {
            let (of, age) = (n as u32 / 3 + 1, n as i64 % 3 + 1);
            (area == 0 || area == of) && (codes[1] == 0 || codes[1] == age) && (!is_young || age < 3)
        };
        (0..6).filter(|n| is_in(*n)).map(|n| inner[n]).sum()
    };
    cells().into_iter().map(count).collect()
}

fn all_tables() -> Vec<Vec<i64>> {
    let most = MOST as usize + 1;
    let digit = |n: usize, at: u32| (n / most.pow(at) % most) as i64;
    (0..most.pow(6)).map(|n| counts(&[0, 1, 2, 3, 4, 5].map(|at| digit(n, at)))).collect()
}

/// Rows of what is shown and hidden; the innermost have a base, which keeps their counts to those that are tried.
fn rows(counts: &[i64], hidden: &BTreeSet<usize>) -> Vec<Row> {
    let row = |(n, (area, codes)): (usize, (u32, Codes))| {
        let shown = (!hidden.contains(&n)).then(|| counts[n] * 100);
        let marking = if shown.is_some() { Marking::Open } else { Marking::Hidden };
        let is_inner = (1..AREAS).contains(&area) && codes[1] > 0;
        Row {
            area,
            codes,
            row: n as u32,
            marking,
            taeller: shown,
            naevner: is_inner.then_some(MOST * 100),
            vaerdi: None,
            source: 1,
        }
    };
    cells().into_iter().enumerate().map(row).collect()
}

/// Which cells have the same form: where one of them shows a zero, none of them hides one.
fn form(at: usize) -> (bool, bool) {
    let (area, codes) = cells()[at];
    (area >= AREAS, codes[1] > 0)
}

#[test]
fn what_two_tables_disclose_together_is_what_every_feasible_pair_has_in_common() {
    let model = store::embedded().unwrap();
    let count = Measure::new(model.indikator(100).unwrap(), 5).unwrap();
    let young = Measure::new(model.indikator(120).unwrap(), 5).unwrap();
    let slots = [Slot { measure: count, levels: &Ages }, Slot { measure: young, levels: &Plain }];
    let ties = [CodeSums { whole: 1, parts: vec![0], codes: [vec![], vec![1, 2], vec![], vec![]], without: [false; 4] }];
    let divisions = [Division { whole: 0, parts: vec![1, 2], complete: true }];
    let frame = Frame { areas: AREAS as usize, divisions: &divisions, slots: &slots, ties: &ties };
    let apart = Frame { ties: &[], ..frame };
    let (tables, mut dice, mut judge) = (all_tables(), Dice(3), Judge::new());
    let limits = |_, _| Some(Limits { width: 2, threshold: 3 });
    let (mut exact, mut narrow, mut wide, mut by_the_tie) = (0, 0, 0, 0);
    for number in 0..400 {
        let truth = &tables[dice.roll(tables.len() as u64) as usize];
        let share = 30 + dice.roll(60);
        let hidden: BTreeSet<usize> = (0..truth.len()).filter(|_| dice.roll(100) < share).collect();
        let fits = |t: &&Vec<i64>| (0..t.len()).all(|n| hidden.contains(&n) || t[n] == truth[n]);
        let zeros: BTreeSet<_> = (0..truth.len()).filter(|n| !hidden.contains(n) && truth[*n] == 0).map(form).collect();
        let above = |t: &&Vec<i64>| hidden.iter().all(|n| t[*n] > 0 || !zeros.contains(&form(*n)));
        let all: Vec<&Vec<i64>> = tables.iter().filter(fits).collect();
        let some: Vec<&Vec<i64>> = all.iter().copied().filter(above).collect();
        let known = if some.is_empty() { all } else { some };
        let found = judge.judge(&Block::new(frame, &rows(truth, &hidden)), &limits, 10_000_000);
        let alone = judge.judge(&Block::new(apart, &rows(truth, &hidden)), &limits, 10_000_000);
        assert!(!found.exact_open && !found.narrow_open && !found.contradicts, "table {number}");
        for n in &hidden {
            let (low, high) = known.iter().fold((i64::MAX, 0), |(l, h), t| (l.min(t[*n]), h.max(t[*n])));
            let is_exact = low == high;
            let is_narrow = !is_exact && (high - low < 2 || low >= 1 && high <= 2);
            let said = (found.exact.contains(&(*n as u32)), found.narrow.contains(&(*n as u32)));
            assert_eq!(said, (is_exact, is_narrow), "table {number} {truth:?}, hidden {hidden:?}: {n} from {low} to {high}");
            by_the_tie += usize::from(is_exact && !alone.exact.contains(&(*n as u32)));
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
    assert!(exact > 200 && narrow > 50 && wide > 200, "{exact} exact, {narrow} narrow, {wide} wide: each kind was there");
    assert!(by_the_tie > 50, "{by_the_tie} follow by what ties the tables");
}

#[test]
fn counts_of_other_sources_are_not_held_against_each_other() {
    let model = store::embedded().unwrap();
    let measure = Measure::new(model.indikator(100).unwrap(), 5).unwrap();
    let slots = [Slot { measure, levels: &Ages }, Slot { measure, levels: &Plain }];
    let ties = [CodeSums { whole: 1, parts: vec![0], codes: [vec![], vec![1, 2], vec![], vec![]], without: [false; 4] }];
    let frame = Frame { areas: 1, divisions: &[], slots: &slots, ties: &ties };
    let row = |area, age, row, taeller: Option<i64>, source| Row {
        area,
        codes: [0, age, 0, 0],
        row,
        marking: if taeller.is_some() { Marking::Open } else { Marking::Hidden },
        taeller,
        naevner: None,
        vaerdi: None,
        source,
    };
    // 40 of the two youngest, 15 of them the second.
    let rows =
        |source| [row(0, 1, 1, None, 1), row(0, 2, 2, Some(1_500), 1), row(0, 3, 3, None, 1), row(1, 0, 4, Some(4_000), source)];
    let exact = |source| {
        Judge::new().judge(&Block::new(frame, &rows(source)), &|_, _| Some(Limits { width: 2, threshold: 3 }), 1_000).exact
    };
    assert_eq!(exact(1), [1]);
    assert_eq!(exact(2), [0; 0]);
}
