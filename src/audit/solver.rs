//! The order of work: bounds passed on, parts found, each part answered by the cheapest method that can.

use super::answer::{Answer, Conflict, Method, Question, Status, Verdict};
use super::exact::{Exact, explain};
use super::network::Network;
use super::part::{Outcome, Part, Parts};
use super::problem::Problem;
use super::propagate::{Contradiction, Propagation};
use super::work::Work;

/// Equations of a conflict beyond which none is tried away.
const MOST_TRIED: usize = 200;

/// Which methods may be used; all, unless two are to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Means {
    /// Passing bounds on.
    pub propagation: bool,
    /// Networks.
    pub network: bool,
    /// Elimination, linear programming, branch and bound.
    pub exact: bool,
}

impl Default for Means {
    fn default() -> Means {
        Means { propagation: true, network: true, exact: true }
    }
}

/// Answers problems one after the other, in memory that is used again.
#[derive(Debug, Default)]
pub struct Solver {
    means: Means,
    propagation: Propagation,
    parts: Parts,
    part: Part,
    network: Network,
    exact: Exact,
    answer: Answer,
}

impl Solver {
    /// A solver that uses every method.
    pub fn new() -> Solver {
        Solver::default()
    }

    /// A solver that uses some methods only; what they cannot settle is not settled.
    pub fn with(means: Means) -> Solver {
        Solver { means, ..Solver::default() }
    }

    /// Audits a problem. The answer depends on the problem, the question and the work that is left, and on nothing else.
    pub fn audit(&mut self, problem: &Problem, question: Question, work: &mut Work) -> &Answer {
        self.begin(problem);
        match self.run(problem, question, work) {
            Ok(all_known) => self.finish(problem, question, all_known),
            Err(Contradiction) => {
                self.answer.status = Some(Status::Infeasible);
                self.answer.verdict.fill(Verdict::NotAsked);
            }
        }
        &self.answer
    }

    /// The answer with the conflict behind an infeasible problem: equations and cells' bounds, none of which can be
    /// left out where the work sufficed to find that out.
    pub fn audit_and_explain(&mut self, problem: &Problem, question: Question, work: &mut Work) -> &Answer {
        if self.audit(problem, question, work).status() == Status::Infeasible {
            self.answer.conflict = explain(problem, work).unwrap_or_else(|| self.shrunk(problem, work));
        }
        &self.answer
    }

    fn begin(&mut self, problem: &Problem) {
        let (answer, cells) = (&mut self.answer, problem.cells());
        answer.status = None;
        answer.conflict = Conflict::default();
        answer.low.clone_from(&problem.lower);
        answer.high.clone_from(&problem.upper);
        answer.seen_low.clear();
        answer.seen_low.resize(cells, i64::MAX);
        answer.seen_high.clear();
        answer.seen_high.resize(cells, i64::MIN);
        answer.verdict.clear();
        answer.verdict.resize(cells, Verdict::NotAsked);
        answer.method.clear();
        answer.method.resize(cells, Method::Propagation);
        answer.fractions.clear();
        self.propagation.load(problem);
        self.parts.load(problem);
    }

    /// Whether every part is known to have a solution.
    fn run(&mut self, problem: &Problem, question: Question, work: &mut Work) -> Result<bool, Contradiction> {
        if self.answer.low.iter().zip(&self.answer.high).any(|(low, high)| low > high) {
            return Err(Contradiction);
        }
        if self.means.propagation {
            self.propagation.run(problem, &mut self.answer, work)?;
        }
        let mut all_known = true;
        loop {
            let more = self.parts.next(problem, &self.propagation, &self.answer, &mut self.part);
            if !more? {
                break;
            }
            match self.solve(problem, question, work) {
                Outcome::Done => {}
                Outcome::Infeasible => return Err(Contradiction),
                Outcome::Unknown => {
                    all_known = false;
                    // Bounds found on the way were found without a solution in hand.
                    for cell in &self.part.cells {
                        self.answer.verdict[*cell as usize] = Verdict::Unsettled;
                    }
                }
            }
        }
        self.check_fixed(problem, work).map(|checked| checked && all_known)
    }

