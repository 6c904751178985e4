//! Why something follows in a system, in the form that `sdm audit` reads. For the eyes of those alone who made the delivery, so it
//! leaves here closed.

use super::ask::{Case, bounds};
use super::closure::{Equation, System};
use super::key::{Figure, Key};
use crate::audit::{NO_LOWER, NO_UPPER, Question, SolveStatus, Solver, Work};
use crate::finding::Secret;
use serde_json::{Value, json};
use std::collections::BTreeSet;

impl System<'_, '_> {
    /// One proof of all cells of which too much follows; each with the rule that says so. `steps` is what it may cost.
    pub(super) fn proof(&self, solver: &mut Solver, leaks: &[(u32, &str)], steps: u64) -> Option<Secret> {
        let cells: Vec<u32> = leaks.iter().map(|l| l.0).collect();
        for zeros in [true, false] {
            let case = self.case(&cells, zeros, &BTreeSet::new()).ok()?;
            let answer = solver.audit(&case.problem, Question::Intervals, &mut Work::new(steps));
            if answer.status() == SolveStatus::Infeasible {
                continue;
            }
            let found = leaks.iter().map(|(cell, rule)| {
                let (lower, upper) = bounds(answer, case.numbers[cell]);
                json!({"celle": self.name(*cell), "nedre": lower, "oevre": upper, "regler": [rule]})
            });
            let found: Vec<Value> = found.collect();
            let unit = leaks.first().and_then(|l| self.ground.measure(&self.variables[l.0 as usize].key));
            let proof = json!({
                "maalgruppe": self.audience.name,
                "enhed": if unit.is_some_and(|m| m.persons(1) == 1) { 1.0 } else { 0.01 },
                "fund": found,
                "sag": self.sag(&case),
            });
            return Some(Secret::new(proof.to_string()));
        }
        None
    }

    /// A case as `sdm audit` reads it.
    fn sag(&self, case: &Case) -> Value {
        let mut shown = BTreeSet::new();
        let equations = case.equations.iter().map(|at| &self.equations[*at]).map(|Equation { terms, least, most }| {
            shown.extend(terms.iter().map(|t| t.1).filter(|n| !case.numbers.contains_key(n)));
            let terms: Vec<Value> = terms.iter().map(|(by, number)| json!([by, self.name(*number)])).collect();
            json!({"terms": terms, "lower": (*least != NO_LOWER).then_some(least), "upper": (*most != NO_UPPER).then_some(most)})
        });
        let equations: Vec<Value> = equations.collect();
        let hidden = case.numbers.iter().map(|(number, cell)| {
            let (lower, upper) = case.problem.bounds(*cell);
            json!({"id": self.name(*number), "status": "u", "lower": lower, "upper": (upper != NO_UPPER).then_some(upper)})
        });
        let mut cells: Vec<Value> = hidden.collect();
        let known = |n: &u32| json!({"id": self.name(*n), "status": "s", "value": self.variables[*n as usize].value()});
        cells.extend(shown.iter().map(known));
        json!({"attacker": {"lower": 0, "upper": null, "integer": true}, "cells": cells, "equations": equations})
    }

    /// What a cell is called: the key of its row without `off_kode`.
    fn name(&self, number: u32) -> String {
        let Key { indicator, figure, when, area, codes } = self.variables[number as usize].key;
        let area = if area < 0 { format!("omraade{area}") } else { self.ground.index.text(area).to_owned() };
        let codes: [String; 4] = std::array::from_fn(|d| self.ground.codebook.kode(d, codes[d]).to_string());
        let figure = if figure == Figure::Base { " naevner" } else { "" };
        format!("{area} {indicator} {} {}{figure}", self.ground.name_of(indicator, when), codes.join(" "))
    }
}
