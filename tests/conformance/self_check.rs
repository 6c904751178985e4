//! The comparison itself must fail when it should: a real case with one thing changed in what it expects.

use super::compare::compare;
use crate::common::cases::{Case, Expected, all_cases};
use libtest_mimic::{Failed, Trial};

type Change = fn(&mut Expected);

/// What each change must be called in the comparison's words.
const CHANGES: [(&str, Change, &[&str]); 9] = [
    ("nothing changed", |_| {}, &[]),
    ("a finding that is not there", |e| e.findings.push(e.findings[0].clone()), &["missing: "]),
    ("a finding left out", |e| drop(e.findings.remove(0)), &["too many: "]),
    ("another line", |e| e.findings[0].line = e.findings[0].line.map(|l| l + 1), &["missing: ", "too many: "]),
    ("another row", |e| e.findings[0].row = e.findings[0].row.map(|r| r + 1), &["missing: ", "too many: "]),
    ("no field", |e| e.findings[0].field = None, &["missing: ", "too many: "]),
    ("another level", |e| e.findings[0].level = "advarsel".into(), &["missing: ", "too many: "]),
    ("another exit code", |e| e.exit = 0, &["exit code 1, expected 0"]),
    ("another verdict", |e| e.verdict = "conforms".into(), &["verdict does_not_conform, expected conforms"]),
];

/// One trial per change.
pub fn trials() -> Vec<Trial> {
    CHANGES
        .iter()
        .map(|(name, change, words)| Trial::test(format!("comparison: {name}"), move || check(*change, words)))
        .collect()
}

fn check(change: Change, words: &[&str]) -> Result<(), Failed> {
    let case: Case = all_cases()
        .into_iter()
        .find(|c| c.name() == "for-faa-personer/bad-ordinary-under-the-threshold-csv")
        .ok_or("the case that this trial changes is gone")?;
    let mut expected = case.expected()?;
    let answer = case.run(&expected, None, &["--format", "json"])?;
    change(&mut expected);
    let faults = compare(&expected, &answer.report()?, answer.code);
    let as_expected = faults.len() == words.len() && faults.iter().zip(words).all(|(f, w)| f.starts_with(w));
    if as_expected { Ok(()) } else { Err(format!("{faults:?} instead of {words:?}").into()) }
}
