//! What readers other than the own municipality are shown of discretion: for every such rule counts per rule and file, and
//! neither a key, a place, a point nor any content of the delivery.

use crate::common::cases::{Case, all_cases};
use crate::common::program::PROGRAM;
use sdm::model::{Regelslags, store};
use serde_json::Value;
use std::fs;
use std::process::Command;

const FORMS: [&str; 8] = ["text", "json", "html", "csv", "geojson", "junit", "sarif", "gpkg"];

fn run(case: &Case, reader: &str, form: &str) -> Vec<u8> {
    let input = case.path().join("input");
    let scratch = tempfile::tempdir().unwrap();
    let target = scratch.path().join("rapport");
    let mut command = Command::new(PROGRAM);
    command.args(["validate", input.to_str().unwrap(), "--reader", reader, "--format", form, "-o", target.to_str().unwrap()]);
    let arguments = case.expected().unwrap().arguments;
    if !arguments.iter().any(|a| a == "--today") {
        command.args(["--today", "2024-09-30"]);
    }
    let answer = command.args(arguments).output().unwrap();
    fs::read(&target).unwrap_or_else(|e| panic!("{}: {e}: {}", case.name(), String::from_utf8_lossy(&answer.stderr)))
}

/// A bad case of each discretion rule in which nothing but discretion is found.
fn cases() -> Vec<Case> {
    let model = store::embedded().unwrap();
    let is_discretion = |rule: &str| model.regel(rule).is_some_and(|r| r.slags == Regelslags::Diskretion);
    let all = all_cases();
    let rules: Vec<&str> = model.regler.iter().filter(|r| r.slags == Regelslags::Diskretion).map(|r| r.id.as_str()).collect();
    assert!(rules.len() >= 12, "{rules:?}");
    let alone = |c: &&Case| c.expected().unwrap().findings.iter().all(|f| is_discretion(&f.rule) || f.level != "fejl");
    let bad = |rule: &str| all.iter().filter(|c| c.rule == rule && c.folder.starts_with("bad-")).find(alone).cloned();
    rules.iter().map(|r| bad(r).unwrap_or_else(|| panic!("{r} has no bad case of its own"))).collect()
}

#[test]
fn others_are_shown_only_counts() {
    let model = store::embedded().unwrap();
    for case in cases() {
        for reader in ["myndigheder", "offentligheden"] {
            let report: Value = serde_json::from_slice(&run(&case, reader, "json")).unwrap();
            let rule = report["rules"].as_array().unwrap().iter().find(|r| r["id"] == case.rule.as_str()).unwrap();
            assert!(rule["count"].as_u64().unwrap() > 0, "{} {reader}", case.name());
            for finding in report["findings"].as_array().unwrap() {
                let id = finding["rule"].as_str().unwrap();
                assert_ne!(model.regel(id).unwrap().slags, Regelslags::Diskretion, "{} {reader}: {finding}", case.name());
            }
        }
        let own: Value = serde_json::from_slice(&run(&case, "egen-kommune", "json")).unwrap();
        assert!(own["findings"].as_array().unwrap().iter().any(|f| f["rule"] == case.rule.as_str()), "{}", case.name());
    }
}

/// Texts are shown to nobody, the own municipality included: a CPR number in a report is one more copy of it.
#[test]
fn the_content_of_a_text_is_in_no_form_of_any_report() {
    let secrets = [
        "070761-4285",
        "0707614285",
        "070761-4286",
        "707614285",
        "example.dk",
        "20304050",
        "20 30 40 50",
        "Nørregade 12",
        "Karen Holm",
        "Jensen",
        "Mette Hansen",
        "07.07.61",
    ];
    let texts = ["cpr-nummer", "personoplysning-i-tekst"];
    let cases: Vec<Case> =
        all_cases().into_iter().filter(|c| texts.contains(&c.rule.as_str()) && c.folder.starts_with("bad-")).collect();
    assert!(cases.len() >= 20);
    for case in cases {
        for form in FORMS {
            let report = run(&case, "egen-kommune", form);
            let report = String::from_utf8_lossy(&report);
            for secret in secrets {
                assert!(!report.contains(secret), "{} {form} shows {secret}", case.name());
            }
        }
    }
}
