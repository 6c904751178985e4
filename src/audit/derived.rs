//! Two further questions: what one who knows a hidden cell can learn of the others, and what a sum of cells can be.

use super::answer::{Answer, CellAnswer, Question};
use super::problem::{NO_LOWER, NO_UPPER, Problem, Refused};
use super::solver::Solver;
use super::work::Work;

/// A cell that somebody knows: the one person behind a count of 1, say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Insider {
    /// The cell.
    pub cell: u32,
    /// Its value.
    pub value: i64,
}

impl Solver {
    /// Audits the problem once for each insider, who knows one cell beside what everybody knows (R19 in the list of
    /// risks). `each` is given the insider and what follows for the other cells; the insider's own is not asked about.
    ///
    /// # Errors
    /// An insider's cell is unknown or the value too large. The problem is as before in any case.
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

    /// What a sum of cells can be: the hidden cells of one equation, say, whose sum may be a too small count though none
    /// of them is known (R16 in the list of risks).
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
