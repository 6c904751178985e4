//! The audit of one block: an area tree by 6 categories and their total, counts of 1 to 4 hidden, zeros shown.
//!
//! `cargo bench --bench audit`; divan gives the time per block, building the problem included, and cells per second,
//! shown ones included. The densities are those of `municipalities × areas × indicators` as they may be: the smaller
//! the counts, the more is hidden.

use divan::counter::ItemsCount;
use sdm::audit::{NO_UPPER, Problem, Question, Requirement, SolveStatus, Solver, Work};

/// Columns: six categories and the total.
const COLUMNS: usize = 7;
/// Leaf areas of a block, and the mean count of a leaf cell.
const BLOCKS: [(usize, u64); 9] =
    [(100, 2), (100, 10), (100, 50), (1_000, 2), (1_000, 10), (1_000, 50), (10_000, 2), (10_000, 10), (10_000, 50)];
/// The policy's width for a threshold of 5: at least 4, and not wholly within 1 to 4.
const POLICY: Requirement = Requirement { width: 4, not_within: Some((1, 4)) };

fn main() {
    divan::main();
}

/// A block: municipality, ten districts, leaf areas; row by row, the municipality first.
struct Block {
    parents: Vec<usize>,
    values: Vec<i64>,
}

impl Block {
    fn new(leaves: usize, mean: u64) -> Block {
        let mut state = 11_u64;
        let mut next = |end: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % end
        };
        let areas = 11 + leaves;
        let mut parents = vec![0; areas];
        let mut values = vec![0_i64; areas * COLUMNS];
        for (area, parent) in parents.iter_mut().enumerate().skip(11) {
            *parent = 1 + (area - 11) * 10 / leaves;
            for column in 0..COLUMNS - 1 {
                // The lesser of two, doubled: many small counts, few large ones.
                let count = next(3 * mean + 1).min(next(3 * mean + 1)) as i64;
                for row in [area, *parent, 0] {
                    values[row * COLUMNS + column] += count;
                    values[row * COLUMNS + COLUMNS - 1] += count;
                }
            }
        }
        Block { parents, values }
    }

    fn cells(&self) -> usize {
        self.values.len()
    }

    /// Fills the problem as a caller would: hidden cells are cells, shown ones move into the bounds.
    fn fill(&self, problem: &mut Problem, number: &mut Vec<u32>) {
        problem.clear();
        number.clear();
        for value in &self.values {
            let hidden = (1..=4).contains(value);
            number.push(if hidden { problem.cell(1, NO_UPPER, true).unwrap_or(u32::MAX) } else { u32::MAX });
        }
        let mut terms = Vec::new();
        let mut add = |cells: &mut dyn Iterator<Item = (i64, usize)>, problem: &mut Problem| {
            terms.clear();
            let mut rest = 0;
            for (sign, cell) in cells {
                if number[cell] == u32::MAX { rest -= sign * self.values[cell] } else { terms.push((sign, number[cell])) }
            }
            if !terms.is_empty() {
                let _ = problem.equation(terms.iter().copied(), rest, rest);
            }
        };
        for area in 0..self.parents.len() {
            let first = area * COLUMNS;
            add(&mut (0..COLUMNS).map(|c| (if c == COLUMNS - 1 { -1 } else { 1 }, first + c)), problem);
        }
        let mut at = 1;
        while at < self.parents.len() {
            let parent = self.parents[at];
            let end = self.parents[at..].iter().position(|p| *p != parent).map_or(self.parents.len(), |n| at + n);
            for column in 0..COLUMNS {
                let inside = (at..end).map(|a| (1, a * COLUMNS + column)).chain([(-1, parent * COLUMNS + column)]);
                add(&mut { inside }, problem);
            }
            at = end;
        }
    }
}

fn judge(bencher: divan::Bencher, (leaves, mean): (usize, u64), question: Question) {
    let block = Block::new(leaves, mean);
    let (mut problem, mut number, mut solver) = (Problem::new(true), Vec::new(), Solver::new());
    bencher.counter(ItemsCount::new(block.cells())).bench_local(|| {
        block.fill(&mut problem, &mut number);
        let answer = solver.audit(&problem, question, &mut Work::new(u64::MAX));
        assert_eq!(answer.status(), SolveStatus::Settled);
        divan::black_box(answer.verdicts().len())
    });
}

#[divan::bench(args = BLOCKS)]
fn exactness(bencher: divan::Bencher, block: (usize, u64)) {
    judge(bencher, block, Question::Requirement(Requirement { width: 1, not_within: None }));
}

#[divan::bench(args = BLOCKS)]
fn policy(bencher: divan::Bencher, block: (usize, u64)) {
    judge(bencher, block, Question::Requirement(POLICY));
}

#[divan::bench(args = [(100, 2), (1_000, 2), (1_000, 10)])]
fn intervals(bencher: divan::Bencher, block: (usize, u64)) {
    judge(bencher, block, Question::Intervals);
}
