//! Runs the rules over a delivery: inputs one after the other, chunks on all cores, findings in the order of places.

use super::belonging::{self, Belongs};
use super::diskretion::outside::Looked;
use super::locate::{self, Unknown};
use super::noted::Noted;
use super::reference::References;
use super::relation::ukendt_omraade;
use super::status::{self, Judgement};
use super::struktur::ulaeselig_post;
use super::watch::{Nobody, Watch};
use super::{Check, RULES, Rule, passes, raekke};
use crate::delivery;
use crate::delivery::read::ReadError;
use crate::delivery::{
    Aside, Batch, Chunk, Content, Dataset, InputFile, Opened, PassedOver, Plan, Reading, open, ordered, spread,
};
use crate::discretion::tables::derived::Derived;
use crate::discretion::tables::findings::Audited;
use crate::expr::Scratch;
use crate::finding::{Place, Secret};
use crate::index::gather::{Gathered, Part, gather, targets};
use crate::index::{Compiled, Hits, InputFacts, InputOutcome, Mark, Outcome, ReadInput, Rows, Sink, Status, Theme};
use crate::ledger::Interner;
use crate::model::Regel;
use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

/// Judges a delivery.
pub fn validate<'m>(compiled: &'m Compiled<'m>, files: &[InputFile]) -> Outcome<'m> {
    watched(compiled, files, References::default(), &mut Nobody)
}

/// What was read of a delivery, and what was found in its rows.
pub(super) struct ReadAll<'m> {
    pub(super) outcomes: Vec<InputOutcome>,
    pub(super) read: Vec<ReadInput>,
    pub(super) sink: Sink<'m>,
}

/// Reads every input and judges its rows.
pub(super) fn read_all<'m>(
    compiled: &'m Compiled<'m>,
    files: &[InputFile],
    gathered: &mut Gathered,
    watch: &mut dyn Watch,
) -> ReadAll<'m> {
    let mut sink = Sink::new(compiled);
    let mut outcomes = Vec::new();
    let mut read = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let datasets = open(file);
        let belongs = belonging::of(compiled, &file.path, &datasets);
        for (opened, belongs) in datasets.into_iter().zip(belongs) {
            if !watch.goes_on() {
                break;
            }
            let unread = unread_records(&sink);
            let outcome = InputOutcome {
                path: file.path.clone(),
                file: number,
                member: opened.member.clone(),
                layer: opened.layer.clone(),
                columns: vec![],
                format: opened.format,
                theme: None,
                rows: 0,
                error: None,
                passed_over: None,
            };
            let (outcome, state) = one(compiled, outcomes.len(), outcome, (opened, belongs), gathered, &mut sink, watch);
            match outcome.theme {
                None => gathered.unplaced |= outcome.is_open(),
                Some(theme) if unread_records(&sink) > unread || outcome.error.is_some() => {
                    gathered.incomplete.insert(theme);
                }
                Some(_) => {}
            }
            outcomes.push(outcome);
            read.extend(state);
        }
    }
    ReadAll { outcomes, read, sink }
}

/// Judges a delivery beside references while somebody follows.
pub fn watched<'m>(
    compiled: &'m Compiled<'m>,
    files: &[InputFile],
    references: References,
    watch: &mut dyn Watch,
) -> Outcome<'m> {
    let References { all: references, mut gathered } = references;
    gathered.range.limit(compiled.options.memory);
    let ReadAll { outcomes, read, mut sink } = read_all(compiled, files, &mut gathered, watch);
    let (statuses, proofs) = over_the_whole(compiled, &mut gathered, &read, &mut sink);
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
        inputs: outcomes,
        references,
        found: sink.found,
        areas: gathered.areas.into_iter().filter(|a| !a.reference).collect(),
        excepted: sink.excepted,
        coverage: gathered.coverage,
        proofs,
        stopped: !watch.goes_on(),
    }
}

