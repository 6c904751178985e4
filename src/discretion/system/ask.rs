//! What an audience can compute of the cells that it should not learn.

use super::closure::{Equation, System, Variable};
use super::ground::{Audience, Ground};
use super::key::{Figure, Key};
use super::levels::Levels;
use super::seeds::seeds;
use crate::audit::{Answer, NO_LOWER, NO_UPPER, Problem, Question, Refused, Requirement, SolveStatus, Solver, Verdict, Work};
use crate::finding::Secret;
use crate::index::cells::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// What follows for an audience.
#[derive(Default)]
pub(crate) struct Disclosed {
    /// Rows of figures that follow exactly: the row that hides one, else one that shows what it follows from.
    pub(crate) exact: BTreeSet<u32>,
    /// Rows of figures whose interval is too narrow.
    pub(crate) narrow: BTreeSet<u32>,
    /// The work did not suffice, or there was too much to look at.
    pub(crate) is_open: bool,
    /// Some figures contradict each other, so that nothing follows from them.
    pub(crate) contradicts: bool,
    /// For each system in which something follows: what to hide first.
    pub(crate) remedies: Vec<Remedy>,
    /// Why, where that is asked for.
    pub(crate) proofs: Vec<Secret>,
}

/// A shown figure whose hiding takes an equation from what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remedy {
    pub(crate) figure: Figure,
    /// Every row that shows it.
    pub(crate) rows: Vec<u32>,
}

/// Times that contradictions are left out of one system.
const MOST_CONFLICTS: usize = 12;

/// A width and the greatest count that is too few.
type Demand = (i64, i64);

/// Everything that follows, with proofs where they are wanted; `steps` is what a question may cost.
pub(crate) fn disclosed(ground: &Ground<'_>, audience: &Audience<'_>, steps: u64, proofs: bool) -> Disclosed {
    let (levels, seeds) = (Levels::new(ground, audience), seeds(ground, audience));
    let (mut found, mut done, mut solver) = (Disclosed::default(), BTreeSet::new(), Solver::new());
    for seed in &seeds {
        if done.contains(seed) {
            continue;
        }
        let mut system = System::around(ground, audience, &levels, *seed);
        system.identify();
        system.prune(&|v| seeds.contains(&v.key));
        let asked: Vec<u32> =
            (0..system.variables.len() as u32).filter(|v| seeds.contains(&system.variables[*v as usize].key)).collect();
        done.extend(asked.iter().map(|v| system.variables[*v as usize].key));
        done.insert(*seed);
        found.is_open |= system.is_cut;
        let mut leaks = Vec::new();
        for (demand, cells) in system.demands(&asked) {
            leaks.extend(system.judge(&mut solver, (demand, &cells), steps, &mut found));
        }
        if proofs && !leaks.is_empty() {
            let named: Vec<(u32, &str)> = leaks.iter().map(|(n, _, exact)| (*n, audience.rules[usize::from(!exact)])).collect();
            found.proofs.extend(system.proof(&mut solver, &named, steps));
        }
        found.remedies.extend(leaks.into_iter().find_map(|(number, few, _)| system.remedy(number, few)));
    }
    found
}

impl System<'_, '_> {
    /// Those that are judged, by what the audience may not know of them.
    fn demands(&self, asked: &[u32]) -> BTreeMap<Demand, Vec<u32>> {
        let mut all: BTreeMap<Demand, Vec<u32>> = BTreeMap::new();
        for number in asked {
            let Key { indicator, codes, .. } = self.variables[*number as usize].key;
            let limits = self.ground.indicator(indicator).and_then(|i| (self.audience.limits)(i, codes));
            let measure = self.ground.measure(&self.variables[*number as usize].key);
            let Some((limits, measure)) = limits.zip(measure) else { continue };
            let demand = (measure.persons(limits.width).max(1), measure.persons(limits.threshold) - 1);
            all.entry(demand).or_default().push(*number);
        }
        all
    }

