//! Converts a case with names and decimals to a numbered problem, and its answer back.

use super::decimal::{Decimal, written};
use super::fault::CaseFault;
use super::read::{Bound, Case, CaseEquation, CellState, too_large};
use crate::audit::{Answer, Fraction, NO_LOWER, NO_UPPER, Problem, Refused, SolveStatus, Verdict};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::HashMap;

/// A problem, and the names of its cells.
pub struct NamedProblem {
    pub problem: Problem,
    /// Per cell of the problem its index in the case.
    cells: Vec<usize>,
    /// Values are in units of `10^-places`.
    places: u32,
}

/// Makes the problem of a case.
///
/// # Errors
/// A name that is used twice or unknown, or a number that is too large; with its position.
pub fn problem(case: &Case) -> Result<NamedProblem, CaseFault> {
    let mut names = HashMap::new();
    let places = if case.integer { 0 } else { finest(case) };
    let mut named = NamedProblem { problem: Problem::new(case.integer), cells: Vec::new(), places };
    let mut number = vec![None; case.cells.len()];
    for (at, cell) in case.cells.iter().enumerate() {
        if names.insert(cell.id.as_str(), at).is_some() {
            let id = &cell.id;
            return Err(CaseFault::at(cell.offset, format!("id «{id}» bruges to gange"), format!("the id «{id}» is used twice")));
        }
        let (lower, upper, asked) = match cell.state {
            CellState::Value(_) => continue,
            CellState::Rounded(lower, upper) => (lower, upper, false),
            CellState::Hidden(lower, upper) => (lower, upper, true),
        };
        let lower = end(lower, places, true, cell.offset)?;
        let upper = end(upper, places, false, cell.offset)?;
        number[at] = Some(named.problem.cell(lower, upper, asked).map_err(|_| too_large(cell.offset))?);
        named.cells.push(at);
    }
    for equation in &case.equations {
        add(&mut named.problem, case, equation, &names, &number, places)?;
    }
    Ok(named)
}

/// The largest number of decimals of a value or bound.
fn finest(case: &Case) -> u32 {
    let of = |bound: &Bound| bound.map_or(0, |b| b.places);
    let cells = case.cells.iter().map(|cell| match &cell.state {
        CellState::Value(value) => value.places,
        CellState::Rounded(lower, upper) | CellState::Hidden(lower, upper) => of(lower).max(of(upper)),
    });
    cells.chain(case.equations.iter().map(|e| of(&e.lower).max(of(&e.upper)))).max().unwrap_or(0)
}

/// A cell's bound: rounded inward if cells are integer, exact otherwise.
fn end(bound: Bound, places: u32, lower: bool, offset: usize) -> Result<i64, CaseFault> {
    let Some(bound) = bound else { return Ok(if lower { NO_LOWER } else { NO_UPPER }) };
    let units = if places == 0 { Some(bound.rounded(lower)) } else { bound.at(places) };
    units.and_then(|u| i64::try_from(u).ok()).ok_or_else(|| too_large(offset))
}

