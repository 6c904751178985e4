//! Runs the rules over a delivery: inputs one after the other, chunks on all cores, findings in the order of places.

use super::locate::{self, Mark};
use super::relation::{dublet_noegle, ukendt_omraade};
use super::struktur::ulaeselig_post;
use super::status::{self, Status};
use super::{Check, Compiled, InputFacts, RULES, Rows, Sink, Theme, raekke, sink::Found};
use crate::delivery::read::ReadError;
use crate::delivery::{Batch, Binding, Chunk, Format, Reader, Reading, Source, ordered, theme_by_columns, theme_by_name};
use crate::expr::Scratch;
use crate::finding::{Place, Secret};
use crate::ledger::{Interner, Ledger};
use crate::model::Regel;
use std::collections::{BTreeMap, HashMap, HashSet};

/// One file of a delivery.
pub struct Input<'a> {
    /// How the report names it.
    pub path: String,
    /// Its bytes.
    pub source: &'a dyn Source,
}

/// What became of an input.
pub struct InputOutcome {
    /// How the report names it.
    pub path: String,
    /// Its format, where it was recognised.
    pub format: Option<Format>,
    /// Its theme, where it has one.
    pub theme: Option<u16>,
    /// Rows read.
    pub rows: u64,
    /// Why it, or the rest of it, could not be read.
    pub error: Option<ReadError>,
}

/// What a validation gave.
pub struct Outcome<'m> {
    /// The inputs, in the order given.
    pub inputs: Vec<InputOutcome>,
    /// Every rule of the model, by id.
    pub rules: Vec<(&'m Regel, Status)>,
    /// What was found, by rule id.
    pub found: BTreeMap<&'m str, Found>,
}

/// What the whole delivery leaves behind for the rules over it.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) interner: Interner,
    /// By theme: keys, rows so far, and the inputs' first rows.
    pub(super) themes: HashMap<u16, GatheredTheme>,
    /// By theme and field that something points to: the values that exist.
    pub(super) known: HashMap<(u16, String), HashSet<u32>>,
    /// By theme and field index: how often each value is pointed to.
    pub(super) used: HashMap<(u16, usize), HashMap<u32, u64>>,
    /// Themes of which some record could not be read.
    pub(super) incomplete: HashSet<u16>,
    /// Some input could not be read as any theme: it may have held anything.
    pub(super) unplaced: bool,
}

impl Gathered {
    /// Whether something of a theme may be missing from what was gathered.
    pub(super) fn may_lack(&self, theme: u16) -> bool {
        self.unplaced || self.incomplete.contains(&theme)
    }
}

#[derive(Default)]
pub(super) struct GatheredTheme {
    pub(super) ledger: Ledger,
    pub(super) rows: u32,
    pub(super) full: bool,
}

/// An input that was read, so that a place in it can be found again.
pub(super) struct ReadInput<'a> {
    pub(super) index: usize,
    /// How the report names it.
    pub(super) path: &'a str,
    pub(super) source: &'a dyn Source,
    pub(super) reader: Reader,
    pub(super) theme: u16,
    /// Number of its first row among the theme's rows.
    pub(super) first_row: u32,
    pub(super) marks: Vec<Mark>,
}

/// Judges a delivery.
pub fn validate<'m>(compiled: &'m Compiled<'m>, inputs: &[Input<'_>]) -> Outcome<'m> {
    let mut gathered = Gathered::default();
    let mut sink = Sink::new(compiled);
    let mut outcomes = Vec::new();
    let mut read = Vec::new();
    for (index, input) in inputs.iter().enumerate() {
        let unread = unread_records(&sink);
        let (outcome, opened) = one(compiled, index, input, &mut gathered, &mut sink);
        match outcome.theme {
            None => gathered.unplaced = true,
            Some(theme) if unread_records(&sink) > unread || outcome.error.is_some() => {
                gathered.incomplete.insert(theme);
            }
            Some(_) => {}
        }
        outcomes.push(outcome);
        read.extend(opened);
    }
    let mut whole = Sink::new(compiled);
    let found = locate::Wanted {
        duplicates: dublet_noegle::find(&mut gathered),
        unknown: ukendt_omraade::find(compiled, &gathered),
    };
    locate::report(compiled, &read, &gathered, found, &mut whole);
    sink.append(whole);
    let rules = compiled.model.regler.iter().map(|r| (r, status::of(r, &outcomes, &sink, &gathered))).collect();
    Outcome { inputs: outcomes, rules, found: sink.found }
}

