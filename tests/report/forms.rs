//! The report's forms, each read by a program of its own kind: GDAL, a browser, Python's readers of JSON, CSV and XML.
//! Hostile text stays text, and what a reader may not know is in none of them.

use crate::common::delivery::figures;
use crate::common::program::sdm;
use sdm::report::Form;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

const AREAS: &str = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[
{"type":"Feature","properties":{"cvr_kode":64942212,"oprindkode":5,"statuskode":3,"off_kode":1,"monit_omr_nr":"101-A01","monit_omr_navn":"A","monit_omr_type_kode":99,"inddeling":"dele","fuldt_opdelt_kode":0,"gyldig_fra":"2024-01-01"},"geometry":{"type":"MultiPolygon","coordinates":[[[[720000,6170000],[721000,6170000],[721000,6171000],[720000,6171000],[720000,6170000]]]]}},
{"type":"Feature","properties":{"cvr_kode":64942212,"oprindkode":5,"statuskode":3,"off_kode":1,"monit_omr_nr":"101-A02","monit_omr_navn":"B","monit_omr_type_kode":99,"inddeling":"dele","fuldt_opdelt_kode":0,"gyldig_fra":"2024-01-01"},"geometry":{"type":"MultiPolygon","coordinates":[[[[720500,6170000],[721500,6170000],[721500,6171000],[720500,6171000],[720500,6170000]]]]}}]}"#;
/// Marks that would be markup, a formula or the end of a record, where a form let them through.
const HOSTILE: &str = "=1+1<script>alert(1)</script>\"]]>&";

/// Areas that overlap; a small count, a column with a hostile name, and a file with one.
pub fn delivery() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::create_dir(path.join("lev")).unwrap();
    fs::write(path.join("lev/t_6300_monit_omr.geojson"), AREAS).unwrap();
    let quoted = HOSTILE.replace('"', "\"\"");
    let table = figures().and(&format!("\"{quoted}\"")).with(&format!("\"{quoted}\""), "x");
    let row = |area: &str, count: u32, source: u8| {
        table.row(&[("monit_omr_nr", &area), ("taeller", &count), ("vaerdi", &count), ("kilde_kode", &source)])
    };
    fs::write(path.join("lev/t_6301_soc_opg<b>&.csv"), table.file(&[row("101-A01", 2, 1), row("101-A02", 1_234, 77)])).unwrap();
    folder
}

