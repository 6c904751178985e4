//! Expected against found: everything expected, nothing else, at the very place.

use crate::common::cases::{Expected, Finding, Report};

/// What differs, in words; empty where all agrees.
pub fn compare(expected: &Expected, report: &Report, code: i32) -> Vec<String> {
    compare_findings(&expected.findings, found(report))
        .into_iter()
        .chain((code != expected.exit).then(|| format!("exit code {code}, expected {}", expected.exit)))
        .chain((report.verdict != expected.verdict).then(|| format!("verdict {}, expected {}", report.verdict, expected.verdict)))
        .collect()
}

fn found(report: &Report) -> Vec<Finding> {
    report.findings.iter().map(Finding::from).collect()
}

/// Each expected finding takes one equal one away; what is left on either side differs.
fn compare_findings(expected: &[Finding], mut found: Vec<Finding>) -> Vec<String> {
    let mut faults = Vec::new();
    for want in expected {
        match found.iter().position(|f| f == want) {
            Some(at) => drop(found.swap_remove(at)),
            None => faults.push(format!("missing: {}", words(want))),
        }
    }
    found.sort();
    faults.extend(found.iter().map(|f| format!("too many: {}", words(f))));
    faults
}

fn words(f: &Finding) -> String {
    let mut text = format!("{} {}", f.level, f.rule);
    let numbers = [("theme", f.theme.map(u64::from)), ("line", f.line), ("row", f.row), ("feature", f.feature)];
    for (name, number) in numbers {
        text += &number.map(|n| format!(" {name} {n}")).unwrap_or_default();
    }
    for (name, word) in
        [("field", &f.field), ("member", &f.member), ("sheet", &f.sheet), ("cell", &f.cell), ("audience", &f.audience)]
    {
        text += &word.as_ref().map(|w| format!(" {name} {w}")).unwrap_or_default();
    }
    text
}
