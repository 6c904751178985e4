//! The resolved model as JSON: what is committed, embedded in the program, and kept for each release.

use super::Model;
use std::fmt;

/// Why a stored model could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// There is none: the program was built before `generated/model/sdm-model.json` was made.
    Absent,
    /// It is not a model of this format.
    Unreadable(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Absent => f.write_str("programmet er bygget uden model / the program was built without a model"),
            StoreError::Unreadable(why) => {
                write!(f, "den gemte model kan ikke læses / the stored model cannot be read: {why}")
            }
        }
    }
}

impl std::error::Error for StoreError {}

/// The model as JSON: indented, keys in the order of the types, ends with a newline. Equal models give equal bytes.
pub fn to_json(model: &Model) -> Result<String, StoreError> {
    let mut json = serde_json::to_string_pretty(model).map_err(|e| StoreError::Unreadable(e.to_string()))?;
    json.push('\n');
    Ok(json)
}

/// Reads what `to_json` made.
pub fn from_json(bytes: &[u8]) -> Result<Model, StoreError> {
    if bytes.is_empty() {
        return Err(StoreError::Absent);
    }
    serde_json::from_slice(bytes).map_err(|e| StoreError::Unreadable(e.to_string()))
}

/// The model that the program was built with.
pub fn embedded() -> Result<Model, StoreError> {
    from_json(include_bytes!(concat!(env!("OUT_DIR"), "/sdm-model.json")))
}
