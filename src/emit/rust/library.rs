//! The crate's root, and its test over the model's own examples.

use super::manifest;
use super::naming::Names;
use super::text::{doc, literal, raw};
use crate::emit::record;
use crate::model::{Geometritype, Model, Tema};
use serde_json::{Value, json};

/// `src/lib.rs`.
pub(super) fn root(model: &Model, names: &Names) -> String {
    let mut out = introduction(model, names);
    out.push_str("#![deny(missing_docs)]\n#![forbid(unsafe_code)]\n\n");
    for module in ["geojson", "tal", "tid", "validering"] {
        out.push_str(&format!("mod {module};\n"));
    }
    out.push_str("pub mod kodelister;\n");
    for tema in &model.temaer {
        out.push_str(&format!("pub mod {};\n", tema.tabel));
    }
    out.push_str(
        "\npub use geojson::{Feature, FeatureCollection, Geometry, Position, Ring};\npub use tal::{Decimal, NumberError};\n\
         pub use tid::{Date, FormatError, Timestamp, Uuid};\npub use validering::{Record, Violation};\n",
    );
    for tema in &model.temaer {
        out.push_str(&format!("pub use {}::{};\n", tema.tabel, names.theme(tema.temakode)));
    }
    out.push_str(&format!(
        "\n/// Standardens version.\npub const VERSION: &str = {};\n\n/// Geometrifeltets navn.\npub const GEOMETRY_FIELD: &str = {};\n\n",
        literal(&model.standard.version),
        literal(&model.standard.geometri.feltnavn)
    ));
    out.push_str(&check(model, names));
    out
}

fn introduction(model: &Model, names: &Names) -> String {
    let standard = &model.standard;
    let mut out = doc("", "//!", &format!("{} {} som Rust-typer.", standard.titel, standard.version));
    out.push_str("//!\n");
    out.push_str(&doc("", "//!", &standard.beskrivelse));
    out.push_str(
        "//!\n//! Typerne tager det, der kan ses på ét felt: navn, type, kode, dato, antal decimaler og cifre. [`Record::validate`]\n\
         //! finder resten af det: længde, mønster, grænser og udgåede koder. Regler mellem felter, rækker og temaer findes ikke her.\n",
    );
    if let Some(tema) = model.temaer.first() {
        let name = names.theme(tema.temakode);
        out.push_str(&format!(
            "//!\n//! ```\n//! use {}::{{Feature, {name}}};\n//!\n//! let text = {};\n\
             //! let feature: Feature<{name}> = serde_json::from_str(text)?;\n//! assert!(feature.validate().is_empty());\n\
             //! # Ok::<(), serde_json::Error>(())\n//! ```\n",
            manifest::path(model),
            raw(&readable(&feature(model, tema))).replace('\n', "\n//! ")
        ));
    }
    out
}

/// A function over all themes, for who does not know the theme when the program is compiled.
fn check(model: &Model, names: &Names) -> String {
    let arms: String = model
        .temaer
        .iter()
        .map(|tema| format!("        {} => check_as::<{}>(feature),\n", tema.temakode, names.theme(tema.temakode)))
        .collect();
    format!(
        "/// Hvorfor en feature ikke kunne læses.\n#[derive(Debug)]\npub enum CheckError {{\n\
         \x20   /// Standarden har ikke dette tema.\n    UnknownTheme(u16),\n\
         \x20   /// Teksten er ikke en feature i temaet.\n    Json(serde_json::Error),\n}}\n\n\
         impl std::fmt::Display for CheckError {{\n\
         \x20   fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{\n        match self {{\n\
         \x20           Self::UnknownTheme(temakode) => write!(f, \"ukendt tema {{temakode}} / unknown theme\"),\n\
         \x20           Self::Json(error) => write!(f, \"{{error}}\"),\n        }}\n    }}\n}}\n\n\
         impl std::error::Error for CheckError {{}}\n\n\
         /// Læser en GeoJSON-feature som temaets type og kontrollerer den.\n\
         pub fn check(temakode: u16, feature: &str) -> Result<Vec<Violation>, CheckError> {{\n    match temakode {{\n{arms}\
         \x20       _ => Err(CheckError::UnknownTheme(temakode)),\n    }}\n}}\n\n\
         fn check_as<P: Record>(feature: &str) -> Result<Vec<Violation>, CheckError> {{\n\
         \x20   let feature: Feature<P> = serde_json::from_str(feature).map_err(CheckError::Json)?;\n\
         \x20   Ok(feature.validate())\n}}\n"
    )
}

