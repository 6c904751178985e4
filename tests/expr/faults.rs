//! What a rule's writer is shown, and where: every message as printed, reviewed by people.
//!
//! The snapshot is the review: a message that changes shows there, with its place underlined.

use sdm::expr::{Column, Fault, Type, check_pattern, compile};
use std::fmt::Write;

/// One faulty expression to a line, by kind of fault.
const FAULTY: &str = include_str!("faults/faulty.txt");

fn columns() -> Vec<Column> {
    let column = |name: &str, ty| Column { name: name.to_owned(), ty };
    vec![
        column("taeller", Type::Decimal(2)),
        column("naevner", Type::Decimal(2)),
        column("antal", Type::Int),
        column("navn", Type::Text),
        column("periode", Type::Text),
        column("gyldig_fra", Type::Date),
        column("gyldig_til", Type::Date),
    ]
}

fn faults(source: &str) -> Vec<Fault> {
    compile(source, &columns()).expect_err(source)
}

/// A fault below the line that it is about.
fn show(shown: &mut String, source: &str, fault: &Fault) {
    let before = source[..fault.start].chars().count();
    let width = source[fault.start..fault.end].chars().count().max(1);
    let hint = fault.hint.as_ref().map_or(String::new(), |hint| format!(" ({hint})"));
    writeln!(shown, "  {:before$}{:^<width$}", "", "").expect("a String takes all");
    writeln!(shown, "    {}{hint}\n    {}", fault.da, fault.en).expect("a String takes all");
}

#[test]
fn every_fault_is_reported_with_its_place() {
    let mut shown = String::new();
    for line in FAULTY.lines().filter(|line| !line.is_empty()) {
        if line.starts_with('#') {
            shown += &format!("{line}\n");
            continue;
        }
        shown += &format!("  {line}\n");
        for fault in faults(line) {
            show(&mut shown, line, &fault);
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("faults");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!("messages", shown));
}

#[test]
fn all_faults_are_found_at_once() {
    let found = faults("tæller <= AND (navn > 'a' OR antl = 1) AND gyldig_fra < '2024-01-01'");
    let places: Vec<(usize, usize)> = found.iter().map(|fault| (fault.start, fault.end)).collect();
    // A form that is wrong says nothing certain of meaning, so the missing value comes alone …
    assert_eq!(places, [(10, 10)]);
    // … and when it is there, every fault of meaning comes, in the order of the text.
    let source = "tæller <= 1 AND (navn > 'a' OR antl = 1) AND gyldig_fra < '2024-01-01'";
    let found = faults(source);
    let said: Vec<&str> = found.iter().map(|fault| &source[fault.start..fault.end]).collect();
    assert_eq!(said, ["tæller", "navn > 'a'", "antl", "gyldig_fra < '2024-01-01'"]);
    assert_eq!(found[0].hint.as_deref(), Some("mente du «taeller»?"));
    assert_eq!(found[2].hint.as_deref(), Some("mente du «antal»?"));
    assert_eq!(found[3].hint.as_deref(), Some("skriv DATE '2024-01-01'"));
}

#[test]
fn faults_of_form_are_found_together() {
    let found = faults("taeller <= AND naevner >= OR antal 5 AND navn = 'a");
    let starts: Vec<usize> = found.iter().map(|fault| fault.start).collect();
    assert_eq!(starts, [10, 25, 35, 48]);
}

#[test]
fn a_fault_in_a_pattern_is_placed_in_the_source() {
    let source = r"navn = 'æ' AND matches(navn, 'd''æ\d')";
    let found = faults(source);
    assert_eq!(&source[found[0].start..found[0].end], r"\d");
    let fault = check_pattern(r"d'æ\d").expect_err("not read alike");
    assert_eq!(&r"d'æ\d"[fault.start..fault.end], r"\d");
}

#[test]
fn a_rule_knows_its_columns() {
    let source = "gyldig_fra IS NOT NULL AND taeller <= naevner";
    let rule = compile(source, &columns()).expect(source);
    assert_eq!(rule.columns(), [0, 1, 5]);
    assert_eq!(rule.column_names().collect::<Vec<_>>(), ["taeller", "naevner", "gyldig_fra"]);
    assert_eq!(rule.source(), source);
}
