//! The audit's intervals against answers that do not come from it: cases from the literature and other programs, and
//! all whole-number solutions of small tables, enumerated here.

use super::brute::{Range, enumerate};
use super::tables::{self, Random, Table};
use sdm::audit::{Answer, Fraction, Insider, LARGEST, LARGEST_COEFFICIENT, Methods, NO_LOWER, NO_UPPER, Problem, Requirement};
use sdm::audit::{Question, Refused, SolveStatus, Solver, Verdict, Work};

/// Far more than any of these tables takes, and little enough that a search without end is soon over.
const PLENTY: u64 = 10_000_000;

/// Every combination of methods that can answer alone.
const METHODS: [Methods; 4] = [
    Methods { propagation: true, network: true, exact: true },
    Methods { propagation: true, network: false, exact: true },
    Methods { propagation: false, network: true, exact: true },
    Methods { propagation: false, network: false, exact: true },
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
    let whole = |f: Fraction| {
        assert_eq!(f.denominator, 1);
        i64::try_from(f.numerator).unwrap()
    };
    (cell.lower.map_or(NO_LOWER, whole), cell.upper.map_or(NO_UPPER, whole))
}

/// Compares the intervals of one solver with all solutions.
fn compare(table: &Table, truth: &Option<Vec<Range>>, answer: &Answer, how: &str) {
    let Some(truth) = truth else {
        assert_eq!(answer.status(), SolveStatus::Infeasible, "{how}: {table:?}");
        return;
    };
    assert_eq!(answer.status(), SolveStatus::Settled, "{how}: {table:?}");
    for (at, range) in truth.iter().enumerate().filter(|(at, _)| table.cells[*at].asked) {
        assert_eq!(interval(answer, at), (range.least, range.most), "{how}, cell {at}: {table:?}");
        let expected = if range.least == range.most { Verdict::Exact } else { Verdict::Wide };
        assert_eq!(answer.verdicts()[at], expected, "{how}, cell {at}: {table:?}");
    }
}