/// Runs the rules over the whole delivery, municipalities after each other where there is not room for all; by rule, why it
/// could not be judged, and what was proven.
fn over_the_whole<'m>(
    compiled: &'m Compiled<'m>,
    gathered: &mut Gathered,
    read: &[ReadInput],
    sink: &mut Sink<'m>,
) -> (BTreeMap<&'static str, Status>, Vec<Secret>) {
    let (mut hits, mut own) = (Hits::new(compiled, read), Sink::new(compiled));
    let (mut statuses, mut unknown, mut proofs) = (BTreeMap::new(), Unknown::default(), Vec::new());
    let mut rules: Vec<&Rule> = RULES.iter().filter(|r| !compiled.is_off(r.id)).collect();
    loop {
        gathered.settle(compiled);
        let (judged, proven) = together(compiled, gathered, read, &rules);
        proofs.extend(proven);
        for (rule, theirs) in rules.iter().zip(judged) {
            if let Some(status) = theirs.status {
                statuses.entry(rule.id).or_insert(status);
            }
            hits.append(theirs.hits);
            own.append(theirs.sink);
            unknown.extend(theirs.unknown);
        }
        // What is pointed to is known of all municipalities.
        rules.retain(|r| !matches!(r.check, Check::References));
        if !passes::next(compiled, gathered, read) {
            break;
        }
    }
    locate::report(compiled, read, gathered, hits, &unknown, &mut own);
    sink.append(own);
    (statuses, proofs)
}

/// Runs rules on what was gathered, beside each other on all cores; what they found, and what was proven of hidden figures.
fn together<'m>(
    compiled: &'m Compiled<'m>,
    gathered: &Gathered,
    inputs: &[ReadInput],
    rules: &[&Rule],
) -> (Vec<JudgedWhole<'m>>, Vec<Secret>) {
    let whole = Derived::new(compiled, gathered, inputs, true);
    let judged = spread(compiled.options.threads, rules.len(), |i| judge_whole(compiled, rules[i], &whole));
    (judged, whole.audited.into_inner().map(Audited::proven).unwrap_or_default())
}

/// What one rule over the whole delivery gave.
struct JudgedWhole<'m> {
    status: Option<Status>,
    hits: Hits<'m>,
    sink: Sink<'m>,
    unknown: Unknown,
}

fn judge_whole<'m>(compiled: &'m Compiled<'m>, rule: &Rule, whole: &Derived<'_>) -> JudgedWhole<'m> {
    let (hits, sink) = (Hits::new(compiled, whole.inputs), Sink::new(compiled));
    let mut judged = JudgedWhole { status: None, hits, sink, unknown: Unknown::default() };
    match rule.check {
        Check::Whole(find) => judged.status = find(whole, &mut judged.hits),
        Check::Areas(find) => judged.status = find(whole, &mut judged.sink),
        Check::References => {
            judged.unknown = ukendt_omraade::find(whole.compiled, whole.gathered);
            judged.status = ukendt_omraade::status(whole.gathered);
        }
        Check::Input(_) | Check::Rows(_) => {}
    }
    judged
}

fn unread_records(sink: &Sink<'_>) -> u64 {
    sink.found.get("ulaeselig-post").map_or(0, |f| f.count)
}

