//! The agreement run (design 9): every engine that the standard generates something for says the same of every record
//! on what it claims to carry.
//!
//! `sdm validate`, JSON Schema by three implementations, PostGIS with the generated scripts and the generated Rust
//! types judge the conformance cases and some thousands of mutations made from the model alone. What a target claims
//! is its own table of capabilities; what is not compared stands in `exceptions.rs` and nowhere else.
//!
//! Needs `tests/agreement/setup.sh` to have run once, and PostgreSQL with PostGIS; without them it fails.
#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

mod cases;
mod claims;
mod compare;
mod draft;
mod engines;
mod exceptions;
mod geometry;
mod mutate;
mod operators;
#[path = "../common/postgres.rs"]
mod postgres;
mod random;
mod record;
mod report;
mod rows;
mod world;

use claims::Claims;
use compare::{Compared, Run, compare, untried};
use std::io::Write;
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use world::World;

/// Least number of mutations over all themes.
const LEAST: usize = 5_000;
/// Records per theme: single changes and, up to this number, pairs.
const PER_THEME: usize = 1_000;
/// Longest time that the run may take.
const LIMIT: Duration = Duration::from_secs(180);

/// The run that all tests here look at: the standard, and the standard with retired codes.
fn runs() -> &'static (Vec<Run>, Duration) {
    static RUNS: OnceLock<(Vec<Run>, Duration)> = OnceLock::new();
    RUNS.get_or_init(|| {
        let begun = Instant::now();
        let runs = [World::standard(PER_THEME), World::with_retired_codes()].map(judged).into();
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
    let compared: Vec<Compared> = runs.iter().map(|run| compare(run, &run.claims, None)).collect();
    let text: String = runs.iter().zip(&compared).map(|(run, c)| report::text(run, c)).collect();
    let text = format!("{text}the run took {:.1} s\n", took.as_secs_f64());
    std::fs::write(world::agreement_folder().join("report.txt"), &text).unwrap();
    say(&text);
    let all = compared.iter().flat_map(|c| &c.differences).map(|d| format!("{}\t{}\t{}\t{}\t{}\t{}\n", d.engine, d.cell.0, d.cell.1, d.cell.2, d.id, d.text));
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
    assert_eq!(untried(&runs.iter().collect::<Vec<_>>()), [] as [&str; 0], "claims that no record tries");
    assert!(*took < LIMIT, "the run took {took:?}");
}
