//! Target `json-schema`: draft 2020-12 schemas of each theme's record, feature and feature collection, and of the
//! model's own YAML.
//!
//! Three files per theme, each complete in itself, so that no tool needs a registry to follow a reference:
//! `<tabel>.post.schema.json` (one record), `<tabel>.feature.schema.json` (one GeoJSON feature, as a line of
//! GeoJSON-seq) and `<tabel>.schema.json` (a feature collection, the delivery itself).
//!
//! No `oneOf` and no look-around: the first makes unreadable messages, the second is missing in linear-time engines.
//! What JSON Schema cannot say exactly is a declared loss in `carried`, never a trick that is nearly right.

mod carried;
mod feature;
mod field;
mod print;

use super::{Artifact, Emitted};
use crate::emit::sentence::sentence;
use crate::model::{Model, Tema};
use print::pretty;
use serde_json::{Map, Value, json};

/// Address of the dialect.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Folder under `generated/`.
const FOLDER: &str = "json-schema";

/// Makes the target.
pub fn emit(model: &Model) -> Emitted {
    let mut artifacts = Vec::new();
    for tema in &model.temaer {
        artifacts.extend(theme_files(model, tema));
    }
    for (kind, schema) in crate::model::editor_schemas(&model.standard.navnerum) {
        artifacts.push(Artifact::text(format!("{FOLDER}/model/{kind}.schema.json"), pretty(&schema)));
    }
    Emitted { artifacts, capabilities: carried::capabilities(model) }
}

/// What one schema file describes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// One record, as the properties of a feature.
    Post,
    /// One GeoJSON feature.
    Feature,
    /// A GeoJSON feature collection.
    Collection,
}

fn theme_files(model: &Model, tema: &Tema) -> Vec<Artifact> {
    [Form::Collection, Form::Feature, Form::Post].into_iter().map(|form| theme_file(model, tema, form)).collect()
}

fn theme_file(model: &Model, tema: &Tema, form: Form) -> Artifact {
    let name = match form {
        Form::Post => format!("{}.post.schema.json", tema.tabel),
        Form::Feature => format!("{}.feature.schema.json", tema.tabel),
        Form::Collection => format!("{}.schema.json", tema.tabel),
    };
    let (body, mut definitions) = match form {
        Form::Post => (post(model, tema), Map::new()),
        Form::Feature => (feature::feature(model, tema), feature_definitions(model, tema)),
        Form::Collection => (feature::collection(), feature_definitions(model, tema)),
    };
    if form == Form::Collection {
        definitions.insert("feature".to_owned(), feature::feature(model, tema));
    }
    definitions.extend(field::definitions(model, tema));
    let mut schema = head(model, tema, &name, form);
    schema.extend(body.as_object().cloned().unwrap_or_default());
    if !definitions.is_empty() {
        schema.insert("$defs".to_owned(), Value::Object(definitions));
    }
    Artifact::text(format!("{FOLDER}/{name}"), pretty(&Value::Object(schema)))
}

/// Dialect, address and the words that every file begins with.
fn head(model: &Model, tema: &Tema, name: &str, form: Form) -> Map<String, Value> {
    let standard = &model.standard;
    let what = match form {
        Form::Post => "én post (egenskaberne i en GeoJSON-feature)",
        Form::Feature => "én GeoJSON-feature",
        Form::Collection => "en leverance som GeoJSON FeatureCollection",
    };
    let mut head = Map::new();
    head.insert("$schema".to_owned(), json!(DIALECT));
    head.insert("$id".to_owned(), json!(format!("{}skema/{}/{name}", standard.navnerum, standard.version)));
    head.insert("title".to_owned(), json!(format!("{} {}: {what}", tema.temakode, tema.temanavn)));
    head.insert(
        "description".to_owned(),
        json!(format!(
            "{} {}, tema {}: {} {}{}",
            standard.titel,
            standard.version,
            tema.tabel,
            sentence(&tema.metadata.definition),
            tema.status.forbehold().map(|text| format!("{text} ")).unwrap_or_default(),
            "Skemaet dømmer en post ad gangen; regler mellem felter, rækker og temaer står i tabellen over tab (losses.md)."
        )),
    );
    if tema.status.er_paa_vej_ud() {
        head.insert("deprecated".to_owned(), json!(true));
    }
    head
}

/// The record: the theme's fields, what GeoFA itself adds, and nothing else.
fn post(model: &Model, tema: &Tema) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for felt in model.felter(tema) {
        properties.insert(felt.feltnavn.clone(), field::schema(model, felt));
        if felt.er_obligatorisk() {
            required.push(felt.feltnavn.as_str());
        }
    }
    for (column, felt) in model.tekstkolonner(tema) {
        properties.insert(column, field::text_column(felt));
    }
    json!({
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": false,
    })
}

fn feature_definitions(model: &Model, tema: &Tema) -> Map<String, Value> {
    let mut definitions = Map::new();
    definitions.insert("post".to_owned(), post(model, tema));
    definitions.extend(feature::definitions(tema));
    definitions
}
