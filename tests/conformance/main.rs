//! The conformance cases, judged by the program itself: one trial per case, and trials that hold the suite and this
//! comparison to their word. A case is known to this file by its `expected.json` alone.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod compare;
mod hostile;
mod self_check;

use common::cases::{Case, all_cases, cases_root};
use libtest_mimic::{Arguments, Failed, Trial};
use sdm::model::{Model, store};
use std::fs;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let cases = all_cases();
    let mut trials: Vec<Trial> = cases.iter().cloned().map(|c| Trial::test(c.name(), move || judge(&c))).collect();
    trials.extend(suite_trials(&cases));
    trials.extend(self_check::trials());
    trials.extend(hostile::trials());
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Runs a case in JSON, as text and in English: findings, verdict and exit code as expected, and no panic in any.
fn judge(case: &Case) -> Result<(), Failed> {
    let expected = case.expected()?;
    let model = case.changed_model(&expected)?;
    let run = |options: &[&str]| case.run(&expected, model.as_ref().map(|m| m.path()), options);
    let json = run(&["--format", "json"])?;
    let mut faults = compare::compare(&expected, &json.report()?, json.code);
    for options in [&["--format", "text"][..], &["--format", "text", "--lang", "en"], &["--format", "json", "--lang", "en"]] {
        let other = run(options)?;
        if other.code != json.code {
            faults.push(format!("exit code {} with {}, {} in JSON", other.code, options.join(" "), json.code));
        }
    }
    match faults.is_empty() {
        true => Ok(()),
        false => Err(format!("{}\n{}", expected.description, faults.join("\n")).into()),
    }
}

fn suite_trials(cases: &[Case]) -> Vec<Trial> {
    let (all, named, valid, off) = (cases.to_vec(), cases.to_vec(), cases.to_vec(), cases.to_vec());
    vec![
        Trial::test("suite: every rule that is switched off is missed by its first bad case", move || switched_off(&off)),
        Trial::test("suite: every rule of the model has an ok and a bad case", move || every_rule(&all)),
        Trial::test("suite: every folder is a rule, every case ok or bad", folders),
        Trial::test("suite: ok cases are clean and bad cases hit their rule", move || names(&named)),
        Trial::test("suite: every expected.json keeps its schema", move || schema(&valid)),
    ]
}

fn model() -> Model {
    store::embedded().unwrap()
}

fn every_rule(cases: &[Case]) -> Result<(), Failed> {
    let lacking = |regel: &str, prefix: &str| !cases.iter().any(|c| c.rule == regel && c.folder.starts_with(prefix));
    let mut faults = Vec::new();
    for regel in &model().regler {
        faults
            .extend(["ok-", "bad-"].into_iter().filter(|p| lacking(&regel.id, p)).map(|p| format!("{}: no {p} case", regel.id)));
    }
    none(faults)
}

fn switched_off(cases: &[Case]) -> Result<(), Failed> {
    let mut faults = Vec::new();
    for regel in &model().regler {
        let bad = cases.iter().find(|c| c.rule == regel.id && c.folder.starts_with("bad-"));
        let Some(case) = bad else { continue };
        let expected = case.expected()?;
        let changed = case.changed_model(&expected)?;
        let profile = tempfile::NamedTempFile::new()?;
        fs::write(profile.path(), format!("niveauer: {{{}: fra}}\n", regel.id))?;
        let path = profile.path().to_string_lossy().into_owned();
        let answer = case.run(&expected, changed.as_ref().map(|m| m.path()), &["--format", "json", "--profile", &path])?;
        if compare::compare(&expected, &answer.report()?, answer.code).is_empty() {
            faults.push(format!("{} passes without {}", case.name(), regel.id));
        }
    }
    none(faults)
}

fn folders() -> Result<(), Failed> {
    let model = model();
    let mut faults = Vec::new();
    for rule in fs::read_dir(cases_root())? {
        let rule = rule?;
        let id = rule.file_name().to_string_lossy().into_owned();
        if model.regel(&id).is_none() {
            faults.push(format!("{id} is no rule"));
        }
        for case in fs::read_dir(rule.path())? {
            let case = case?;
            let name = case.file_name().to_string_lossy().into_owned();
            if !(name.starts_with("ok-") || name.starts_with("bad-")) {
                faults.push(format!("{id}/{name} begins with neither ok- nor bad-"));
            }
            if !case.path().join("expected.json").is_file() || fs::read_dir(case.path().join("input"))?.next().is_none() {
                faults.push(format!("{id}/{name} lacks input or expected.json"));
            }
        }
    }
    none(faults)
}

fn names(cases: &[Case]) -> Result<(), Failed> {
    let mut faults = Vec::new();
    for case in cases {
        let expected = case.expected()?;
        let hit = expected.findings.iter().any(|f| f.rule == case.rule);
        let clean = expected.exit == 0 && expected.findings.iter().all(|f| f.level == "oplysning");
        let right = if case.folder.starts_with("ok-") { clean } else { hit };
        if !right {
            faults.push(case.name());
        }
    }
    none(faults)
}

fn schema(cases: &[Case]) -> Result<(), Failed> {
    let text = fs::read_to_string(cases_root().with_file_name("expected.schema.json"))?;
    let schema: serde_json::Value = serde_json::from_str(&text)?;
    let validator = jsonschema::draft202012::new(&schema).map_err(|e| e.to_string())?;
    // A schema that takes anything would let every case pass.
    for wrong in [r#"{}"#, r#"{"description":"x","exit":3,"verdict":"conforms","findings":[]}"#] {
        if validator.is_valid(&serde_json::from_str(wrong)?) {
            return Err(format!("the schema takes {wrong}").into());
        }
    }
    let mut faults = Vec::new();
    for case in cases {
        let expected: serde_json::Value = serde_json::from_str(&fs::read_to_string(case.path().join("expected.json"))?)?;
        faults.extend(validator.iter_errors(&expected).map(|e| format!("{}: {e}", case.name())));
    }
    none(faults)
}

fn none(faults: Vec<String>) -> Result<(), Failed> {
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults.join("\n").into()),
    }
}
