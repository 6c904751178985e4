//! The `jsonschema` crate over the generated feature schemas, with formats and the linear-time pattern engine.

use super::Answer;
use crate::world::World;
use jsonschema::{PatternOptions, Validator};
use std::collections::BTreeMap;
use std::fs;

/// Judges every record.
pub fn judge(world: &World) -> Vec<Answer> {
    let schemas: BTreeMap<u16, Validator> =
        world.model.temaer.iter().map(|t| (t.temakode, validator(world, t.temakode))).collect();
    world.records.iter().map(|r| answer(&schemas[&r.temakode], &r.feature)).collect()
}

fn validator(world: &World, temakode: u16) -> Validator {
    let text = fs::read_to_string(world.feature_schema(temakode)).expect("the schema is generated");
    let schema = serde_json::from_str(&text).expect("the schema is JSON");
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .with_pattern_options(PatternOptions::regex())
        .build(&schema)
        .unwrap_or_else(|error| panic!("{temakode}: {error}"))
}

fn answer(validator: &Validator, feature: &str) -> Answer {
    let Ok(value) = serde_json::from_str(feature) else {
        return Answer::Refused { named: vec![], why: "not JSON".into() };
    };
    match validator.validate(&value) {
        Ok(()) => Answer::Taken,
        Err(error) => Answer::Refused { named: vec![], why: format!("{} {}", error.instance_path(), error.schema_path()) },
    }
}
