//! Deliveries: opened, read, judged and reported, as `sdm validate` does.

use super::parts;
use sdm::delivery::read::ReadError;
use sdm::delivery::{Batch, Chunk, Dataset, InputFile, Mark, MemorySource, Plan, Source, open, together};
use sdm::disclose::{Audience, Language};
use sdm::index::{Compiled, InputOutcome, Options, Outcome, Profile};
use sdm::model::{Model, read_form, store};
use sdm::report::{self, Form, Report, Request};
use sdm::rules;
use std::sync::{Arc, OnceLock};

/// The built-in model.
pub(super) fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| store::embedded().expect("the built-in model"))
}

/// As the command line has them, on the day of the conformance cases. Datasets of no theme are judged as figures or areas by
/// `theme`, so that a name that was changed does not end the reading.
pub(super) fn options(theme: Option<u16>, threads: usize, profile: Profile) -> Options {
    Options {
        audiences: model().diskretion.maalgrupper.iter().map(|m| m.navn.clone()).collect(),
        discretion_profile: "standard".to_owned(),
        theme,
        max_per_rule: 10,
        memory: 0,
        threads,
        proofs: false,
        today: sdm::delivery::iso_days("2024-09-30").expect("a date"),
        profile,
    }
}

/// Made once: it takes longer than an input.
fn compiled(threads: usize) -> &'static Compiled<'static> {
    static READY: [OnceLock<Compiled<'static>>; 2] = [OnceLock::new(), OnceLock::new()];
    READY[threads - 1].get_or_init(|| {
        let options: &'static Options = Box::leak(Box::new(options(Some(6301), threads, Profile::default())));
        rules::compile(model(), options).expect("the built-in model is in order")
    })
}

/// How a report is asked for.
pub(super) fn request<'a>(own_profile: &'a Profile, options: &Options, reader: Audience, form: Form) -> Request<'a> {
    Request {
        model: model(),
        reader,
        language: Language::Da,
        profile: "standard",
        today: options.today,
        own_profile,
        with_map: form.has_map(),
        reference_hashes: vec![],
        hashes: vec![],
        show_values: false,
        keyed: false,
    }
}

/// One file by itself.
pub fn file(path: &str, data: &[u8]) {
    judged(&[InputFile::alone(path, MemorySource::new(data))]);
}

/// An archive: as it is, or made of the files in the input.
pub fn packed(path: &str, data: &[u8]) {
    file(path, &parts::archive(data));
}

/// A Shape file: its files by ending.
pub fn shape(data: &[u8]) {
    let mut parts = parts::of(data).into_iter().map(|(ending, bytes)| (ending, source(bytes)));
    let Some((ending, source)) = parts.next() else { return };
    judged(&[InputFile { path: format!("fil.{ending}"), source, companions: parts.collect(), passed_over: None }]);
}

fn source(bytes: &[u8]) -> Arc<dyn Source> {
    Arc::new(MemorySource::new(bytes))
}

/// A whole delivery in a folder. The part `valg` chooses the reader and the form, `profil.yaml` is the user's own profile.
pub fn whole(data: &[u8]) {
    let parts = parts::of(data);
    let part = |name: &str| parts.iter().find(|(n, _)| n == name).map(|(_, bytes)| *bytes);
    let chosen = |index: usize, of: usize| part("valg").and_then(|v| v.get(index)).map_or(0, |b| usize::from(*b) % of);
    let reader = Audience::ALL[chosen(0, Audience::ALL.len())];
    let form = Form::ALL[chosen(1, Form::ALL.len())];
    let files = folder(&parts);
    let Some(yaml) = part("profil.yaml") else {
        let compiled = compiled(1);
        let outcome = rules::validate(compiled, &files);
        written(&outcome, &request(&Profile::default(), compiled.options, reader, form), form);
        return;
    };
    let Ok(profile) = read_form::<Profile>("profil.yaml", yaml) else { return };
    if profile.faults(model()).is_empty() {
        let options = options(None, 1, profile);
        let compiled = rules::compile(model(), &options).expect("the profile has no faults");
        let outcome = rules::validate(&compiled, &files);
        written(&outcome, &request(&options.profile, &options, reader, form), form);
    }
}

/// The files of a folder, sorted, with those that belong to them; the choices are none of them.
fn folder(parts: &[(String, &[u8])]) -> Vec<InputFile> {
    let mut files: Vec<_> = parts.iter().filter(|(name, _)| !matches!(name.as_str(), "valg" | "profil.yaml")).collect();
    files.sort();
    files.dedup_by(|a, b| a.0 == b.0);
    together(files.into_iter().map(|(name, bytes)| (name.clone(), source(bytes))).collect())
}

