//! Deliveries for the benches: generated, seeded, right by every rule.
#![allow(dead_code, reason = "each bench takes what it needs")]

pub mod tree;

use std::fmt::Write;

/// A small multiplicative congruential generator (Lehmer, modulus 2^31 − 1, multiplier 48271: Park and Miller 1993).
pub struct Seeded(u64);

impl Seeded {
    /// Starts it.
    pub fn new(seed: u64) -> Self {
        Seeded(seed.max(1))
    }

    /// A number from 0 to `below` − 1.
    pub fn below(&mut self, below: u64) -> u64 {
        self.0 = self.0 * 48_271 % 0x7fff_ffff;
        self.0 % below
    }
}

/// The municipalities: code and CVR.
fn municipalities() -> Vec<(u16, u32)> {
    sdm::model::store::embedded().unwrap().kommuner.iter().map(|k| (k.kommunekode, k.cvr)).collect()
}

/// Areas of a municipality.
const AREAS: usize = 40;
/// Sexes and ages of a cell, all and each; an area has a row of each in every month.
const CELLS: usize = 3 * 12;
/// The last month, counted from year 0: September 2024.
const LAST: usize = 2024 * 12 + 8;

/// A CSV of theme 6301: areas by months by sex, by age, as many rows as asked for, one area's month in twenty with hidden
/// rows. The rows after the last whole area are totals of areas of their own.
pub fn csv(rows: usize) -> Vec<u8> {
    let mut out = String::with_capacity(rows * 90);
    out.push_str(
        "cvr_kode;oprindkode;statuskode;off_kode;monit_omr_nr;indikator_kode;periode;koen_kode;alder_kode;\
         herkomst_kode;kategori_kode;taeller;naevner;vaerdi;diskretion_kode;kilde_kode;opgjort\n",
    );
    let mut random = Seeded::new(20_240_701);
    let municipalities = municipalities();
    let rows_of_month = municipalities.len() * AREAS * CELLS;
    let first = LAST - (rows.max(1) - 1) / rows_of_month;
    let line = |out: &mut String, number: usize, area: &str, month: usize, cell: (usize, usize), value: Option<u64>| {
        let (kommune, cvr) = municipalities[number % municipalities.len()];
        let (year, month, (koen, alder)) = (month / 12, month % 12 + 1, cell);
        let (value, code) = value.map_or((String::new(), 1), |v| (v.to_string(), 0));
        let _ = writeln!(
            out,
            "{cvr};5;3;1;{kommune}-{area};100;{year}M{month:02};{koen};{alder};0;0;{value};;{value};{code};1;2024-10-01",
        );
    };
    for number in 0..rows / CELLS {
        let (area, month) = (number / municipalities.len() % AREAS, first + number * CELLS / rows_of_month);
        let cells = cells(&mut random, number % (rows_of_month / CELLS));
        let hidden = random.below(20) == 0;
        for cell in 0..CELLS {
            let (koen, alder) = (cell % 3, cell / 3);
            let value = (!hidden || koen == 0 || alder == 0).then_some(cells[alder][koen]);
            line(&mut out, number, &format!("OMR-{area:04}"), month, (koen, alder), value);
        }
    }
    for number in 0..rows % CELLS {
        line(&mut out, number, &format!("EKS-{number:04}"), LAST, (0, 0), Some(500));
    }
    out.into_bytes()
}

/// An area's counts by age (0 all) and sex (0 both): much the same from month to month, and their sums.
fn cells(random: &mut Seeded, area: usize) -> [[u64; 3]; 12] {
    let mut cells = [[0; 3]; 12];
    for alder in 1..12 {
        for koen in 1..3 {
            let value = 100 + (area * 7 + alder * 31 + koen * 13) as u64 % 800 + random.below(5);
            for (a, k) in [(alder, koen), (0, koen), (alder, 0), (0, 0)] {
                cells[a][k] += value;
            }
        }
    }
    cells
}

/// The areas of [`csv`], theme 6300: whole ones, and those of the rows after the last of them.
pub fn areas(rows: usize) -> Vec<u8> {
    let municipalities = municipalities();
    let whole =
        (0..(rows / CELLS).min(municipalities.len() * AREAS)).map(|n| (n, format!("OMR-{:04}", n / municipalities.len())));
    let rest = (0..rows % CELLS).map(|n| (n, format!("EKS-{n:04}")));
    squares(whole.chain(rest).map(|(n, local)| (municipalities[n % municipalities.len()], local)))
}

/// A GeoJSON of theme 6300: squares of 100 m in EPSG:25832 with 25 points each, side by side.
pub fn geojson(features: usize) -> Vec<u8> {
    let municipalities = municipalities();
    squares((0..features).map(|i| (municipalities[i % municipalities.len()], format!("A{i:06}"))))
}

fn squares(areas: impl Iterator<Item = ((u16, u32), String)>) -> Vec<u8> {
    let mut out = String::new();
    out.push_str(
        "{\"type\":\"FeatureCollection\",\"name\":\"t_6300_monit_omr\",\"crs\":{\"type\":\"name\",\
         \"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::25832\"}},\"features\":[\n",
    );
    for (i, ((kommune, cvr), local)) in areas.enumerate() {
        out.push_str(if i == 0 { "" } else { ",\n" });
        let (x, y) = (450_000.0 + (i % 1000) as f64 * 120.0, 6_100_000.0 + (i / 1000) as f64 * 120.0);
        let _ = write!(
            out,
            "{{\"type\":\"Feature\",\"properties\":{{\"cvr_kode\":{cvr},\"oprindkode\":5,\"statuskode\":3,\"off_kode\":1,\
             \"monit_omr_nr\":\"{kommune}-{local}\",\"monit_omr_navn\":\"Område {i}\",\"monit_omr_type_kode\":10,\
             \"inddeling\":\"kvadratnet\",\"fuldt_opdelt_kode\":0,\"gyldig_fra\":\"2007-01-01\"}},\
             \"geometry\":{{\"type\":\"MultiPolygon\",\"coordinates\":[[["
        );
        for step in 0..=24 {
            let side = f64::from(step % 24 % 6) * 100.0 / 6.0;
            let (dx, dy) = match step % 24 / 6 {
                0 => (side, 0.0),
                1 => (100.0, side),
                2 => (100.0 - side, 100.0),
                _ => (0.0, 100.0 - side),
            };
            let comma = if step == 0 { "" } else { "," };
            let _ = write!(out, "{comma}[{:.3},{:.3}]", x + dx, y + dy);
        }
        out.push_str("]]]}}");
    }
    out.push_str("\n]}\n");
    out.into_bytes()
}
