//! Runs the rules over a delivery: inputs one after the other, chunks on all cores, findings in the order of places.

use super::diskretion::outside::Looked;
use super::locate::{self, Unknown};
use super::readings::Readings;
use super::reference::References;
use super::relation::ukendt_omraade;
use super::status::{self, Judgement};
use super::struktur::ulaeselig_post;
use super::table::{Check, RULES};
use super::theme_resolution::{self, ThemeResolution};
use super::watch::{Nobody, Watch};
use super::{passes, raekke};
use crate::delivery;
use crate::delivery::read::ReadError;
use crate::delivery::{
    Aside, Batch, Chunk, Content, Dataset, InputFile, Opened, PassedOver, Plan, Reading, open, ordered, spread,
};
use crate::discretion::tables::derived::Derived;
use crate::discretion::tables::findings::Audited;
use crate::expr::Scratch;
use crate::finding::{Place, Secret};
use crate::index::content::{ChunkContent, DeliveryContent, add_chunk, targets};
use crate::index::leaving;
use crate::index::{Compiled, InputFacts, InputOutcome, Mark, Outcome, ReadInput, RowFindings, Rows, Sink, Status, Theme};
use crate::ledger::Interner;
use crate::model::{Regel, Tosproget};
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
    content: &mut DeliveryContent,
    watch: &mut dyn Watch,
) -> ReadAll<'m> {
    let mut sink = Sink::new(compiled);
    let mut outcomes = Vec::new();
    let mut read = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let datasets = open(file);
        let belongs = theme_resolution::of(compiled, &file.path, &datasets);
        for (opened, belongs) in datasets.into_iter().zip(belongs) {
            if !watch.goes_on() {
                break;
            }
            let outcome = InputOutcome {
                path: file.path.clone(),
                file: number,
                member: opened.member.clone(),
                layer: opened.layer.clone(),
                columns: vec![],
                format: opened.format,
                theme: None,
                rows: 0,
                unread_shapes: false,
                error: None,
                passed_over: None,
            };
            let (outcome, state) = one(compiled, outcomes.len(), outcome, (opened, belongs), content, &mut sink, watch);
            match outcome.theme {
                None => content.unplaced |= outcome.is_open(),
                Some(theme) if outcome.error.is_some() => {
                    content.incomplete.insert(theme);
                }
                Some(_) => {}
            }
            outcomes.push(outcome);
            read.extend(state);
        }
    }
    ReadAll { outcomes, read, sink }
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

