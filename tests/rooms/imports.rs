//! The layout holds: rooms import only rooms above them, only the command line speaks, and a value from the data has
//! one exit.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms in import order, as `src/lib.rs` lists them.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned)).collect()
}

fn files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// Every source file with its room.
pub fn sources() -> Vec<(String, PathBuf, String)> {
    let mut all = Vec::new();
    files(Path::new("src"), &mut all);
    all.sort();
    all.into_iter()
        .filter(|p| p.components().count() > 2)
        .map(|p| {
            let room = p.components().nth(1).unwrap().as_os_str().to_string_lossy().into_owned();
            let text = fs::read_to_string(&p).unwrap();
            (room, p, text)
        })
        .collect()
}

/// The rooms that a text names after `crate::`, in code: comments are left out.
fn named(text: &str) -> Vec<String> {
    let code: Vec<&str> = text.lines().filter(|l| !l.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut found: Vec<String> = code
        .split("crate::")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect())
        .collect();
    // `use crate::{a, b::c}` names several.
    for group in code.split("crate::{").skip(1) {
        let inside = group.split(';').next().unwrap_or_default();
        found.extend(inside.split([',', '{', '}']).map(|p| p.trim().split("::").next().unwrap_or_default().to_owned()));
    }
    found
}

#[test]
fn rooms_import_only_rooms_above() {
    let rooms = rooms();
    assert!(rooms.len() >= 8, "the list is read from lib.rs");
    let rank = |room: &str| rooms.iter().position(|r| r == room);
    let mut wrong = Vec::new();
    for (room, path, text) in sources() {
        let Some(own) = rank(&room) else { panic!("{} lies in no room", path.display()) };
        for other in named(&text).iter().filter_map(|n| Some((n, rank(n)?))).filter(|(_, r)| *r > own) {
            wrong.push(format!("{} imports {}", path.display(), other.0));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_check_itself_sees_imports() {
    assert_eq!(named("use crate::cli::files;\n// use crate::report;"), ["cli"]);
    assert!(named("use crate::{model::Model, report};").contains(&"report".to_owned()));
}

#[test]
fn values_from_data_are_opened_in_named_places_only() {
    // A column's name is compared with field names, and only the field's name leaves; a delivery that is written in another
    // format takes what could not be read along.
    let allowed = [
        "src/delivery/write/",
        "src/disclose/",
        "src/finding/fact.rs",
        "src/rules/struktur/ukendt_felt.rs",
        "src/rules/struktur/systemfelt_udfyldt.rs",
    ];
    let opened: Vec<String> = sources()
        .into_iter()
        .filter(|(_, _, text)| text.contains(".open()"))
        .map(|(_, path, _)| path.display().to_string().replace('\\', "/"))
        .filter(|path| !allowed.iter().any(|a| path.starts_with(a)))
        .collect();
    assert!(opened.is_empty(), "{opened:?}");
}

#[test]
fn only_the_command_line_speaks_and_reads_the_world() {
    let words = ["println!", "eprintln!", "print!(", "std::env", "SystemTime", "Instant::now", "File::open", "fs::"];
    let mut wrong = Vec::new();
    for (room, path, text) in sources().into_iter().filter(|(room, _, _)| room != "cli") {
        for line in text.lines().filter(|l| !l.trim_start().starts_with("//")) {
            if words.iter().any(|w| line.contains(w)) {
                wrong.push(format!("{room}: {}: {line}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_and_room_says_what_it_is() {
    for (_, path, text) in sources() {
        assert!(text.starts_with("//!"), "{} begins without //!", path.display());
    }
}

#[test]
fn files_are_small_rooms() {
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|(_, _, text)| text.lines().count() > 400)
        .map(|(_, path, text)| format!("{} has {} lines", path.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

/// The rules and what runs them; what several of them share has rooms of its own (`index/`, `discretion/`).
#[test]
fn the_room_of_rules_is_no_knot() {
    let lines: usize = sources().iter().filter(|(room, _, _)| room == "rules").map(|(_, _, text)| text.lines().count()).sum();
    assert!((1..5_500).contains(&lines), "src/rules/ has {lines} lines");
}
