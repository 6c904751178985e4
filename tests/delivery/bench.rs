//! What the benches measure is a right delivery: a smaller one by the same hand breaks no rule.

#[path = "../../benches/delivery/mod.rs"]
mod delivery;

use crate::common::program::PROGRAM;
use std::fs;
use std::process::Command;

/// More than two months, and rows after the last whole area.
const ROWS: usize = 300_001;

#[test]
fn the_deliveries_of_the_benches_are_right() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [("t_6301_soc_opg.csv", delivery::csv(ROWS)), ("t_6300_monit_omr.geojson", delivery::geojson(2_001))] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let options = ["--today", "2024-10-04", "--format", "json", "--fail-on", "advarsel"];
        let output = Command::new(PROGRAM).arg("validate").arg(&path).args(options).output().unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let found = report["findings"].as_array().unwrap().iter().filter(|f| f["rule"] != "laesemaade").count();
        assert_eq!((output.status.code(), found), (Some(0), 0), "{name}: {:#}", report["findings"][0]);
    }
}

/// Figures and areas together: every figure's area is there, and nothing is wrong.
#[test]
fn the_whole_processes_compared_read_a_right_delivery() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t_6301_soc_opg.csv"), delivery::csv(ROWS)).unwrap();
    fs::write(folder.path().join("t_6300_monit_omr.geojson"), delivery::areas(ROWS)).unwrap();
    let options = ["--today", "2024-10-04", "--format", "json"];
    let output = Command::new(PROGRAM).arg("validate").arg(folder.path()).args(options).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let passed = |id: &str| report["rules"].as_array().unwrap().iter().any(|r| r["id"] == id && r["status"] == "passed");
    assert_eq!(output.status.code(), Some(0), "{:#}", report["findings"][0]);
    for rule in ["ukendt-omraade", "omraade-ikke-gyldigt", "sum-stemmer-ikke", "overlappende-omraader"] {
        assert!(passed(rule), "{rule}");
    }
}