    fn solve(&mut self, problem: &Problem, question: Question, work: &mut Work) -> Outcome {
        let (part, answer) = (&self.part, &mut self.answer);
        if part.too_large {
            return Outcome::Unknown;
        }
        if part.equations.is_empty() {
            // Nothing ties the cell: any value within its bounds will do.
            for cell in part.cells.iter().map(|c| *c as usize) {
                (answer.seen_low[cell], answer.seen_high[cell]) = (answer.low[cell], answer.high[cell]);
            }
            return Outcome::Done;
        }
        let by_network = match self.means.network {
            true => self.network.solve(part, question, &problem.asked, answer, work),
            false => None,
        };
        match by_network {
            Some(outcome) => outcome,
            None if self.means.exact => self.exact.solve(part, question, &problem.asked, answer, work),
            None => Outcome::Unknown,
        }
    }

    /// Equations all of whose cells are fixed must be fulfilled; the parts see to all others. Whether the work sufficed.
    fn check_fixed(&self, problem: &Problem, work: &mut Work) -> Result<bool, Contradiction> {
        if work.take(problem.cell.len()).is_err() {
            return Ok(false);
        }
        for row in 0..problem.equations() {
            let range = problem.start[row] as usize..problem.start[row + 1] as usize;
            let mut terms = range.map(|at| (problem.coefficient[at], problem.cell[at] as usize));
            let sum = terms.try_fold(0_i128, |sum, (a, cell)| {
                let fixed = self.answer.low[cell] == self.answer.high[cell];
                fixed.then(|| sum + i128::from(a) * i128::from(self.answer.low[cell]))
            });
            let within = |sum: i128| {
                let (least, most) = (problem.least[row], problem.most[row]);
                let low = least == super::NO_LOWER || sum >= i128::from(least);
                low && (most == super::NO_UPPER || sum <= i128::from(most))
            };
            if sum.is_some_and(|sum| !within(sum)) {
                return Err(Contradiction);
            }
        }
        Ok(true)
    }

    fn finish(&mut self, problem: &Problem, question: Question, all_known: bool) {
        let mut settled = all_known;
        for cell in (0..problem.cells()).filter(|c| problem.asked[*c]) {
            if self.answer.verdict[cell] == Verdict::NotAsked {
                self.answer.verdict[cell] = verdict(&self.answer, cell, question);
            }
            settled &= self.answer.verdict[cell] != Verdict::Unsettled;
        }
        for cell in (0..problem.cells()).filter(|c| !problem.asked[*c]) {
            self.answer.verdict[cell] = Verdict::NotAsked;
        }
        self.answer.fractions.sort_unstable_by_key(|f| f.0);
        self.answer.status = Some(if settled { Status::Settled } else { Status::NotSettled });
    }

    /// A conflict among all equations, from which equations are tried away one by one while the work lasts.
    fn shrunk(&mut self, problem: &Problem, work: &mut Work) -> Conflict {
        let mut kept: Vec<u32> = (0..problem.equations() as u32).collect();
        let mut without = Solver::with(self.means);
        if kept.len() <= MOST_TRIED {
            for equation in 0..problem.equations() as u32 {
                let fewer: Vec<u32> = kept.iter().copied().filter(|e| *e != equation).collect();
                let smaller = problem.only(&fewer);
                let demand = super::Demand { width: 1, not_within: None };
                if without.audit(&smaller, Question::Demand(demand), work).status() == Status::Infeasible {
                    kept = fewer;
                }
            }
        }
        let mut cells: Vec<u32> = kept.iter().flat_map(|e| problem.terms(*e)).map(|(_, cell)| cell).collect();
        cells.sort_unstable();
        cells.dedup();
        Conflict { equations: kept, cells }
    }
}

/// What the bounds proven and the values seen say of a cell whose part has a solution.
fn verdict(answer: &Answer, cell: usize, question: Question) -> Verdict {
    let (low, high) = (answer.low[cell], answer.high[cell]);
    let (seen_low, seen_high) = (answer.seen_low[cell], answer.seen_high[cell]);
    if low == high {
        return Verdict::Exact;
    }
    match question {
        Question::Intervals if answer.is_known(cell) => Verdict::Wide,
        Question::Demand(demand) if demand.met(seen_low, seen_high) => Verdict::Wide,
        Question::Demand(demand) if seen_low < seen_high && !demand.met(low, high) => Verdict::Narrow,
        _ => Verdict::Unsettled,
    }
}
