//! The program as a user runs it, and its answer.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_sdm");
/// The day on which deliveries of the tests are judged.
pub const TODAY: &str = "2024-09-30";

/// The package's folder.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the conformance cases.
pub fn cases_root() -> PathBuf {
    package().join("conformance-tests/cases")
}

/// Runs the program in a folder.
pub fn sdm(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(PROGRAM).current_dir(folder).args(arguments).output().unwrap()
}

/// Both outputs of a run as text.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr].concat()).into_owned()
}

/// Standard output as JSON.
pub fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(output)))
}

/// A rule's line in a report.
pub fn rule<'a>(report: &'a Value, id: &str) -> &'a Value {
    let found = report["rules"].as_array().unwrap().iter().find(|r| r["id"] == id);
    found.unwrap_or_else(|| panic!("the report has no line for {id}"))
}

/// A rule's findings in a report.
pub fn findings<'a>(report: &'a Value, id: &str) -> Vec<&'a Value> {
    report["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == id).collect()
}

/// The names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Copies a folder with all that lies in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            // The content alone: a copy may be changed though the original may not.
            false => fs::write(&target, fs::read(entry.path()).unwrap()).unwrap(),
        }
    }
}
