//! Full validation compared with the bare readers on the same bytes.
//!
//! `cargo bench --bench validate`: rows (or features) per second of each.
#![allow(missing_docs, clippy::unwrap_used)]

mod delivery;
mod typed;

use divan::{Bencher, counter::ItemsCount};
use sdm::delivery::{InputFile, MemorySource};
use sdm::index::Options;
use sdm::model::Model;
use sdm::rules::{compile, validate};
use std::sync::LazyLock;

const ROWS: usize = 1_000_000;
const FEATURES: usize = 100_000;

static CSV: LazyLock<Vec<u8>> = LazyLock::new(|| delivery::csv(ROWS));
static GEOJSON: LazyLock<Vec<u8>> = LazyLock::new(|| delivery::geojson(FEATURES));
static MODEL: LazyLock<Model> = LazyLock::new(|| sdm::model::store::embedded().unwrap());

fn main() {
    divan::main();
}

fn options(threads: usize) -> Options {
    Options {
        audiences: MODEL.diskretion.maalgrupper.iter().map(|m| m.navn.clone()).collect(),
        discretion_profile: "standard".into(),
        theme: None,
        max_per_rule: 1000,
        memory: 0,
        threads,
        proofs: false,
        today: 20_000,
        profile: Default::default(),
    }
}

fn judge(bytes: &[u8], path: &str, threads: usize) {
    let options = options(threads);
    let compiled = compile(&MODEL, &options).unwrap();
    let outcome = validate(&compiled, &[InputFile::alone(path, MemorySource::new(bytes))]);
    let faults: Vec<&str> = outcome.found.iter().filter(|(r, f)| **r != "laesemaade" && f.count > 0).map(|(r, _)| *r).collect();
    assert!(faults.is_empty(), "the generated delivery must be right: {faults:?}");
}

#[divan::bench(args = [1, 2], sample_count = 5, sample_size = 1)]
fn csv_validate(bencher: Bencher<'_, '_>, threads: usize) {
    LazyLock::force(&CSV);
    bencher.counter(ItemsCount::new(ROWS)).bench(|| judge(&CSV, "t_6301_soc_opg.csv", threads));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn csv_bare_byte_record(bencher: Bencher<'_, '_>) {
    LazyLock::force(&CSV);
    bencher.counter(ItemsCount::new(ROWS)).bench(|| {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(CSV.as_slice());
        let mut record = csv::ByteRecord::new();
        let mut fields = 0;
        while reader.read_byte_record(&mut record).unwrap() {
            fields += record.len();
        }
        fields
    });
}

#[divan::bench(args = [1, 2], sample_count = 5, sample_size = 1)]
fn geojson_validate(bencher: Bencher<'_, '_>, threads: usize) {
    LazyLock::force(&GEOJSON);
    bencher.counter(ItemsCount::new(FEATURES)).bench(|| judge(&GEOJSON, "t_6300_monit_omr.geojson", threads));
}

/// The same document parsed into typed structs, nothing judged.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn geojson_bare_serde_json_typed(bencher: Bencher<'_, '_>) {
    LazyLock::force(&GEOJSON);
    bencher.counter(ItemsCount::new(FEATURES)).bench(|| {
        let document: typed::Collection<'_> = serde_json::from_slice(&GEOJSON).unwrap();
        document.features.len()
    });
}
