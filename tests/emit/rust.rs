//! The generated Rust crate: it compiles without a warning, passes its own tests, and refuses exactly what it claims.
//!
//! It is built in `target/`, with its own lock: the first time cargo may fetch the crates that the lock names.

use crate::support;
use crate::support::cases::{self, Case};
use sdm::emit::{Capability, Emitted, rust};
use sdm::model::Model;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// The two crates have one name, so the program that one builds lies where the other's does: one at a time.
static TURN: Mutex<()> = Mutex::new(());

/// Writes the crate for a model to a folder under `target/`.
fn write(model: &Model, name: &str) -> (PathBuf, Vec<Capability>) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    let Emitted { artifacts, capabilities } = rust::emit(model);
    for artifact in artifacts {
        let path = folder.join(artifact.path.strip_prefix("rust/").unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, artifact.content).unwrap();
    }
    (folder, capabilities)
}

fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).arg("--locked").arg("--manifest-path").arg(folder.join("Cargo.toml"));
    // One target folder for all of them, so that the dependencies are built once.
    command.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("crate-target"));
    command.env("RUSTFLAGS", "-D warnings").env("RUSTDOCFLAGS", "-D warnings");
    command
}

fn succeed(folder: &Path, arguments: &[&str]) -> String {
    let output = cargo(folder, arguments).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "cargo {arguments:?}:\n{out}\n{err}");
    out.into_owned()
}

/// Unit tests, the examples' round trip and the documentation's example, of the model as it is.
#[test]
fn the_crate_compiles_and_passes_its_own_tests() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let model = support::model();
    let (folder, _) = write(&model, "crate-model");
    let lock = fs::read_to_string(folder.join("Cargo.lock")).unwrap();
    succeed(&folder, &["metadata", "--format-version=1"]);
    let output = succeed(&folder, &["test"]);
    for tema in &model.temaer {
        assert!(output.contains(&format!("test {} ... ok", tema.tabel)), "{} has no round trip:\n{output}", tema.tabel);
    }
    succeed(&folder, &["doc", "--no-deps"]);
    assert_eq!(fs::read_to_string(folder.join("Cargo.lock")).unwrap(), lock, "cargo would write the lock otherwise");
}

#[test]
fn every_case_is_judged_as_the_capabilities_say() {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let model = support::stretched();
    let (folder, capabilities) = write(&model, "crate-stretched");
    succeed(&folder, &["test", "--tests"]);
    let cases = cases::all(&model);
    let verdicts = verdicts(&folder, &cases);
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (case, verdict) in cases.iter().zip(&verdicts) {
        if (verdict != "ok") != cases::must_refuse(case, &capabilities) || !names_the_rule(case, verdict) {
            wrong.push(format!("{} {}: {:?}, {verdict}", case.theme, case.name, case.broken));
        }
        seen.extend(case.broken);
    }
    assert_eq!(wrong, [] as [String; 0]);
    support::assert_all_carried_seen(&capabilities, &seen);
}

/// Where the record could be read, the verdict names the rule that the case breaks, and no other. A strict type knows
/// nothing of kind readings: it may name any rule of the value as written.
fn names_the_rule(case: &Case, verdict: &str) -> bool {
    if case.broken.is_some_and(|b| b.starts_with("laesemaade/")) {
        return true;
    }
    let Some(found) = verdict.strip_prefix("brudt ") else { return true };
    let rule = case.broken.unwrap_or_default().split('/').next().unwrap_or_default();
    found.split(' ').all(|one| one.starts_with(&format!("{rule}:")))
}

fn verdicts(folder: &Path, cases: &[Case]) -> Vec<String> {
    let mut child =
        cargo(folder, &["run", "--quiet", "--example", "afgoer"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let lines: String = cases.iter().map(|c| format!("{{\"temakode\":{},\"feature\":{}}}\n", c.theme, c.text())).collect();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success());
    let verdicts: Vec<String> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(verdicts.len(), cases.len(), "one verdict per case");
    verdicts
}