    /// The cells of which too much follows, each with the greatest count that is too few of it and whether it follows exactly.
    fn judge(
        &self,
        solver: &mut Solver,
        ((width, few), cells): (Demand, &[u32]),
        steps: u64,
        found: &mut Disclosed,
    ) -> Vec<(u32, i64, bool)> {
        let question = Question::Requirement(Requirement { width, not_within: Some((1, few)) });
        // A zero may be hidden to protect others; then equations that contradict each other are left out, few at a time.
        let (mut zeros, mut without) = (true, BTreeSet::new());
        for _ in 0..MOST_CONFLICTS {
            let Ok(Case { problem, numbers, equations }) = self.case(cells, zeros, &without) else { break };
            let answer = solver.audit_and_explain(&problem, question, &mut Work::new(steps));
            if answer.status() != SolveStatus::Infeasible {
                let leaks = cells.iter().filter(|c| self.take(&self.variables[**c as usize], answer, numbers[*c], few, found));
                let leaks: Vec<u32> = leaks.copied().collect();
                let is_exact = |c: &u32| answer.verdicts()[numbers[c] as usize] == Verdict::Exact;
                return leaks.into_iter().map(|c| (c, few, is_exact(&c))).collect();
            }
            found.contradicts |= !zeros;
            if !zeros {
                without.extend(answer.conflict().equations.iter().filter_map(|e| equations.get(*e as usize)));
            }
            zeros = false;
        }
        found.is_open = true;
        vec![]
    }

    /// The figure to hide for a cell: the smallest that is large enough to protect it, else the largest.
    fn remedy(&self, cell: u32, few: i64) -> Option<Remedy> {
        let near = |e: &&Equation| e.terms.iter().any(|t| t.1 == cell);
        let of = |equations: &mut dyn Iterator<Item = &Equation>| {
            let shown = equations.flat_map(|e| &e.terms).map(|t| t.1).filter(|n| *n != cell);
            let shown = shown.filter_map(|n| Some((self.variables[n as usize].value()?, self.remedy_of(n)?)));
            // One that hides in its turn what is too few is no help.
            shown.min_by_key(|(value, remedy)| {
                (*value < 2 * (few + 1), if *value < 2 * (few + 1) { -value } else { *value }, remedy.rows.clone())
            })
        };
        let found = of(&mut self.equations.iter().filter(near)).or_else(|| of(&mut self.equations.iter()));
        let own = self.variables[cell as usize].by.and_then(|_| self.equal(cell).find_map(|n| self.remedy_of(n)));
        own.or(found.map(|f| f.1))
    }

    /// Every row that shows a figure, unless a reference shows it too.
    fn remedy_of(&self, number: u32) -> Option<Remedy> {
        let key = self.variables[number as usize].key;
        let rows = self.ground.rows(&key);
        let is_shown =
            |c: &&Cell| (self.audience.sees)(c) && if key.figure == Figure::Base { c.naevner.is_some() } else { c.shown() };
        let shown: Vec<&Cell> = rows.iter().filter(is_shown).collect();
        let is_ours = !shown.is_empty() && shown.iter().all(|c| c.is_delivered());
        is_ours.then(|| Remedy { figure: key.figure, rows: shown.iter().map(|c| c.row).collect() })
    }

    /// What an answer says of one cell, and whether it is too much. What no row hides is nobody's secret unless it is too few.
    fn take(&self, variable: &Variable, answer: &Answer, at: u32, few: i64, found: &mut Disclosed) -> bool {
        let verdict = answer.verdicts()[at as usize];
        found.is_open |= verdict == Verdict::Unsettled;
        let (low, high) = bounds(answer, at);
        let is_few = matches!((low, high), (Some(low), Some(high)) if low >= 1 && high <= few);
        // A base that is shown and too few is found by no other rule; a count or a percentage is.
        let is_leak = match (verdict, variable.by) {
            (Verdict::Exact | Verdict::Narrow, None) => variable.hidden.is_some() || is_few,
            (Verdict::Exact, Some(Figure::Base)) => is_few,
            _ => false,
        };
        if !is_leak {
            return false;
        }
        let row = variable.hidden.or(variable.unseen).or_else(|| self.near(variable.key));
        let rows = if verdict == Verdict::Exact { &mut found.exact } else { &mut found.narrow };
        rows.extend(row);
        true
    }