fn add(
    problem: &mut Problem,
    case: &Case,
    equation: &CaseEquation,
    names: &HashMap<&str, usize>,
    number: &[Option<u32>],
    places: u32,
) -> Result<(), CaseFault> {
    let large = || too_large(equation.offset);
    let (mut shown, mut terms) = (Decimal::ZERO, Vec::new());
    for (coefficient, id) in &equation.terms {
        let Some(at) = names.get(id.as_str()) else {
            let da = format!("ligningen nævner «{id}», som ikke er blandt cells; ret navnet eller tilføj cellen");
            return Err(CaseFault::at(
                equation.offset,
                da,
                format!("the equation names «{id}», which is not among cells; mend the name or add the cell"),
            ));
        };
        match (&case.cells[*at].state, number[*at]) {
            (CellState::Value(value), _) => shown = coefficient.times(*value).and_then(|p| shown.plus(p)).ok_or_else(large)?,
            (_, Some(number)) => terms.push((*coefficient, number)),
            _ => {}
        }
    }
    // Coefficients have a unit of their own; bounds are in that unit times the unit of the values.
    let less = |bound: Bound| bound.map(|b| b.plus(shown.negative()).ok_or_else(large)).transpose();
    let (lower, upper) = (less(equation.lower)?, less(equation.upper)?);
    let finest = terms.iter().map(|(c, _)| c.places).max().unwrap_or(0);
    let bounds = [lower, upper].into_iter().flatten().map(|b| b.places.saturating_sub(places)).max().unwrap_or(0);
    let by = finest.max(bounds);
    let whole = |units: Option<i128>| units.and_then(|u| i64::try_from(u).ok()).ok_or_else(large);
    let side = |bound: Bound, none: i64| bound.map_or(Ok(none), |b| whole(b.at(places + by)));
    let terms: Vec<(i64, u32)> = terms.into_iter().map(|(c, n)| Ok((whole(c.at(by))?, n))).collect::<Result<_, CaseFault>>()?;
    let added = problem.equation(terms, side(lower, NO_LOWER)?, side(upper, NO_UPPER)?);
    added.map(|_| ()).map_err(|_: Refused| large())
}

/// The answer as written to JSON.
#[derive(Serialize)]
pub struct PublicAnswer<'a> {
    status: &'static str,
    cells: Vec<PublicCell<'a>>,
    exact: Vec<&'a str>,
    conflict: Vec<PublicConflict<'a>>,
}

#[derive(Serialize)]
struct PublicCell<'a> {
    id: &'a str,
    lower: Option<Box<RawValue>>,
    upper: Option<Box<RawValue>>,
    exact: bool,
    settled: bool,
    method: &'static str,
}

/// An equation with its cells, or a cell whose own bounds are part of the conflict.
#[derive(Serialize)]
#[serde(untagged)]
enum PublicConflict<'a> {
    Equation { equation: u32, cells: Vec<&'a str> },
    Cell { cell: &'a str },
}

/// Gives the answer's cells their names again.
pub fn public<'a>(case: &'a Case, named: &NamedProblem, answer: &Answer) -> PublicAnswer<'a> {
    let status = match answer.status() {
        SolveStatus::Settled => "settled",
        SolveStatus::NotSettled => "not_settled",
        SolveStatus::Infeasible => "infeasible",
    };
    let number = |f: Fraction| RawValue::from_string(written(f.numerator, f.denominator, named.places)).ok();
    let id = |cell: u32| case.cells[named.cells[cell as usize]].id.as_str();
    let mut cells = Vec::new();
    for at in 0..named.cells.len() as u32 {
        let cell = answer.cell(at);
        if cell.verdict == Verdict::NotAsked {
            continue;
        }
        cells.push(PublicCell {
            id: id(at),
            lower: cell.lower.and_then(number),
            upper: cell.upper.and_then(number),
            exact: cell.verdict == Verdict::Exact,
            settled: cell.verdict != Verdict::Unsettled,
            method: cell.method.name(),
        });
    }
    let of = |equation: &u32| PublicConflict::Equation {
        equation: *equation,
        cells: case.equations[*equation as usize].terms.iter().map(|(_, id)| id.as_str()).collect(),
    };
    let conflict = answer.conflict();
    let bounds = conflict.cells.iter().map(|cell| PublicConflict::Cell { cell: id(*cell) });
    PublicAnswer {
        status,
        exact: cells.iter().filter(|c| c.exact).map(|c| c.id).collect(),
        cells,
        conflict: conflict.equations.iter().map(of).chain(bounds).collect(),
    }
}

impl PublicAnswer<'_> {
    /// Whether a hidden cell has only one feasible value.
    pub fn any_exact(&self) -> bool {
        !self.exact.is_empty()
    }
}