/// Writes every form; the code says that the delivery has faults.
fn written(folder: &Path, more: &[&str]) {
    for form in Form::ALL.map(Form::name) {
        let fixed = ["validate", "lev", "--theme", "6301", "--today", "2024-09-30", "--format", form, "-o", form];
        let output = sdm(folder, &[&fixed[..], more].concat());
        assert_eq!(output.status.code(), Some(1), "{form}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

fn program(name: &str, arguments: &[&str], folder: &Path) -> String {
    let output = Command::new(name).args(arguments).current_dir(folder).output().unwrap_or_else(|e| panic!("{name}: {e}"));
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Number of findings in each form, as the form's own reader counts them.
const COUNT: &str = r#"
import csv, json, xml.dom.minidom
report = json.load(open("json", encoding="utf-8"))
rows = list(csv.reader(open("csv", encoding="utf-8-sig", newline=""), delimiter=";"))
assert len({len(r) for r in rows}) == 1, rows
assert not [c for r in rows for c in r if c[:1] in ("=", "+", "-", "@", "\t", "\r")], "a formula"
suite = xml.dom.minidom.parse("junit").documentElement
sarif = json.load(open("sarif", encoding="utf-8"))["runs"][0]
known = {r["id"] for r in sarif["tool"]["driver"]["rules"]}
assert all(r["ruleId"] in known and r["message"]["text"] for r in sarif["results"])
failed = sum(1 for r in report["rules"] if r["status"] == "failed" and r["level"] != "oplysning")
assert len(suite.getElementsByTagName("failure")) >= 1
assert int(suite.getAttribute("tests")) == len(suite.getElementsByTagName("testcase"))
# The table has a line for each finding, then one for each input.
print(len(report["findings"]), len(rows) - 1 - len(report["inputs"]), len(sarif["results"]), len(json.load(open("geojson", encoding="utf-8"))["features"]))
"#;

#[test]
fn every_form_is_read_by_its_own_kind_and_has_every_finding() {
    let folder = delivery();
    written(folder.path(), &[]);
    let counts = program("python3", &["-c", COUNT], folder.path());
    let counts: Vec<usize> = counts.split_whitespace().map(|n| n.parse().unwrap()).collect();
    assert!(counts[0] > 4 && counts.iter().all(|n| *n == counts[0]), "{counts:?}");
    let in_layer = |layer: &str| {
        let info = program("ogrinfo", &["-so", "gpkg", layer], folder.path());
        let count = info.lines().find_map(|l| l.strip_prefix("Feature Count: "));
        count.unwrap_or_else(|| panic!("{info}")).trim().parse::<usize>().unwrap()
    };
    let layers = ["fund_punkter", "fund_flader", "fund_uden_geometri"].map(in_layer);
    assert_eq!(layers.iter().sum::<usize>(), counts[0], "{layers:?}");
    assert!(layers[0] > 0, "the overlap has a point");
    let points = program("ogrinfo", &["-al", "gpkg", "fund_punkter"], folder.path());
    assert!(points.contains("overlappende-omraader") && points.contains("POINT (720"), "{points}");
}

/// The report's own schema, as it is published, judges what the program writes.
#[test]
fn reports_are_as_the_published_schema_says() {
    let schema: Value = serde_json::from_str(&fs::read_to_string("generated/json-schema/report.schema.json").unwrap()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let folder = delivery();
    for more in [&[][..], &["--reader", "offentligheden"], &["--lang", "en", "--max-per-rule", "1"]] {
        let arguments = [&["validate", "lev", "--today", "2024-09-30", "--format", "json"], more].concat();
        let report: Value = serde_json::from_slice(&sdm(folder.path(), &arguments).stdout).unwrap();
        let faults: Vec<String> = validator.iter_errors(&report).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}");
        let mut wrong = report.clone();
        wrong["verdict"] = "maybe".into();
        assert!(!validator.is_valid(&wrong), "the schema refuses what is no verdict");
    }
}

/// Where the layers lie, and what of them GDAL takes for a valid polygon.
#[test]
fn layers_lie_where_the_areas_do() {
    let folder = delivery();
    // An area row with an unknown code: a finding on the area itself, without a point of its own.
    fs::write(
        folder.path().join("lev/t_6300_monit_omr.geojson"),
        AREAS.replacen("\"monit_omr_type_kode\":99", "\"monit_omr_type_kode\":77", 1),
    )
    .unwrap();
    written(folder.path(), &[]);
    for (form, layer) in [("gpkg", "fund_flader"), ("geojson", "fund")] {
        let query = format!("SELECT * FROM {layer} WHERE regel = 'ukendt-kode' AND tema = 6300");
        let found =
            program("ogr2ogr", &["-f", "GeoJSON", "/vsistdout/", form, "-t_srs", "EPSG:25832", "-sql", &query], folder.path());
        let found: Value = serde_json::from_str(&found).unwrap();
        let feature = &found["features"][0];
        assert_eq!(feature["geometry"]["type"], "MultiPolygon", "{form}: {found}");
        assert_eq!(feature["geometry"]["coordinates"][0][0][0], serde_json::json!([720000.0, 6170000.0]), "{form}");
        assert_eq!(
            (&feature["properties"]["noegle_monit_omr_nr"], &feature["properties"]["niveau"]),
            (&"101-A01".into(), &"fejl".into())
        );
        let info = program("ogrinfo", &["-so", form, layer], folder.path());
        assert!(info.contains("ID[\"EPSG\",25832]]"), "{form}: {info}");
    }
}

#[test]
fn no_form_shows_the_public_what_only_the_municipality_may_know() {
    let folder = delivery();
    written(folder.path(), &["--reader", "offentligheden"]);
    for form in Form::ALL.map(Form::name) {
        let bytes = fs::read(folder.path().join(form)).unwrap();
        let has = |text: &str| bytes.windows(text.len()).any(|w| w == text.as_bytes());
        assert!(!has("alert(1)"), "{form} shows an unknown column's name");
        assert!(has("kilde_kode"), "{form} names the field");
    }
}

#[test]
fn the_forms_speak_english() {
    let folder = delivery();
    written(folder.path(), &["--lang", "en"]);
    for form in ["text", "html", "csv", "sarif"] {
        let text = fs::read_to_string(folder.path().join(form)).unwrap();
        assert!(text.contains("Overlapping areas") && !text.contains("Overlappende områder"), "{form}");
    }
}
