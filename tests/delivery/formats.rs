//! One delivery in every format that is read: the same findings, whoever wrote the file. GDAL and pyarrow write them, so
//! that no reader is tried on our own idea of its format.

use crate::common::formats::{text, written};
use crate::common::program::PROGRAM;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const AREAS: &str = "t_6300_monit_omr";
const FIGURES: &str = "t_6301_soc_opg";

fn square(x: f64, y: f64, side: f64) -> Value {
    let (x, y) = (550_000.0 + x, 6_200_000.0 + y);
    json!([[[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]]])
}

fn area(number: &str, division: &str, coordinates: Value) -> Value {
    json!({ "type": "Feature", "geometry": { "type": "MultiPolygon", "coordinates": coordinates }, "properties": {
        "cvr_kode": 64_942_212, "oprindkode": 5, "statuskode": 3, "off_kode": 1, "monit_omr_nr": number,
        "monit_omr_navn": "Ærø & \"Åen\"; <øst>", "monit_omr_type_kode": 1, "inddeling": division, "fuldt_opdelt_kode": 0,
        "gyldig_fra": "2020-01-01", "gyldig_til": null } })
}

/// Changes some fields of a right row.
fn figure(area: &str, change: Value) -> Value {
    let mut row = json!({ "cvr_kode": 64_942_212, "oprindkode": 5, "statuskode": 3, "off_kode": 1, "note": "æøå", "monit_omr_nr": area,
        "indikator_kode": 100, "periode": "2024K3", "koen_kode": 0, "alder_kode": 0, "herkomst_kode": 0, "kategori_kode": 0,
        "taeller": 1040.0, "naevner": null, "vaerdi": 1040.0, "diskretion_kode": 0, "kilde_kode": 1, "opgjort": "2024-07-05" });
    for (name, value) in change.as_object().unwrap() {
        row[name] = value.clone();
    }
    json!({ "type": "Feature", "geometry": null, "properties": row })
}

/// Areas and figures: right ones, and one of each of many faults.
fn delivery(faulty: bool) -> [Vec<Value>; 2] {
    let mut areas =
        vec![area("101-A01", "omraader", square(0.0, 0.0, 100.0)), area("101-A02", "omraader", square(100.0, 0.0, 100.0))];
    let mut figures = vec![figure("101-A01", json!({})), figure("101-A02", json!({ "taeller": 500.0, "vaerdi": 500.0 }))];
    figures.push(figure("101-A01", json!({ "indikator_kode": 200, "taeller": 19.99, "naevner": 100.0, "vaerdi": 19.99 })));
    figures.push(figure("101-A02", json!({ "indikator_kode": 200, "taeller": 20.5, "naevner": 100.0, "vaerdi": 20.5 })));
    if faulty {
        areas.push(area("101-B01", "andre", square(0.0, 500.0, 100.0)));
        areas.push(area("101-B02", "andre", square(50.0, 500.0, 100.0)));
        let (x, y) = (550_000.0, 6_201_000.0);
        areas.push(area("101-C01", "tredje", json!([[[[x, y], [x + 90.0, y + 90.0], [x + 90.0, y], [x, y + 90.0], [x, y]]]])));
        areas.push(area("101-lille", "fjerde", square(0.0, 2_000.0, 100.0)));
        for (number, change) in [
            ("101-A01", json!({})),
            ("101-Z09", json!({ "periode": "2024K2" })),
            ("101-B01", json!({ "off_kode": 7 })),
            ("101-B02", json!({ "taeller": 2.0, "vaerdi": 2.0 })),
            ("101-C01", json!({ "diskretion_kode": 1 })),
            ("101-A02", json!({ "periode": "2024K9" })),
            ("101-A02", json!({ "indikator_kode": 110, "taeller": 400.0, "naevner": 300.0, "vaerdi": 50.0 })),
            ("147-A01", json!({ "opgjort": null })),
            ("101-B01", json!({ "koen_kode": 1, "taeller": 1041.0, "vaerdi": 1041.0 })),
        ] {
            figures.push(figure(number, change));
        }
    }
    [areas, figures]
}

