//! The fuzzers' targets do their work on every seed, on the stable toolchain: so they are in order when somebody fuzzes, and
//! what must always hold, holds of the seeds in every format. `docs/fuzzing.md` says how to fuzz.

#[path = "../../fuzz/src/lib.rs"]
#[allow(clippy::expect_used, dead_code)]
mod sdm_fuzz;

use sdm_fuzz::seeds::{self, Seed};
use sdm_fuzz::{TARGETS, panics, run};
use std::panic::catch_unwind;
use std::path::Path;
use std::sync::OnceLock;

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The seeds; they are left in `target/tmp/fuzz-seeds` for the fuzzers to begin from.
fn made() -> &'static [Seed] {
    static SEEDS: OnceLock<Vec<Seed>> = OnceLock::new();
    SEEDS.get_or_init(|| {
        let (scratch, target) = (tempfile::tempdir().unwrap(), Path::new(env!("CARGO_TARGET_TMPDIR")));
        let seeds = seeds::all(scratch.path(), &target.join("../formats/python/bin/python"));
        seeds::write(&seeds, &target.join("fuzz-seeds")).unwrap();
        seeds
    })
}

#[test]
fn every_target_has_seeds() {
    for target in TARGETS {
        assert!(made().iter().filter(|(name, _, _)| *name == target.name).count() > 2, "{}", target.name);
    }
}

#[test]
fn every_target_bears_every_seed() {
    panics::listen();
    for target in TARGETS {
        for (_, name, bytes) in made().iter().filter(|(name, _, _)| *name == target.name) {
            assert!(catch_unwind(|| run(target.name, bytes)).is_ok(), "{}: {name}", target.name);
        }
    }
}

#[test]
fn every_target_has_its_file_and_its_entry() {
    let manifest = std::fs::read_to_string(package().join("fuzz/Cargo.toml")).unwrap();
    let mut files: Vec<String> = std::fs::read_dir(package().join("fuzz/fuzz_targets"))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let targets: Vec<String> = TARGETS.iter().map(|t| format!("{}.rs", t.name)).collect();
    assert_eq!(files, targets);
    for target in TARGETS {
        let text = std::fs::read_to_string(package().join("fuzz/fuzz_targets").join(format!("{}.rs", target.name))).unwrap();
        assert!(text.contains(&format!("run(\"{}\", data)", target.name)), "{}", target.name);
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{}.rs\"", target.name)), "{}", target.name);
    }
}
