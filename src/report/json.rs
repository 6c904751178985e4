//! The report as JSON, and its schema.

use super::wire::{FindingReport, Report};
use serde_json::Value;

/// The report, indented, with a final newline.
///
/// # Errors
/// None that a report can cause; serde's signature asks for it.
pub fn render(report: &Report) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(report)? + "\n")
}

/// A finding as one line, for reports that are streamed; the report itself follows as the last line.
///
/// # Errors
/// None that a finding can cause; serde's signature asks for it.
pub fn line(finding: &FindingReport) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string(finding)? + "\n")
}

/// The report in one line, which ends one that was streamed.
///
/// # Errors
/// None that a report can cause; serde's signature asks for it.
pub fn line_of(report: &Report) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string(report)? + "\n")
}

/// The JSON Schema of a user's own profile, for editors.
pub fn profile_schema(namespace: &str) -> Value {
    let mut schema = crate::model::strict_schema::<crate::index::Profile>();
    if let Value::Object(object) = &mut schema {
        object.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        object.insert("$id".into(), format!("{namespace}schema/profil.schema.json").into());
    }
    schema
}

/// The report's JSON Schema, draft 2020-12.
pub fn schema(namespace: &str) -> Value {
    let mut schema = schemars::schema_for!(Report);
    schema.insert("$id".into(), format!("{namespace}schema/report.schema.json").into());
    schema.into()
}