/// `tests/eksempler.rs`: each theme's example in and out again.
pub(super) fn tests(model: &Model, names: &Names) -> String {
    let used: Vec<&str> = model.temaer.iter().map(|tema| names.theme(tema.temakode)).collect();
    let mut out = format!(
        "//! Modellens egne eksempler: de læses, er uden fejl og skrives igen, som de var.\n\n\
         use serde_json::Value;\nuse {}::{{Feature, FeatureCollection, Record, {}, check}};\n\n",
        manifest::path(model),
        used.join(", ")
    );
    out.push_str(ROUND_TRIP);
    for tema in &model.temaer {
        out.push_str(&format!(
            "\n#[test]\nfn {}() {{\n    goes_round::<{}>({});\n}}\n",
            tema.tabel,
            names.theme(tema.temakode),
            raw(&feature(model, tema).to_string())
        ));
    }
    out
}

const ROUND_TRIP: &str = r##"fn goes_round<P: Record + PartialEq + std::fmt::Debug>(text: &str) {
    let feature: Feature<P> = serde_json::from_str(text).unwrap();
    assert_eq!(feature.validate(), []);
    assert_eq!(check(P::TEMAKODE, text).unwrap(), []);
    let written = serde_json::to_string(&feature).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), serde_json::from_str::<Value>(text).unwrap());
    let collection = format!("{{\"type\":\"FeatureCollection\",\"features\":[{text}]}}");
    let collection: FeatureCollection<P> = serde_json::from_str(&collection).unwrap();
    assert_eq!(collection.features, [feature]);

    let mut other: Value = serde_json::from_str(text).unwrap();
    other["properties"]["findes_ikke"] = Value::Null;
    assert!(check(P::TEMAKODE, &other.to_string()).is_err());
    let mut other: Value = serde_json::from_str(text).unwrap();
    other["type"] = "Point".into();
    assert!(check(P::TEMAKODE, &other.to_string()).is_err());
}
"##;

/// A feature with a line for each member of the record, and one for the geometry.
fn readable(feature: &Value) -> String {
    let properties = format!("{:#}", feature["properties"]).replace('\n', "\n  ");
    format!("{{\n  \"type\": \"Feature\",\n  \"geometry\": {},\n  \"properties\": {properties}\n}}", feature["geometry"])
}

/// `examples/afgoer.rs`: a verdict per line of input, for programs that are not Rust.
pub(super) fn verdicts(model: &Model) -> String {
    format!("{VERDICTS_HEAD}use {}::check;\n{VERDICTS}", manifest::path(model))
}

const VERDICTS_HEAD: &str = r#"//! Læser linjer som `{"temakode": 6301, "feature": {…}}` og skriver en dom for hver: `ok`, `brudt` med regler og
//! felter, eller `ulaeselig` med grunden.
//!
//! `cargo run --example afgoer < features.ndjson`

use serde::Deserialize;
use serde_json::value::RawValue;
use std::io::{self, BufRead, Write};
"#;

const VERDICTS: &str = r##"
#[derive(Deserialize)]
struct Line<'a> {
    temakode: u16,
    #[serde(borrow)]
    feature: &'a RawValue,
}

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let verdict = match serde_json::from_str::<Line>(&line) {
            Ok(line) => verdict(&line),
            Err(error) => format!("ulaeselig {error}"),
        };
        writeln!(out, "{verdict}")?;
    }
    Ok(())
}

fn verdict(line: &Line) -> String {
    match check(line.temakode, line.feature.get()) {
        Err(error) => format!("ulaeselig {error}").replace('\n', " "),
        Ok(found) if found.is_empty() => "ok".to_owned(),
        Ok(found) => found.iter().fold("brudt".to_owned(), |text, v| format!("{text} {}:{}", v.rule, v.felt)),
    }
}
"##;

/// The theme's example as a feature, with a square where it has geometry.
fn feature(model: &Model, tema: &Tema) -> Value {
    let frame = &model.standard.geometri;
    let geometry = match tema.geometritype {
        Geometritype::Ingen => Value::Null,
        Geometritype::Flade => {
            // Somewhere inside the frame, on half metres, as a float is what is read back.
            let middle = |low: f64, high: f64| ((low + high) / 2.0).floor() + 0.5;
            let (x, y) = (middle(frame.x_min, frame.x_max), middle(frame.y_min, frame.y_max));
            let ring = json!([[x, y], [x + 100.0, y], [x + 100.0, y + 100.0], [x, y + 100.0], [x, y]]);
            json!({ "type": "MultiPolygon", "coordinates": [[ring]] })
        }
    };
    let properties = without_null(record::example(model, tema));
    json!({ "type": "Feature", "properties": properties, "geometry": geometry })
}

/// What has no value is not written back, so the example leaves it out too.
fn without_null(record: serde_json::Map<String, Value>) -> Value {
    Value::Object(record.into_iter().filter(|(_, value)| !value.is_null()).collect())
}
