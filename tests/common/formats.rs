//! Files in every format that is read, written by others: GDAL, and pyarrow for Parquet. So no reader is tried on our own idea
//! of its format, and no writer by our own reader alone.

pub use super::model::embedded as model;
use super::program::package;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Whether a program did what it was asked.
pub fn done(command: &mut Command) -> bool {
    command.output().unwrap_or_else(|e| panic!("{command:?}: {e}")).status.success()
}

/// Python with what `tests/formats/requirements.txt` names; `tests/formats/setup.sh` puts it there.
pub fn python(script: &str) -> Command {
    let mut command = Command::new(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("../formats/python/bin/python"));
    command.arg(package().join("tests/formats").join(script));
    command
}

/// Selects a GeoJSON file's columns under the names of ten characters that the standard gives them in Shape.
fn short(file: &Path, name: &str) -> String {
    let source: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap_or_default();
    let features = source["features"].as_array().cloned().unwrap_or_default();
    let columns: BTreeSet<String> =
        features.iter().filter_map(|f| f["properties"].as_object()).flat_map(|p| p.keys().cloned()).collect();
    let fields: Vec<_> = model().temaer.iter().flat_map(|t| model().felter(t)).collect();
    let column = |c: &String| {
        let short = fields.iter().find(|f| f.feltnavn == *c).map_or(c.as_str(), |f| f.feltnavn10.as_str());
        format!("\"{c}\" AS \"{short}\"")
    };
    format!("SELECT {} FROM \"{name}\"", columns.iter().map(column).collect::<Vec<_>>().join(", "))
}

/// Writes a GeoJSON file in a format, under its name in a folder; whether it could be written.
pub fn written(format: &str, source: &Path, name: &str, folder: &Path) -> bool {
    let to = |ending: &str| folder.join(format!("{name}.{ending}"));
    let ogr = |driver: &str, ending: &str, more: &[&str]| {
        done(Command::new("ogr2ogr").args(["-f", driver]).args(more).arg(to(ending)).arg(source))
    };
    match format {
        "GeoJSON" => fs::copy(source, to("geojson")).is_ok(),
        "GeoJSON-seq" => ogr("GeoJSONSeq", "geojsonl", &["-lco", "COORDINATE_PRECISION=12"]),
        "GeoPackage" => ogr("GPKG", "gpkg", &["-nln", name]),
        "GML" => ogr("GML", "gml", &["-dsco", "FORMAT=GML3.2", "-nln", name]),
        "GML 3.1" => ogr("GML", "gml", &["-dsco", "FORMAT=GML3", "-nln", name]),
        "GML 4326" => {
            ogr("GML", "gml", &["-dsco", "FORMAT=GML3.2", "-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=12", "-nln", name])
        }
        "Shape" => {
            let encoding = ["-lco", "ENCODING=UTF-8"];
            ogr("ESRI Shapefile", "shp", &[&encoding[..], &["-sql", &short(source, name)]].concat())
                || ogr("ESRI Shapefile", "shp", &encoding)
        }
        "Parquet" => done(python("parquet.py").args([source, &to("parquet")])),
        "CSV" => ogr("CSV", "csv", &["-lco", "SEPARATOR=SEMICOLON"]),
        "XLSX" => ogr("XLSX", "xlsx", &["-nln", name]),
        other => panic!("{other}"),
    }
}
