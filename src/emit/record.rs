//! The record form of a theme that several targets write: which columns a record may have, and an example.
//!
//! Knows no target; returns names and JSON values only.

use crate::model::{Datatype, Felt, Model, Tema};
use serde_json::{Map, Number, Value};

/// A valid record of a theme's own examples: every field that a delivery gives, obligatory and optional, in order.
pub fn example(model: &Model, tema: &Tema) -> Map<String, Value> {
    model.felter(tema).filter(|felt| !felt.er_systemfelt()).map(|felt| (felt.feltnavn.clone(), example_value(felt))).collect()
}

/// A field's example as JSON: numbers and codes as numbers, everything else as text; empty is null.
pub fn example_value(felt: &Felt) -> Value {
    let text = felt.eksempel.as_str();
    if text.is_empty() {
        return Value::Null;
    }
    let number = match felt.datatype {
        Datatype::Heltal | Datatype::Kode { .. } => text.parse::<i64>().ok().map(Number::from),
        Datatype::Decimaltal { .. } => decimal(text),
        _ => None,
    };
    number.map_or_else(|| Value::String(text.to_owned()), Value::Number)
}

/// Danish decimal comma or point; decimals that are all zero are left out, so that `30.00` is written `30`.
fn decimal(text: &str) -> Option<Number> {
    let text = text.replace(',', ".");
    let whole = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    match whole.parse::<i64>() {
        Ok(whole) => Some(Number::from(whole)),
        Err(_) => text.parse::<f64>().ok().and_then(Number::from_f64),
    }
}
