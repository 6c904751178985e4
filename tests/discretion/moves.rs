//! Which hidden moves follow, against every table that there can be: moves from the rest of the country and from abroad to one
//! area, by three origins, and all moves to it in theme 6301.

use crate::common::dice::Dice;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// Counts that are tried for each origin of each pair of places; the true ones are at most 3.
const TRIED: i64 = 7;
const MOVES: &str = "cvr_kode;oprindkode;statuskode;off_kode;fra_nr;til_nr;periode;husstandstype_kode;alder_kode;herkomst_kode;antal;\
                     diskretion_kode;kilde_kode;opgjort\n";
const FIGURES: &str = "cvr_kode;oprindkode;statuskode;off_kode;monit_omr_nr;indikator_kode;periode;koen_kode;alder_kode;herkomst_kode;\
                       kategori_kode;taeller;naevner;vaerdi;diskretion_kode;kilde_kode;opgjort\n";

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
fn told(counts: &[i64], hidden: &BTreeSet<usize>) -> BTreeSet<usize> {
    let home = tempfile::tempdir().unwrap();
    let (mut moves, mut figures) = (MOVES.to_owned(), FIGURES.to_owned());
    for (at, count) in counts.iter().enumerate() {
        let (place, origin) = (at / 4, at % 4);
        let (shown, code) = if hidden.contains(&at) { (String::new(), 1) } else { (count.to_string(), 0) };
        match place {
            2 => figures += &format!("64942212;5;3;1;101-A01;600;2024K2;0;0;{origin};0;{shown};;;{code};1;2024-07-05\n"),
            _ => {
                let from = ["000-REST", "000-UDLAND"][place];
                moves += &format!("64942212;5;3;1;{from};101-A01;2024K2;0;0;{origin};{shown};{code};1;2024-07-05\n");
            }
        }
    }
    fs::write(home.path().join("t_6302_flytning.csv"), moves).unwrap();
    fs::write(home.path().join("t_6301_soc_opg.csv"), figures).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_sdm"));
    let output = command.args(["validate", ".", "--format", "json", "--today", "2024-07-31", "--audience", "offentligheden"]);
    let report: Value = serde_json::from_slice(&output.current_dir(home.path()).output().unwrap().stdout).unwrap();
    let rule = report["rules"].as_array().unwrap().iter().find(|r| r["id"] == "skjult-vaerdi-kan-genskabes").unwrap();
    // Without areas it is told that sums over areas were not looked at.
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
        // Of nobody nothing can be told.
        let is_none = |n: &usize| known[0][*n] == 0;
        let wanted: BTreeSet<usize> = follows.iter().copied().filter(|n| !is_none(n)).collect();
        let found = told(&truth, &hidden);
        let found: BTreeSet<usize> = found.into_iter().filter(|n| !(follows.contains(n) && is_none(n))).collect();
        assert_eq!(found, wanted, "delivery {number} {truth:?}, hidden {hidden:?}");
        exact += wanted.len();
        of_all += wanted.iter().filter(|n| **n >= 8).count();
        free += hidden.len() - follows.len();
    }
    assert!(exact > 100 && free > 100 && of_all > 20, "{exact} follow, {of_all} of them of all moves, {free} do not");
}
