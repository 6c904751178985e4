//! Whether the generated schemas are themselves valid draft 2020-12, by two implementations.

use super::{installed, output};
use crate::world::{World, package};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every schema that is generated, sorted.
pub fn all(world: &World) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(&world.generated("json-schema"), &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the schemas are generated") {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.to_string_lossy().ends_with(".schema.json") {
            found.push(path);
        }
    }
}

/// What Ajv says of each: `ok` or a complaint.
pub fn by_ajv(schemas: &[PathBuf]) -> Vec<String> {
    let mut node = Command::new("node");
    node.arg(package().join("tests/agreement/engines/ajv.cjs")).arg("schemas").arg(installed("node")).args(schemas);
    output(&mut node, None).lines().map(str::to_owned).collect()
}

/// What Python's jsonschema says of each.
pub fn by_python(schemas: &[PathBuf]) -> Vec<String> {
    let mut python = Command::new(installed("python/bin/python"));
    python.arg(package().join("tests/agreement/engines/python_jsonschema.py")).arg("schemas").args(schemas);
    output(&mut python, None).lines().map(str::to_owned).collect()
}
