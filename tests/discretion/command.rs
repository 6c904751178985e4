//! `sdm validate` on hidden figures: what the verdict is when they cannot be judged, and what other readers get to know.

use crate::common::delivery::{Own, figures};
use crate::common::program::{TODAY, copy, json, package, rule, sdm};
use serde_json::Value;
use std::fs;

const EXACT: &str = "skjult-vaerdi-kan-genskabes";

/// All, men and women of an area; an empty figure is hidden.
fn delivery(shown: [&str; 3]) -> String {
    let table = figures();
    let one = |(sex, figure): (usize, &&str)| {
        let marking = u8::from(figure.is_empty());
        let own: [Own; 4] = [("koen_kode", &sex), ("taeller", figure), ("vaerdi", figure), ("diskretion_kode", &marking)];
        table.row(&own)
    };
    table.head() + &shown.iter().enumerate().map(one).collect::<String>()
}

/// Exit code and report; `work` changes the model's budget.
fn validate(figures: [&str; 3], work: Option<&str>, more: &[&str]) -> (Option<i32>, Value) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("t_6301_soc_opg.csv"), delivery(figures)).unwrap();
    let mut arguments = vec!["validate", "t_6301_soc_opg.csv", "--format", "json", "--today", TODAY];
    arguments.extend(more);
    if let Some(work) = work {
        copy(&package().join("model"), &folder.path().join("model"));
        let rules = folder.path().join("model/regler/diskretion.yaml");
        let text = fs::read_to_string(&rules).unwrap();
        let changed = text.replace("arbejde: 100000000", &format!("arbejde: {work}"));
        assert_ne!(text, changed, "the budget is in the model");
        fs::write(rules, changed).unwrap();
        arguments.extend(["--model", "model"]);
    }
    let output = sdm(folder.path(), &arguments);
    (output.status.code(), json(&output))
}

#[test]
fn where_the_work_runs_out_nothing_is_decided() {
    let (exit, report) = validate(["1040", "", ""], None, &[]);
    assert_eq!((exit, &report["verdict"]), (Some(0), &"conforms".into()), "with the standard's budget");
    let (exit, report) = validate(["1040", "", ""], Some("1"), &[]);
    assert_eq!((exit, &report["verdict"]), (Some(2), &"undecided".into()));
    let line = rule(&report, EXACT);
    assert_eq!(line["status"], "not_checked");
    assert!(line["reason"].as_str().unwrap().contains("regnearbejdet"), "{line}");
    // An error elsewhere changes nothing of that: two residents are too few to be shown.
    let (exit, report) = validate(["2", "", ""], Some("1"), &[]);
    assert_eq!((exit, &report["verdict"]), (Some(2), &"undecided".into()));
    assert!(report["counts"]["fejl"].as_u64() > Some(0));
}

/// What nobody marks is shown, to everybody; what cannot be identified, or has no column, is not passed.
#[test]
fn a_row_without_its_codes_is_never_taken_for_safe() {
    let whole = delivery(["2", "1", "1"]);
    let at = |column: &str| whole.lines().next().unwrap().split(';').position(|name| name == column).unwrap();
    // In every row, or in the head too.
    let with = |column: &str, value: Option<&str>| -> String {
        let at = at(column);
        let line = |(number, line): (usize, &str)| {
            let mut cells: Vec<&str> = line.split(';').collect();
            match value {
                Some(value) if number > 0 => cells[at] = value,
                Some(_) => {}
                None => drop(cells.remove(at)),
            }
            cells.join(";") + "\n"
        };
        whole.lines().enumerate().map(line).collect()
    };
    let headless: String = whole.lines().skip(1).map(|line| format!("{line}\n")).collect();
    for (text, small, sums) in [
        (with("diskretion_kode", Some("")), "failed", "passed"),
        (with("diskretion_kode", Some("77")), "failed", "passed"),
        (with("diskretion_kode", None), "failed", "not_checked"),
        (with("off_kode", Some("")), "failed", "not_checked"),
        (with("off_kode", Some("77")), "failed", "not_checked"),
        (with("off_kode", None), "failed", "not_checked"),
        (with("periode", None), "failed", "not_checked"),
        (with("koen_kode", Some("77")), "failed", "not_checked"),
        (headless, "not_checked", "not_checked"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("t_6301_soc_opg.csv"), &text).unwrap();
        let judged = json(&sdm(folder.path(), &["validate", "t_6301_soc_opg.csv", "--format", "json", "--today", TODAY]));
        let status = |id: &str| rule(&judged, id)["status"].as_str().unwrap().to_owned();
        assert_eq!(status("for-faa-personer"), small, "{text}");
        assert_eq!(status(EXACT), sums, "{text}");
        assert_eq!(judged["verdict"], "does_not_conform", "{text}");
        if sums == "not_checked" {
            let done = sdm(folder.path(), &["protect", "t_6301_soc_opg.csv", "-o", "safe.csv", "--today", TODAY]);
            let text = String::from_utf8_lossy(&done.stdout).into_owned();
            assert!(done.status.code() == Some(1) && !text.contains("Ingen målgruppe kan længere se"), "{text}");
        }
    }
}

#[test]
fn figures_that_contradict_each_other_are_wrong_not_undecided() {
    let (exit, report) = validate(["1040", "1041", ""], None, &[]);
    assert_eq!((exit, &report["verdict"]), (Some(1), &"does_not_conform".into()));
    assert_eq!(rule(&report, "sum-stemmer-ikke")["count"], 1);
    let line = rule(&report, EXACT);
    assert_eq!((&line["status"], &line["count"]), (&"not_checked".into(), &0.into()));
    assert!(line["reason"].as_str().unwrap().contains("modsiger"), "{line}");
}

#[test]
fn other_readers_get_counts_and_nobody_the_figure() {
    let (exit, own) = validate(["1040", "", "543"], None, &[]);
    assert_eq!(exit, Some(1));
    let found: Vec<&Value> = own["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == EXACT).collect();
    let audiences: Vec<&str> = found.iter().filter_map(|f| f["audience"].as_str()).collect();
    assert_eq!(audiences, ["myndigheder", "offentligheden"]);
    assert_eq!(found[0]["key"]["koen_kode"], "1");
    assert!(!own.to_string().contains("497"), "1040 less 543");
    for reader in ["myndigheder", "offentligheden"] {
        let (_, report) = validate(["1040", "", "543"], None, &["--reader", reader]);
        assert_eq!(rule(&report, EXACT)["count"], 2);
        assert!(report["findings"].as_array().unwrap().iter().all(|f| f["rule"] != EXACT));
    }
}
