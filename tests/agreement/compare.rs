//! Holds every engine to what its target claims, and the validator to what each operator must make it find.

use super::claims::Claims;
use super::engines::sdm::Found;
use super::engines::{Answer, Judged};
use super::exceptions::{not_asked, unread, unreadable};
use super::operators::Expect;
use super::record::Record;
use super::world::World;
use sdm::finding::Level;
use std::collections::BTreeMap;
use std::time::Duration;

/// A world, and what everyone said of its records.
pub struct Run {
    /// The world.
    pub world: World,
    /// What its targets claim.
    pub claims: Claims,
    /// What the validator found, by record.
    pub found: Vec<Vec<Found>>,
    /// How long that took.
    pub took: Duration,
    /// What the engines said.
    pub judged: Vec<Judged>,
}

/// Something that nobody has explained.
#[derive(Debug)]
pub struct Difference {
    /// The record's id.
    pub id: String,
    /// Theme, field, operator.
    pub cell: (u16, String, String),
    /// Who differs.
    pub engine: &'static str,
    /// What each said.
    pub text: String,
}

/// What came of a comparison.
#[derive(Default)]
pub struct Compared {
    /// The differences.
    pub differences: Vec<Difference>,
    /// How often each exception was used, by its index.
    pub excused: BTreeMap<usize, usize>,
}

/// Compares every record.
pub fn compare(run: &Run) -> Compared {
    compare_some(run, &run.claims, None, 0..run.world.records.len())
}

/// The records in which a construct, or a rule in any of its aspects, was found.
pub fn with(run: &Run, construct: &str) -> Vec<usize> {
    let is = |f: &Found| f.construct == construct || f.rule == construct;
    (0..run.found.len()).filter(|n| run.found[*n].iter().any(is)).collect()
}

/// The records that a target must refuse, or take, on account of one construct alone, and that its engines are asked.
pub fn decided(run: &Run, target: &str, construct: &str) -> Vec<usize> {
    let alone = |n: &usize| {
        let temakode = run.world.records[*n].temakode;
        let others = run.found[*n].iter().filter(|f| f.construct != construct);
        !others.into_iter().any(|f| run.claims.carries(target, &f.construct, temakode, &f.field))
    };
    let found = |n: &usize| run.found[*n].iter().any(|f| f.construct == construct);
    let engines = || run.judged.iter().map(|j| j.engine).filter(|e| e.target == target);
    let asked = |n: &usize| engines().any(|e| not_asked(e.name, &run.world.records[*n]).is_none());
    with(run, construct).into_iter().filter(found).filter(alone).filter(asked).collect()
}

/// Compares some records, by other claims and without the findings of the rule `off`.
pub fn compare_some(run: &Run, claims: &Claims, off: Option<&str>, records: impl IntoIterator<Item = usize>) -> Compared {
    let mut out = Compared::default();
    for n in records {
        let record = &run.world.records[n];
        let found: Vec<&Found> = run.found[n].iter().filter(|f| off != Some(f.rule.as_str())).collect();
        let mut differ = |engine, text: String| out.differences.push(difference(record, engine, text));
        if let Some(text) = unexpected(record, &found) {
            differ("sdm validate", text);
        }
        for judged in &run.judged {
            let answer = &judged.answers[n];
            match against(claims, judged, record, &found, answer) {
                Ok(None) => {}
                Ok(Some(exception)) => *out.excused.entry(exception).or_default() += 1,
                Err(text) => out.differences.push(difference(record, judged.engine.name, text)),
            }
        }
    }
    out
}

fn difference(record: &Record, engine: &'static str, text: String) -> Difference {
    let cell = (record.temakode, record.field.clone(), record.operator.clone());
    Difference { id: record.id.clone(), cell, engine, text }
}

/// Whether the validator found what the operator made.
fn unexpected(record: &Record, found: &[&Found]) -> Option<String> {
    if record.must_pass {
        return found
            .iter()
            .any(|f| f.level == Level::Fejl && f.alone)
            .then(|| format!("it is right in every way, but: {}", listed(found)));
    }
    let (field, expect) = record.expect.as_ref()?;
    let here = |f: &&&Found| field.is_empty() || f.field == *field;
    match expect {
        Expect::Finds(construct) => {
            let hit = found.iter().filter(here).any(|f| f.construct == **construct);
            (!hit).then(|| format!("{construct} must be found on {field}, but: {}", listed(found)))
        }
        Expect::Spares(construct) => {
            let hit = found.iter().filter(here).any(|f| f.construct == **construct || f.rule == **construct);
            hit.then(|| format!("{construct} must not be found on {field}, but: {}", listed(found)))
        }
    }
}

