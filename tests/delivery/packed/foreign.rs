//! Files that are not read: each is recognised by what it is, whatever its name, with what to do. GDAL writes them where it can;
//! `foreign/` holds a workbook as `xlwt` writes it and one that `msoffcrypto-tool` locked.

use super::support::{csv, folder, in_folder, judge, zip};
use std::path::Path;
use std::process::Command;

const AREA: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"monit_omr_nr":"101-A01"},
    "geometry":{"type":"Polygon","coordinates":[[[12,55],[12.1,55],[12.1,55.1],[12,55]]]}}]}"#;
const LINE: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
    "geometry":{"type":"LineString","coordinates":[[1,1],[2,2]]}}]}"#;

/// Writes a layer by GDAL under a name, and judges the folder that it lies in.
fn recognised(source: &str, driver: &str, name: &str, words: &[&str]) {
    let (made, delivery) = (folder(&[("kilde.geojson", source.as_bytes())]), folder(&[]));
    let run = Command::new("ogr2ogr")
        .args(["-f", driver, "-nln", "t_6300_monit_omr"])
        .args([delivery.path().join(name), made.path().join("kilde.geojson")])
        .output()
        .unwrap();
    assert!(run.status.success(), "{driver}: {}", String::from_utf8_lossy(&run.stderr));
    let answer = in_folder(&delivery);
    words.iter().for_each(|w| answer.undecided(w));
    assert_eq!(answer.errors().len(), 1, "{driver}: one file, one word: {:?}", answer.errors());
}

#[test]
fn maps_that_gdal_writes() {
    recognised(AREA, "MapInfo File", "t_6300_monit_omr.tab", &["MapInfo-lag (TAB)", "GeoPackage"]);
    recognised(AREA, "MapInfo File", "t_6300_monit_omr.mif", &["MapInfo-lag (MIF)", "GeoPackage"]);
    recognised(AREA, "KML", "t_6300_monit_omr.kml", &["KML-fil", "GeoPackage"]);
    recognised(AREA, "FlatGeobuf", "t_6300_monit_omr.fgb", &["FlatGeobuf", "GeoPackage"]);
    recognised(AREA, "ODS", "t_6301_soc_opg.ods", &["LibreOffice (ODS)", "xlsx"]);
    recognised(LINE, "DXF", "t_6300_monit_omr.dxf", &["DXF", "GeoPackage"]);
    recognised(LINE, "DGN", "t_6300_monit_omr.dgn", &["MicroStation (DGN)", "GeoPackage"]);
}

#[test]
fn documents_of_office_programs() {
    let fixture = |name: &str| {
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/delivery/packed/foreign").join(name)).unwrap()
    };
    // By what is in them: a name may be false.
    for name in ["t_6301_soc_opg.xls", "t_6301_soc_opg.xlsx", "t_6301_soc_opg.csv"] {
        let answer = judge(&[(name, &fixture("old.xls"))]);
        answer.undecided("gamle format (XLS) og kan ikke læses; åbn den i Excel, og gem den som Excel-projektmappe (xlsx)");
    }
    judge(&[("t_6301_soc_opg.xlsx", &fixture("locked.xlsx"))]).undecided("låst med en adgangskode");
    for (member, words) in [
        ("word/document.xml", "et Word-dokument"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("xl/workbook.bin", "XLSB"),
        ("doc.kml", "KML"),
    ] {
        judge(&[("t_6301.zip", &zip(&[("[Content_Types].xml", b"<x/>"), (member, b"<x/>")]))]).undecided(words);
    }
    for (kind, words) in [("spreadsheet", "regneark fra LibreOffice"), ("text", "et OpenDocument-dokument")] {
        let kind = format!("application/vnd.oasis.opendocument.{kind}");
        judge(&[("a.ods", &zip(&[("mimetype", kind.as_bytes()), ("content.xml", b"<x/>")]))]).undecided(words);
    }
}

#[test]
fn texts_that_would_pass_for_csv_or_geojson() {
    let html = "<!DOCTYPE html>\n<html><head><title>Log ind</title></head></html>";
    let esri = r#"{"displayFieldName":"","geometryType":"esriGeometryPolygon","spatialReference":{"wkid":25832},"features":[]}"#;
    for (name, text, words) in [
        ("t_6301.csv", "%PDF-1.7\n%\u{e2}\u{e3}", "PDF"),
        ("t_6301.csv", "{\\rtf1\\ansi t_6301}", "RTF"),
        ("t_6300.gml", html, "webside (HTML)"),
        ("t_6300.geojson", html, "logget ind"),
        ("t_6301.csv", "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook/>", "XML 2003"),
        ("t_6300.json", r#"{"type":"Topology","objects":{},"arcs":[]}"#, "TopoJSON"),
        ("t_6300.json", r#"{"objects":{},"arcs":[],"type":"Topology"}"#, "TopoJSON"),
        ("t_6300.json", esri, "f=geojson"),
        ("t_6300.json", r#"{"type":"Polygon","coordinates":[[[12,55],[13,55],[13,56],[12,55]]]}"#, "uden felter"),
        ("t_6301.json", r#"[{"monit_omr_nr":"101-A01"}]"#, "JSON, men ikke GeoJSON"),
        ("t_6301.json", r#"{"error":{"code":400}}"#, "JSON, men ikke GeoJSON"),
        ("t_6301.ndjson", "{\"monit_omr_nr\":\"101-A01\"}\n{\"monit_omr_nr\":\"101-A02\"}\n", "gem data som CSV"),
    ] {
        let answer = judge(&[(name, text.as_bytes())]);
        answer.undecided(words);
        assert_eq!(answer.report["findings"].as_array().unwrap().len(), 0, "{text}: {:#}", answer.report["findings"]);
    }
}

#[test]
fn archives_and_databases() {
    judge(&[("t_6301.csv", b"\x1F\x8B\x08\x00\0\0\0\0")]).undecided("gzip");
    judge(&[("t_6301.zip", b"7z\xBC\xAF\x27\x1C\x00\x04")]).undecided("7-Zip");
    judge(&[("t_6301.csv", b"\x01\x00\x02\x00\xff\x00")]).undecided("binært indhold");
    // Other files in the folder of a geodatabase are still read.
    let both = zip(&[("data.gdb/a00000001.gdbtable", b"\x03\0\0\0"), ("t_6301_soc_opg.csv", &csv(&["101-A01"]))]);
    let answer = judge(&[("leverance.zip", &both)]);
    answer.undecided("filgeodatabase");
    assert!(answer.inputs().contains(&"t_6301_soc_opg.csv - 6301 1".to_owned()), "{:?}", answer.inputs());
}

/// Guidance in a delivery's folder is no data.
#[test]
fn a_pdf_in_the_folder_is_passed_over() {
    judge(&[("vejledning.pdf", b"%PDF-1.7"), ("brev.docx", b"PK"), ("t_6301_soc_opg.csv", &csv(&["101-A01"]))]).conforms();
}