fn one<'m>(
    compiled: &'m Compiled<'m>,
    index: usize,
    mut outcome: InputOutcome,
    (opened, belongs): (Opened, Belongs),
    gathered: &mut Gathered,
    sink: &mut Sink<'m>,
    watch: &mut dyn Watch,
) -> (InputOutcome, Option<ReadInput>) {
    let dataset = match opened.dataset {
        Ok(dataset) => dataset,
        Err(ReadError::PassedOver(why)) => {
            let path = outcome.member.as_deref().unwrap_or(&outcome.path);
            match belonging::is_named_as_data(compiled, path, &why) {
                true => outcome.error = Some(ReadError::PassedOver(why)),
                false => outcome.passed_over = Some(why),
            }
            return (outcome, None);
        }
        Err(error) => {
            ulaeselig_post::cut_off(&error, index, None, sink);
            outcome.error = Some(error);
            return (outcome, None);
        }
    };
    let header = dataset.header();
    outcome.layer = header.name.clone().filter(|_| header.format.has_layers);
    let theme = match belongs {
        Belongs::To(theme) => compiled.theme(theme),
        Belongs::Unknown | Belongs::Nowhere => None,
    };
    outcome.passed_over = belonging::aside(header, belongs);
    outcome.format = Some(header.format).filter(|_| !outcome.passed_over.as_ref().is_some_and(|p| p.kind == Aside::Document));
    let path = outcome.member.clone().unwrap_or_else(|| outcome.path.clone());
    let is_data = |why: &mut PassedOver| belonging::is_named_as_data(compiled, &path, why);
    outcome.error = outcome.passed_over.take_if(is_data).map(ReadError::PassedOver);
    let unknown_crs = header.crs.as_ref().err().cloned();
    let columns = header.columns.clone();
    let mut noted = Noted::of(index, header, belongs);
    let mut state = None;
    let base = outcome.path.rsplit('/').next().unwrap_or_default().to_owned();
    let looked = Looked { compiled, input: index, theme: theme.map(|t| t.tema.temakode), dataset: dataset.as_ref() };
    looked.names([Some(&base), outcome.member.as_deref(), outcome.layer.as_deref()], sink);
    looked.beside(sink);
    if theme.is_none() {
        let end = looked.records(sink, || watch.goes_on());
        outcome.error = outcome.error.take().or(end);
    }
    if let Some(theme) = theme {
        outcome.theme = Some(theme.tema.temakode);
        let plan = Plan::new(header, theme.fields.clone());
        let specs = theme.fields.specs.iter().enumerate();
        outcome.columns = specs.filter_map(|(i, s)| Some((s.name.clone(), plan.columns.of_field(i)?))).collect();
        let first_row = gathered.themes.entry(theme.tema.temakode).or_default().rows;
        let mut input = ReadInput { index, path, dataset, plan, theme: theme.tema.temakode, first_row, marks: vec![] };
        rows(compiled, theme, &mut input, &mut outcome, gathered, sink, &mut noted, watch);
        state = Some(input);
        if outcome.rows == 0 && outcome.error.is_none() {
            noted.readings.push((None, Reading::NoRows, Place { input: index, ..Place::default() }));
        }
    }
    if let Some(error) = &outcome.error {
        ulaeselig_post::cut_off(error, index, outcome.theme, sink);
    }
    let facts = InputFacts {
        compiled,
        input: index,
        theme,
        aside: belongs == Belongs::Nowhere,
        columns: &columns,
        names: noted.names.as_slice(),
        readings: &noted.readings,
        ambiguous_points: if noted.decimal_point { &noted.thousands } else { &[] },
        unknown_crs: unknown_crs.as_deref(),
    };
    for rule in RULES {
        if let Check::Input(check) = rule.check {
            check(&facts, sink);
        }
    }
    hand_over(watch, &outcome, sink);
    (outcome, state)
}

/// Gives findings away where they are taken as they come.
fn hand_over(watch: &mut dyn Watch, input: &InputOutcome, sink: &mut Sink<'_>) {
    if watch.takes_findings() {
        let kept = sink.take_kept();
        if !kept.is_empty() {
            watch.found(input, kept);
        }
    }
}

/// What a worker gives back of a chunk.
struct Judged<'m> {
    mark: Mark,
    sink: Sink<'m>,
    batch: Batch,
    part: Part,
    byte: Option<u64>,
    end: Option<ReadError>,
}