fn write(folder: &Path, name: &str, features: &[Value]) -> PathBuf {
    let crs = json!({ "type": "name", "properties": { "name": "urn:ogc:def:crs:EPSG::25832" } });
    let path = folder.join(format!("{name}.geojson"));
    fs::write(&path, json!({ "type": "FeatureCollection", "name": name, "crs": crs, "features": features }).to_string()).unwrap();
    path
}

/// Writes one of the two files in a format, into a folder of its own; areas stay as they are where the format has no place for
/// them.
fn convert(format: &str, name: &str, source: &Path, folder: &Path) {
    let format = if name == AREAS && ["CSV", "XLSX"].contains(&format) { "GeoJSON" } else { format };
    assert!(written(format, source, name, folder), "{format} {name}");
}

const FORMATS: [&str; 10] =
    ["GeoJSON", "GeoJSON-seq", "GeoPackage", "GML 3.1", "GML", "GML 4326", "Shape", "Parquet", "CSV", "XLSX"];

/// What a report says that does not hang on the format: rule, level, audience, theme, field and key.
type Said = BTreeSet<String>;

fn judge(folder: &Path) -> (Said, i32) {
    let output =
        Command::new(PROGRAM).args(["validate", text(folder), "--format", "json", "--today", "2024-09-30"]).output().unwrap();
    let report: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let findings = report["findings"].as_array().unwrap().iter().filter(|f| f["rule"] != "laesemaade");
    let said = |f: &Value| ["rule", "level", "audience", "theme", "field", "key"].map(|k| f[k].to_string()).join(" ");
    let errors: Vec<&Value> = report["inputs"].as_array().unwrap().iter().filter(|i| !i["error"].is_null()).collect();
    assert_eq!(errors, [] as [&Value; 0], "{}", folder.display());
    (findings.map(said).collect(), output.status.code().unwrap())
}

fn in_every_format(faulty: bool) {
    let scratch = tempfile::tempdir().unwrap();
    let source = scratch.path().join("kilde");
    fs::create_dir(&source).unwrap();
    let [areas, figures] = delivery(faulty);
    let files = [(AREAS, write(&source, AREAS, &areas)), (FIGURES, write(&source, FIGURES, &figures))];
    let (expected, code) = judge(&source);
    assert_eq!(code, i32::from(faulty), "{expected:#?}");
    assert!(!faulty || expected.len() > 12, "{expected:#?}");
    for format in FORMATS {
        let folder = scratch.path().join(format.replace(' ', "-"));
        fs::create_dir(&folder).unwrap();
        for (name, path) in &files {
            convert(format, name, path, &folder);
        }
        let (said, code) = judge(&folder);
        let missing: Vec<&String> = expected.difference(&said).collect();
        let more: Vec<&String> = said.difference(&expected).collect();
        assert!(missing.is_empty() && more.is_empty(), "{format}: missing {missing:#?}, more {more:#?}");
        assert_eq!(code, i32::from(faulty), "{format}");
    }
}

#[test]
fn a_right_delivery_is_right_in_every_format() {
    in_every_format(false);
}

#[test]
fn a_faulty_delivery_has_the_same_faults_in_every_format() {
    in_every_format(true);
}

/// Every byte of a small Parquet file changed in turn: an answer each time, and nothing but the report.
#[test]
fn a_damaged_parquet_file_is_a_fault_of_the_file() {
    let scratch = tempfile::tempdir().unwrap();
    let (source, lev) = (scratch.path().join("kilde"), scratch.path().join("lev"));
    fs::create_dir(&source).unwrap();
    fs::create_dir(&lev).unwrap();
    let [_, figures] = delivery(false);
    let file = write(&source, FIGURES, &figures[..1]);
    convert("Parquet", FIGURES, &file, &source);
    let bytes = fs::read(source.join(format!("{FIGURES}.parquet"))).unwrap();
    // A step that shares no factor with the length of the file's parts.
    for at in (0..bytes.len()).step_by(37) {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0xFF;
        fs::write(lev.join(format!("{FIGURES}.parquet")), bytes).unwrap();
        let output = Command::new(PROGRAM).args(["validate", text(&lev), "--format", "json"]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "byte {at}");
        let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("byte {at}: {e}"));
        assert!(report["verdict"].is_string(), "byte {at}");
    }
}
