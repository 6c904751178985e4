//! Two audits derived from a problem: an insider attack, and the interval of a sum of cells.

use super::answer::{Answer, CellAnswer, Question};
use super::problem::{NO_LOWER, NO_UPPER, Problem, Refused};
use super::solver::Solver;
use super::work::Work;

/// A hidden cell whose value one attacker knows, such as the singleton contributor behind a count of 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Insider {
    /// The cell.
    pub cell: u32,
    /// Its value.
    pub value: i64,
}

impl Solver {
    /// Audits the problem once per insider, who knows one hidden cell in addition to what everybody knows (risk R19).
    /// `each` receives the insider and the answer for the other cells; the insider's own cell is not asked about.
    ///
    /// # Errors
    /// An insider's cell is unknown or the value too large. The problem is left unchanged in any case.
    pub fn for_insiders(
        &mut self,
        problem: &mut Problem,
        insiders: &[Insider],
        question: Question,
        work: &mut Work,
        mut each: impl FnMut(Insider, &Answer),
    ) -> Result<(), Refused> {
        for insider in insiders {
            let at = insider.cell as usize;
            let (lower, upper) =
                if at < problem.cells() { problem.bounds(insider.cell) } else { return Err(Refused::UnknownCell) };
            problem.set_bounds(insider.cell, insider.value, insider.value)?;
            let asked = std::mem::replace(&mut problem.asked[at], false);
            each(*insider, self.audit(problem, question, work));
            problem.asked[at] = asked;
            problem.set_bounds(insider.cell, lower, upper)?;
        }
        Ok(())
    }

    /// The interval of a sum of cells. The hidden cells of one equation, for example, may add up to a count below the
    /// threshold although none of them is disclosed (risk R16).
    ///
    /// # Errors
    /// An unknown cell or a coefficient that is too large.
    pub fn sum(&mut self, problem: &Problem, terms: &[(i64, u32)], work: &mut Work) -> Result<CellAnswer, Refused> {
        let mut with_sum = problem.clone();
        with_sum.asked.fill(false);
        let sum = with_sum.cell(NO_LOWER, NO_UPPER, true)?;
        with_sum.equation(terms.iter().copied().chain([(-1, sum)]), 0, 0)?;
        Ok(self.audit(&with_sum, Question::Intervals, work).cell(sum))
    }
}