#[allow(clippy::too_many_arguments, reason = "what the reading of an input changes, each named once")]
fn rows<'m>(
    compiled: &'m Compiled<'m>,
    theme: &'m Theme<'m>,
    state: &mut ReadInput,
    outcome: &mut InputOutcome,
    gathered: &mut Gathered,
    sink: &mut Sink<'m>,
    noted: &mut Noted,
    watch: &mut dyn Watch,
) {
    let (dataset, plan, input) = (state.dataset.as_ref(), &state.plan, state.index);
    let kind = dataset.header().format.place;
    let head = plan.head(dataset.header());
    let head = Rows { compiled, theme, batch: &head, input, first_row: 0, kind };
    judge(&head, sink);
    noted.take(&head);
    let mut chunks = dataset.chunks(None);
    let interner = std::mem::take(&mut gathered.interner);
    let targets = targets(compiled, theme);
    let (mut total, mut marks) = (0u64, Vec::new());
    let full = RwLock::new(sink.full(input));
    ordered(
        compiled.options.threads,
        || chunks.next(),
        |chunk: Chunk| {
            let full = full.read().unwrap_or_else(PoisonError::into_inner).clone();
            work(compiled, theme, (dataset, plan), input, (&interner, &targets), Sink::after(compiled, full), chunk)
        },
        |judged| {
            let first = total;
            total += judged.batch.rows as u64;
            noted.take(&Rows { compiled, theme, batch: &judged.batch, input, first_row: first, kind });
            marks.push(Mark { row: first, ..judged.mark });
            let mut found = judged.sink;
            shift(&mut found, first);
            sink.append(found);
            *full.write().unwrap_or_else(PoisonError::into_inner) = sink.full(input);
            gather(gathered, theme, first, judged.part);
            passes::shrink(compiled, gathered);
            outcome.error = judged.end;
            hand_over(watch, outcome, sink);
            watch.read(outcome.file, total, judged.byte);
            outcome.error.is_none() && watch.goes_on()
        },
    );
    gathered.interner = interner;
    outcome.rows = total;
    drop(chunks);
    state.marks = marks;
}

/// Workers count rows from their chunk's first; this makes it the input's.
fn shift(sink: &mut Sink<'_>, first: u64) {
    for finding in sink.found.values_mut().flat_map(|f| &mut f.kept) {
        if finding.place.row > 0 {
            finding.place.row += first;
        }
    }
}

#[allow(clippy::too_many_arguments, reason = "what a worker needs, each named once")]
fn work<'m>(
    compiled: &'m Compiled<'m>,
    theme: &'m Theme<'m>,
    (dataset, plan): (&dyn Dataset, &Plan),
    input: usize,
    (interner, targets): (&Interner, &[(String, usize)]),
    mut sink: Sink<'m>,
    chunk: Chunk,
) -> Judged<'m> {
    let batch = dataset.parse(&chunk, plan);
    let kind = dataset.header().format.place;
    let rows = Rows { compiled, theme, batch: &batch, input, first_row: 0, kind };
    judge(&rows, &mut sink);
    let part = Part::of(&rows, interner, targets);
    let mark = Mark { row: 0, at: delivery::Mark { offset: chunk.offset, line: chunk.line } };
    let byte = match &chunk.content {
        Content::Text { bytes, .. } => Some(chunk.offset + bytes.len() as u64),
        Content::Cells(_) => None,
    };
    // Only what the coordinator needs travels back.
    let slim = Batch {
        columns: vec![],
        geometry: Default::default(),
        cell_faults: vec![],
        record_faults: vec![],
        outside: vec![],
        ..batch
    };
    Judged { mark, sink, batch: slim, part, byte, end: chunk.end }
}

/// Runs every rule that sees rows.
fn judge(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for rule in RULES {
        if let Check::Rows(check) = rule.check {
            check(rows, sink);
        }
    }
    let (mut scratch, mut truths) = (Scratch::default(), Vec::new());
    raekke::check(rows, sink, &mut scratch, &mut truths);
}