fn unread_records(sink: &Sink<'_>) -> u64 {
    sink.found.get("ulaeselig-post").map_or(0, |f| f.count)
}

fn one<'a, 'm>(
    compiled: &'m Compiled<'m>,
    index: usize,
    input: &'a Input<'_>,
    gathered: &mut Gathered,
    sink: &mut Sink<'m>,
) -> (InputOutcome, Option<ReadInput<'a>>) {
    let mut outcome = InputOutcome { path: input.path.clone(), format: None, theme: None, rows: 0, error: None };
    let header = match Reader::header(input.source) {
        Ok(header) => header,
        Err(error) => {
            ulaeselig_post::cut_off(&error, index, None, sink);
            outcome.error = Some(error);
            return (outcome, None);
        }
    };
    outcome.format = Some(header.format);
    let file = input.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let named = theme_by_name(compiled.model, file);
    let named = named.or_else(|| header.name.as_deref().and_then(|n| theme_by_name(compiled.model, n)));
    let code = named.or_else(|| theme_by_columns(compiled.model, &header.columns)).or(compiled.options.theme);
    let theme = code.and_then(|c| compiled.theme(c));
    let unknown_crs = header.crs.as_ref().err().cloned();
    let columns = header.columns.clone();
    let mut noted = Noted::default();
    let mut opened = None;
    if let Some(theme) = theme {
        outcome.theme = Some(theme.tema.temakode);
        let reader = Reader::new(header, theme.fields.clone());
        let first_row = gathered.themes.entry(theme.tema.temakode).or_default().rows;
        let mut state = ReadInput { index, path: &input.path, source: input.source, reader, theme: theme.tema.temakode, first_row, marks: vec![] };
        rows(compiled, theme, &mut state, &mut outcome, gathered, sink, &mut noted);
        opened = Some(state);
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
        columns: &columns,
        names: &noted.names,
        readings: &noted.readings,
        ambiguous_points: if noted.decimal_point { &noted.thousands } else { &[] },
        unknown_crs: unknown_crs.as_deref(),
    };
    for rule in RULES {
        if let Check::Input(check) = rule.check {
            check(&facts, sink);
        }
    }
    (outcome, opened)
}

/// Names and readings of an input, once each, with their first place.
#[derive(Default)]
struct Noted {
    names: Vec<(Secret, Binding, Place)>,
    readings: Vec<(Option<u32>, Reading, Place)>,
    decimal_point: bool,
    thousands: Vec<(u32, Secret, Place)>,
}

impl Noted {
    fn take(&mut self, rows: &Rows<'_>) {
        for (name, binding, row) in &rows.batch.other_names {
            if !self.names.iter().any(|(n, _, _)| n == name) {
                self.names.push((name.clone(), *binding, place(rows, *row)));
            }
        }
        for (field, reading, row) in &rows.batch.readings {
            if !self.readings.iter().any(|(f, r, _)| f == field && r == reading) {
                self.readings.push((*field, *reading, place(rows, *row)));
            }
        }
        let blank = rows.batch.blank_line.filter(|_| !self.readings.iter().any(|(_, r, _)| *r == Reading::BlankRows));
        if let Some(line) = blank {
            let place = Place { input: rows.input, line: Some(line), ..Place::default() };
            self.readings.push((None, Reading::BlankRows, place));
        }
        self.decimal_point |= rows.batch.points.decimal;
        for (field, row, text) in &rows.batch.points.thousands {
            if !self.thousands.iter().any(|(f, _, _)| f == field) {
                self.thousands.push((*field, text.clone(), place(rows, *row)));
            }
        }
    }
}

/// A row's place; in a table's header the first line.
fn place(rows: &Rows<'_>, row: u32) -> Place {
    match rows.batch.rows {
        0 => Place { input: rows.input, line: Some(1), ..Place::default() },
        _ => rows.place(row as usize),
    }
}

/// What a worker gives back of a chunk.
struct Judged<'m> {
    mark: Mark,
    sink: Sink<'m>,
    batch: Batch,
    keys: Vec<Option<u64>>,
    full: bool,
    used: Vec<(usize, HashMap<u32, u64>)>,
    known: Vec<(String, Vec<u32>)>,
    end: Option<ReadError>,
}

