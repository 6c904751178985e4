//! Target `rust`: a crate of its own with the standard as Rust types.
//!
//! What is the same for every model (numbers, dates, GeoJSON) is in `crate/*.rs.txt` and is copied unchanged; what
//! follows from the model (themes, code lists, manifest) is written by code. `src/` never compiles any of it: the crate
//! has its own manifest and lock, and its own tests.

mod carried;
mod code_lists;
mod library;
mod manifest;
mod naming;
mod text;
mod theme;

use super::{Artifact, Emitted};
use crate::model::Model;

/// Folder under `generated/`.
const FOLDER: &str = "rust";

/// Files that do not depend on the model.
const FIXED: &[(&str, &str)] = &[
    ("src/geojson.rs", include_str!("crate/geojson.rs.txt")),
    ("src/tal.rs", include_str!("crate/tal.rs.txt")),
    ("src/tid.rs", include_str!("crate/tid.rs.txt")),
    ("src/validering.rs", include_str!("crate/validering.rs.txt")),
];

/// Makes the target.
pub fn emit(model: &Model) -> Emitted {
    let names = naming::Names::of(model);
    let mut files: Vec<(String, String)> = FIXED.iter().map(|&(path, text)| (path.to_owned(), text.to_owned())).collect();
    files.push((".gitignore".to_owned(), "/target\n".to_owned()));
    files.push(("Cargo.toml".to_owned(), manifest::manifest(model)));
    files.push(("Cargo.lock".to_owned(), manifest::lock(model)));
    files.push(("README.md".to_owned(), manifest::readme(model)));
    files.push(("src/lib.rs".to_owned(), library::root(model, &names)));
    files.push(("src/kodelister.rs".to_owned(), code_lists::module(model, &names)));
    files.push(("examples/afgoer.rs".to_owned(), library::verdicts(model)));
    files.push(("tests/eksempler.rs".to_owned(), library::tests(model, &names)));
    for tema in &model.temaer {
        files.push((format!("src/{}.rs", tema.tabel), theme::module(model, tema, &names)));
    }
    let artifacts = files.into_iter().map(|(path, text)| Artifact::text(format!("{FOLDER}/{path}"), text)).collect();
    Emitted { artifacts, capabilities: carried::capabilities(model) }
}
