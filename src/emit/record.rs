//! The record form of a theme that several targets write: which columns may stand in a record, and an example of one.
//!
//! Knows no target; returns names and JSON values only.

use crate::model::{Datatype, Felt, Model, Tema};
use serde_json::{Map, Number, Value};

/// Columns that GeoFA's interface view adds with the text of each code. They may stand in a record that was fetched
/// from GeoFA, and what they say is not read as data.
///
/// In order: column name and the code field it belongs to. A column that is a field of its own is left out.
pub fn text_columns<'a>(model: &'a Model, tema: &'a Tema) -> Vec<(String, &'a Felt)> {
    let mut columns: Vec<(String, &Felt)> = Vec::new();
    for felt in model.felter(tema) {
        let Some(name) = text_column(model, felt) else { continue };
        let taken = model.felter(tema).any(|f| f.feltnavn == name) || columns.iter().any(|(n, _)| *n == name);
        if !taken {
            columns.push((name, felt));
        }
    }
    columns
}

/// A valid record of a theme's own examples: every field that a delivery gives, obligatory and optional, in order.
pub fn example(model: &Model, tema: &Tema) -> Map<String, Value> {
    model
        .felter(tema)
        .filter(|felt| !felt.er_systemfelt())
        .map(|felt| (felt.feltnavn.clone(), example_value(felt)))
        .collect()
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

fn text_column(model: &Model, felt: &Felt) -> Option<String> {
    let list = model.kodeliste(felt.kodeliste()?)?;
    if list.kodefelt == felt.feltnavn {
        return Some(list.tekstfelt.clone());
    }
    felt.feltnavn.strip_suffix("_kode").map(str::to_owned)
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