fn compare_requirement(table: &Table, truth: &Option<Vec<Range>>, answer: &Answer, requirement: Requirement, how: &str) {
    let Some(truth) = truth else {
        assert_eq!(answer.status(), SolveStatus::Infeasible, "{how}: {table:?}");
        return;
    };
    for (at, range) in truth.iter().enumerate().filter(|(at, _)| table.cells[*at].asked) {
        let inside = requirement.not_within.is_some_and(|(a, b)| range.least >= a && range.most <= b);
        let expected = if range.least == range.most {
            Verdict::Exact
        } else if range.most - range.least < requirement.width || inside {
            Verdict::Narrow
        } else {
            Verdict::Wide
        };
        assert_eq!(answer.verdicts()[at], expected, "{how}, cell {at} of {range:?}, {requirement:?}: {table:?}");
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
    let requirement = Requirement { width: 1 + random.below(4), not_within };
    for methods in METHODS {
        let mut work = Work::new(PLENTY);
        let mut solver = Solver::with(methods);
        compare(table, &truth, solver.audit(&problem, Question::Intervals, &mut work), &format!("{methods:?}"));
        seen.branched += work.nodes;
        let how = format!("demand, {methods:?}");
        compare_requirement(
            table,
            &truth,
            solver.audit(&problem, Question::Requirement(requirement), &mut work),
            requirement,
            &how,
        );
    }
    let alone = Methods { exact: false, ..Methods::default() };
    let mut solver = Solver::with(alone);
    let answer = solver.audit(&problem, Question::Intervals, &mut Work::new(PLENTY));
    if answer.status() != SolveStatus::NotSettled {
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
    let seen = run("tree", 1, 5_000, tables::tree);
    assert!(seen.by_network_alone == seen.tables, "every one of them is a network: {seen:?}");
}

#[test]
fn crossing_partitions_are_networks_and_agree_with_all_solutions() {
    let seen = run("crossing", 2, 4_500, tables::crossing);
    assert!(seen.by_network_alone == seen.tables, "every one of them is a network: {seen:?}");
}

#[test]
fn three_way_tables_agree_with_all_solutions() {
    run("three-way", 3, 4_500, tables::three_way);
}

#[test]
fn rounded_tables_agree_with_all_solutions() {
    run("rounded", 4, 2_500, tables::rounded);
}

#[test]
fn weighted_equations_agree_with_all_solutions() {
    let seen = run("weighted", 5, 3_500, tables::weighted);
    assert!(seen.branched > 1_000, "some need branch and bound: {seen:?}");
}

#[test]
fn what_only_looks_like_a_network_agrees_with_all_solutions() {
    let seen = run("two each", 9, 2_000, tables::two_each);
    assert!(seen.by_network_alone > 200 && seen.by_network_alone < seen.tables, "some are networks, some not: {seen:?}");
}

/// Whatever comes first in an equation: a sum of three is a bound on each.
#[test]
fn propagation_alone_narrows_every_cell() {
    let alone = Methods { propagation: true, network: false, exact: false };
    for terms in [[0, 1, 2], [1, 2, 0], [2, 0, 1]] {
        let mut problem = Problem::new(true);
        for _ in 0..3 {
            problem.cell(0, 9, true).unwrap();
        }
        problem.equation(terms.map(|cell| (1, cell)), 4, 4).unwrap();
        let mut solver = Solver::with(alone);
        let answer = solver.audit(&problem, Question::Intervals, &mut Work::new(PLENTY));
        assert_eq!([0, 1, 2].map(|cell| interval(answer, cell)), [(0, 4); 3], "{terms:?}");
    }
}

/// Two figures and their sum are looked at once: too much is seen as soon as too little.
#[test]
fn a_sum_out_of_reach_is_infeasible_at_first_sight() {
    for (integer, (low, high)) in [true, false].into_iter().flat_map(|i| [(i, (2, 2)), (i, (1, 3))]) {
        for (sum, reached) in [(2 * low - 1, false), (2 * low, true), (2 * high, true), (2 * high + 1, false)] {
            let mut problem = Problem::new(integer);
            for _ in 0..2 {
                problem.cell(low, high, true).unwrap();
            }
            problem.equation([(1, 0), (1, 1)], sum, sum).unwrap();
            let mut solver = Solver::new();
            let answer = solver.audit(&problem, Question::Intervals, &mut Work::new(3));
            let seen = answer.status() == SolveStatus::Infeasible;
            assert_eq!(seen, !reached, "{low}..{high}, {sum}, {integer}");
        }
    }
}

/// Enumerates what an insider, or a sum, can be, and compares.
#[test]
fn insiders_and_sums_agree_with_all_solutions() {
    let (mut random, mut tried) = (Random::new(6), 0);
    while tried < 300 {
        let table = tables::crossing(&mut random);
        let Some(Some(truth)) = enumerate(&table, 20_000) else { continue };
        let Some(open) = truth.iter().position(|r| r.least < r.most) else { continue };
        tried += 1;
        let mut problem = problem(&table);
        let insider = Insider { cell: open as u32, value: truth[open].least };
        let mut known = table.clone();
        (known.cells[open].low, known.cells[open].high, known.cells[open].asked) = (insider.value, Some(insider.value), false);
        let learnt = enumerate(&known, 20_000).unwrap();
        let (mut solver, mut work) = (Solver::new(), Work::new(PLENTY));
        let mut calls = 0;
        let all = solver.for_insiders(&mut problem, &[insider], Question::Intervals, &mut work, |_, answer| {
            calls += 1;
            compare(&known, &learnt, answer, "insider");
        });
        assert_eq!((all, calls), (Ok(()), 1));
        compare(&table, &Some(truth), solver.audit(&problem, Question::Intervals, &mut work), "the problem is as before");
        // The sum of all cells, as one more cell of the table.
        let mut summed = table.clone();
        let count = table.cells.len() as u32;
        summed.roof *= i64::from(count);
        summed.cells.push(tables::Cell { low: 0, high: None, asked: true });
        let terms: Vec<(i64, u32)> = (0..count).map(|c| (1, c)).collect();
        let equation = terms.iter().copied().chain([(-1, count)]).collect();
        summed.equations.push(tables::Equation { terms: equation, least: 0, most: 0 });
        let Some(Some(truth)) = enumerate(&summed, 60_000) else { continue };
        let sum = solver.sum(&problem, &terms, &mut work).unwrap();
        let range = truth.last().unwrap();
        assert_eq!((sum.lower, sum.upper), (Some(Fraction::whole(range.least)), Some(Fraction::whole(range.most))), "{table:?}");
    }
    let mut problem = Problem::new(true);
    let nobody = Insider { cell: 0, value: 1 };
    let refused = Solver::new().for_insiders(&mut problem, &[nobody], Question::Intervals, &mut Work::new(9), |_, _| {});
    assert_eq!(refused, Err(Refused::UnknownCell));
}

/// Tables far too large to enumerate: flow, and simplex with branch and bound, share no method, and agree.
#[test]
fn network_and_simplex_agree_on_larger_trees() {
    let mut random = Random::new(7);
    let mut open = 0;
    for _ in 0..12 {
        let table = tables::large_tree(&mut random);
        let problem = problem(&table);
        let (mut by_flow, mut by_simplex) = (Solver::new(), Solver::with(Methods { network: false, ..Methods::default() }));
        let flow = by_flow.audit(&problem, Question::Intervals, &mut Work::new(PLENTY));
        let simplex = by_simplex.audit(&problem, Question::Intervals, &mut Work::new(PLENTY));
        assert_eq!((flow.status(), simplex.status()), (SolveStatus::Settled, SolveStatus::Settled));
        for cell in 0..table.cells.len() {
            assert_eq!(interval(flow, cell), interval(simplex, cell), "{cell}");
            assert_eq!(flow.verdicts()[cell], simplex.verdicts()[cell], "{cell}");
            open += usize::from(flow.verdicts()[cell] == Verdict::Wide);
        }
        let known: Vec<_> = (0..table.cells.len()).map(|c| interval(flow, c)).collect();
        // On a small budget some cells are not settled; what is reported is still true.
        for steps in [100, 1_000, 4_000] {
            for solver in [&mut by_flow, &mut by_simplex] {
                let little = solver.audit(&problem, Question::Intervals, &mut Work::new(steps));
                for (cell, truth) in known.iter().enumerate() {
                    let (low, high) = interval(little, cell);
                    assert!(low <= truth.0 && truth.1 <= high, "{cell}");
                    let settled = little.verdicts()[cell] != Verdict::Unsettled;
                    assert!(!settled || (low, high) == *truth || low == high, "{cell}: {low}..{high}, {truth:?}");
                }
            }
        }
    }
    assert!(open > 200, "{open}");
}

/// On a small budget some cells are not settled; the verdicts on the others agree with all solutions.
#[test]
fn what_little_work_settles_is_true() {
    let (mut random, mut unsettled, mut settled) = (Random::new(10), 0, 0);
    for round in 0..160 {
        let table = if round % 4 == 0 { tables::weighted(&mut random) } else { tables::crossing(&mut random) };
        let Some(Some(truth)) = enumerate(&table, 20_000) else { continue };
        let problem = problem(&table);
        for (methods, steps) in METHODS.iter().flat_map(|m| (1..30).map(move |n| (*m, n * 23))) {
            let mut solver = Solver::with(methods);
            let answer = solver.audit(&problem, Question::Intervals, &mut Work::new(steps));
            for (cell, range) in truth.iter().enumerate() {
                let (low, high) = interval(answer, cell);
                assert!(low <= range.least && range.most <= high, "{methods:?}, {steps}, cell {cell}: {table:?}");
                if answer.verdicts()[cell] == Verdict::Unsettled {
                    unsettled += 1;
                    assert_eq!(answer.status(), SolveStatus::NotSettled);
                } else {
                    settled += 1;
                    assert_eq!((low, high), (range.least, range.most), "{methods:?}, {steps}, cell {cell}: {table:?}");
                }
            }
        }
    }
    assert!(unsettled > 1_000 && settled > 1_000, "{unsettled} {settled}");
}

/// Bounds and coefficients as large as they may be, cells without bounds: nothing panics, and no two ways to answer
/// contradict each other.
#[test]
fn vast_numbers_never_give_a_wrong_answer() {
    let mut random = Random::new(8);
    let (mut settled, mut unsettled) = (0, 0);
    for _ in 0..3_000 {
        let mut problem = Problem::new(true);
        let cells = 1 + random.below(5) as u32;
        let mut vast = |end: i64| match random.below(4) {
            0 => random.below(9) - 4,
            1 => end - random.below(5),
            2 => random.below(5) - end,
            _ => (random.below(1 << 30) << 20) % end,
        };
        for _ in 0..cells {
            let (a, b) = (vast(LARGEST), vast(LARGEST));
            let low = if a % 3 == 0 { NO_LOWER } else { a.min(b) };
            let high = if b % 3 == 0 { NO_UPPER } else { a.max(b) };
            problem.cell(low, high, true).unwrap();
        }
        for _ in 0..3 {
            let terms: Vec<(i64, u32)> = (0..cells).map(|c| (vast(LARGEST_COEFFICIENT) % (LARGEST_COEFFICIENT / 9), c)).collect();
            let (a, b) = (vast(LARGEST), vast(LARGEST));
            problem.equation(terms, a.min(b), if a % 2 == 0 { a.min(b) } else { a.max(b) }).unwrap();
        }
        let mut answers = Vec::new();
        for methods in METHODS {
            let mut solver = Solver::with(methods);
            let answer = solver.audit(&problem, Question::Intervals, &mut Work::new(100_000));
            match answer.status() {
                SolveStatus::NotSettled => unsettled += 1,
                SolveStatus::Infeasible => answers.push((SolveStatus::Infeasible, vec![])),
                SolveStatus::Settled => {
                    answers.push((SolveStatus::Settled, (0..cells as usize).map(|c| interval(answer, c)).collect()))
                }
            }
        }
        settled += answers.len();
        assert!(answers.windows(2).all(|w| w[0] == w[1]), "{answers:?} {problem:?}");
    }
    assert!(settled > 1_000 && unsettled > 0, "{settled} {unsettled}");
}
