//! The report as JSON, and its schema.

use super::wire::Report;
use serde_json::Value;

/// The report, indented, with a final newline.
///
/// # Errors
/// None that a report can cause; serde's signature asks for it.
pub fn render(report: &Report) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(report)? + "\n")
}

/// The report's JSON Schema, draft 2020-12.
pub fn schema(namespace: &str) -> Value {
    let mut schema = schemars::schema_for!(Report);
    schema.insert("$id".into(), format!("{namespace}schema/report.schema.json").into());
    schema.into()
}
