//! Runs the conformance suite through the real binary: one trial per case, and trials that the suite is whole.
#![allow(clippy::unwrap_used, missing_docs)]

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const CASES: &str = "conformance-tests/cases";
/// What a finding in `expected.json` may name.
const KEYS: [&str; 8] = ["rule", "level", "theme", "field", "line", "row", "feature", "audience"];

fn main() {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = cases().into_iter().map(trial).collect();
    trials.push(Trial::test("every_rule_has_an_ok_and_a_bad_case", every_rule));
    trials.push(Trial::test("expectations_follow_their_schema", schema));
    trials.push(Trial::test("the_comparison_can_fail", comparison_fails));
    trials.push(Trial::test("inputs_that_cannot_be_read_end_in_2", unreadable));
    trials.push(Trial::test("a_line_of_a_gigabyte_is_told_and_not_held", gigabyte));
    libtest_mimic::run(&arguments, trials).exit();
}

fn folders(dir: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    all.sort();
    all
}

fn cases() -> Vec<PathBuf> {
    folders(Path::new(CASES)).iter().flat_map(|rule| folders(rule)).collect()
}

fn sdm(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sdm")).args(arguments).output().unwrap()
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn trial(case: PathBuf) -> Trial {
    let name = case.strip_prefix(CASES).unwrap().display().to_string().replace('\\', "/");
    Trial::test(name, move || judge(&case).map_err(Failed::from))
}

fn judge(case: &Path) -> Result<(), String> {
    let expected = read(&case.join("expected.json"));
    let input = case.join("input").display().to_string();
    let extra: Vec<&str> = expected["arguments"].as_array().into_iter().flatten().map(|a| a.as_str().unwrap()).collect();
    let run = |more: &[&str]| sdm(&[&["validate", input.as_str()], extra.as_slice(), more].concat());
    let output = run(&["--format", "json"]);
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    if stderr.contains("gået i stå") {
        return Err(stderr);
    }
    let report: Value = serde_json::from_slice(&output.stdout).map_err(|e| format!("{e}: {stderr}"))?;
    compare(&expected, &report, output.status.code())?;
    for more in [["--format", "text", "--lang", "da"], ["--format", "text", "--lang", "en"]] {
        let code = run(&more).status.code();
        if code != output.status.code() {
            return Err(format!("{more:?} ends in {code:?}"));
        }
    }
    Ok(())
}

/// A report's findings as the suite writes them, sorted.
fn found(report: &Value) -> Vec<Value> {
    let mut all: Vec<Value> = report["findings"].as_array().into_iter().flatten().map(simple).collect();
    all.sort_by_key(Value::to_string);
    all
}

fn simple(finding: &Value) -> Value {
    let of = |key: &str| match key {
        "line" | "row" | "feature" => finding["location"][key].clone(),
        _ => finding[key].clone(),
    };
    let named = KEYS.iter().map(|k| ((*k).to_owned(), of(k))).filter(|(_, v)| !v.is_null());
    Value::Object(named.collect())
}

fn compare(expected: &Value, report: &Value, code: Option<i32>) -> Result<(), String> {
    if expected["exit"].as_i64() != code.map(i64::from) {
        return Err(format!("expected exit {}, got {code:?}; findings: {:#?}", expected["exit"], found(report)));
    }
    if expected["verdict"] != report["verdict"] {
        return Err(format!("expected verdict {}, got {}", expected["verdict"], report["verdict"]));
    }
    let mut want: Vec<Value> = expected["findings"].as_array().into_iter().flatten().cloned().collect();
    want.sort_by_key(Value::to_string);
    let want: Vec<String> = want.iter().map(sorted).collect();
    let got: Vec<String> = found(report).iter().map(sorted).collect();
    let missing: Vec<&String> = want.iter().filter(|w| !got.contains(w)).collect();
    let extra: Vec<&String> = got.iter().filter(|g| !want.contains(g)).collect();
    if missing.is_empty() && extra.is_empty() && want.len() == got.len() {
        return Ok(());
    }
    Err(format!("missing: {missing:#?}\nnot expected: {extra:#?}"))
}

/// The same finding in one form, whatever the order of its keys.
fn sorted(finding: &Value) -> String {
    KEYS.iter().filter(|k| !finding[**k].is_null()).map(|k| format!("{k}={} ", finding[*k])).collect()
}

fn every_rule() -> Result<(), Failed> {
    let model = sdm::model::store::embedded().unwrap();
    // A retired code cannot be delivered while the standard has none; the agreement run judges a model that has.
    let retired = model.kodelister.iter().flat_map(|l| &l.koder).any(|k| k.aktiv == 0);
    let can_be_hit = |id: &str| retired || id != "udgaaet-kode";
    let rules: BTreeSet<String> = model.regler.iter().map(|r| r.id.clone()).filter(|id| can_be_hit(id)).collect();
    let with: BTreeSet<String> =
        folders(Path::new(CASES)).iter().map(|p| p.file_name().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(rules, with, "a folder per rule, and a rule per folder");
    for rule in rules {
        let names: Vec<String> = folders(&Path::new(CASES).join(&rule))
            .iter()
            .map(|p| p.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        assert!(names.iter().any(|n| n.starts_with("ok-")), "{rule} has no ok case");
        assert!(names.iter().all(|n| n.starts_with("ok-") || n.starts_with("bad-")), "{rule}: {names:?}");
        for bad in names.iter().filter(|n| n.starts_with("bad-")) {
            let expected = read(&Path::new(CASES).join(&rule).join(bad).join("expected.json"));
            let hits = expected["findings"].as_array().unwrap().iter().any(|f| f["rule"] == json!(rule));
            assert!(hits, "{rule}/{bad} does not name its rule");
        }
        assert!(names.iter().any(|n| n.starts_with("bad-")), "{rule} has no bad case");
    }
    Ok(())
}

fn schema() -> Result<(), Failed> {
    let schema = read(Path::new("conformance-tests/expected.schema.json"));
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for case in cases() {
        let expected = read(&case.join("expected.json"));
        let wrong: Vec<String> = validator.iter_errors(&expected).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", case.display());
    }
    assert!(!validator.is_valid(&json!({"exit": 3})), "the schema refuses something");
    Ok(())
}

fn comparison_fails() -> Result<(), Failed> {
    let finding = json!({"rule": "x", "level": "fejl", "location": {"line": 2, "row": 1}});
    let report = json!({"verdict": "does_not_conform", "findings": [finding]});
    let right = json!({"rule": "x", "level": "fejl", "line": 2, "row": 1});
    let expect = |exit: i64, findings: Value| json!({"exit": exit, "verdict": "does_not_conform", "findings": findings});
    assert!(compare(&expect(1, json!([right])), &report, Some(1)).is_ok());
    assert!(compare(&expect(1, json!([])), &report, Some(1)).is_err(), "a finding too many");
    assert!(compare(&expect(1, json!([right, {"rule": "y", "level": "fejl"}])), &report, Some(1)).is_err(), "one missing");
    assert!(compare(&expect(1, json!([right, right])), &report, Some(1)).is_err(), "one instead of two");
    let misplaced = json!([{"rule": "x", "level": "fejl", "line": 3, "row": 1}]);
    assert!(compare(&expect(1, misplaced), &report, Some(1)).is_err(), "another place");
    assert!(compare(&expect(0, json!([right])), &report, Some(1)).is_err(), "another exit");
    Ok(())
}

/// Each with a word that its message must have.
fn unreadable() -> Result<(), Failed> {
    let scratch = tempfile::tempdir().unwrap();
    let path = |name: &str| scratch.path().join(name).display().to_string();
    fs::create_dir(path("mappe")).unwrap();
    fs::write(path("tom.csv"), "").unwrap();
    fs::write(path("bin.csv"), b"SQLite format 3\0 and more").unwrap();
    let deep = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}{}]}}", "[".repeat(200), "]".repeat(200));
    fs::write(path("t_6300_dyb.geojson"), deep).unwrap();
    fs::write(path("t_6300_kort.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Fea").unwrap();
    let cases: [(&str, &[&str], i32); 6] = [
        ("tom.csv", &["tom"], 2),
        ("bin.csv", &["GeoPackage"], 2),
        ("mappe", &["ingen filer"], 2),
        ("findes-ikke.csv", &["findes ikke"], 2),
        ("t_6300_kort.geojson", &["afbrudt"], 2),
        ("t_6300_dyb.geojson", &["ulaeselig-post"], 1),
    ];
    for (name, words, code) in cases {
        let output = sdm(&["validate", &path(name)]);
        let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{name}: {text}");
        assert!(words.iter().all(|w| text.contains(w)), "{name}: {text}");
        assert!(!text.contains("gået i stå"), "{name}: {text}");
    }
    assert_eq!(sdm(&["validate"]).status.code(), Some(2));
    assert_eq!(sdm(&["validate", "--nonsens", "x"]).status.code(), Some(2));
    Ok(())
}

/// A sparse file: a header, then a billion NUL bytes without a line break.
fn gigabyte() -> Result<(), Failed> {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("t_6301_soc_opg.csv");
    fs::write(&path, format!("monit_omr_nr;indikator_kode;periode{}\nx", ";note".repeat(3000))).unwrap();
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(1 << 30).unwrap();
    let output = sdm(&["validate", &path.display().to_string()]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(text.contains("længere end 1 MB"), "{text}");
    Ok(())
}
