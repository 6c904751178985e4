//! The generated Rust crate: built as it lies, with its own lock, and its example `afgoer`, which reads the same lines.

use super::{Answer, output};
use crate::world::{World, agreement_folder};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;

/// Worlds share cargo's target folder, and the example's path in it.
static BUILDING: Mutex<()> = Mutex::new(());

/// Judges every record.
pub fn judge(world: &World) -> Vec<Answer> {
    let program = build(world);
    let records = fs::read(world.ndjson()).expect("the records are written");
    output(&mut Command::new(program), Some(records)).lines().map(answer).collect()
}

fn build(world: &World) -> PathBuf {
    let _one_at_a_time = BUILDING.lock();
    let target = agreement_folder().join("cargo");
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["build", "--quiet", "--locked", "--example", "afgoer", "--manifest-path"])
        .arg(world.generated("rust/Cargo.toml"));
    cargo.arg("--target-dir").arg(&target);
    output(&mut cargo, None);
    let program = world.folder.join("afgoer");
    fs::copy(target.join("debug/examples/afgoer"), &program).expect("the example is built");
    program
}

/// `ok`, `brudt rule:field …` or `ulaeselig …`.
fn answer(line: &str) -> Answer {
    if line == "ok" {
        return Answer::Taken;
    }
    let broken = line.strip_prefix("brudt ").into_iter().flat_map(|rules| rules.split(' '));
    let named = broken.filter_map(|part| part.split_once(':')).map(|(rule, field)| (rule.to_owned(), field.to_owned()));
    Answer::Refused { named: named.collect(), why: line.to_owned() }
}
