//! Why something follows of hidden cells: the sums that tie them to what is shown, in the form that `sdm audit` reads, and what
//! each can be. For the eyes of those alone who made the delivery, so it leaves here closed.

use super::Codes;
use super::block::{Block, Sum};
use super::case::Case;
use super::judge::Judge;
use crate::audit::{NO_UPPER, Question, Requirement, Work};
use crate::finding::Secret;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What a proof says beside figures.
pub struct Subject<'a> {
    /// The audience that can reckon it.
    pub audience: &'a str,
    /// Rows of hidden cells of which something follows, each with the rules that tell so.
    pub rows: &'a BTreeMap<u32, Vec<&'a str>>,
    /// What a cell is called.
    pub name: &'a dyn Fn(u32, Codes) -> String,
}

impl Judge {
    /// One proof for all cells that sums tie together, as a JSON object. `steps` is the work that finding the intervals may cost.
    pub fn proofs(&mut self, block: &Block, subject: &Subject<'_>, steps: u64) -> Vec<Secret> {
        let leaks = block.cells.iter().enumerate().filter(|(_, c)| c.hidden.is_some_and(|r| subject.rows.contains_key(&r)));
        let mut left: BTreeSet<u32> = leaks.map(|(n, _)| n as u32).collect();
        let mut proofs = Vec::new();
        while let Some(first) = left.first().copied() {
            let tied: BTreeSet<u32> =
                Case::new(block, &[first], true).map_or_else(|_| BTreeSet::from([first]), |c| c.cells.into_iter().collect());
            let asked: Vec<u32> = left.intersection(&tied).copied().collect();
            left.retain(|c| !tied.contains(c) && *c != first);
            proofs.extend(self.proof(block, &asked, subject, steps));
        }
        proofs
    }

    fn proof(&mut self, block: &Block, asked: &[u32], subject: &Subject<'_>, steps: u64) -> Option<Secret> {
        let (case, _) = self.first_possible(block, asked, Requirement { width: 1, not_within: None }, steps)?;
        let answer = self.solver.audit(&case.problem, Question::Intervals, &mut Work::new(steps));
        let name = |cell: u32| (subject.name)(block.cells[cell as usize].area, block.cells[cell as usize].codes);
        let mut found = Vec::new();
        for (number, cell) in case.cells.iter().enumerate().take(asked.len()) {
            let bounds = answer.cell(number as u32);
            let whole =
                |f: Option<crate::audit::Fraction>| f.and_then(|f| i64::try_from(f.numerator.div_euclid(f.denominator)).ok());
            let rules = block.cells[*cell as usize].hidden.and_then(|row| subject.rows.get(&row));
            found
                .push(json!({"celle": name(*cell), "nedre": whole(bounds.lower), "oevre": whole(bounds.upper), "regler": rules}));
        }
        let mut shown = BTreeSet::new();
        let equations: Vec<Value> =
            case.sums.iter().map(|s| equation(block, &block.sums[*s as usize], &name, &mut shown)).collect();
        let hidden = case.cells.iter().enumerate().map(|(number, cell)| {
            let (lower, upper) = case.problem.bounds(number as u32);
            json!({"id": name(*cell), "status": "u", "lower": lower, "upper": (upper != NO_UPPER).then_some(upper)})
        });
        let mut cells: Vec<Value> = hidden.collect();
        cells.extend(shown.iter().map(|c| json!({"id": name(*c), "status": "s", "value": block.cells[*c as usize].value()})));
        let first = &block.cells[*asked.first()? as usize];
        let proof = json!({
            "maalgruppe": subject.audience,
            "enhed": if block.measure(first).persons(1) == 1 { 1.0 } else { 0.01 },
            "fund": found,
            "sag": {"attacker": {"lower": 0, "upper": null, "integer": true}, "cells": cells, "equations": equations},
        });
        Some(Secret::new(proof.to_string()))
    }
}

/// A sum as `sdm audit` reads it; `shown` takes its cells with one value only.
fn equation(block: &Block, sum: &Sum, name: &dyn Fn(u32) -> String, shown: &mut BTreeSet<u32>) -> Value {
    shown.extend(sum.terms().map(|(_, c)| c).filter(|c| block.cells[*c as usize].value().is_some()));
    let (slack, mut equation) = (block.slack(sum), Map::new());
    if sum.is_complete && slack == 0 {
        equation.insert("total".into(), json!(name(sum.whole)));
        equation.insert("parts".into(), sum.parts.iter().map(|p| name(*p)).collect());
    } else {
        equation.insert("terms".into(), sum.terms().map(|(sign, cell)| json!([sign, name(cell)])).collect());
        equation.insert("lower".into(), json!(sum.is_complete.then_some(-slack)));
        equation.insert("upper".into(), json!(slack));
    }
    Value::Object(equation)
}
