//! What `sdm protect` writes, against every table that there can be: a country of municipalities, each with a delivery of its
//! own about a divided area by sex or by origin, with rows for the public, for the authorities and for the municipality.

use crate::common::attacker::Attacker;
use crate::common::dice::Dice;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const AREAS: &str = "cvr_kode;oprindkode;statuskode;off_kode;monit_omr_nr;monit_omr_navn;monit_omr_type_kode;inddeling;\
                     fuldt_opdelt_kode;gyldig_fra;gyldig_til;overordnet_nr;underinddeling\n";
const HEAD: &str = "cvr_kode;oprindkode;statuskode;off_kode;monit_omr_nr;indikator_kode;periode;koen_kode;alder_kode;\
                    herkomst_kode;kategori_kode;taeller;naevner;vaerdi;diskretion_kode;kilde_kode;opgjort\n";
/// Each run is a country; together they are at least 2,000 municipalities.
const RUNS: u64 = 21;

/// A municipality's table: how many areas beside the whole, whether by origin, and the counts.
struct Table {
    kommune: u16,
    areas: usize,
    by_origin: bool,
}

impl Table {
    fn codes(&self) -> usize {
        if self.by_origin { 3 } else { 2 }
    }

    fn area(&self, number: usize) -> String {
        if number == 0 { format!("{}-P", self.kommune) } else { format!("{}-A{number}", self.kommune) }
    }

    /// Cells of the table, area by area.
    fn cells(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let codes = self.codes();
        (0..=self.areas).flat_map(move |a| (0..=codes).map(move |c| (a, c)))
    }
}

/// The municipalities with their CVR numbers.
fn municipalities() -> Vec<(u16, u32)> {
    sdm::model::store::embedded().unwrap().kommuner.iter().map(|k| (k.kommunekode, k.cvr)).collect()
}

/// A country: its tables, areas and figures.
fn country(dice: &mut Dice) -> (Vec<Table>, String, String) {
    let (mut tables, mut areas, mut figures) = (Vec::new(), AREAS.to_owned(), HEAD.to_owned());
    for (number, (kommune, cvr)) in municipalities().into_iter().enumerate() {
        let by_origin = number % 2 == 0;
        let table = Table { kommune, areas: if by_origin { 2 } else { 2 + dice.roll(2) as usize }, by_origin };
        for area in 0..=table.areas {
            let (name, whole) = (table.area(area), table.area(0));
            let tree = if area == 0 {
                "bydele;1;2024-01-01;;;boligomraader".to_owned()
            } else {
                format!("boligomraader;0;2024-01-01;;{whole};")
            };
            let _ = writeln!(areas, "{cvr};5;3;1;{name};Område {area};1;{tree}");
        }
        let most = [6, 12, 40][dice.roll(3) as usize];
        let mut counts: BTreeMap<(usize, usize), u64> = BTreeMap::new();
        for (area, code) in table.cells().filter(|(a, c)| *a > 0 && *c > 0) {
            let count = if dice.roll(4) == 0 { 0 } else { dice.roll(most) };
            [(area, code), (0, code), (area, 0), (0, 0)].into_iter().for_each(|at| *counts.entry(at).or_default() += count);
        }
        for (area, code) in table.cells() {
            let count = counts[&(area, code)];
            let mut row = |access: u8, open: bool| {
                let (sex, origin) = if by_origin { (0, code) } else { (code, 0) };
                let value = if open { count.to_string() } else { String::new() };
                let _ = writeln!(
                    figures,
                    "{cvr};5;3;{access};{};100;2024K3;{sex};0;{origin};0;{value};;{value};{};1;2024-07-05",
                    table.area(area),
                    u8::from(!open)
                );
            };
            let open = dice.roll(10) > 0;
            row(1, open);
            if !open && dice.roll(2) == 0 {
                row(2, true);
            }
            if !open && dice.roll(3) == 0 {
                row(3, true);
            }
        }
        tables.push(table);
    }
    (tables, areas, figures)
}

fn sdm(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sdm")).current_dir(folder).args(arguments).args(["--today", "2024-09-30"]).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// What an audience that sees some levels of access sees of a table: by area's name and code.
fn seen(figures: &str, access: &[&str]) -> BTreeMap<(String, usize), i64> {
    let rows = figures.trim_start_matches('\u{feff}').lines().skip(1).map(|l| l.split(';').collect::<Vec<_>>());
    let shown = rows.filter(|r| access.contains(&r[3]) && r[14] == "0");
    shown
        .map(|r| ((r[4].to_owned(), r[7].parse::<usize>().unwrap() + r[9].parse::<usize>().unwrap()), r[11].parse().unwrap()))
        .collect()
}

/// Leaks of a country, as an attacker finds them: (municipality, audience, cell, least, most).
fn leaks(tables: &[Table], figures: &str) -> Vec<(u16, usize, usize, i64, i64)> {
    // The standard's profile: by origin an ordinary count is sensitive.
    let audiences: [(&[&str], [(i64, i64); 2]); 2] = [(&["1"], [(2, 3), (4, 5)]), (&["1", "3"], [(2, 3), (2, 3)])];
    let mut found = Vec::new();
    for (audience, (access, limits)) in audiences.into_iter().enumerate() {
        let seen = seen(figures, access);
        for table in tables {
            let known = table.cells().map(|(area, code)| seen.get(&(table.area(area), code)).copied()).collect();
            // Only what is broken down by origin is sensitive; totals have the ordinary limits.
            let attacker = Attacker::new(table.areas, table.codes(), known);
            let across = table.codes() + 1;
            let own = attacker.leaks(|at| limits[usize::from(table.by_origin && !at.is_multiple_of(across))]);
            found.extend(own.into_iter().map(|(at, low, high)| (table.kommune, audience, at, low, high)));
        }
    }
    found
}

#[test]
fn nobody_learns_a_hidden_count_of_two_thousand_deliveries() {
    let (mut dice, mut deliveries, mut leaking) = (Dice(2_024), 0, 0);
    for run in 0..RUNS {
        let (tables, areas, figures) = country(&mut dice);
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("in")).unwrap();
        fs::write(folder.path().join("in/t_6300_monit_omr.csv"), areas).unwrap();
        fs::write(folder.path().join("in/t_6301_soc_opg.csv"), &figures).unwrap();
        let done = sdm(&["protect", "in", "-o", "out"], folder.path());
        assert_eq!(done.status.code(), Some(0), "run {run}: {}", said(&done));
        let judged = sdm(&["validate", "out"], folder.path());
        assert_eq!(judged.status.code(), Some(0), "run {run}: {}", said(&judged));
        let written = fs::read_to_string(folder.path().join("out/t_6301_soc_opg.csv")).unwrap();
        let left = leaks(&tables, &written);
        assert!(left.is_empty(), "run {run}: {left:?}");
        println!("run {run}: nothing is learnt");
        if run == 0 {
            leaking = leaks(&tables, &figures).len();
        }
        deliveries += tables.len();
    }
    println!("{deliveries} deliveries; {leaking} leaks in the first country before");
    assert!(deliveries >= 2_000 && leaking > 20, "{deliveries} deliveries, {leaking} leaks in the first country before");
}
