//! `sdm validate --reference`: what GeoFA already holds is looked up in, listed, and never judged.

use crate::common::delivery;
use crate::common::program::{self, TODAY, cases_root, json, rule, said};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

/// The CVR number of the municipality 147.
const FREDERIKSBERG: u32 = 11_259_979;

fn figure(area: &str, off: u8, residents: &str) -> String {
    delivery::figures().with("cvr_kode", FREDERIKSBERG).row(&[
        ("off_kode", &off),
        ("monit_omr_nr", &area),
        ("taeller", &residents),
        ("vaerdi", &residents),
    ])
}

fn area(number: &str) -> String {
    delivery::areas().with("cvr_kode", FREDERIKSBERG).row(&[("monit_omr_nr", &number)])
}

fn sdm(folder: &Path, arguments: &[&str]) -> Output {
    program::sdm(folder, &[&["validate", "lev", "--today", TODAY], arguments].concat())
}

/// A folder with the delivery `lev` and the reference `ref`: files by name.
fn folder(delivered: &[(&str, String)], reference: &[(&str, String)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, files) in [("lev", delivered), ("ref", reference)] {
        fs::create_dir(folder.path().join(name)).unwrap();
        files.iter().for_each(|(file, text)| fs::write(folder.path().join(name).join(file), text).unwrap());
    }
    folder
}

fn figures(rows: &[String]) -> (&'static str, String) {
    ("t_6301_soc_opg.csv", delivery::figures().file(rows))
}

fn areas(rows: &[String]) -> (&'static str, String) {
    ("t_6300_monit_omr.csv", delivery::areas().file(rows))
}

fn cases() -> Vec<PathBuf> {
    let folders = |path: &Path| -> Vec<PathBuf> {
        let mut all: Vec<PathBuf> = fs::read_dir(path).unwrap().map(|e| e.unwrap().path()).collect();
        all.sort();
        all
    };
    folders(&cases_root()).iter().flat_map(|rule| folders(rule)).map(|case| case.join("input")).collect()
}

