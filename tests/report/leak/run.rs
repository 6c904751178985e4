//! Runs the program where everything that it leaves is seen.

use super::deliveries::{MARKS, OTHERS};
use crate::common::program::PROGRAM;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What a run did.
pub struct Run {
    /// Exit code.
    pub code: i32,
    /// Standard output and standard error.
    pub said: String,
    /// What lies in its working folder and its folder of temporary files afterwards.
    pub left: Vec<String>,
}

impl Run {
    /// Runs `sdm` in an empty folder.
    pub fn of(scratch: &Path, arguments: &[&str]) -> Run {
        let (cwd, temporary) = (scratch.join("her"), scratch.join("midlertidig"));
        for folder in [&cwd, &temporary] {
            let _ = fs::remove_dir_all(folder);
            fs::create_dir_all(folder).unwrap();
        }
        let mut command = Command::new(PROGRAM);
        command.args(arguments).current_dir(&cwd).env("TMPDIR", &temporary).env("RUST_BACKTRACE", "full");
        let output = command.output().unwrap();
        let mut said = String::from_utf8_lossy(&output.stdout).into_owned();
        said.push_str(&String::from_utf8_lossy(&output.stderr));
        let names = |folder: &Path| {
            let entries = fs::read_dir(folder).unwrap();
            entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect::<Vec<_>>()
        };
        Run { code: output.status.code().unwrap_or(-1), said, left: [names(&cwd), names(&temporary)].concat() }
    }
}

/// Fails if the text contains a mark, also one written with a thousands separator.
pub fn search(what: &str, text: &str, reader: &str) {
    // A file's hash may have any digits.
    let is_hash = |word: &str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let text: String = text
        .split_inclusive(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !is_hash(w.get(..64).unwrap_or_default()))
        .collect();
    let text = text.as_str();
    let others = OTHERS.iter().filter(|_| reader != "egen-kommune");
    for mark in MARKS.iter().chain(others) {
        let mut forms = vec![(*mark).to_owned()];
        if let Some((thousands, rest)) = mark.len().checked_sub(3).map(|at| mark.split_at(at))
            && mark.bytes().all(|b| b.is_ascii_digit())
        {
            forms.extend([".", " ", "\u{a0}", ",", "_"].map(|s| format!("{thousands}{s}{rest}")));
        }
        for form in forms {
            let at = text.find(&form);
            assert!(at.is_none(), "{what}: {form} is let out: …{}…", around(text, at.unwrap_or(0)));
        }
    }
}

fn around(text: &str, at: usize) -> String {
    let before: String = text[..at].chars().rev().take(80).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[at..].chars().take(80).collect();
    format!("{before}{after}")
}
