//! The JSON Schemas: valid by the meta-schema, true to the model's examples, and refusing exactly what they claim.

use crate::support;
use crate::support::cases;
use jsonschema::{PatternOptions, Validator};
use sdm::emit::{Emitted, json_schema};
use sdm::model::Model;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

fn schemas(emitted: &Emitted) -> BTreeMap<String, Value> {
    let read = |bytes: &[u8]| serde_json::from_slice(bytes).unwrap();
    emitted.artifacts.iter().map(|a| (a.path.clone(), read(&a.content))).collect()
}

/// Without assertion of `format`, as 2020-12 has it, and with an engine that has no look-around.
fn validator(schema: &Value) -> Validator {
    let options = jsonschema::draft202012::options().with_pattern_options(PatternOptions::regex());
    options.build(schema).unwrap()
}

fn file(schemas: &BTreeMap<String, Value>, model: &Model, theme: u16, form: &str) -> Validator {
    let path = format!("json-schema/{}.{form}schema.json", model.tema(theme).unwrap().tabel);
    validator(schemas.get(&path).unwrap_or_else(|| panic!("no {path}")))
}

#[test]
fn every_schema_is_valid_and_has_its_own_address() {
    for model in [support::model(), support::stretched()] {
        let schemas = schemas(&json_schema::emit(&model));
        let mut addresses = BTreeSet::new();
        for (path, schema) in &schemas {
            assert!(jsonschema::draft202012::meta::is_valid(schema), "{path}");
            let id = schema["$id"].as_str().unwrap();
            assert!(id.starts_with(&model.standard.navnerum), "{path}: {id}");
            assert!(addresses.insert(id.to_owned()), "{path}: {id} is used twice");
            assert!(!schema["title"].as_str().unwrap().is_empty(), "{path}");
        }
        assert_eq!(schemas.len(), 3 * model.temaer.len() + sdm::model::FILE_KINDS.len());
    }
}

#[test]
fn nothing_uses_one_of_or_look_around() {
    fn walk(path: &str, value: &Value) {
        match value {
            Value::Object(members) => {
                assert!(!members.contains_key("oneOf"), "{path}");
                for (name, member) in members {
                    if name == "pattern" && member.is_string() {
                        assert!(!member.as_str().unwrap().contains("(?"), "{path}/{name}");
                    }
                    walk(&format!("{path}/{name}"), member);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| walk(path, item)),
            _ => {}
        }
    }
    for (path, schema) in schemas(&json_schema::emit(&support::stretched())) {
        walk(&path, &schema);
    }
}

#[test]
fn every_field_has_a_title_and_a_description() {
    let model = support::model();
    let schemas = schemas(&json_schema::emit(&model));
    for tema in &model.temaer {
        let post = &schemas[&format!("json-schema/{}.post.schema.json", tema.tabel)];
        for felt in model.felter(tema) {
            let schema = &post["properties"][&felt.feltnavn];
            assert_eq!(schema["title"], felt.titel.as_str());
            let description = schema["description"].as_str().unwrap().to_lowercase();
            assert!(description.contains(&felt.definition.trim().to_lowercase()), "{}", felt.feltnavn);
        }
    }
}

#[test]
fn the_examples_are_valid_in_all_three_forms() {
    for model in [support::model(), support::stretched()] {
        let schemas = schemas(&json_schema::emit(&model));
        for tema in &model.temaer {
            let feature = support::example(&model, tema);
            let collection = json!({ "type": "FeatureCollection", "crs": { "type": "name" }, "features": [feature] });
            for (form, value) in [("post.", &feature["properties"]), ("feature.", &feature), ("", &collection)] {
                let errors: Vec<String> = file(&schemas, &model, tema.temakode, form)
                    .iter_errors(value)
                    .map(|e| format!("{}: {e}", e.instance_path()))
                    .collect();
                assert_eq!(errors, [] as [String; 0], "{} {form}", tema.tabel);
            }
        }
    }
}

/// The fault sits in one feature of a collection, so every case goes through all of the schema.
#[test]
fn every_case_is_judged_as_the_capabilities_say() {
    let model = support::stretched();
    let emitted = json_schema::emit(&model);
    let schemas = schemas(&emitted);
    let validators: BTreeMap<u16, Validator> =
        model.temaer.iter().map(|t| (t.temakode, file(&schemas, &model, t.temakode, ""))).collect();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for case in cases::all(&model) {
        let feature: Value = serde_json::from_str(&case.text()).unwrap();
        let collection = json!({ "type": "FeatureCollection", "features": [feature] });
        let refused = !validators[&case.theme].is_valid(&collection);
        if refused != cases::must_refuse(&case, &emitted.capabilities) {
            wrong.push(format!("{} {}: {:?}, refused: {refused}", case.theme, case.name, case.broken));
        }
        seen.extend(case.broken);
    }
    assert_eq!(wrong, [] as [String; 0]);
    support::assert_all_carried_seen(&emitted.capabilities, &seen);
}
