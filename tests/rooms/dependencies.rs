//! The core (no default features) is pure Rust: nothing in its tree is built from C, and it builds for a browser where the
//! target is installed.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Crates that build, bind or look for C.
const C_TOOLS: [&str; 7] = ["autotools", "bindgen", "cc", "cmake", "meson-next", "pkg-config", "vcpkg"];
/// Crates that name a library to link with and have none of C: the name keeps two versions apart.
const NO_C: [&str; 2] = ["rayon-core", "wasm-bindgen-shared"];

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The names and versions in the tree that is built for the host, without what only tests use.
fn tree(features: &[&str]) -> BTreeSet<(String, String)> {
    let fixed = ["tree", "--locked", "-e", "normal,build", "--prefix", "none", "--format", "{p}"];
    let all = cargo(&[&fixed[..], features].concat());
    let one = |line: &str| {
        let mut words = line.split(' ');
        Some((words.next()?.to_owned(), words.next()?.trim_start_matches('v').to_owned()))
    };
    all.lines().filter_map(one).collect()
}

/// What of a tree is built from C, or links with something that was.
fn with_c(tree: &BTreeSet<(String, String)>) -> Vec<String> {
    let version = Command::new("rustc").arg("-vV").output().unwrap().stdout;
    let host = String::from_utf8(version).unwrap().lines().find_map(|l| l.strip_prefix("host: ").map(str::to_owned)).unwrap();
    let metadata = cargo(&["metadata", "--locked", "--format-version", "1", "--filter-platform", &host]);
    let all: Value = serde_json::from_str(&metadata).unwrap();
    let links: BTreeMap<(&str, &str), &str> = all["packages"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|p| Some(((p["name"].as_str()?, p["version"].as_str()?), p["links"].as_str()?)))
        .collect();
    let linked = |(name, version): &&(String, String)| {
        links.contains_key(&(name.as_str(), version.as_str())) && !NO_C.contains(&name.as_str())
    };
    let tool = |(name, _): &&(String, String)| C_TOOLS.contains(&name.as_str());
    tree.iter().filter(|p| linked(p) || tool(p)).map(|(name, _)| name.clone()).collect()
}

#[test]
fn the_core_has_no_c() {
    let core = tree(&["--no-default-features"]);
    assert!(core.len() > 20 && core.iter().any(|(name, _)| name == "calamine"), "{core:?}");
    assert_eq!(with_c(&core), [] as [String; 0]);
}

/// The same question asked of the whole program finds SQLite, so that the answer above means something.
#[test]
fn the_whole_program_has() {
    let found = with_c(&tree(&[]));
    assert!(found.contains(&"libsqlite3-sys".to_owned()) && found.contains(&"cc".to_owned()), "{found:?}");
}

#[test]
fn the_core_builds_alone_and_for_a_browser_where_that_can_be_built() {
    let check = |more: &[&str]| {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("core");
        let fixed = ["check", "--locked", "--quiet", "--lib", "--no-default-features", "--target-dir", folder.to_str().unwrap()];
        cargo(&[&fixed[..], more].concat());
    };
    check(&[]);
    let target = "wasm32-unknown-unknown";
    let installed = Command::new("rustc").args(["--print", "target-libdir", "--target", target]).output().unwrap();
    if std::path::Path::new(String::from_utf8(installed.stdout).unwrap().trim()).exists() {
        check(&["--target", target]);
    }
}
