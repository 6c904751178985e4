//! The run's report: records per theme, field and operator, what each engine said, what was not compared, differences.

use super::compare::{Compared, Run};
use super::engines::Answer;
use super::exceptions::EXCEPTIONS;
use super::geometry;
use super::mutate::{self, PAIR};
use super::operators::OPERATORS;
use sdm::model::{Model, Tema};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Most differences that are printed.
const SHOWN: usize = 60;

/// Records by theme, field and operator; combinations count as one operator of their own.
pub fn counts(run: &Run) -> BTreeMap<(u16, String, String), usize> {
    let mut counts = BTreeMap::new();
    for record in &run.world.records {
        let pair = record.id.contains(&format!("/{PAIR}/"));
        let (field, operator) = if pair { (mutate::WHOLE, PAIR) } else { (record.field.as_str(), record.operator.as_str()) };
        *counts.entry((record.temakode, field.to_owned(), operator.to_owned())).or_default() += 1;
    }
    counts
}

/// Cells that apply and hold no record.
pub fn empty_cells(run: &Run) -> Vec<String> {
    let counts = counts(run);
    let model = &run.world.model;
    let cells =
        model.temaer.iter().flat_map(|t| mutate::applicable(model, t).into_iter().map(|(f, o)| (t.temakode, f, o.to_owned())));
    cells.filter(|cell| !counts.contains_key(cell)).map(|(t, f, o)| format!("{t} {f} {o}")).collect()
}

/// The whole report.
pub fn text(run: &Run, compared: &Compared) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "\n== {}: {} records ==", run.world.name, run.world.records.len());
    let counts = counts(run);
    for tema in &run.world.model.temaer {
        table(&mut out, tema, &counts);
    }
    legend(&mut out, &run.world.model);
    engines(&mut out, run);
    for (n, exception) in EXCEPTIONS.iter().enumerate() {
        let used = compared.excused.get(&n).copied().unwrap_or(0);
        let _ = writeln!(out, "not compared {used:>5}: {}", exception.text());
    }
    differences(&mut out, compared);
    out
}

/// A theme's fields down, its operators across.
fn table(out: &mut String, tema: &Tema, counts: &BTreeMap<(u16, String, String), usize>) {
    let own: Vec<(&str, &str, usize)> =
        counts.iter().filter(|((t, _, _), _)| *t == tema.temakode).map(|((_, f, o), n)| (f.as_str(), o.as_str(), *n)).collect();
    let total: usize = own.iter().map(|(_, _, n)| n).sum();
    let _ = writeln!(out, "\n{} {}: {total} records", tema.temakode, tema.temanavn);
    let fields: BTreeSet<&str> = own.iter().map(|(f, _, _)| *f).collect();
    let order = |o: &str| OPERATORS.iter().position(|known| known.name == o).unwrap_or(usize::MAX);
    let mut operators: Vec<&str> = own.iter().map(|(_, o, _)| *o).collect();
    operators.sort_by_key(|o| (order(o), o.to_owned()));
    operators.dedup();
    for group in operators.chunks(14) {
        let head: String = group.iter().map(|o| format!("{o:>10}")).collect();
        let _ = writeln!(out, "{:<24}{head}", "");
        for field in &fields {
            let count = |o: &&str| own.iter().find(|(f, other, _)| f == field && other == o).map(|(_, _, n)| *n);
            let row: Vec<Option<usize>> = group.iter().map(count).collect();
            if row.iter().all(Option::is_none) {
                continue;
            }
            let cells: String = row.iter().map(|n| n.map_or(format!("{:>10}", "."), |n| format!("{n:>10}"))).collect();
            let _ = writeln!(out, "{field:<24}{cells}");
        }
    }
}

fn legend(out: &mut String, model: &Model) {
    let mut words: Vec<String> = OPERATORS.iter().map(|o| format!("{}: {}", o.name, o.about)).collect();
    let of_shapes = model.temaer.iter().flat_map(|t| geometry::operators(model, t));
    for word in of_shapes.map(|o| format!("{}: {}", o.name, o.about)) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let _ = writeln!(out, "\n{}\n", words.join("; "));
}

fn engines(out: &mut String, run: &Run) {
    let faulty = run.found.iter().filter(|f| !f.is_empty()).count();
    let (taken, took) = (run.found.len() - faulty, run.took.as_secs_f64());
    let _ = writeln!(out, "{:<14}{taken:>8} taken{faulty:>8} with findings{took:>19.1} s", "sdm validate");
    for judged in &run.judged {
        let count = |is: fn(&Answer) -> bool| judged.answers.iter().filter(|a| is(a)).count();
        let _ = writeln!(
            out,
            "{:<14}{:>8} taken{:>8} refused{:>6} not given{:>8.1} s",
            judged.engine.name,
            count(|a| matches!(a, Answer::Taken)),
            count(|a| matches!(a, Answer::Refused { .. })),
            count(|a| matches!(a, Answer::NotGiven(_))),
            judged.took.as_secs_f64()
        );
    }
}

fn differences(out: &mut String, compared: &Compared) {
    let _ = writeln!(out, "unexplained differences: {}", compared.differences.len());
    let mut kinds: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for d in &compared.differences {
        *kinds.entry((d.engine, d.cell.2.as_str())).or_default() += 1;
    }
    for ((engine, operator), n) in &kinds {
        let _ = writeln!(out, "  {n:>5} {engine} × {operator}");
    }
    for d in compared.differences.iter().take(SHOWN) {
        let (tema, field, operator) = &d.cell;
        let _ = writeln!(out, "  {tema} {field} {operator} [{}] {}: {}", d.id, d.engine, d.text);
    }
    if compared.differences.len() > SHOWN {
        let _ = writeln!(out, "  … and {} more", compared.differences.len() - SHOWN);
    }
}
