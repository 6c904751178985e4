//! SARIF 2.1.0, as code platforms and editors read it.

use super::wire::{FindingReport, InputReport, InputStatus, Report, RuleReport, RuleStatus, Verdict};
use super::words;
use crate::disclose::Language;
use crate::model::Model;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};

/// Writes the report.
///
/// # Errors
/// None that a report can cause; serde's signature asks for it.
pub fn render(report: &Report, model: &Model, language: Language) -> Result<String, serde_json::Error> {
    let failed: Vec<&RuleReport> = report.rules.iter().filter(|r| r.status == RuleStatus::Failed).collect();
    let indexes: HashMap<&str, usize> = failed.iter().enumerate().map(|(i, r)| (r.id.as_str(), i)).collect();
    let rules: Vec<Value> = failed.iter().map(|r| rule(r, model, language)).collect();
    let results: Vec<Value> =
        report.findings.iter().map(|f| result(f, indexes.get(f.rule.as_str()).copied(), language)).collect();
    let driver = json!({
        "name": "sdm",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": language.of("da", "en"),
        "rules": rules,
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "language": language.of("da", "en"),
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation(report)],
            "artifacts": artifacts(report),
            "results": results,
            "properties": { "reader": report.reader, "verdict": report.verdict, "shows_values": report.shows_values, "counts": report.counts },
        }],
    });
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

/// A rule that something was found by: what it is called, why it is there, how to fix what it finds.
fn rule(rule: &RuleReport, model: &Model, language: Language) -> Value {
    let text = |t: &crate::model::Tosproget| json!({ "text": language.of(&t.da, &t.en) });
    let mut described = json!({ "id": rule.id, "defaultConfiguration": { "level": level(&rule.level) } });
    if let Some(regel) = model.regel(&rule.id) {
        described["shortDescription"] = text(&regel.titel);
        described["fullDescription"] = text(&regel.hvorfor);
        described["help"] = text(&regel.hvordan_rettes);
    }
    described
}

/// Whether everything could be judged, and what was not read.
fn invocation(report: &Report) -> Value {
    let notify = |input: &InputReport| {
        let location = json!({ "physicalLocation": { "artifactLocation": { "uri": uri(&input.path) } } });
        let level = if input.status == InputStatus::PassedOver { "note" } else { "error" };
        let text = format!("{}: {}", words::input(input), input.reason.as_ref()?);
        Some(json!({ "level": level, "message": { "text": text }, "locations": [location] }))
    };
    let notifications: Vec<Value> = report.inputs.iter().filter_map(notify).collect();
    json!({ "executionSuccessful": report.verdict != Verdict::Undecided, "toolExecutionNotifications": notifications })
}

/// The files that were read, each once, with their hashes where the reader has them; references say that they are.
fn artifacts(report: &Report) -> Vec<Value> {
    let mut seen = BTreeSet::new();
    let one = |(path, hash, reference): (&str, &Option<String>, bool)| {
        let mut artifact = json!({ "location": { "uri": uri(path) } });
        if let Some(hash) = hash {
            artifact["hashes"] = json!({ "sha-256": hash });
        }
        if reference {
            artifact["properties"] = json!({ "reference": true });
        }
        artifact
    };
    let delivered = report.inputs.iter().map(|i| (i.path.as_str(), &i.sha256, false));
    let references = report.references.iter().map(|r| (r.path.as_str(), &r.sha256, true));
    delivered.chain(references).filter(|(path, _, _)| seen.insert(*path)).map(one).collect()
}

fn level(name: &str) -> &'static str {
    match name {
        "fejl" => "error",
        "advarsel" => "warning",
        _ => "note",
    }
}

fn result(finding: &FindingReport, index: Option<usize>, language: Language) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&finding.location.file) } });
    if let Some(line) = finding.location.line.filter(|l| *l > 0) {
        physical["region"] = json!({ "startLine": line });
        if let Some(column) = finding.location.column.filter(|c| *c > 0) {
            physical["region"]["startColumn"] = column.into();
        }
    }
    let key = words::key(finding);
    let text = if key.is_empty() { finding.message.clone() } else { format!("{key}: {}", finding.message) };
    let logical = json!({ "fullyQualifiedName": words::place(&finding.location, language) });
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(&finding.level),
        "message": { "text": text },
        "locations": [{ "physicalLocation": physical, "logicalLocations": [logical] }],
    });
    if let Some(index) = index {
        result["ruleIndex"] = index.into();
    }
    if !key.is_empty() {
        // What makes two reports' findings the same: rule, business key, field.
        let field = finding.field.as_deref().unwrap_or_default();
        result["partialFingerprints"] = json!({ "noegle/v1": format!("{}|{key}|{field}", finding.rule) });
    }
    result
}

/// A path as a URI reference (RFC 3986): absolute paths with their scheme, others relative, where `:` would look like one.
fn uri(path: &str) -> String {
    let drive = matches!(path.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    let head = if drive {
        "file:///"
    } else if path.starts_with('/') {
        "file://"
    } else {
        ""
    };
    let plain = |i: usize, b: u8| b.is_ascii_alphanumeric() || b"/-_.~".contains(&b) || (drive && i == 1);
    let written = |(i, b): (usize, u8)| if plain(i, b) { char::from(b).to_string() } else { format!("%{b:02X}") };
    path.bytes().enumerate().map(written).fold(head.to_owned(), |uri, part| uri + &part)
}

#[cfg(test)]
mod tests {
    #[test]
    fn paths_are_references() {
        let expected = ["lev/a.csv", "file:///t/%C3%A6%20b.csv", "file:///C:/a.csv", "a%3Ab%3Cc%3E.csv"];
        assert_eq!(["lev/a.csv", "/t/æ b.csv", "C:/a.csv", "a:b<c>.csv"].map(super::uri), expected);
    }
}
