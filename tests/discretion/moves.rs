//! Which hidden moves follow, against every table that there can be: moves from the rest of the country and from abroad to one
//! area, by three origins, and all moves to it in theme 6301.

use crate::common::delivery::{Own, figures, moves};
use crate::common::dice::Dice;
use crate::common::program::{json, rule, sdm};
use std::collections::BTreeSet;
use std::fs;

/// Counts that are tried for each origin of each pair of places; the true ones are at most 3.
const TRIED: i64 = 7;

/// Two pairs of places and all moves; each without regard to origin, then by each.
fn cells(inner: &[i64; 6]) -> Vec<i64> {
    let pair = |p: usize| [inner[3 * p..3 * p + 3].iter().sum(), inner[3 * p], inner[3 * p + 1], inner[3 * p + 2]];
    let pairs = [pair(0), pair(1)];
    pairs.into_iter().flatten().chain((0..4).map(|o| pairs[0][o] + pairs[1][o])).collect()
}

fn tables() -> Vec<Vec<i64>> {
    let digit = |n: i64, at: u32| n / TRIED.pow(at) % TRIED;
    (0..TRIED.pow(6)).map(|n| cells(&[0, 1, 2, 3, 4, 5].map(|at| digit(n, at)))).collect()
}

/// The rows that `sdm validate` says can be computed, by cell.
fn leaks(counts: &[i64], hidden: &BTreeSet<usize>) -> BTreeSet<usize> {
    let home = tempfile::tempdir().unwrap();
    let (of_moves, of_figures) = (moves(), figures().with("indikator_kode", 600).with("periode", "2024K2"));
    let (mut moves, mut figures) = (of_moves.head(), of_figures.head());
    for (at, count) in counts.iter().enumerate() {
        let (place, origin) = (at / 4, at % 4);
        let (shown, code) = if hidden.contains(&at) { (String::new(), 1) } else { (count.to_string(), 0) };
        match place {
            2 => {
                let own: [Own; 3] = [("herkomst_kode", &origin), ("taeller", &shown), ("diskretion_kode", &code)];
                figures += &of_figures.row(&own);
            }
            _ => {
                let from = ["000-REST", "000-UDLAND"][place];
                let own: [Own; 5] = [
                    ("fra_nr", &from),
                    ("til_nr", &"101-A01"),
                    ("herkomst_kode", &origin),
                    ("antal", &shown),
                    ("diskretion_kode", &code),
                ];
                moves += &of_moves.row(&own);
            }
        }
    }
    fs::write(home.path().join("t_6302_flytning.csv"), moves).unwrap();
    fs::write(home.path().join("t_6301_soc_opg.csv"), figures).unwrap();
    let report =
        json(&sdm(home.path(), &["validate", ".", "--format", "json", "--today", "2024-07-31", "--audience", "offentligheden"]));
    let rule = rule(&report, "skjult-vaerdi-kan-genskabes");
    // Without areas the report says that sums over areas were not checked.
    assert!(["passed", "failed", "not_checked"].iter().any(|s| rule["status"] == *s), "{rule}");
    let found = report["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == "skjult-vaerdi-kan-genskabes");
    found.map(|f| f["location"]["row"].as_u64().unwrap() as usize - 1 + if f["theme"] == 6301 { 8 } else { 0 }).collect()
}

#[test]
fn moves_that_follow_are_those_of_which_every_table_that_fits_has_one_count() {
    let (tables, mut dice) = (tables(), Dice(17));
    let (mut exact, mut free, mut of_all) = (0, 0, 0);
    for number in 0..150 {
        let inner = [0, 1, 2, 3, 4, 5].map(|_| dice.roll(4) as i64);
        let (truth, share) = (cells(&inner), 20 + dice.roll(60));
        let hidden: BTreeSet<usize> = (0..truth.len()).filter(|_| dice.roll(100) < share).collect();
        let fits = |t: &&Vec<i64>| (0..t.len()).all(|n| hidden.contains(&n) || t[n] == truth[n]);
        // Where a level shows a zero, what it hides is none, unless that cannot be.
        let zeros: BTreeSet<bool> =
            (0..truth.len()).filter(|n| !hidden.contains(n) && truth[*n] == 0).map(|n| n % 4 > 0).collect();
        let above = |t: &&Vec<i64>| hidden.iter().all(|n| t[*n] > 0 || !zeros.contains(&(n % 4 > 0)));
        let all: Vec<&Vec<i64>> = tables.iter().filter(fits).collect();
        let some: Vec<&Vec<i64>> = all.iter().copied().filter(above).collect();
        let known = if some.is_empty() { all } else { some };
        let follows: BTreeSet<usize> = hidden.iter().copied().filter(|n| known.iter().all(|t| t[*n] == known[0][*n])).collect();
        // An empty audience learns nothing.
        let is_none = |n: &usize| known[0][*n] == 0;
        let wanted: BTreeSet<usize> = follows.iter().copied().filter(|n| !is_none(n)).collect();
        let found = leaks(&truth, &hidden);
        let found: BTreeSet<usize> = found.into_iter().filter(|n| !(follows.contains(n) && is_none(n))).collect();
        assert_eq!(found, wanted, "delivery {number} {truth:?}, hidden {hidden:?}");
        exact += wanted.len();
        of_all += wanted.iter().filter(|n| **n >= 8).count();
        free += hidden.len() - follows.len();
    }
    assert!(exact > 100 && free > 100 && of_all > 20, "{exact} follow, {of_all} of them of all moves, {free} do not");
}
