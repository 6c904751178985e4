//! The conformance cases as records: every feature of every GeoJSON file under `conformance-tests/cases/`.

use super::record::{File, Record};
use super::world::package;
use sdm::delivery::theme_by_name;
use sdm::model::Model;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::fs;
use std::path::{Path, PathBuf};

/// Operator of these records.
pub const CASE: &str = "eksempel";

/// A feature collection, with its features as they are written.
#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Vec<&'a RawValue>,
    crs: Option<serde_json::Value>,
}

/// The features of every case that has the form of the run's records: GeoJSON that can be split into features, of a
/// theme that its name gives, and without geometry or in the model's own coordinate system.
pub fn records(model: &Model) -> Vec<Record> {
    let root = package().join("conformance-tests/cases");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    files.iter().flat_map(|file| of_file(model, &root, file)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "geojson") {
            files.push(path);
        }
    }
}

fn of_file(model: &Model, root: &Path, file: &Path) -> Vec<Record> {
    let Ok(text) = fs::read_to_string(file) else { return Vec::new() };
    let Ok(collection) = serde_json::from_str::<Collection<'_>>(text.trim_start_matches('\u{feff}')) else { return Vec::new() };
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let Some(temakode) = theme_by_name(model, &name) else { return Vec::new() };
    let epsg = model.standard.geometri.epsg.to_string();
    let ours = collection.crs.is_some_and(|crs| crs.to_string().contains(&epsg));
    let path = file.strip_prefix(root).unwrap_or(file).to_string_lossy().replace('\\', "/");
    let plain = |raw: &&RawValue| ours || !has_geometry(raw.get());
    let record = |(n, raw): (usize, &RawValue)| Record {
        id: format!("{path}#{n}"),
        temakode,
        field: CASE.into(),
        operator: CASE.into(),
        expect: None,
        must_pass: false,
        // A JSON text cannot contain a line break, so each is a blank between signs.
        feature: raw.get().replace(['\n', '\r'], " "),
        file: File::Plain,
    };
    collection.features.into_iter().filter(plain).enumerate().map(record).collect()
}

fn has_geometry(feature: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(feature).is_ok_and(|f| f.get("geometry").is_some_and(|g| !g.is_null()))
}
