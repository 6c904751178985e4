//! SARIF 2.1.0, as code platforms and editors read it.

use super::rows::Row;
use super::wire::Report;
use crate::disclose::Language;
use crate::model::Model;
use serde_json::{Value, json};

/// Writes the report.
///
/// # Errors
/// None that a report can cause; serde's signature asks for it.
pub fn render(report: &Report, rows: &[Row], model: &Model, language: Language) -> Result<String, serde_json::Error> {
    let said = |t: &crate::model::Tosproget| language.of(&t.da, &t.en).to_owned();
    let rules: Vec<Value> = model
        .regler
        .iter()
        .map(|r| {
            json!({ "id": r.id, "shortDescription": { "text": said(&r.titel) }, "fullDescription": { "text": said(&r.hvorfor) },
                    "help": { "text": said(&r.hvordan_rettes) } })
        })
        .collect();
    let results: Vec<Value> = report.findings.iter().zip(rows).map(|(f, row)| result(f, row)).collect();
    let driver = json!({ "name": "sdm", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules });
    let log = json!({ "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
                      "runs": [{ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results }] });
    Ok(serde_json::to_string_pretty(&log)? + "\n")
}

fn result(finding: &super::wire::FindingReport, row: &Row) -> Value {
    let level = match finding.level.as_str() {
        "fejl" => "error",
        "advarsel" => "warning",
        _ => "note",
    };
    let mut physical = json!({ "artifactLocation": { "uri": uri(&finding.location.file) } });
    if let Some(line) = finding.location.line.filter(|l| *l > 0) {
        physical["region"] = json!({ "startLine": line });
        if let Some(column) = finding.location.column.filter(|c| *c > 0) {
            physical["region"]["startColumn"] = column.into();
        }
    }
    let text = if row.key.is_empty() { row.message.clone() } else { format!("{}: {}", row.key, row.message) };
    json!({ "ruleId": finding.rule, "level": level, "message": { "text": text },
            "locations": [{ "physicalLocation": physical, "logicalLocations": [{ "fullyQualifiedName": row.place }] }] })
}

/// A path as a relative reference.
fn uri(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"/-_.~:".contains(&b);
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