/// One engine's answer on one record: right, right by an exception, or wrong.
fn against(
    claims: &Claims,
    judged: &Judged,
    record: &Record,
    found: &[&Found],
    answer: &Answer,
) -> Result<Option<usize>, String> {
    let engine = judged.engine;
    if let Some(exception) = not_asked(engine.name, record) {
        return Ok(Some(exception));
    }
    let claimed = |f: &&&Found| claims.carries(engine.target, &f.construct, record.temakode, &f.field);
    let must_refuse = found.iter().find(claimed);
    match (answer, must_refuse) {
        (Answer::Taken, None) => Ok(None),
        (Answer::Taken, Some(f)) => Err(format!("takes it, but claims {} on {}; found: {}", f.construct, f.field, listed(found))),
        (Answer::Refused { named, why }, Some(_)) => {
            reason(named, found).map(|()| None).map_err(|text| format!("{text}; it says: {why}"))
        }
        (Answer::Refused { named, why }, None) => {
            let is_unread = |field: &str| found.iter().any(|f| f.construct == "forkert-datatype" && f.field == field);
            let all_unread = !named.is_empty() && named.iter().all(|(_, field)| is_unread(field));
            let unreadable = || found.iter().find_map(|f| unreadable(engine.name, &f.construct));
            let excused = unread().filter(|_| all_unread).or_else(unreadable);
            excused.map(Some).ok_or_else(|| format!("refuses it and claims nothing of: {}; it says: {why}", listed(found)))
        }
        (Answer::NotGiven(_), None) if !found.is_empty() => Ok(None),
        (Answer::NotGiven(why), _) => Err(format!("cannot be given it ({why}); found: {}", listed(found))),
    }
}

/// A rule that an engine names must be one that the validator found, unless the validator could not read the value or
/// read it otherwise: then the engine judged another value.
fn reason(named: &[(String, String)], found: &[&Found]) -> Result<(), String> {
    for (construct, field) in named {
        let rule = construct.split('/').next().unwrap_or(construct);
        let same = found.iter().any(|f| f.rule == rule);
        // Coordinates that cannot be read are the bare rule; its aspects are faults of shapes that can.
        let read_otherwise =
            |f: &&&Found| matches!(f.rule.as_str(), "forkert-datatype" | "laesemaade") || f.construct == "ugyldig-geometri";
        let unread = found.iter().filter(read_otherwise).any(|f| f.field == *field);
        let whole = found.iter().any(|f| f.rule == "ulaeselig-post");
        if !(same || unread || whole) {
            return Err(format!("refuses by {construct} on {field}, which was not found; found: {}", listed(found)));
        }
    }
    Ok(())
}

fn listed(found: &[&Found]) -> String {
    let mut all: Vec<String> = found.iter().map(|f| format!("{} ({})", f.construct, f.field)).collect();
    all.sort();
    all.dedup();
    if all.is_empty() { "nothing".into() } else { all.join(", ") }
}

/// What a target claims and no record broke.
pub fn untried(runs: &[&Run]) -> Vec<String> {
    let mut seen: Vec<(String, u16, String)> = Vec::new();
    for run in runs {
        for (record, found) in run.world.records.iter().zip(&run.found) {
            seen.extend(found.iter().map(|f| (f.construct.clone(), record.temakode, f.field.clone())));
        }
    }
    seen.sort();
    seen.dedup();
    let tried = |construct: &str, field: &Option<String>| {
        seen.iter().any(|(c, tema, f)| c == construct && field.as_ref().is_none_or(|wanted| *wanted == format!("{tema}.{f}")))
    };
    let run = runs.first().expect("there is a world");
    let targets = run.judged.iter().map(|j| j.engine.target).collect::<std::collections::BTreeSet<_>>();
    let claims = targets.iter().flat_map(|t| run.claims.made(t).into_iter().map(move |(c, f)| (*t, c, f)));
    claims.filter(|(_, c, f)| !tried(c, f)).map(|(t, c, f)| format!("{t}: {c} {}", f.unwrap_or_default())).collect()
}
