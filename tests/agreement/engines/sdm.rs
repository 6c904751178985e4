//! The validator itself, in this process: each feature as a delivery of its own.

use crate::record::{File, Record};
use crate::world::World;
use sdm::delivery::{InputFile, MemorySource};
use sdm::finding::Level;
use sdm::index::{Compiled, Options};
use sdm::model::{Model, Regelslags};
use sdm::rules::{compile, validate};

/// What the validator found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The rule.
    pub rule: String,
    /// The rule, or the rule and its aspect.
    pub construct: String,
    /// The field; the geometry's name for rules of geometry, empty for what has no field.
    pub field: String,
    /// Its level.
    pub level: Level,
    /// It is judged by the record alone, not by other rows or by what an audience may see.
    pub alone: bool,
}

/// Judges every record, on all cores.
pub fn judge(world: &World) -> Vec<Vec<Found>> {
    let model = &world.model;
    let options = Options {
        audiences: model.diskretion.maalgrupper.iter().map(|m| m.navn.clone()).collect(),
        discretion_profile: model.diskretion.profiler.first().expect("the model has a profile").navn.clone(),
        theme: None,
        max_per_rule: 0,
        memory: 0,
        threads: 1,
        // 2038: after every period that a record names.
        proofs: false,
        today: 25_000,
        profile: Default::default(),
    };
    let compiled = compile(model, &options).unwrap_or_else(|error| panic!("{error}"));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let part = world.records.len().div_ceil(cores).max(1);
    std::thread::scope(|scope| {
        let compiled = &compiled;
        let one = |records| scope.spawn(move || judge_part(compiled, records));
        let running: Vec<_> = world.records.chunks(part).map(one).collect();
        running.into_iter().flat_map(|r| r.join().expect("the validator does not panic")).collect()
    })
}

fn judge_part(compiled: &Compiled<'_>, records: &[Record]) -> Vec<Vec<Found>> {
    records.iter().map(|r| one(compiled, r)).collect()
}

fn one(compiled: &Compiled<'_>, record: &Record) -> Vec<Found> {
    let model = compiled.model;
    let tema = model.tema(record.temakode).expect("the record names a theme");
    let input = InputFile::alone(format!("{}.geojson", tema.tabel), MemorySource::new(file(model, record)));
    let outcome = validate(compiled, &[input]);
    let input = &outcome.inputs[0];
    assert!(input.error.is_none() && input.theme == Some(record.temakode), "{}: the validator cannot read it", record.id);
    let findings = outcome.found.values().flat_map(|f| &f.kept);
    findings
        .map(|f| Found {
            rule: f.rule.clone(),
            construct: f.aspect.map_or_else(|| f.rule.clone(), |aspect| format!("{}/{aspect}", f.rule)),
            field: f.field.clone().unwrap_or_else(|| default_field(model, &f.rule)),
            level: f.level,
            alone: model.regel(&f.rule).is_some_and(|r| {
                !matches!(r.slags, Regelslags::Opslag | Regelslags::Relation | Regelslags::Diskretion | Regelslags::Beregning)
            }),
        })
        .collect()
}

/// UTM zone 20 north, far from Denmark.
const OTHER_CRS: u32 = 25820;

fn file(model: &Model, record: &Record) -> String {
    let epsg = if record.file == File::OtherCrs { OTHER_CRS } else { model.standard.geometri.epsg };
    let crs = format!("{{\"type\":\"name\",\"properties\":{{\"name\":\"urn:ogc:def:crs:EPSG::{epsg}\"}}}}");
    let features = vec![record.feature.as_str(); if record.file == File::Twice { 2 } else { 1 }].join(",");
    format!("{{\"type\":\"FeatureCollection\",\"crs\":{crs},\"features\":[{features}]}}")
}

/// A rule of geometry is about the geometry, which is no field of a delivery.
fn default_field(model: &Model, rule: &str) -> String {
    let geometry = model.regel(rule).is_some_and(|r| r.slags == Regelslags::Geometri);
    if geometry { model.standard.geometri.feltnavn.clone() } else { String::new() }
}
