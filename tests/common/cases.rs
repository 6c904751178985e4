//! A case: where it lies, what it expects, and the program run on it.

pub use super::program::cases_root;
use super::program::{PROGRAM, copy, package};
use libtest_mimic::Failed;
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A case folder.
#[derive(Clone)]
pub struct Case {
    /// The rule its folder is named after.
    pub rule: String,
    /// Its own name.
    pub folder: String,
}

/// `expected.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub description: String,
    #[serde(default)]
    pub arguments: Vec<String>,
    #[serde(default)]
    pub model_change: Vec<ModelChange>,
    pub exit: i32,
    pub verdict: String,
    pub findings: Vec<Finding>,
}

/// An edit of the model.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum ModelChange {
    /// A code is set out of use.
    Code(RetiredCode),
    /// Replaces a text that occurs once in a file of the model.
    Text(Edit),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetiredCode {
    pub kodeliste: String,
    pub kode: i64,
    pub aktiv: u8,
    pub erstattes_af: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    pub file: String,
    pub find: String,
    pub replace: String,
}

/// A finding as both sides have it: an absent key must be absent on the other side too.
#[derive(Deserialize, Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    pub rule: String,
    pub level: String,
    pub theme: Option<u16>,
    pub field: Option<String>,
    pub line: Option<u64>,
    pub row: Option<u64>,
    pub feature: Option<u64>,
    pub member: Option<String>,
    pub sheet: Option<String>,
    pub cell: Option<String>,
    pub audience: Option<String>,
}

/// What the program answered.
pub struct Answer {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// The part of a report that cases are about.
#[derive(Deserialize)]
pub struct Report {
    pub verdict: String,
    pub findings: Vec<Reported>,
}

/// A finding of a report.
#[derive(Deserialize, Clone)]
pub struct Reported {
    rule: String,
    level: String,
    theme: Option<u16>,
    field: Option<String>,
    audience: Option<String>,
    location: Location,
}

#[derive(Deserialize, Clone)]
struct Location {
    line: Option<u64>,
    row: Option<u64>,
    feature: Option<u64>,
    member: Option<String>,
    sheet: Option<String>,
    cell: Option<String>,
}

impl From<&Reported> for Finding {
    fn from(r: &Reported) -> Self {
        let r = r.clone();
        let Location { line, row, feature, member, sheet, cell } = r.location;
        let (rule, level, theme, field, audience) = (r.rule, r.level, r.theme, r.field, r.audience);
        Finding { rule, level, theme, field, line, row, feature, member, sheet, cell, audience }
    }
}

/// The day on which a case is judged that names no other.
const TODAY: &str = "2024-09-30";

/// Every case, by name.
pub fn all_cases() -> Vec<Case> {
    let names = |path: &Path| -> Vec<String> {
        let entries = fs::read_dir(path).into_iter().flatten().flatten().filter(|e| e.path().is_dir());
        let mut names: Vec<String> = entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let root = cases_root();
    let of = |rule: String| names(&root.join(&rule)).into_iter().map(move |folder| Case { rule: rule.clone(), folder });
    names(&root).into_iter().flat_map(of).collect()
}

impl Case {
    pub fn name(&self) -> String {
        format!("{}/{}", self.rule, self.folder)
    }

    pub fn path(&self) -> PathBuf {
        cases_root().join(&self.rule).join(&self.folder)
    }

    pub fn expected(&self) -> Result<Expected, Failed> {
        let text = fs::read_to_string(self.path().join("expected.json"))?;
        serde_json::from_str(&text).map_err(|e| format!("{}: {e}", self.name()).into())
    }

    /// The model with the case's edits, in a folder of its own; `None` if it changes nothing.
    pub fn changed_model(&self, expected: &Expected) -> Result<Option<TempDir>, Failed> {
        if expected.model_change.is_empty() {
            return Ok(None);
        }
        let dir = tempfile::tempdir()?;
        copy(&package().join("model"), dir.path());
        for change in &expected.model_change {
            match change {
                ModelChange::Code(code) => retire(&dir.path().join("kodelister"), code)?,
                ModelChange::Text(edit) => replace(dir.path(), edit)?,
            }
        }
        Ok(Some(dir))
    }

    /// Runs `sdm validate input` in the case's folder, with its folder `reference` if it has one.
    pub fn run(&self, expected: &Expected, model: Option<&Path>, options: &[&str]) -> Result<Answer, Failed> {
        let mut arguments: Vec<&str> = vec!["validate", "input"];
        arguments.extend(options);
        if self.path().join("reference").is_dir() {
            arguments.extend(["--reference", "reference"]);
        }
        arguments.extend(expected.arguments.iter().map(String::as_str));
        if !arguments.contains(&"--today") {
            arguments.extend(["--today", TODAY]);
        }
        let model = model.map(|m| m.to_string_lossy().into_owned());
        if let Some(model) = &model {
            arguments.extend(["--model", model]);
        }
        sdm(&self.path(), &arguments)
    }
}

/// Runs the program in a folder; an answer that reports a panic, or none, is a failure whatever was asked.
pub fn sdm(cwd: &Path, arguments: &[&str]) -> Result<Answer, Failed> {
    let output = Command::new(PROGRAM).current_dir(cwd).args(arguments).output()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    match output.status.code() {
        Some(code) if !stderr.contains("gået i stå") && !stderr.contains("panicked") => Ok(Answer { code, stdout, stderr }),
        _ => Err(format!("{}: {}\n{stderr}", arguments.join(" "), output.status).into()),
    }
}

impl Answer {
    pub fn report(&self) -> Result<Report, Failed> {
        serde_json::from_str(&self.stdout).map_err(|e| format!("no report: {e}\n{}", self.stderr).into())
    }
}

/// Writes the change below the code's own line, in the file that has the list.
fn retire(lists: &Path, change: &RetiredCode) -> Result<(), Failed> {
    let code = format!("      - kode: {}\n", change.kode);
    for entry in fs::read_dir(lists)? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        let Some(list) = text.find(&format!("  - navn: {}\n", change.kodeliste)) else { continue };
        let Some(at) = text[list..].find(&code).map(|at| list + at + code.len()) else { break };
        let lines = format!("        aktiv: {}\n        erstattes_af: {}\n", change.aktiv, change.erstattes_af);
        return Ok(fs::write(&path, format!("{}{lines}{}", &text[..at], &text[at..]))?);
    }
    Err(format!("{} has no code {}", change.kodeliste, change.kode).into())
}

/// A text that does not occur, or occurs twice, would change something else than the case says.
fn replace(model: &Path, edit: &Edit) -> Result<(), Failed> {
    let path = model.join(&edit.file);
    let text = fs::read_to_string(&path)?;
    match text.matches(&edit.find).count() {
        1 => Ok(fs::write(&path, text.replace(&edit.find, &edit.replace))?),
        n => Err(format!("«{}» occurs {n} times in {}", edit.find, edit.file).into()),
    }
}
