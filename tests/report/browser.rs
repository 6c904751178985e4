//! The page in Chromium, used by keyboard and mouse, attacked and printed.

use super::situations;
use sdm::disclose::Language;
use sdm::report::{Form, Report, render};
use serde_json::Value;
use std::fs;
use std::process::Command;

/// Uses the page of a report; what was seen. `SDM_PICTURES=FOLDER` keeps pictures and print to look at.
fn used(name: &str, report: &Report, language: Language) -> Value {
    let model = sdm::model::store::embedded().unwrap();
    let kept = std::env::var_os("SDM_PICTURES").map(|folder| std::path::PathBuf::from(folder).join(name));
    let folder = tempfile::tempdir().unwrap();
    let folder = kept.as_deref().unwrap_or(folder.path());
    fs::create_dir_all(folder).unwrap();
    let page = folder.join("æøå rapport.html");
    fs::write(&page, render(Form::Html, report, &model, language, false).unwrap()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/report/browser.cjs");
    let output = Command::new("node").arg(script).arg(&page).arg(folder).output().unwrap_or_else(|e| panic!("node: {e}"));
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    for picture in ["wide.png", "narrow.png", "print.pdf"] {
        assert!(fs::metadata(folder.join(picture)).unwrap().len() > 5_000, "{name}: {picture}");
    }
    let seen: Value = serde_json::from_slice(&output.stdout).unwrap();
    safe(name, &seen);
    seen
}

/// What holds for every page: no request but for itself, nothing foreign runs, no fault, every part has a name, and
/// nothing is wider than the screen.
fn safe(name: &str, seen: &Value) {
    let requests: Vec<&str> = seen["requests"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(requests.len() == 1 && requests[0].starts_with("file:///"), "{name}: {requests:?}");
    assert_eq!(seen["complaints"], serde_json::json!([]), "{name}");
    assert_eq!(seen["scripts"], 2, "{name}: the data and the script");
    assert_eq!((&seen["ran"], seen["refused"].as_u64() >= Some(3)), (&false.into(), true), "{name}: {}", seen["refused"]);
    for part in seen["named"].as_array().unwrap() {
        assert!(part[1].as_str().is_some_and(|n| !n.trim().is_empty()) || part[0] == "table", "{name}: {part} has no name");
    }
    assert!(
        seen["widths"]["wide"].as_u64() <= Some(1280) && seen["widths"]["narrow"].as_u64() <= Some(390),
        "{name}: {}",
        seen["widths"]
    );
}

/// The texts of one column.
fn column(rows: &Value, index: usize) -> Vec<String> {
    rows.as_array()
        .unwrap()
        .iter()
        .map(|r| r[index].as_str().unwrap_or_default().lines().next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn the_table_sorts_filters_and_searches() {
    let seen = used("fejl", &situations::faults(), Language::Da);
    assert_eq!(seen["matching"], "5 af 5 fund");
    assert_eq!(column(&seen["rows"], 1), ["101-A01", "101-A01", "101-A02", "101-A02", ""], "in the report's order");
    assert_eq!((&seen["up"]["sort"], &seen["down"]["sort"]), (&"ascending".into(), &"descending".into()), "by keyboard");
    let (up, mut down) = (column(&seen["up"]["rows"], 1), column(&seen["down"]["rows"], 1));
    down.reverse();
    assert_eq!(up, ["", "101-A01", "101-A01", "101-A02", "101-A02"]);
    assert_eq!(up, down);
    assert_eq!(seen["levels"], serde_json::json!([["", "alle"], ["0", "fejl"], ["1", "advarsel"], ["2", "oplysning"]]));
    assert_eq!(column(&seen["one_level"], 0), ["fejl"; 3]);
    assert_eq!(column(&seen["searched"], 1), ["101-A02"], "the area's name is searched, whatever its case");
    assert_eq!(column(&seen["reset"], 1), column(&seen["rows"], 1));
    assert_eq!(seen["area"], "101-A01 Ådalen: 2 fund");
    assert_eq!(column(&seen["of_area"], 1), ["101-A01", "101-A01"], "a click on the map");
    assert_eq!(seen["shapes"], serde_json::json!({ "areas": 2, "dots": 1, "coloured": ["fejl", "fejl"] }));
    assert_eq!(seen["print"]["filter"], "none");
    assert_eq!(seen["language"], "da");
}

#[test]
fn hostile_names_stay_text() {
    let seen = used("fjendtlig", &situations::hostile(), Language::Da);
    let message = seen["rows"][0][3].as_str().unwrap();
    assert!(message.contains("<script>alert(1)</script>"), "shown as it is written: {message}");
}

#[test]
fn the_public_sees_no_colour_of_what_it_may_not_know() {
    let seen = used("offentligheden", &situations::public(), Language::Da);
    assert_eq!(seen["shapes"], serde_json::json!({ "areas": 1, "dots": 0, "coloured": ["fejl"] }));
    assert!(column(&seen["rows"], 1).iter().all(String::is_empty), "no key");
}

#[test]
fn a_page_without_findings_and_one_in_english() {
    let seen = used("overholder", &situations::conforms(), Language::Da);
    assert_eq!(seen["rows"], serde_json::json!([]));
    let seen = used("english", &situations::faults(), Language::En);
    assert_eq!((&seen["language"], &seen["matching"]), (&"en".into(), &"5 of 5 findings".into()));
}

#[test]
fn a_long_list_is_shown_bit_by_bit() {
    let mut report = situations::cut();
    let one = report.findings[0].clone();
    report.findings = (0..1_234).map(|_| one.clone()).collect();
    let seen = used("lang", &report, Language::Da);
    assert_eq!((seen["rows"].as_array().unwrap().len(), &seen["all"]), (100, &1_234.into()));
    assert_eq!(seen["matching"], "1.234 af 1.234 fund");
}
