//! Runs the rules over a delivery: its rows as they are read, then the whole of it, rules in parallel on all cores.

use super::input_reader::{ReadAll, read_all};
use super::locate::{self, Unknown};
use super::reference::References;
use super::relation::ukendt_omraade;
use super::status::{self, Judgement};
use super::table::{Check, RULES};
use crate::delivery::{InputFile, spread};
use crate::discretion::tables::derived::Derived;
use crate::discretion::tables::findings::Audited;
use crate::finding::Secret;
use crate::index::content::DeliveryContent;
use crate::index::watch::{Nobody, Watch};
use crate::index::{Compiled, Outcome, ReadInput, RowFindings, Sink, Status, passes};
use crate::model::{Regel, Tosproget};
use std::collections::BTreeMap;

/// Judges a delivery.
pub fn validate<'m>(compiled: &'m Compiled<'m>, files: &[InputFile]) -> Outcome<'m> {
    watched(compiled, files, References::default(), &mut Nobody)
}

/// Judges a delivery with references, with progress reports.
pub fn watched<'m>(
    compiled: &'m Compiled<'m>,
    files: &[InputFile],
    references: References,
    watch: &mut dyn Watch,
) -> Outcome<'m> {
    let References { all: references, mut content } = references;
    content.range.limit(compiled.options.memory);
    let ReadAll { outcomes, read, mut sink } = read_all(compiled, files, &mut content, watch);
    let (statuses, proofs) = over_the_whole(compiled, &mut content, &read, &mut sink);
    if watch.takes_findings() {
        for finding in sink.take_kept() {
            if let Some(input) = outcomes.get(finding.place.input) {
                watch.found(input, vec![finding]);
            }
        }
    }
    let judged = Judgement { inputs: &outcomes, references: &references, sink: &sink };
    let status = |r: &'m Regel| (r, compiled.level(&r.id), status::of(compiled, r, &judged, statuses.get(r.id.as_str())));
    let rules = compiled.model.regler.iter().map(status).collect();
    Outcome {
        rules,
        missing: missing(compiled),
        inputs: outcomes,
        references,
        found: sink.found,
        areas: content.areas.into_iter().filter(|a| !a.reference).collect(),
        excepted: sink.excepted,
        coverage: content.coverage,
        proofs,
        stopped: !watch.goes_on(),
    }
}

/// The rules of the table that the model does not have.
fn missing(compiled: &Compiled<'_>) -> Vec<(String, Tosproget)> {
    let lacks = |id: &String| compiled.model.regel(id).is_none();
    compiled.unbound.iter().filter(|(id, _)| lacks(id)).map(|(id, why)| (id.clone(), why.clone())).collect()
}

/// Runs the rules over the whole delivery, municipalities after each other where there is not room for all; by rule, why it
/// could not be judged, and what was proven.
fn over_the_whole<'m>(
    compiled: &'m Compiled<'m>,
    content: &mut DeliveryContent,
    read: &[ReadInput],
    sink: &mut Sink<'m>,
) -> (BTreeMap<&'static str, Status>, Vec<Secret>) {
    let (mut hits, mut own) = (RowFindings::new(compiled, read), Sink::new(compiled));
    let (mut statuses, mut unknown, mut proofs) = (BTreeMap::new(), Unknown::default(), Vec::new());
    let judged = RULES.iter().filter(|r| !compiled.is_off(r.id));
    let over_all = |c: &&Check| !matches!(c, Check::Input(_) | Check::Rows(_));
    let mut rules: Vec<Judging> = judged.flat_map(|r| r.checks.iter().filter(over_all).map(|c| (r.id, *c))).collect();
    loop {
        content.settle(compiled);
        let (judged, proven) = together(compiled, content, read, &rules);
        proofs.extend(proven);
        for (rule, theirs) in rules.iter().zip(judged) {
            if let Some(status) = theirs.status {
                statuses.entry(rule.0).or_insert(status);
            }
            hits.append(theirs.hits);
            own.append(theirs.sink);
            unknown.extend(theirs.unknown);
        }
        // What is pointed to is known of all municipalities.
        rules.retain(|r| !matches!(r.1, Check::References));
        if !passes::next(compiled, content, read) {
            break;
        }
    }
    locate::report(compiled, read, content, hits, &unknown, &mut own);
    sink.append(own);
    (statuses, proofs)
}

/// Runs rules on the index in parallel on all cores; returns the findings and the proofs about hidden figures.
fn together<'m>(
    compiled: &'m Compiled<'m>,
    content: &DeliveryContent,
    inputs: &[ReadInput],
    rules: &[Judging],
) -> (Vec<JudgedWhole<'m>>, Vec<Secret>) {
    let whole = Derived::new(compiled, content, inputs, true);
    let judged = spread(compiled.options.threads, rules.len(), |i| judge_whole(compiled, rules[i].1, &whole));
    (judged, whole.audited.into_inner().map(Audited::proven).unwrap_or_default())
}

/// A rule and one way in which it runs.
type Judging = (&'static str, Check);

/// What one rule over the whole delivery gave.
struct JudgedWhole<'m> {
    status: Option<Status>,
    hits: RowFindings<'m>,
    sink: Sink<'m>,
    unknown: Unknown,
}

fn judge_whole<'m>(compiled: &'m Compiled<'m>, check: Check, whole: &Derived<'_>) -> JudgedWhole<'m> {
    let (hits, sink) = (RowFindings::new(compiled, whole.inputs), Sink::new(compiled));
    let mut judged = JudgedWhole { status: None, hits, sink, unknown: Unknown::default() };
    match check {
        Check::Whole(find) => judged.status = find(whole, &mut judged.hits),
        Check::Areas(find) => judged.status = find(whole, &mut judged.sink),
        Check::References => {
            judged.unknown = ukendt_omraade::find(whole.compiled, whole.content);
            judged.status = ukendt_omraade::status(whole.content);
        }
        Check::Input(_) | Check::Rows(_) => {}
    }
    judged
}