    /// The row that shows the total of a cell that has none itself, else any that it follows from.
    fn near(&self, key: Key) -> Option<u32> {
        let own = self.number(&key)?;
        let with: Vec<_> = self.equations.iter().filter(|e| e.terms.iter().any(|t| t.1 == own)).collect();
        let shown = |terms: &mut dyn Iterator<Item = &(i64, u32)>| {
            terms
                .filter_map(|t| {
                    self.variables[t.1 as usize].shown.filter(|_| self.variables[t.1 as usize].key.figure == Figure::Count)
                })
                .min()
        };
        let wholes = shown(&mut with.iter().flat_map(|e| e.terms.iter()).filter(|t| t.0 < 0));
        wholes.or_else(|| shown(&mut with.iter().flat_map(|e| e.terms.iter())))
    }

    /// The audit's problem of what is tied to some cells. `zeros`: what is hidden in a level that shows its zeros is none.
    pub(super) fn case(&self, asked: &[u32], zeros: bool, without: &BTreeSet<usize>) -> Result<Case, Refused> {
        let mut case = Case { problem: Problem::new(true), numbers: BTreeMap::new(), equations: vec![] };
        for number in asked {
            case.number(&self.variables[*number as usize], *number, (zeros, true))?;
        }
        for (at, equation) in self.equations.iter().enumerate().filter(|(at, _)| !without.contains(at)) {
            let mut constant = 0i64;
            let mut terms = Vec::with_capacity(equation.terms.len());
            for (coefficient, number) in &equation.terms {
                let variable = &self.variables[*number as usize];
                match variable.value() {
                    Some(value) => {
                        let product = coefficient.checked_mul(value).ok_or(Refused::BoundTooLarge)?;
                        constant = constant.checked_add(product).ok_or(Refused::BoundTooLarge)?;
                    }
                    None => terms.push((*coefficient, case.number(variable, *number, (zeros, false))?)),
                }
            }
            let bound = |bound: i64| if bound == NO_LOWER || bound == NO_UPPER { bound } else { bound - constant };
            // What shown figures alone say is another rule's business.
            if !terms.is_empty() {
                case.problem.equation(terms, bound(equation.least), bound(equation.most))?;
                case.equations.push(at);
            }
        }
        Ok(case)
    }
}

/// A problem, and what of the system it has.
pub(super) struct Case {
    pub(super) problem: Problem,
    /// The problem's cell, by variable.
    pub(super) numbers: BTreeMap<u32, u32>,
    /// The system's equations.
    pub(super) equations: Vec<usize>,
}

impl Case {
    fn number(&mut self, variable: &Variable, number: u32, (zeros, is_asked): (bool, bool)) -> Result<u32, Refused> {
        if let Some(cell) = self.numbers.get(&number) {
            return Ok(*cell);
        }
        let least = if zeros && variable.is_positive { 1.min(variable.upper) } else { 0 };
        let cell = self.problem.cell(variable.lower.max(least), variable.upper, is_asked)?;
        self.numbers.insert(number, cell);
        Ok(cell)
    }
}

/// The proven bounds of a cell, rounded inward.
pub(super) fn bounds(answer: &Answer, at: u32) -> (Option<i64>, Option<i64>) {
    let one = answer.cell(at);
    let whole = |f: Option<crate::audit::Fraction>| f.and_then(|f| i64::try_from(f.numerator.div_euclid(f.denominator)).ok());
    (whole(one.lower), whole(one.upper))
}
