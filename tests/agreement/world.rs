//! A model with everything that is generated from it, in a folder of its own under `target/agreement`, and the records
//! made from it as one file of NDJSON.

use super::mutate;
use super::record::Record;
use crate::common::model::read as model;
use sdm::emit::{TARGETS, generate};
use sdm::model::{Datatype, Model};
use std::fs;
use std::path::{Path, PathBuf};

/// A model and what is made of it.
pub struct World {
    /// Its name, also its folder's.
    pub name: &'static str,
    /// The model.
    pub model: Model,
    /// What is generated lies here, under `generated/`, and the records in `records.ndjson`.
    pub folder: PathBuf,
    /// The records.
    pub records: Vec<Record>,
}

/// What setup.sh installs, and what this run writes.
pub fn agreement_folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it lies in the target folder").join("agreement")
}

/// The package's folder.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl World {
    /// The standard itself: every mutation, so many pairs per theme, and the conformance cases.
    pub fn standard(pairs: usize) -> World {
        let model = model();
        let mut records: Vec<Record> = model.temaer.iter().flat_map(|t| mutate::theme(&model, t, pairs)).collect();
        records.extend(super::cases::records(&model));
        World::new("standard", model, records)
    }

    /// The same standard after a release that retires a code of every list of ours: what the model has none of today.
    /// Only the records that are about codes.
    pub fn with_retired_codes() -> World {
        let model = retire(model());
        let about_codes = |r: &Record| ["kode", "udgået", "gyldig"].contains(&r.operator.as_str());
        let records = model.temaer.iter().flat_map(|t| mutate::theme(&model, t, 0)).filter(about_codes).collect();
        World::new("udgaaede-koder", model, records)
    }

    fn new(name: &'static str, model: Model, records: Vec<Record>) -> World {
        let folder = agreement_folder().join(name);
        write_generated(&model, &folder.join("generated"));
        let lines: String = records.iter().map(Record::line).collect();
        fs::write(folder.join("records.ndjson"), lines).expect("the folder can be written");
        World { name, model, folder, records }
    }

    /// The file that every engine reads.
    pub fn ndjson(&self) -> PathBuf {
        self.folder.join("records.ndjson")
    }

    /// A generated file.
    pub fn generated(&self, path: &str) -> PathBuf {
        self.folder.join("generated").join(path)
    }

    /// The schema of a theme's feature.
    pub fn feature_schema(&self, temakode: u16) -> PathBuf {
        let tabel = &self.model.tema(temakode).expect("the record names a theme").tabel;
        self.generated(&format!("json-schema/{tabel}.feature.schema.json"))
    }
}

/// In every list of ours the last code that no example uses is retired.
fn retire(mut model: Model) -> Model {
    // Another version, as a release would have: cargo distinguishes the two generated crates by it.
    model.standard.version.push_str("-udgaaet");
    let fields = || model.generelle_felter.iter().chain(model.temaer.iter().flat_map(|t| &t.felter));
    let used: Vec<(String, String)> = fields().filter_map(|f| Some((f.kodeliste()?.to_owned(), f.eksempel.clone()))).collect();
    let narrowed: Vec<String> = fields()
        .filter_map(|f| match &f.datatype {
            Datatype::Kode { kodeliste, tilladte } if !tilladte.is_empty() => Some(kodeliste.clone()),
            _ => None,
        })
        .collect();
    for list in model.kodelister.iter_mut().filter(|l| !l.findes_i_geofa && !narrowed.contains(&l.navn)) {
        let free = |kode: i64| !used.contains(&(list.navn.clone(), kode.to_string()));
        if let Some(last) = list.koder.iter().rposition(|k| free(k.kode)) {
            list.koder[last].aktiv = 0;
        }
    }
    model
}

/// Writes what all targets make; a file that is as it should be stays untouched, so that nothing is built twice.
fn write_generated(model: &Model, folder: &Path) {
    let names: Vec<&str> = TARGETS.iter().map(|t| t.name).collect();
    let artifacts = generate::all(model, &names).unwrap_or_else(|error| panic!("generate: {error}"));
    for artifact in artifacts {
        let path = folder.join(&artifact.path);
        if fs::read(&path).is_ok_and(|bytes| bytes == artifact.content) {
            continue;
        }
        fs::create_dir_all(path.parent().expect("a path in a folder")).expect("the folder can be made");
        fs::write(&path, &artifact.content).expect("the file can be written");
    }
}
