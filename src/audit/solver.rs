//! The order of work: propagate bounds, split into connected components, solve each by the cheapest applicable method.

use super::answer::{Answer, Conflict, Method, Question, SolveStatus, Verdict};
use super::component::{Component, Components, Outcome};
use super::exact::{Exact, explain};
use super::network::Network;
use super::problem::Problem;
use super::propagate::{Contradiction, Propagation};
use super::work::Work;

/// The largest conflict, in equations, that is minimised.
const MOST_TRIED: usize = 200;

/// Which methods may be used: all, except in tests that compare methods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Methods {
    /// Bound propagation.
    pub propagation: bool,
    /// Network flow.
    pub network: bool,
    /// Elimination, linear programming, branch and bound.
    pub exact: bool,
}

impl Default for Methods {
    fn default() -> Methods {
        Methods { propagation: true, network: true, exact: true }
    }
}

/// Solves one problem after another; its memory is reused.
#[derive(Debug, Default)]
pub struct Solver {
    methods: Methods,
    propagation: Propagation,
    components: Components,
    component: Component,
    network: Network,
    exact: Exact,
    answer: Answer,
}

impl Solver {
    /// A solver that uses every method.
    pub fn new() -> Solver {
        Solver::default()
    }

    /// A solver that uses only some methods; what they cannot settle stays unsettled.
    pub fn with(methods: Methods) -> Solver {
        Solver { methods, ..Solver::default() }
    }

    /// Audits a problem. The answer depends only on the problem, the question and the remaining budget.
    pub fn audit(&mut self, problem: &Problem, question: Question, work: &mut Work) -> &Answer {
        self.begin(problem);
        match self.run(problem, question, work) {
            Ok(all_known) => self.finish(problem, question, all_known),
            Err(Contradiction) => {
                self.answer.status = Some(SolveStatus::Infeasible);
                self.answer.verdict.fill(Verdict::NotAsked);
            }
        }
        &self.answer
    }

    /// Like [`Solver::audit`], and explains an infeasible problem by a conflict: equations and cell bounds, irreducible if
    /// the budget allowed.
    pub fn audit_and_explain(&mut self, problem: &Problem, question: Question, work: &mut Work) -> &Answer {
        if self.audit(problem, question, work).status() == SolveStatus::Infeasible {
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
        answer.attained_min.clear();
        answer.attained_min.resize(cells, i64::MAX);
        answer.attained_max.clear();
        answer.attained_max.resize(cells, i64::MIN);
        answer.verdict.clear();
        answer.verdict.resize(cells, Verdict::NotAsked);
        answer.method.clear();
        answer.method.resize(cells, Method::Propagation);
        answer.fractions.clear();
        self.propagation.load(problem);
        self.components.load(problem);
    }

    /// Whether every component is known to be feasible.
    fn run(&mut self, problem: &Problem, question: Question, work: &mut Work) -> Result<bool, Contradiction> {
        if self.answer.low.iter().zip(&self.answer.high).any(|(low, high)| low > high) {
            return Err(Contradiction);
        }
        if self.methods.propagation {
            self.propagation.run(problem, &mut self.answer, work)?;
        }
        let mut all_known = true;
        loop {
            let more = self.components.next(problem, &self.propagation, &self.answer, &mut self.component);
            if !more? {
                break;
            }
            match self.solve(problem, question, work) {
                Outcome::Done => {}
                Outcome::Infeasible => return Err(Contradiction),
                Outcome::Unknown => {
                    all_known = false;
                    // Bounds found on the way were found without a known solution.
                    for cell in &self.component.cells {
                        self.answer.verdict[*cell as usize] = Verdict::Unsettled;
                    }
                }
            }
        }
        self.check_fixed(problem, work).map(|checked| checked && all_known)
    }

    fn solve(&mut self, problem: &Problem, question: Question, work: &mut Work) -> Outcome {
        let (component, answer) = (&self.component, &mut self.answer);
        if component.too_large {
            return Outcome::Unknown;
        }
        if component.equations.is_empty() {
            // No equation restricts the cell: every value within its bounds is feasible.
            for cell in component.cells.iter().map(|c| *c as usize) {
                (answer.attained_min[cell], answer.attained_max[cell]) = (answer.low[cell], answer.high[cell]);
            }
            return Outcome::Done;
        }
        let by_network = match self.methods.network {
            true => self.network.solve(component, question, &problem.asked, answer, work),
            false => None,
        };
        match by_network {
            Some(outcome) => outcome,
            None if self.methods.exact => self.exact.solve(component, question, &problem.asked, answer, work),
            None => Outcome::Unknown,
        }
    }

    /// Checks equations whose cells are all fixed; the components cover the others. Returns whether the budget sufficed.
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
        self.answer.status = Some(if settled { SolveStatus::Settled } else { SolveStatus::NotSettled });
    }

    /// Minimises the set of all equations to a conflict by deletion filtering, while the budget lasts.
    fn shrunk(&mut self, problem: &Problem, work: &mut Work) -> Conflict {
        let mut kept: Vec<u32> = (0..problem.equations() as u32).collect();
        let mut without = Solver::with(self.methods);
        if kept.len() <= MOST_TRIED {
            for equation in 0..problem.equations() as u32 {
                let fewer: Vec<u32> = kept.iter().copied().filter(|e| *e != equation).collect();
                let smaller = problem.only(&fewer);
                let requirement = super::Requirement { width: 1, not_within: None };
                if without.audit(&smaller, Question::Requirement(requirement), work).status() == SolveStatus::Infeasible {
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

/// The verdict on a cell of a feasible component, from its proven bounds and attained values.
fn verdict(answer: &Answer, cell: usize, question: Question) -> Verdict {
    let (low, high) = (answer.low[cell], answer.high[cell]);
    let (attained_min, attained_max) = (answer.attained_min[cell], answer.attained_max[cell]);
    if low == high {
        return Verdict::Exact;
    }
    match question {
        Question::Intervals if answer.is_attained(cell) => Verdict::Wide,
        Question::Requirement(requirement) if requirement.met(attained_min, attained_max) => Verdict::Wide,
        Question::Requirement(requirement) if attained_min < attained_max && !requirement.met(low, high) => Verdict::Narrow,
        _ => Verdict::Unsettled,
    }
}
