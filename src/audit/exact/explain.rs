//! Explains infeasibility: which equations and bounds contradict each other.

use super::super::answer::Conflict;
use super::super::component::Component;
use super::super::problem::Problem;
use super::super::work::Work;
use super::tableau::{NONE, Tableau};

/// The equations and cell bounds of an infeasible tableau row, an irreducible set. `None` if the rational relaxation is
/// feasible or the budget ran out.
pub(in super::super) fn explain(problem: &Problem, work: &mut Work) -> Option<Conflict> {
    let component = whole(problem);
    if let Some(row) = (0..problem.equations()).find(|row| component.least[*row] > component.most[*row]) {
        return Some(Conflict { equations: vec![row as u32], cells: vec![] });
    }
    if let Some(cell) = (0..problem.cells()).find(|cell| component.low[*cell] > component.high[*cell]) {
        return Some(Conflict { equations: vec![], cells: vec![cell as u32] });
    }
    let mut tableau = Tableau::default();
    tableau.load(&component, true, work).ok()?;
    let row = &tableau.restore_feasibility(work).ok()??;
    let row = &tableau.rows[*row];
    let mut conflict = Conflict::default();
    for variable in row.entries.iter().map(|e| e.0).chain([row.basic]).filter(|v| *v != NONE) {
        match variable.checked_sub(problem.cells() as u32) {
            Some(equation) => conflict.equations.push(equation),
            None => conflict.cells.push(variable),
        }
    }
    conflict.equations.sort_unstable();
    conflict.cells.sort_unstable();
    Some(conflict)
}

/// The whole problem as one component, with its original bounds and equations.
fn whole(problem: &Problem) -> Component {
    Component {
        integer: problem.integer,
        too_large: false,
        cells: (0..problem.cells() as u32).collect(),
        low: problem.lower.clone(),
        high: problem.upper.clone(),
        equations: (0..problem.equations() as u32).collect(),
        start: problem.start.clone(),
        cell: problem.cell.clone(),
        coefficient: problem.coefficient.clone(),
        least: problem.least.clone(),
        most: problem.most.clone(),
    }
}