/// Whatever is wrong with a reference, a correct delivery of another municipality gets no finding; a reference that
/// cannot be read is no reference.
#[test]
fn the_faults_of_a_reference_are_its_own() {
    let folder = folder(&[figures(&[figure("147-Z01", 1, "1040")]), areas(&[area("147-Z01")])], &[]);
    let (mut read, mut refused, mut wrong) = (0, 0, Vec::new());
    for case in cases() {
        let output = sdm(folder.path(), &["--format", "json", "--reference", case.to_str().unwrap()]);
        if output.status.code() == Some(2) && output.stdout.is_empty() {
            refused += 1;
            assert!(said(&output).contains("referencen") && said(&output).contains("kan ikke bruges"), "{}", said(&output));
            continue;
        }
        read += 1;
        let report = json(&output);
        if output.status.code() != Some(0) || report["findings"] != Value::Array(vec![]) || report["counts"]["fejl"] != 0 {
            wrong.push(format!("{}: {}", case.display(), report["findings"]));
        }
        if report["inputs"].as_array().unwrap().len() != 2 || report["references"].as_array().unwrap().is_empty() {
            wrong.push(format!("{}: {} {}", case.display(), report["inputs"], report["references"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read > 200 && refused > 5, "{read} were read, {refused} refused");
}

#[test]
fn a_reference_is_listed_and_counts_in_no_sum_of_the_delivery() {
    let folder = folder(
        &[figures(&[figure("147-A01", 1, "1040")])],
        &[figures(&[figure("147-A01", 1, "1000"), figure("147-A02", 1, "900")]), areas(&[area("147-A01"), area("147-A02")])],
    );
    let output = sdm(folder.path(), &["--format", "json", "--reference", "ref"]);
    let report = json(&output);
    assert_eq!((output.status.code(), &report["findings"]), (Some(0), &Value::Array(vec![])));
    assert_eq!((report["inputs"].as_array().unwrap().len(), &report["inputs"][0]["rows"]), (1, &1.into()));
    assert_eq!((report["coverage"].as_array().unwrap().len(), &report["coverage"][0]["rows"]), (1, &1.into()));
    let listed = |i: usize| {
        (
            report["references"][i]["path"].clone(),
            report["references"][i]["theme"].clone(),
            report["references"][i]["rows"].clone(),
        )
    };
    assert_eq!(listed(0), ("ref/t_6300_monit_omr.csv".into(), 6300.into(), 2.into()));
    assert_eq!(listed(1), ("ref/t_6301_soc_opg.csv".into(), 6301.into(), 2.into()));
    assert_eq!(report["references"][0]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(rule(&report, "ukendt-omraade")["status"], "passed");
    // Not without the reference.
    let alone = json(&sdm(folder.path(), &["--format", "json"]));
    assert_eq!(rule(&alone, "ukendt-omraade")["status"], "not_checked");
    assert_eq!(alone["references"], Value::Array(vec![]));
    for (form, expected) in [("text", "Holdt op mod"), ("html", "Holdt op mod"), ("sarif", "\"reference\": true")] {
        let text = said(&sdm(folder.path(), &["--format", form, "--reference", "ref"]));
        assert!(text.contains(expected) && text.contains("t_6300_monit_omr.csv"), "{form}: {text}");
    }
}

#[test]
fn what_is_found_in_a_reference_is_not_even_counted() {
    // Three indicators of 2023: old on 30 September 2024, and none of them is delivered.
    let table = delivery::figures().with("cvr_kode", FREDERIKSBERG).with("monit_omr_nr", "147-A01").with("periode", "2023K1");
    let old = |indicator: &str| table.row(&[("indikator_kode", &indicator), ("taeller", &1_040), ("vaerdi", &1_040)]);
    let folder = folder(&[figures(&[figure("147-A01", 1, "1040")])], &[figures(&[old("101"), old("102"), old("120")])]);
    let report = json(&sdm(folder.path(), &["--format", "json", "--reference", "ref", "--max-per-rule", "1"]));
    assert_eq!(rule(&report, "foraeldet-opgoerelse")["count"], 0);
    let delivered = json(&sdm(folder.path(), &["ref", "--format", "json", "--max-per-rule", "1"]));
    assert_eq!(rule(&delivered, "foraeldet-opgoerelse")["count"], 3, "where they are delivered they are");
}

#[test]
fn a_file_may_be_named_and_several_and_the_first_row_of_a_key_counts() {
    let folder = folder(
        &[figures(&[figure("147-A01", 1, "1040")])],
        &[
            ("t_6301_a.csv", figures(&[figure("147-A01", 2, "1041")]).1),
            ("t_6301_b.csv", figures(&[figure("147-A01", 2, "1040")]).1),
        ],
    );
    let uneven = |references: &[&str]| {
        let arguments: Vec<&str> =
            ["--format", "json"].into_iter().chain(references.iter().flat_map(|r| ["--reference", r])).collect();
        rule(&json(&sdm(folder.path(), &arguments)), "aabne-vaerdier-uenige")["count"].clone()
    };
    assert_eq!(uneven(&["ref/t_6301_a.csv", "ref/t_6301_b.csv"]), 1);
    assert_eq!(uneven(&["ref/t_6301_b.csv", "ref/t_6301_a.csv"]), 0);
    assert_eq!(uneven(&["ref/t_6301_b.csv"]), 0);
}

#[test]
fn rows_that_cannot_be_used_are_reported_and_their_theme_is_not_checked() {
    let broken = [figure("147-A02", 1, "900"), figure("147-A02", 2, "mange"), figure("147-A02", 9, "900"), figure("", 1, "900")];
    let folder = folder(
        &[figures(&[figure("147-A01", 1, "1040")])],
        &[figures(&broken), areas(&[area("147-A01"), area("147-A02").replace("2024-01-01", "2024-13-01")])],
    );
    let report = json(&sdm(folder.path(), &["--format", "json", "--reference", "ref"]));
    assert_eq!((&report["references"][0]["unusable"], &report["references"][1]["unusable"]), (&1.into(), &3.into()));
    for id in ["ukendt-omraade", "omraade-ikke-gyldigt", "hul-i-tidsserie", "sum-stemmer-ikke", "manglende-kategori"] {
        assert_eq!(rule(&report, id)["status"], "not_checked", "{id}");
        assert!(rule(&report, id)["reason"].as_str().unwrap().contains("reference"), "{id}");
    }
    let text = said(&sdm(folder.path(), &["--reference", "ref"]));
    assert!(text.contains("t_6301_soc_opg.csv (CSV, tema 6301, 4 rækker); 3 rækker kan ikke bruges"), "{text}");
}

#[test]
fn a_reference_that_cannot_be_read_stops_everything() {
    let folder = folder(
        &[figures(&[figure("147-A01", 1, "1040")])],
        &[("noget.csv", "a;b\n1;2\n".into()), ("t_6300_tom.geojson", String::new())],
    );
    for (path, why) in [
        ("ref/noget.csv", "kald den efter temaet"),
        ("ref/t_6300_tom.geojson", "filen er tom"),
        ("ref/findes_ikke.csv", "filen findes ikke"),
    ] {
        let output = sdm(folder.path(), &["--reference", path, "--max-per-rule", "0", "--format", "json"]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{path}");
        assert!(
            said(&output).contains(&format!("referencen {path} kan ikke bruges")) && said(&output).contains(why),
            "{}",
            said(&output)
        );
    }
    let english = said(&sdm(folder.path(), &["--reference", "ref/noget.csv", "--lang", "en"]));
    assert!(english.contains("the reference ref/noget.csv cannot be used"), "{english}");
    let over = sdm(folder.path(), &["--reference", "ref/noget.csv", "-o", "ref/noget.csv"]);
    assert!(said(&over).contains("overskrives ikke"), "{}", said(&over));
}

#[test]
fn geometry_is_not_passed_where_a_reference_has_none() {
    let square = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":[
{"type":"Feature","properties":{"cvr_kode":11259979,"oprindkode":5,"statuskode":3,"off_kode":1,"monit_omr_nr":"147-A01","monit_omr_navn":"A","monit_omr_type_kode":1,"inddeling":"boligomraader","fuldt_opdelt_kode":0,"gyldig_fra":"2024-01-01"},"geometry":{"type":"MultiPolygon","coordinates":[[[[721000,6176000],[721100,6176000],[721100,6176100],[721000,6176100],[721000,6176000]]]]}}]}"#;
    let folder = folder(&[("t_6300_monit_omr.geojson", square.to_owned())], &[areas(&[area("147-A02")])]);
    let report = json(&sdm(folder.path(), &["--format", "json", "--reference", "ref"]));
    assert_eq!(rule(&report, "overlappende-omraader")["status"], "not_checked");
    assert_eq!(rule(&report, "tom-geometri")["status"], "passed", "asked of the delivery alone");
    let alone = json(&sdm(folder.path(), &["--format", "json"]));
    assert_eq!(rule(&alone, "overlappende-omraader")["status"], "passed");
}