fn rows<'m>(
    compiled: &'m Compiled<'m>,
    theme: &'m Theme<'m>,
    state: &mut ReadInput<'_>,
    outcome: &mut InputOutcome,
    gathered: &mut Gathered,
    sink: &mut Sink<'m>,
    noted: &mut Noted,
) {
    let features = outcome.format == Some(Format::GeoJson);
    let (reader, input) = (&state.reader, state.index);
    let head = reader.columns();
    let head = Rows { compiled, theme, batch: &head, input, first_row: 0, features };
    judge(&head, sink);
    noted.take(&head);
    let mut chunks = reader.chunks(state.source);
    let interner = std::mem::take(&mut gathered.interner);
    let targets = targets(compiled, theme);
    let (mut total, mut marks) = (0u64, Vec::new());
    ordered(
        compiled.options.threads,
        || chunks.next(),
        |chunk: Chunk| work(compiled, theme, reader, input, features, &interner, &targets, chunk),
        |judged| {
            let first = total;
            total += judged.batch.rows as u64;
            noted.take(&Rows { compiled, theme, batch: &judged.batch, input, first_row: first, features });
            marks.push(Mark { row: first, ..judged.mark });
            let mut found = judged.sink;
            shift(&mut found, first);
            sink.append(found);
            gather(gathered, theme.tema.temakode, judged.keys, judged.full, judged.used, judged.known);
            outcome.error = judged.end;
            outcome.error.is_none()
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
    reader: &Reader,
    input: usize,
    features: bool,
    interner: &Interner,
    targets: &[(String, usize)],
    chunk: Chunk,
) -> Judged<'m> {
    let batch = reader.parse(&chunk);
    let mut sink = Sink::new(compiled);
    judge(&Rows { compiled, theme, batch: &batch, input, first_row: 0, features }, &mut sink);
    let (keys, full) = match theme.key.as_ref().map(|k| k.keys(&batch, interner)) {
        Some(Ok(keys)) => (keys, false),
        _ => (vec![], true),
    };
    let used = theme.references.iter().map(|r| (r.field, ids(&batch, r.field, interner))).collect();
    let known = targets
        .iter()
        .map(|(name, field)| (name.clone(), ids(&batch, *field, interner).into_keys().collect()))
        .collect();
    let mark = Mark { row: 0, offset: chunk.offset, line: chunk.line };
    // Only what the coordinator needs travels back.
    let slim = Batch {
        columns: vec![],
        geometry: Default::default(),
        cell_faults: vec![],
        record_faults: vec![],
        ..batch
    };
    Judged { mark, sink, batch: slim, keys, full, used, known, end: chunk.end }
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

/// The theme's own fields that some theme points to.
fn targets(compiled: &Compiled<'_>, theme: &Theme<'_>) -> Vec<(String, usize)> {
    let pointing = compiled.themes.iter().flat_map(|t| &t.references).filter(|r| r.theme == theme.tema.temakode);
    let mut names: Vec<&str> = pointing.map(|r| r.target.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().filter_map(|n| Some((n.to_owned(), theme.fields.index(n)?))).collect()
}

/// How often each text of a column stands in a batch.
fn ids(batch: &Batch, field: usize, interner: &Interner) -> HashMap<u32, u64> {
    let mut counts = HashMap::new();
    let column = &batch.columns[field];
    let mut last: Option<(&[u8], u32, u64)> = None;
    for row in 0..batch.rows {
        let Some(bytes) = column.bytes(row) else { continue };
        last = match last {
            Some((seen, id, n)) if seen == bytes => Some((seen, id, n + 1)),
            before => {
                before.into_iter().for_each(|(_, id, n)| *counts.entry(id).or_insert(0) += n);
                Some((bytes, interner.intern(column.text(row).unwrap_or_default()), 1))
            }
        };
    }
    last.into_iter().for_each(|(_, id, n)| *counts.entry(id).or_insert(0) += n);
    counts
}

fn gather(
    gathered: &mut Gathered,
    theme: u16,
    keys: Vec<Option<u64>>,
    full: bool,
    used: Vec<(usize, HashMap<u32, u64>)>,
    known: Vec<(String, Vec<u32>)>,
) {
    let entry = gathered.themes.entry(theme).or_default();
    entry.full |= full;
    for (i, key) in keys.iter().enumerate() {
        if let Some(key) = key {
            entry.ledger.push(*key, entry.rows + i as u32);
        }
    }
    entry.rows += keys.len() as u32;
    for (field, counts) in used {
        let total = gathered.used.entry((theme, field)).or_default();
        counts.into_iter().for_each(|(id, n)| *total.entry(id).or_insert(0) += n);
    }
    for (name, ids) in known {
        gathered.known.entry((theme, name)).or_default().extend(ids);
    }
}
