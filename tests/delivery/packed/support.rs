//! A delivery of bytes, judged by the program, and its answer taken apart.

pub use crate::common::delivery::folder;
use crate::common::delivery::{Table, figures};
use crate::common::program::PROGRAM;
use serde_json::Value;
use std::fmt::Display;
use std::io::{Cursor, Write};
use std::process::Command;
use std::sync::LazyLock;
use tempfile::TempDir;
use zip::write::{SimpleFileOptions, ZipWriter};

static TABLE: LazyLock<Table> = LazyLock::new(|| figures().with("taeller", 1_040).with("vaerdi", 1_040));
/// The columns of theme 6301.
pub static COLUMNS: LazyLock<Vec<&'static str>> = LazyLock::new(|| TABLE.columns().iter().map(String::as_str).collect());

/// A right row of theme 6301.
pub fn row(area: &str) -> Vec<String> {
    TABLE.values(&[("monit_omr_nr", &area)])
}

/// A right row with something else in one column.
pub fn row_with(area: &str, column: &str, value: impl Display) -> Vec<String> {
    TABLE.values(&[("monit_omr_nr", &area), (column, &value)])
}

/// The same as CSV.
pub fn csv(areas: &[&str]) -> Vec<u8> {
    let lines = areas.iter().map(|a| row(a).join(";"));
    [COLUMNS.join(";")].into_iter().chain(lines).map(|l| l + "\n").collect::<String>().into_bytes()
}

/// What the program said.
pub struct Answer {
    pub code: i32,
    pub report: Value,
    pub stderr: String,
}

/// Judges files that lie in one folder.
pub fn judge(files: &[(&str, &[u8])]) -> Answer {
    in_folder(&folder(files))
}

/// The same where the program may use so many GB of addresses.
#[cfg(unix)]
pub fn within(gigabytes: u32, files: &[(&str, &[u8])]) -> Answer {
    let limit = format!("ulimit -v {}; exec \"$0\" \"$@\"", gigabytes << 20);
    answer(Command::new("sh").args(["-c", &limit, PROGRAM]), &folder(files))
}

pub fn in_folder(folder: &TempDir) -> Answer {
    answer(&mut Command::new(PROGRAM), folder)
}

fn answer(program: &mut Command, folder: &TempDir) -> Answer {
    let arguments = ["validate", ".", "--format", "json", "--today", "2024-09-30", "--audience", "egen-kommune"];
    let output = program.current_dir(folder.path()).args(arguments).output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let report = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {stderr}"));
    Answer { code: output.status.code().unwrap(), report, stderr }
}

impl Answer {
    fn array(&self, name: &str) -> &[Value] {
        self.report[name].as_array().unwrap()
    }

    /// Rules and the words of their messages, by rule.
    pub fn messages(&self, rule: &str) -> Vec<&str> {
        self.array("findings").iter().filter(|f| f["rule"] == rule).map(|f| f["message"].as_str().unwrap()).collect()
    }

    /// Rule, field and cell of the findings that are no notes on how the file was read.
    pub fn found(&self) -> Vec<String> {
        let all = self.array("findings").iter().filter(|f| f["rule"] != "laesemaade");
        all.map(|f| [&f["rule"], &f["field"], &f["location"]["cell"]].map(|v| v.as_str().unwrap_or("-")).join(" ")).collect()
    }

    /// Member, layer, theme and rows of the inputs.
    pub fn inputs(&self) -> Vec<String> {
        let text = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned).replace("null", "-");
        let one = |i: &Value| ["member", "layer", "theme", "rows"].map(|k| text(&i[k])).join(" ");
        self.array("inputs").iter().map(one).collect()
    }

    /// Why inputs could not be read.
    pub fn errors(&self) -> Vec<&str> {
        self.array("inputs").iter().filter_map(|i| i["error"].as_str()).collect()
    }

    /// Judged to the end and without fault.
    pub fn conforms(&self) {
        let whole = (self.code, self.report["verdict"].as_str().unwrap(), self.found(), self.stderr.as_str());
        assert_eq!(whole, (0, "conforms", vec![], ""), "{:#}", self.report["findings"]);
    }

    /// Left undecided, with these words in the reason.
    pub fn undecided(&self, words: &str) {
        assert_eq!((self.code, self.report["verdict"].as_str().unwrap()), (2, "undecided"), "{:#}", self.report["findings"]);
        assert_eq!(self.stderr, "");
        assert!(self.errors().iter().any(|e| e.contains(words)), "{:?} without {words:?}", self.errors());
    }
}

/// An archive of members.
pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Changes one sequence of bytes to another of the same length, wherever it is.
pub fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let (mut all, mut at, mut count) = (bytes.to_vec(), 0, 0);
    while at + from.len() <= all.len() {
        if all[at..].starts_with(from) {
            all[at..at + to.len()].copy_from_slice(to);
            count += 1;
        }
        at += 1;
    }
    assert!(count > 0, "nothing to change");
    all
}
