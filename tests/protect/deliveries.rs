//! What `sdm protect` writes, against every table that there can be: a country of municipalities, each with a delivery of its
//! own about a divided area by sex or by origin, with rows for the public, for the authorities and for the municipality.

use crate::common::attacker::Attacker;
use crate::common::delivery::{areas, figures, rows};
use crate::common::dice::Dice;
use crate::common::program::{self, TODAY, said};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

/// Each run is a country; together they are at least 2,000 municipalities.
const RUNS: u64 = 21;

/// A municipality's table: how many areas besides the whole, whether by origin, and the counts.
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
    let (of_areas, of_figures) = (areas(), figures());
    let (mut tables, mut areas, mut figures) = (Vec::new(), of_areas.head(), of_figures.head());
    for (number, (kommune, cvr)) in municipalities().into_iter().enumerate() {
        let by_origin = number % 2 == 0;
        let table = Table { kommune, areas: if by_origin { 2 } else { 2 + dice.roll(2) as usize }, by_origin };
        for area in 0..=table.areas {
            let (name, whole) = (table.area(area), table.area(0));
            let (parts, parent) = if area == 0 { (1, "") } else { (0, whole.as_str()) };
            let (own, below) = if area == 0 { ("bydele", "boligomraader") } else { ("boligomraader", "") };
            areas += &of_areas.row(&[
                ("cvr_kode", &cvr),
                ("monit_omr_nr", &name),
                ("monit_omr_navn", &format!("Område {area}")),
                ("inddeling", &own),
                ("fuldt_opdelt_kode", &parts),
                ("overordnet_nr", &parent),
                ("underinddeling", &below),
            ]);
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
                figures += &of_figures.row(&[
                    ("cvr_kode", &cvr),
                    ("off_kode", &access),
                    ("monit_omr_nr", &table.area(area)),
                    ("koen_kode", &sex),
                    ("herkomst_kode", &origin),
                    ("taeller", &value),
                    ("vaerdi", &value),
                    ("diskretion_kode", &u8::from(!open)),
                ]);
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
    program::sdm(folder, &[arguments, &["--today", TODAY]].concat())
}

/// What an audience that sees some levels of access sees of a table: by area's name and code.
fn seen(figures: &str, access: &[&str]) -> BTreeMap<(String, usize), i64> {
    let shown = rows(figures).into_iter().filter(|r| access.contains(&r["off_kode"].as_str()) && r["diskretion_kode"] == "0");
    let number = |row: &BTreeMap<String, String>, field: &str| row[field].parse::<usize>().unwrap();
    let code = |row: &BTreeMap<String, String>| number(row, "koen_kode") + number(row, "herkomst_kode");
    shown.map(|r| ((r["monit_omr_nr"].clone(), code(&r)), r["taeller"].parse().unwrap())).collect()
}

/// Leaks of a country, as an attacker finds them: (municipality, audience, cell, least, most).
fn leaks(tables: &[Table], figures: &str) -> Vec<(u16, usize, usize, i64, i64)> {
    // The standard's profile: by origin an ordinary count is sensitive.
    let audiences = [(&["1"][..], [(2, 3), (4, 5)]), (&["1", "3"], [(2, 3), (2, 3)])];
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
