//! Rows that lie where a reader may not look: behind line ends of another kind, or in a companion of the delivery's file. They are
//! judged, or the delivery is not decided; it never passes without them.

use crate::common::delivery::{figures, folder};
use crate::common::program::{TODAY, json, sdm};
use rusqlite::Connection;
use std::path::Path;
use std::process::Output;

fn judged(folder: &Path, file: &str) -> Output {
    sdm(folder, &["validate", file, "--today", TODAY, "--format", "json"])
}

/// Residents, and a row after them with a code that the list lacks.
fn faulty() -> String {
    let table = figures().with("taeller", 1040).with("vaerdi", 1040);
    table.file(&[table.row(&[]), table.row(&[("monit_omr_nr", &"101-A02"), ("koen_kode", &7)])])
}

#[test]
fn a_row_behind_any_line_end_is_not_lost() {
    for end in ["\n", "\r\n", "\r"] {
        let input = folder(&[("t_6301_soc_opg.csv", faulty().replace('\n', end).as_bytes())]);
        let output = judged(input.path(), "t_6301_soc_opg.csv");
        let found = json(&output)["findings"].as_array().unwrap().iter().any(|f| f["rule"] == "ukendt-kode");
        assert!(found || output.status.code() == Some(2), "{end:?}: {output:?}");
    }
}

/// A program that has a GeoPackage open keeps what it changed in a companion file (SQLite, "Write-Ahead Logging") until the last
/// connection closes.
#[test]
fn a_geopackage_that_is_open_elsewhere_is_not_decided() {
    let table = figures().with("taeller", 1040).with("vaerdi", 1040);
    let input = folder(&[("t_6301_soc_opg.csv", table.file(&[table.row(&[])]).as_bytes())]);
    let made = sdm(input.path(), &["convert", "t_6301_soc_opg.csv", "-o", "t.gpkg"]);
    assert_eq!(made.status.code(), Some(0), "{made:?}");
    assert_eq!(json(&judged(input.path(), "t.gpkg"))["verdict"], "conforms");
    let open = Connection::open(input.path().join("t.gpkg")).unwrap();
    open.execute_batch("PRAGMA journal_mode = WAL; UPDATE t_6301_soc_opg SET koen_kode = 7;").unwrap();
    assert!(input.path().join("t.gpkg-wal").metadata().unwrap().len() > 0);
    let output = judged(input.path(), "t.gpkg");
    assert_eq!((output.status.code(), &json(&output)["verdict"]), (Some(2), &"undecided".into()), "{output:?}");
    drop(open);
    let output = judged(input.path(), "t.gpkg");
    assert!(json(&output)["findings"].as_array().unwrap().iter().any(|f| f["rule"] == "ukendt-kode"), "{output:?}");
}
