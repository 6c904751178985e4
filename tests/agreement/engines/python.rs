//! Python's `jsonschema`, in one process.

use super::{Answer, installed, lines, output};
use crate::world::{World, package};
use std::process::Command;

/// Judges every record.
pub fn judge(world: &World) -> Vec<Answer> {
    let mut python = Command::new(installed("python/bin/python"));
    python.arg(package().join("tests/agreement/engines/python_jsonschema.py")).arg("judge").arg(world.ndjson());
    for tema in &world.model.temaer {
        python.arg(tema.temakode.to_string()).arg(world.feature_schema(tema.temakode));
    }
    lines(&output(&mut python, None))
}
