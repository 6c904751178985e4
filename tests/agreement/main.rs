//! The agreement run (design 9): every engine that the standard generates something for says the same of every record
//! on what it claims to carry.
//!
//! `sdm validate`, JSON Schema by three implementations, PostGIS with the generated scripts and the generated Rust
//! types judge the conformance cases and some thousands of mutations made from the model alone. What a target claims
//! is its own table of capabilities; what is not compared is in `exceptions.rs` and nowhere else.
//!
//! Needs `tests/agreement/setup.sh` to have run once, and PostgreSQL with PostGIS; without them it fails.
#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

#[path = "../common/mod.rs"]
mod common;

mod cases;
mod claims;
mod compare;
mod draft;
mod engines;
mod exceptions;
mod geometry;
mod mutate;
mod operators;
mod random;
mod record;
mod report;
mod rows;
mod world;

use claims::Claims;
use compare::{Compared, Run, compare, compare_some, decided, untried, with};
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use world::World;

/// Least number of mutations over all themes.
const LEAST: usize = 5_000;
/// Pairs of changes per theme, in addition to every single change.
const PAIRS: usize = 300;
/// Longest time that the run may take.
const LIMIT: Duration = Duration::from_secs(180);

/// The run that all tests here look at: the standard, and the standard with retired codes.
fn runs() -> &'static (Vec<Run>, Duration) {
    static RUNS: OnceLock<(Vec<Run>, Duration)> = OnceLock::new();
    RUNS.get_or_init(|| {
        let begun = Instant::now();
        let runs = [World::standard(PAIRS), World::with_retired_codes()].map(judged).into();
        (runs, begun.elapsed())
    })
}

fn judged(world: World) -> Run {
    let begun = Instant::now();
    let found = engines::sdm::judge(&world);
    let took = begun.elapsed();
    let judged = engines::run(&world);
    let claims = Claims::of(&world.model);
    Run { world, claims, found, took, judged }
}

/// Past the test harness, which keeps what a passing test prints to itself.
fn say(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

#[test]
fn all_engines_agree_on_what_each_claims() {
    let (runs, took) = runs();
    let compared: Vec<Compared> = runs.iter().map(compare).collect();
    let text: String = runs.iter().zip(&compared).map(|(run, c)| report::text(run, c)).collect();
    let text = format!("{text}the run took {:.1} s\n", took.as_secs_f64());
    std::fs::write(world::agreement_folder().join("report.txt"), &text).unwrap();
    say(&text);
    let all = compared
        .iter()
        .flat_map(|c| &c.differences)
        .map(|d| format!("{}\t{}\t{}\t{}\t{}\t{}\n", d.engine, d.cell.0, d.cell.1, d.cell.2, d.id, d.text));
    std::fs::write(world::agreement_folder().join("differences.tsv"), all.collect::<String>()).unwrap();
    let mutations = runs[0].world.records.iter().filter(|r| r.operator != cases::CASE).count();
    assert!(mutations >= LEAST, "{mutations} mutations are fewer than {LEAST}");
    let differences: usize = compared.iter().map(|c| c.differences.len()).sum();
    assert_eq!(differences, 0, "unexplained differences; see the report above");
    let empty: Vec<String> = runs.iter().take(1).flat_map(report::empty_cells).collect();
    assert_eq!(empty, [] as [&str; 0], "cells that apply and hold no record");
    let used = |n: &usize| compared.iter().any(|c| c.excused.contains_key(n));
    let unused: Vec<usize> = (0..exceptions::EXCEPTIONS.len()).filter(|n| !used(n)).collect();
    assert_eq!(unused, [] as [usize; 0], "exceptions that nothing needs");
    let untried: Vec<String> = untried(&runs.iter().collect::<Vec<_>>());
    assert_eq!(untried, [] as [&str; 0], "claims that no record tries");
    assert!(*took < LIMIT, "the run took {took:?}");
}

#[test]
fn every_generated_schema_is_valid_by_two_implementations() {
    let schemas = engines::schemas::all(&runs().0[0].world);
    assert!(!schemas.is_empty());
    for said in [engines::schemas::by_ajv(&schemas), engines::schemas::by_python(&schemas)] {
        assert_eq!(said.len(), schemas.len());
        let faults: Vec<&String> = said.iter().filter(|s| *s != "ok").collect();
        assert_eq!(faults, [] as [&String; 0]);
    }
}

/// The rule that no record of a known theme can break: every engine is given the theme.
const UNREACHED: [&str; 1] = ["ukendt-tema"];

#[test]
fn every_rule_that_is_switched_off_is_missed_by_a_named_record() {
    let runs = &runs().0;
    let mut unmissed = Vec::new();
    let mut text = String::from("\nrule switched off: differences, the first of them\n");
    for regel in &runs[0].world.model.regler {
        let off = Some(regel.id.as_str());
        let missed: Vec<_> =
            runs.iter().flat_map(|run| compare_some(run, &run.claims, off, with(run, &regel.id)).differences).collect();
        match missed.first() {
            Some(first) => text.push_str(&format!("{:<26}{:>6} {} {}\n", regel.id, missed.len(), first.engine, first.id)),
            None => unmissed.push(regel.id.as_str()),
        }
    }
    say(&text);
    // What no target carries is tried by the conformance suite, which switches every rule off too.
    let targets: BTreeSet<&str> = engines::ENGINES.iter().map(|e| e.target).collect();
    let of = |construct: &str| construct.split('/').next().unwrap_or_default().to_owned();
    let claimed: BTreeSet<String> = targets
        .iter()
        .flat_map(|t| runs.iter().flat_map(move |r| r.claims.made(t)))
        .map(|(construct, _)| of(&construct))
        .collect();
    unmissed.retain(|rule| claimed.contains(*rule) || UNREACHED.contains(rule));
    assert_eq!(unmissed, UNREACHED);
}

#[test]
fn every_claim_that_is_turned_round_is_seen() {
    let runs = &runs().0;
    let model = &runs[0].world.model;
    let (mut unseen, mut turned) = (Vec::new(), 0);
    let targets: BTreeSet<&str> = engines::ENGINES.iter().map(|e| e.target).collect();
    for (target, construct) in targets.iter().flat_map(|t| claims::constructs(model).into_iter().map(move |c| (*t, c))) {
        let alone: Vec<(&Run, Vec<usize>)> = runs.iter().map(|r| (r, decided(r, target, &construct))).collect();
        if alone.iter().all(|(_, records)| records.is_empty()) {
            continue;
        }
        let differ = |(run, records): &(&Run, Vec<usize>)| {
            let flipped = run.claims.flipped(target, &construct);
            !compare_some(run, &flipped, None, records.iter().copied()).differences.is_empty()
        };
        turned += 1;
        if !alone.iter().any(differ) {
            unseen.push(format!("{target} {construct}"));
        }
    }
    assert_eq!(unseen, [] as [&str; 0], "claims that can be turned round unseen");
    say(&format!("\nclaims turned round: {turned}, each seen\n"));
}