fn one<'m>(
    compiled: &'m Compiled<'m>,
    index: usize,
    mut outcome: InputOutcome,
    (opened, belongs): (Opened, ThemeResolution),
    content: &mut DeliveryContent,
    sink: &mut Sink<'m>,
    watch: &mut dyn Watch,
) -> (InputOutcome, Option<ReadInput>) {
    let dataset = match opened.dataset {
        Ok(dataset) => dataset,
        Err(ReadError::PassedOver(why)) => {
            let path = outcome.member.as_deref().unwrap_or(&outcome.path);
            match theme_resolution::is_named_as_data(compiled, path, &why) {
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
        ThemeResolution::Theme(theme) => compiled.theme(theme),
        ThemeResolution::Unknown | ThemeResolution::NotData => None,
    };
    outcome.passed_over = theme_resolution::aside(header, belongs);
    outcome.format = Some(header.format).filter(|_| !outcome.passed_over.as_ref().is_some_and(|p| p.kind == Aside::Document));
    let path = outcome.member.clone().unwrap_or_else(|| outcome.path.clone());
    let is_data = |why: &mut PassedOver| theme_resolution::is_named_as_data(compiled, &path, why);
    outcome.error = outcome.passed_over.take_if(is_data).map(ReadError::PassedOver);
    let unknown_crs = header.crs.as_ref().err().cloned();
    let columns = header.columns.clone();
    let mut noted = Readings::of(index, header, belongs);
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
        outcome.unread_shapes = theme.fields.has_geometry && unknown_crs.is_some();
        let plan = Plan::new(header, theme.fields.clone());
        let specs = theme.fields.specs.iter().enumerate();
        outcome.columns = specs.filter_map(|(i, s)| Some((s.name.clone(), plan.columns.of_field(i)?))).collect();
        let first_row = content.themes.entry(theme.tema.temakode).or_default().rows;
        let mut input = ReadInput { index, path, dataset, plan, theme: theme.tema.temakode, first_row, marks: vec![] };
        rows(compiled, theme, &mut input, &mut outcome, content, sink, &mut noted, watch);
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
        aside: belongs == ThemeResolution::NotData,
        columns: &columns,
        names: noted.names.as_slice(),
        readings: &noted.readings,
        leaving: &noted.leaving,
        ambiguous_points: if noted.decimal_point { &noted.thousands } else { &[] },
        unknown_crs: unknown_crs.as_deref(),
    };
    for check in RULES.iter().flat_map(|r| r.checks) {
        if let Check::Input(check) = check {
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

/// What a worker returns for a chunk.
struct Judged<'m> {
    mark: Mark,
    sink: Sink<'m>,
    batch: Batch,
    part: ChunkContent,
    byte: Option<u64>,
    /// Some record could not be read.
    lacks: bool,
    /// What it uses that is leaving, and its first row that does.
    leaving: Vec<(usize, u32)>,
    end: Option<ReadError>,
}

#[allow(clippy::too_many_arguments, reason = "what the reading of an input changes, each named once")]
fn rows<'m>(
    compiled: &'m Compiled<'m>,
    theme: &'m Theme<'m>,
    state: &mut ReadInput,
    outcome: &mut InputOutcome,
    content: &mut DeliveryContent,
    sink: &mut Sink<'m>,
    noted: &mut Readings,
    watch: &mut dyn Watch,
) {
    let (dataset, plan, input) = (state.dataset.as_ref(), &state.plan, state.index);
    let kind = dataset.header().format.place;
    let head = plan.head(dataset.header());
    let head = Rows { compiled, theme, batch: &head, input, first_row: 0, kind };
    judge(&head, sink);
    if !head.batch.record_faults.is_empty() {
        content.incomplete.insert(theme.tema.temakode);
    }
    noted.take(&head);
    let mut chunks = dataset.chunks(None);
    let interner = std::mem::take(&mut content.interner);
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
            let slim = Rows { compiled, theme, batch: &judged.batch, input, first_row: first, kind };
            noted.take(&slim);
            noted.take_leaving(&slim, &judged.leaving);
            marks.push(Mark { row: first, ..judged.mark });
            let mut found = judged.sink;
            shift(&mut found, first);
            sink.append(found);
            *full.write().unwrap_or_else(PoisonError::into_inner) = sink.full(input);
            add_chunk(content, theme, first, judged.part);
            if judged.lacks {
                content.incomplete.insert(theme.tema.temakode);
            }
            passes::shrink(compiled, content);
            outcome.error = judged.end;
            hand_over(watch, outcome, sink);
            watch.read(outcome.file, total, judged.byte);
            outcome.error.is_none() && watch.goes_on()
        },
    );
    content.interner = interner;
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
    let part = ChunkContent::of(&rows, interner, targets);
    let mark = Mark { row: 0, at: delivery::Mark { offset: chunk.offset, line: chunk.line } };
    let byte = match &chunk.content {
        Content::Text { bytes, .. } => Some(chunk.offset + bytes.len() as u64),
        Content::Cells(_) => None,
    };
    let (lacks, leaving) = (!batch.record_faults.is_empty(), leaving::uses(&rows));
    // Only what the coordinator needs travels back.
    let slim = Batch {
        columns: vec![],
        geometry: Default::default(),
        cell_faults: vec![],
        record_faults: vec![],
        outside: vec![],
        ..batch
    };
    Judged { mark, sink, batch: slim, part, byte, lacks, leaving, end: chunk.end }
}

/// Runs every rule that sees rows.
fn judge(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for check in RULES.iter().flat_map(|r| r.checks) {
        if let Check::Rows(check) = check {
            check(rows, sink);
        }
    }
    let (mut scratch, mut truths) = (Scratch::default(), Vec::new());
    raekke::check(rows, sink, &mut scratch, &mut truths);
}
