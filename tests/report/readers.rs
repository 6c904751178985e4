//! What readers other than the own municipality see of findings that are not about discretion: that a rule is broken and where,
//! but no key, no point, no value, and of areas only those whose row they see.

use crate::common::delivery::{areas, figures, folder};
use crate::common::program::{TODAY, sdm};
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;

/// Number, name and access code of the areas, which are all drawn across themselves, so that each has a finding with a point.
const AREAS: [(&str, &str, i64); 3] = [("101-A01", "Nordby", 1), ("101-A02", "Sydby", 3), ("101-A03", "Vestby", 2)];

fn feature(number: &str, name: &str, access: i64, east: f64) -> Value {
    let table = areas();
    let values = table.values(&[("monit_omr_nr", &number), ("monit_omr_navn", &name), ("off_kode", &access)]);
    let filled = table.columns().iter().zip(values).filter(|(_, value)| !value.is_empty());
    let properties: serde_json::Map<String, Value> =
        filled.map(|(column, v)| (column.clone(), v.parse::<i64>().map_or_else(|_| json!(v), |n| json!(n)))).collect();
    let corners = [[0.0, 0.0], [100.0, 100.0], [100.0, 0.0], [0.0, 100.0], [0.0, 0.0]];
    let ring = corners.map(|[x, y]: [f64; 2]| [east + x, 6_200_000.0 + y]);
    json!({"type": "Feature", "properties": properties, "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]}})
}

/// The areas, a code that the list lacks, and a count with too many decimals.
fn delivery() -> TempDir {
    let features: Vec<Value> = AREAS
        .iter()
        .zip([550_000.0, 551_000.0, 552_000.0])
        .map(|((nr, name, off), east)| feature(nr, name, *off, east))
        .collect();
    let crs = json!({"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}});
    let areas = json!({"type": "FeatureCollection", "crs": crs, "features": features}).to_string();
    let table = figures();
    let figures = table.file(&[table.row(&[("koen_kode", &7), ("taeller", &"1041,555"), ("vaerdi", &1041)])]);
    folder(&[("t_6300_monit_omr.geojson", areas.as_bytes()), ("t_6301_soc_opg.csv", figures.as_bytes())])
}

fn report(reader: &str, form: &str) -> String {
    let input = delivery();
    let out = input.path().join("rapport");
    let arguments = ["validate", "t_6300_monit_omr.geojson", "t_6301_soc_opg.csv", "--today", TODAY, "--reader", reader];
    let output = sdm(input.path(), &[&arguments[..], &["--format", form, "-o", "rapport"]].concat());
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    fs::read_to_string(out).unwrap()
}

/// The findings about the areas, the code and the count.
fn findings(reader: &str) -> Vec<Value> {
    let report: Value = serde_json::from_str(&report(reader, "json")).unwrap();
    let rules = ["ugyldig-geometri", "ukendt-kode", "forkert-datatype"];
    let found = report["findings"].as_array().unwrap().iter().filter(|f| rules.iter().any(|r| f["rule"] == *r));
    found.cloned().collect()
}

#[test]
fn the_own_municipality_sees_keys_points_and_harmless_values() {
    let found = findings("egen-kommune");
    assert_eq!(found.len(), 5);
    assert!(found.iter().all(|f| f["key"]["monit_omr_nr"].is_string()), "{found:?}");
    let crossing = |east: f64| json!([east + 50.0, 6_200_050.0]);
    let points: Vec<&Value> = found.iter().map(|f| &f["point"]).filter(|p| !p.is_null()).collect();
    assert_eq!(points, [&crossing(550_000.0), &crossing(551_000.0), &crossing(552_000.0)]);
    let code = found.iter().find(|f| f["rule"] == "ukendt-kode").unwrap();
    assert!(code["message"].as_str().unwrap().contains("Koden 7 i feltet koen_kode"), "{code}");
}

/// A count is shown to nobody, though it looks like one.
#[test]
fn a_value_of_a_protected_field_is_shown_to_nobody() {
    for reader in ["egen-kommune", "myndigheder", "offentligheden"] {
        let found = findings(reader);
        let count = found.iter().find(|f| f["rule"] == "forkert-datatype").unwrap();
        assert!(count["message"].as_str().unwrap().contains("værdien (vises ikke)"), "{count}");
        for form in ["text", "json", "html", "csv", "geojson", "junit", "sarif"] {
            assert!(!report(reader, form).contains("1041"), "{reader}, {form}");
        }
    }
}

#[test]
fn others_see_no_key_no_point_and_no_value() {
    for reader in ["myndigheder", "offentligheden"] {
        let found = findings(reader);
        assert_eq!(found.len(), 5, "{reader}: {found:?}");
        assert!(found.iter().all(|f| f["key"] == json!({}) && f["point"].is_null()), "{reader}: {found:?}");
        let code = found.iter().find(|f| f["rule"] == "ukendt-kode").unwrap();
        assert!(code["message"].as_str().unwrap().contains("Koden (vises ikke) i feltet koen_kode"), "{code}");
    }
}

#[test]
fn a_map_names_only_the_areas_whose_row_its_reader_sees() {
    for (reader, seen) in [("egen-kommune", &[1, 3, 2][..]), ("myndigheder", &[1, 3]), ("offentligheden", &[1])] {
        let map = report(reader, "html");
        for (number, name, access) in AREAS {
            for text in [number, name] {
                // The figures are of the first area.
                assert_eq!(map.contains(text), seen.contains(&access), "{reader}: {text}");
            }
        }
    }
}
