//! The audit's intervals against answers that do not come from it: cases from the literature and other programs, and
//! all whole-number solutions of small tables, enumerated here.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "audit/brute.rs"]
mod brute;
#[path = "audit/tables.rs"]
mod tables;

use brute::{Range, enumerate};
use sdm::audit::{Answer, Demand, Means, NO_LOWER, NO_UPPER, Problem, Question, Solver, Status, Verdict, Work};
use tables::{Random, Table};

const PLENTY: u64 = 1_000_000_000;

/// Every combination of methods that can answer alone.
const MEANS: [Means; 4] = [
    Means { propagation: true, network: true, exact: true },
    Means { propagation: true, network: false, exact: true },
    Means { propagation: false, network: true, exact: true },
    Means { propagation: false, network: false, exact: true },
];

fn problem(table: &Table) -> Problem {
    let mut problem = Problem::new(true);
    for cell in &table.cells {
        problem.cell(cell.low, cell.high.unwrap_or(NO_UPPER), cell.asked).unwrap();
    }
    for equation in &table.equations {
        problem.equation(equation.terms.iter().copied(), equation.least, equation.most).unwrap();
    }
    problem
}

fn interval(answer: &Answer, cell: usize) -> (i64, i64) {
    let cell = answer.cell(cell as u32);
    let whole = |f: sdm::audit::Fraction| {
        assert_eq!(f.denominator, 1);
        i64::try_from(f.numerator).unwrap()
    };
    (cell.lower.map_or(NO_LOWER, whole), cell.upper.map_or(NO_UPPER, whole))
}

/// Compares the intervals of one solver with all solutions.
fn compare(table: &Table, truth: &Option<Vec<Range>>, answer: &Answer, how: &str) {
    let Some(truth) = truth else {
        assert_eq!(answer.status(), Status::Infeasible, "{how}: {table:?}");
        return;
    };
    assert_eq!(answer.status(), Status::Settled, "{how}: {table:?}");
    for (at, range) in truth.iter().enumerate().filter(|(at, _)| table.cells[*at].asked) {
        assert_eq!(interval(answer, at), (range.least, range.most), "{how}, cell {at}: {table:?}");
        let expected = if range.least == range.most { Verdict::Exact } else { Verdict::Wide };
        assert_eq!(answer.verdicts()[at], expected, "{how}, cell {at}: {table:?}");
    }
}

fn compare_demand(table: &Table, truth: &Option<Vec<Range>>, answer: &Answer, demand: Demand, how: &str) {
    let Some(truth) = truth else {
        assert_eq!(answer.status(), Status::Infeasible, "{how}: {table:?}");
        return;
    };
    for (at, range) in truth.iter().enumerate().filter(|(at, _)| table.cells[*at].asked) {
        let inside = demand.not_within.is_some_and(|(a, b)| range.least >= a && range.most <= b);
        let expected = if range.least == range.most {
            Verdict::Exact
        } else if range.most - range.least < demand.width || inside {
            Verdict::Narrow
        } else {
            Verdict::Wide
        };
        assert_eq!(answer.verdicts()[at], expected, "{how}, cell {at} of {range:?}, {demand:?}: {table:?}");
    }
}

/// What a run over random tables saw, so that it shows that it tried what it should.
#[derive(Default, Debug)]
struct Seen {
    tables: usize,
    infeasible: usize,
    exact: usize,
    open: usize,
    by_network_alone: usize,
    branched: u64,
}

fn judge(table: &Table, random: &mut Random, seen: &mut Seen) {
    let Some(truth) = enumerate(table, 60_000) else { return };
    seen.tables += 1;
    seen.infeasible += usize::from(truth.is_none());
    for range in truth.iter().flatten() {
        *(if range.least == range.most { &mut seen.exact } else { &mut seen.open }) += 1;
    }
    let problem = problem(table);
    let not_within = (random.below(2) == 0).then(|| (1, 1 + random.below(4)));
    let demand = Demand { width: 1 + random.below(4), not_within };
    for means in MEANS {
        let mut work = Work::new(PLENTY);
        let mut solver = Solver::with(means);
        compare(table, &truth, solver.audit(&problem, Question::Intervals, &mut work), &format!("{means:?}"));
        seen.branched += work.nodes;
        let how = format!("demand, {means:?}");
        compare_demand(table, &truth, solver.audit(&problem, Question::Demand(demand), &mut work), demand, &how);
    }
    let alone = Means { exact: false, ..Means::default() };
    let mut solver = Solver::with(alone);
    let answer = solver.audit(&problem, Question::Intervals, &mut Work::new(PLENTY));
    if answer.status() != Status::NotSettled {
        seen.by_network_alone += 1;
        compare(table, &truth, answer, "network alone");
    }
}

fn run(name: &str, seed: u64, least: usize, make: fn(&mut Random) -> Table) -> Seen {
    let (mut random, mut seen) = (Random::new(seed), Seen::default());
    while seen.tables < least {
        let table = make(&mut random);
        judge(&table, &mut random, &mut seen);
    }
    eprintln!("{name}: {seen:?}");
    assert!(seen.exact > least / 4 && seen.open > least / 4 && seen.infeasible > 0, "{name}: {seen:?}");
    seen
}

#[test]
fn area_trees_by_a_breakdown_are_networks_and_agree_with_all_solutions() {
    let seen = run("tree", 1, 6_000, tables::tree);
    assert!(seen.by_network_alone == seen.tables, "every one of them is a network: {seen:?}");
}

#[test]
fn crossing_partitions_are_networks_and_agree_with_all_solutions() {
    let seen = run("crossing", 2, 5_000, tables::crossing);
    assert!(seen.by_network_alone == seen.tables, "every one of them is a network: {seen:?}");
}

#[test]
fn three_way_tables_agree_with_all_solutions() {
    run("three-way", 3, 5_000, tables::three_way);
}

#[test]
fn rounded_tables_agree_with_all_solutions() {
    run("rounded", 4, 3_000, tables::rounded);
}

#[test]
fn weighted_equations_agree_with_all_solutions() {
    let seen = run("weighted", 5, 4_000, tables::weighted);
    assert!(seen.branched > 1_000, "some need branch and bound: {seen:?}");
}
