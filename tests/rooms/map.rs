//! The map (`docs/architecture.md`) is true: every room has its line, every path exists, and every invariant names tests that
//! exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn map() -> String {
    fs::read_to_string("docs/architecture.md").unwrap()
}

/// The text between a heading and the next of its level.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let from = page.find(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no section {heading}")) + 1;
    let rest = &page[from..];
    &rest[..rest[3..].find("\n## ").map_or(rest.len(), |end| end + 3)]
}

/// What is in backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The items of a list, each with its lines.
fn items(section: &str) -> Vec<&str> {
    section.split("\n- ").skip(1).map(|item| item.split("\n\n").next().unwrap_or(item)).collect()
}

/// What an invariant lacks: a test, or one of those that it names.
fn lacks(item: &str) -> Vec<String> {
    let named: Vec<(&str, &str)> = quoted(item)
        .into_iter()
        .filter(|name| name.starts_with("tests/"))
        .map(|name| name.split_once("::").unwrap_or((name, "")))
        .collect();
    let head = item.lines().next().unwrap_or_default();
    if named.is_empty() {
        return vec![format!("«{head}» names no test")];
    }
    let is_there = |(file, function): &&(&str, &str)| {
        let text = fs::read_to_string(file).unwrap_or_default();
        text.split("#[test]").skip(1).any(|rest| {
            let line = rest.lines().map(str::trim).find(|line| line.starts_with("fn "));
            line.is_some_and(|line| line.starts_with(&format!("fn {function}()")))
        })
    };
    named.iter().filter(|test| !is_there(test)).map(|(file, function)| format!("no test {file}::{function}")).collect()
}

#[test]
fn every_invariant_names_tests_that_exist() {
    let page = map();
    let all = items(section(&page, "Invariants"));
    assert!(all.len() > 15, "{} invariants", all.len());
    let missing: Vec<String> = all.into_iter().flat_map(lacks).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn what_is_missing_is_seen() {
    let own = "`tests/rooms/map.rs::what_is_missing_is_seen`";
    assert_eq!(lacks(&format!("**One.** {own}")), [""; 0]);
    for wrong in
        ["**None.** `src/lib.rs`", "`tests/rooms/map.rs::map`", "`tests/rooms/map.rs`", "`tests/no.rs::what_is_missing_is_seen`"]
    {
        assert_eq!(lacks(wrong).len(), 1, "{wrong}");
    }
    assert_eq!(items("## A\n\n- one\n  more\n- two\n\nafter"), ["one\n  more", "two"]);
}

#[test]
fn every_room_has_a_line_and_every_path_exists() {
    let page = map();
    let rooms: BTreeSet<String> = fs::read_to_string("src/lib.rs")
        .unwrap()
        .lines()
        .filter_map(|line| Some(line.strip_prefix("pub mod ")?.trim_end_matches(';').to_owned()))
        .collect();
    let table = section(&page, "Rooms").split("\n### ").next().unwrap_or_default();
    let lines: BTreeSet<String> =
        table.lines().filter_map(|line| Some(line.strip_prefix("| `")?.split_once("/`")?.0.to_owned())).collect();
    assert_eq!(lines, rooms);
    let is_path = |name: &&str| ["src/", "docs/", "model/", "fuzz/", "tests/"].iter().any(|start| name.starts_with(start));
    let exact = |name: &str| name.split("::").next().unwrap_or_default().trim_end_matches('…').to_owned();
    let gone: Vec<&str> = quoted(&page)
        .into_iter()
        .filter(|name| is_path(name) && !name.contains('<'))
        .filter(|name| !Path::new(&exact(name)).exists())
        .collect();
    assert!(gone.is_empty(), "{gone:?}");
}

/// What is made could not be made again if the program did not build without it.
#[test]
fn nothing_is_compiled_from_generated() {
    let from: Vec<String> = super::imports::sources()
        .into_iter()
        .filter(|(_, _, text)| {
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            code.into_iter().any(|line| line.contains("generated/") && (line.contains("include") || line.contains("#[path")))
        })
        .map(|(_, path, _)| path.display().to_string())
        .collect();
    assert!(from.is_empty(), "{from:?}");
}
