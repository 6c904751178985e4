//! Ajv, in one Node process.

use super::{Answer, installed, lines, output};
use crate::world::{World, package};
use std::process::Command;

/// Judges every record.
pub fn judge(world: &World) -> Vec<Answer> {
    let mut node = Command::new("node");
    node.arg(package().join("tests/agreement/engines/ajv.cjs")).arg("judge").arg(installed("node")).arg(world.ndjson());
    for tema in &world.model.temaer {
        node.arg(tema.temakode.to_string()).arg(world.feature_schema(tema.temakode));
    }
    lines(&output(&mut node, None))
}