/// Reads, judges and reports, and reads again to locate findings.
fn judged(files: &[InputFile]) {
    let outcome = rules::validate(compiled(1), files);
    let first = reported(&outcome, compiled(1));
    let mut inputs = outcome.inputs.iter();
    for opened in files.iter().flat_map(open) {
        let input = inputs.next().expect("a file has the same datasets when it is opened again");
        match opened.dataset {
            Ok(dataset) => found_again(dataset.as_ref(), input),
            Err(_) => assert!(input.error.is_some() || input.passed_over.is_some(), "what cannot be opened is reported"),
        }
    }
    assert!(inputs.next().is_none(), "a file has the same datasets when it is opened again");
    // Several threads cost far more than the reading of a small input, so few are judged a second time.
    let bytes = files.iter().map(|f| f.source.len()).sum::<u64>();
    if bytes % 16 == 7 {
        let again = reported(&rules::validate(compiled(2), files), compiled(2));
        assert_eq!(first, again, "the same report with two threads");
    }
}

fn reported(outcome: &Outcome<'_>, compiled: &Compiled<'_>) -> String {
    let request = request(&compiled.options.profile, compiled.options, Audience::OwnMunicipality, Form::Json);
    String::from_utf8(written(outcome, &request, Form::Json)).expect("JSON is UTF-8")
}

/// The report in a form, after what must hold of any outcome.
pub(super) fn written(outcome: &Outcome<'_>, request: &Request<'_>, form: Form) -> Vec<u8> {
    for (rule, found) in &outcome.found {
        assert!(found.count >= found.kept.len() as u64, "{rule} has fewer findings than it keeps");
        for finding in &found.kept {
            let input = outcome.inputs.get(finding.place.input).unwrap_or_else(|| panic!("{rule} lies in no input"));
            // Of what belongs to no theme no row is counted, but each is looked through.
            assert!(
                input.theme.is_none() || finding.place.row <= input.rows,
                "{rule} lies in row {} of {}",
                finding.place.row,
                input.rows
            );
        }
    }
    let report: Report = report::build(outcome, request);
    report::render(form, &report, request.model, request.language, false).expect("a report can be written")
}

/// Every chunk read once more from where it began gives the same rows.
fn found_again(dataset: &dyn Dataset, input: &InputOutcome) {
    let Some(theme) = input.theme.and_then(|t| compiled(1).theme(t)) else { return };
    let plan = Plan::new(dataset.header(), theme.fields.clone());
    plan.head(dataset.header());
    let mut first = Vec::new();
    for chunk in dataset.chunks(None) {
        let batch = dataset.parse(&chunk, &plan);
        let (mark, whole) = (Mark { offset: chunk.offset, line: chunk.line }, chunk.end.is_none());
        first.push((mark, seen(&chunk, &batch)));
        if !whole {
            break;
        }
    }
    let rows: usize = first.iter().map(|(_, seen)| seen.rows).sum();
    assert_eq!(rows as u64, input.rows, "as many rows as were judged");
    // All of a short input; of a long one as many from its beginning as from its end.
    let few = first.iter().take(4).chain(first.iter().skip(4).rev().take(4));
    // Nothing is looked for in a chunk without rows, which says how the input ends.
    let few = few.filter(|(_, seen)| seen.rows > 0);
    for (mark, seen_first) in few {
        let chunk = dataset.chunks(Some(*mark)).next().expect("a chunk that was there is there");
        assert_eq!(&seen(&chunk, &dataset.parse(&chunk, &plan)), seen_first, "the chunk that begins at {mark:?}");
    }
}

/// What a batch says, for comparison.
#[derive(Debug, PartialEq)]
struct Seen {
    rows: usize,
    lines: Vec<u64>,
    columns: String,
    record_faults: Vec<(u32, Option<u64>, String)>,
    cell_faults: usize,
    readings: String,
    shapes: usize,
    end: Option<String>,
}

fn seen(chunk: &Chunk, batch: &Batch) -> Seen {
    for column in &batch.columns {
        assert_eq!(column.len(), batch.rows, "every column has every row");
    }
    assert!(batch.lines.is_empty() || batch.lines.len() == batch.rows, "every row has its number, or none has");
    let shapes = batch.geometry.states.len();
    assert!(shapes == 0 || shapes == batch.rows, "every row has its shape, or none has");
    assert!(batch.record_faults.is_sorted_by_key(|f| f.row), "faults are in the order of rows");
    assert!(batch.record_faults.iter().all(|f| (f.row as usize) < batch.rows), "a fault has its row");
    assert!(batch.cell_faults.iter().all(|f| (f.row as usize) < batch.rows), "a fault has its row");
    Seen {
        rows: batch.rows,
        lines: batch.lines.clone(),
        columns: format!("{:?}", batch.columns),
        record_faults: batch.record_faults.iter().map(|f| (f.row, f.line, f.da.clone())).collect(),
        cell_faults: batch.cell_faults.len(),
        readings: format!("{:?}", batch.readings),
        shapes,
        end: chunk.end.as_ref().map(reason),
    }
}

fn reason(error: &ReadError) -> String {
    if let ReadError::Broken { da, en, .. } = error {
        assert!(!da.is_empty() && !en.is_empty(), "a fault has a message in both languages");
    }
    format!("{error:?}")
}
