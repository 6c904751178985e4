//! The JSON Schemas of the model's files: what `read` checks with, and what an editor shows while one writes.
//!
//! Made from the Rust types, then made strict: no null, no empty text, `enum` in place of `oneOf`.

use super::raw::{FILE_KINDS, FileKind};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// One editor schema per kind of file: the kind's name and the schema, with `$id` under the standard's namespace.
pub fn editor_schemas(navnerum: &str) -> Vec<(&'static str, Value)> {
    FILE_KINDS.iter().map(|kind| (kind.name, with_head(kind, navnerum))).collect()
}

/// The schema that a file of this kind is checked with.
pub(super) fn schema_of(kind: &FileKind) -> Value {
    let mut schema = (kind.schema)(SchemaSettings::draft2020_12().into_generator());
    tighten(&mut schema);
    schema
}

/// A type's schema, made strict as the model's own are.
pub fn strict_schema<T: schemars::JsonSchema>() -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().into();
    tighten(&mut schema);
    schema
}

fn with_head(kind: &FileKind, navnerum: &str) -> Value {
    let mut head = Map::new();
    head.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    head.insert("$id".into(), json!(format!("{navnerum}skema/model/{}.schema.json", kind.name)));
    head.insert("title".into(), json!(format!("{} i SDM-modellen ({})", kind.titel, kind.pattern)));
    if let Value::Object(body) = schema_of(kind) {
        head.extend(body.into_iter().filter(|(key, _)| key != "$schema" && key != "$id" && key != "title"));
    }
    Value::Object(head)
}

/// Makes a schema and everything in it strict.
fn tighten(schema: &mut Value) {
    let Value::Object(object) = schema else { return };
    drop_null(object);
    enum_for_one_of(object);
    plain_formats(object);
    for (keyword, part) in object.iter_mut() {
        match (keyword.as_str(), part) {
            ("properties" | "$defs", Value::Object(named)) => named.values_mut().for_each(tighten),
            ("items" | "propertyNames", part) => tighten(part),
            ("additionalProperties", part) => tighten_map_value(part),
            ("anyOf" | "oneOf" | "allOf", Value::Array(parts)) => parts.iter_mut().for_each(tighten),
            _ => {}
        }
    }
}

/// The values of an open map (a practice's `vaerdier`) may be empty: there "" says that a field is left blank.
fn tighten_map_value(schema: &mut Value) {
    tighten(schema);
    if let Value::Object(object) = schema {
        object.remove("minLength");
    }
}

/// An optional key may be left out; it is never null.
fn drop_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|t| t != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(parts)) = object.get_mut("anyOf") {
        parts.retain(|part| part.get("type").is_none_or(|t| t != "null"));
        if let [Value::Object(only)] = parts.as_slice() {
            let only = only.clone();
            object.remove("anyOf");
            only.into_iter().for_each(|(key, value)| {
                object.entry(key).or_insert(value);
            });
        }
    }
    if object.get("default") == Some(&Value::Null) {
        object.remove("default");
    }
}

/// `oneOf` of constants says nothing readable when it fails; the same as `enum` does.
fn enum_for_one_of(object: &mut Map<String, Value>) {
    let Some(Value::Array(parts)) = object.get("oneOf") else { return };
    let constants: Option<Vec<Value>> = parts.iter().map(|part| part.get("const").cloned()).collect();
    let texts: Vec<Value> = parts.iter().map(|part| part.get("description").cloned().unwrap_or(json!(""))).collect();
    if let Some(constants) = constants {
        object.remove("oneOf");
        object.insert("type".into(), json!("string"));
        object.insert("enum".into(), Value::Array(constants));
        object.insert("enumDescriptions".into(), Value::Array(texts));
    }
}

/// `format: uint16` and its like are Rust's, not JSON Schema's. A text is never empty.
fn plain_formats(object: &mut Map<String, Value>) {
    let kind = object.get("type").and_then(Value::as_str).unwrap_or("").to_string();
    if kind == "integer" || kind == "number" {
        object.remove("format");
    }
    let bounded = ["enum", "const", "pattern", "minLength"].iter().any(|keyword| object.contains_key(*keyword));
    if kind == "string" && !bounded {
        object.insert("minLength".into(), json!(1));
    }
}
