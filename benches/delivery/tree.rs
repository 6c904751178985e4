//! A delivery for the audit: every municipality divided into ten districts and these into squares, the squares' counts by
//! categories, all sums right, counts of 1 and 2 hidden.

use super::{Seeded, municipalities};
use std::io::{self, Write};

/// Indicators of counts and their categories, after their total. None counts what another does.
const TABLES: [(u16, &[u16]); 4] = [
    (404, &[0, 41, 42, 43, 44, 45, 49]),
    (310, &[0, 31, 32, 33, 34, 35, 36, 39]),
    (101, &[0, 11, 12, 13, 14, 19]),
    (210, &[0, 21, 22, 23, 24, 25, 26, 27, 28, 29]),
];
/// The month after the last one.
const END: usize = 2025 * 12;
/// Districts of a municipality.
const DISTRICTS: usize = 10;
/// Squares in a row of a district.
const ACROSS: usize = 10;
/// The side of one in metres.
const SIDE: usize = 100;

/// How large it is.
#[derive(Clone, Copy)]
pub struct Size {
    /// Municipalities, at most 98.
    pub municipalities: usize,
    /// Squares of each; a multiple of 100.
    pub areas: usize,
    /// Months, the last of them December 2024.
    pub months: usize,
    /// Indicators, at most four.
    pub indicators: usize,
}

/// Names of the areas of a municipality, from the whole to the squares, each with its parent.
fn names(size: Size) -> Vec<(String, Option<String>)> {
    let district = |d: usize| format!("D{d:02}");
    let mut names = vec![("ALT".to_owned(), None)];
    names.extend((0..DISTRICTS).map(|d| (district(d), Some("ALT".to_owned()))));
    names.extend((0..size.areas).map(|a| (format!("K{a:05}"), Some(district(a * DISTRICTS / size.areas)))));
    names
}

/// The counts of a table, by area and group, the total first.
fn counts(size: Size, areas: usize, groups: usize, random: &mut Seeded) -> Vec<Vec<u64>> {
    let mut counts = vec![vec![0u64; groups]; areas];
    for square in 0..size.areas {
        let (at, district) = (1 + DISTRICTS + square, 1 + square * DISTRICTS / size.areas);
        for group in 1..groups {
            // The least of two: many small counts, few large ones.
            let count = random.below(60).min(random.below(60));
            for area in [at, district, 0] {
                counts[area][group] += count;
                counts[area][0] += count;
            }
        }
    }
    counts
}

/// Theme 6301. The mean count of a square is about 20.
pub fn figures(size: Size, mut out: impl Write) -> io::Result<()> {
    writeln!(
        out,
        "cvr_kode;oprindkode;statuskode;off_kode;monit_omr_nr;indikator_kode;periode;koen_kode;alder_kode;\
         herkomst_kode;kategori_kode;taeller;naevner;vaerdi;diskretion_kode;kilde_kode;opgjort"
    )?;
    let (mut random, names) = (Seeded::new(404), names(size));
    for (kommune, cvr) in municipalities().into_iter().take(size.municipalities) {
        for (indicator, groups) in TABLES.into_iter().take(size.indicators) {
            for month in END - size.months..END {
                let counts = counts(size, names.len(), groups.len(), &mut random);
                for ((name, _), counts) in names.iter().zip(&counts) {
                    for (group, count) in groups.iter().zip(counts) {
                        let hidden = (1..=2).contains(count);
                        let value = if hidden { String::new() } else { count.to_string() };
                        let (year, month, code) = (month / 12, month % 12 + 1, u8::from(hidden));
                        writeln!(
                            out,
                            "{cvr};5;3;1;{kommune}-{name};{indicator};{year}M{month:02};0;0;0;{group};{value};;{value};{code};3;2025-10-01"
                        )?;
                    }
                }
            }
        }
    }
    out.flush()
}

/// Theme 6300, in EPSG:25832; the municipalities are adjacent.
pub fn areas(size: Size, mut out: impl Write) -> io::Result<()> {
    write!(
        out,
        "{{\"type\":\"FeatureCollection\",\"name\":\"t_6300_monit_omr\",\"crs\":{{\"type\":\"name\",\
         \"properties\":{{\"name\":\"urn:ogc:def:crs:EPSG::25832\"}}}},\"features\":["
    )?;
    let deep = size.areas / DISTRICTS / ACROSS;
    let mut comma = "";
    for (number, (kommune, cvr)) in municipalities().into_iter().take(size.municipalities).enumerate() {
        let (west, south) = (500_000 + number % 10 * 20_000, 6_100_000 + number / 10 * 20_000);
        for (at, (name, parent)) in names(size).iter().enumerate() {
            let (x, y, w, h) = match at {
                0 => (0, 0, DISTRICTS * ACROSS, deep),
                1..=DISTRICTS => ((at - 1) * ACROSS, 0, ACROSS, deep),
                _ => {
                    let square = at - 1 - DISTRICTS;
                    let (district, inside) = (square / (deep * ACROSS), square % (deep * ACROSS));
                    (district * ACROSS + inside % ACROSS, inside / ACROSS, 1, 1)
                }
            };
            let (x, y, w, h) = (west + x * SIDE, south + y * SIDE, w * SIDE, h * SIDE);
            let (division, below) = match at {
                0 => ("kommunen", ",\"fuldt_opdelt_kode\":1,\"underinddeling\":\"bydele\""),
                1..=DISTRICTS => ("bydele", ",\"fuldt_opdelt_kode\":1,\"underinddeling\":\"kvadratnet\""),
                _ => ("kvadratnet", ",\"fuldt_opdelt_kode\":0"),
            };
            let parent = parent.as_ref().map_or(String::new(), |p| format!(",\"overordnet_nr\":\"{kommune}-{p}\""));
            let (east, north) = (x + w, y + h);
            write!(
                out,
                "{comma}\n{{\"type\":\"Feature\",\"properties\":{{\"cvr_kode\":{cvr},\"oprindkode\":5,\"statuskode\":3,\
                 \"off_kode\":1,\"monit_omr_nr\":\"{kommune}-{name}\",\"monit_omr_navn\":\"Område {name}\",\
                 \"monit_omr_type_kode\":10,\"inddeling\":\"{division}\"{below}{parent},\"gyldig_fra\":\"2007-01-01\"}},\
                 \"geometry\":{{\"type\":\"MultiPolygon\",\"coordinates\":[[[[{x},{y}],[{east},{y}],[{east},{north}],\
                 [{x},{north}],[{x},{y}]]]]}}}}"
            )?;
            comma = ",";
        }
    }
    writeln!(out, "\n]}}")?;
    out.flush()
}
