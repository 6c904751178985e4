//! Other YAML than the model's, read with the same care: every fault with its line, column and remedy.

use super::finding::ModelFinding;
use super::read::{of_yaml, undecodable};
use super::schema::strict_schema;
use super::structure::Structure;
use super::yaml::{self, Index};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

/// Reads one YAML document as a type, judged by the type's own schema. `file` is its name in the findings.
///
/// # Errors
/// Every fault in it, by place.
pub fn read_form<T: DeserializeOwned + JsonSchema>(file: &str, bytes: &[u8]) -> Result<T, Vec<ModelFinding>> {
    let (node, faults) = yaml::parse(bytes);
    let mut findings: Vec<ModelFinding> = faults.into_iter().map(|f| of_yaml(file, f)).collect();
    let Some(node) = node else { return Err(findings) };
    let Some(structure) = Structure::new(strict_schema::<T>()) else { return Err(findings) };
    let value = node.to_json();
    let wrong = structure.check(file, &value, &Index::of(&node));
    findings.extend(
        wrong.into_iter().filter(|w| !findings.iter().any(|f| (f.line, f.column) == (w.line, w.column))).collect::<Vec<_>>(),
    );
    if findings.is_empty() {
        match serde_json::from_value(value) {
            Ok(read) => return Ok(read),
            Err(error) => findings.push(undecodable(file, &error)),
        }
    }
    findings.sort_by(ModelFinding::order);
    Err(findings)
}
