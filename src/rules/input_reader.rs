//! Reads the inputs of a delivery one after the other and judges their rows; chunks on all cores, findings in the order of
//! places.

use super::chunk_judge::{ChunkJudge, Judged};
use super::diskretion::outside::{self, Looked};
use super::readings::Readings;
use super::struktur::ulaeselig_post;
use super::table::{Check, RULES};
use super::theme_resolution::{self, ThemeResolution};
use crate::delivery::{Aside, Chunk, Dataset, InputFile, Opened, PassedOver, Plan, ReadError, Reading, open, ordered};
use crate::finding::Place;
use crate::index::content::{DeliveryContent, add_chunk, targets};
use crate::index::watch::Watch;
use crate::index::{Compiled, InputFacts, InputOutcome, Mark, ReadInput, Sink, Theme, passes};
use std::sync::{PoisonError, RwLock};

/// What was read of a delivery, and what was found in its rows.
pub(crate) struct ReadAll<'m> {
    pub(crate) outcomes: Vec<InputOutcome>,
    pub(crate) read: Vec<ReadInput>,
    pub(crate) sink: Sink<'m>,
}

/// Reads every input and judges its rows.
pub(crate) fn read_all<'m>(
    compiled: &'m Compiled<'m>,
    files: &[InputFile],
    content: &mut DeliveryContent,
    watch: &mut dyn Watch,
) -> ReadAll<'m> {
    let all = ReadAll { outcomes: vec![], read: vec![], sink: Sink::new(compiled) };
    let mut reader = InputReader { compiled, content, watch, all };
    for (number, file) in files.iter().enumerate() {
        reader.file(number, file);
    }
    reader.all
}

/// The reading of a delivery: what it fills, and who follows it.
struct InputReader<'r, 'm> {
    compiled: &'m Compiled<'m>,
    content: &'r mut DeliveryContent,
    watch: &'r mut dyn Watch,
    all: ReadAll<'m>,
}

impl<'m> InputReader<'_, 'm> {
    /// Reads every dataset of a file, and names what is passed over.
    fn file(&mut self, number: usize, file: &InputFile) {
        let datasets = open(file);
        let themes = theme_resolution::of(self.compiled, &file.path, &datasets);
        for (opened, theme) in datasets.into_iter().zip(themes) {
            if !self.watch.goes_on() {
                break;
            }
            let outcome = InputOutcome {
                path: file.path.clone(),
                file: number,
                member: opened.member.clone(),
                layer: opened.layer.clone(),
                columns: vec![],
                lacks_columns: false,
                format: opened.format,
                theme: None,
                rows: 0,
                unread_shapes: false,
                error: None,
                passed_over: None,
            };
            let (outcome, read) = self.opened(outcome, opened, theme);
            match outcome.theme {
                None => self.content.unplaced |= outcome.is_open(),
                Some(theme) if outcome.error.is_some() => {
                    self.content.incomplete.insert(theme);
                }
                Some(_) => {}
            }
            self.all.outcomes.push(outcome);
            self.all.read.extend(read);
        }
    }

    /// A dataset, or why there is none.
    fn opened(&mut self, mut outcome: InputOutcome, opened: Opened, theme: ThemeResolution) -> (InputOutcome, Option<ReadInput>) {
        if opened.dataset.is_err() {
            outside::passed_over(self.compiled, self.all.outcomes.len(), (&outcome, &opened), &mut self.all.sink);
        }
        match opened.dataset {
            Ok(dataset) => self.dataset(outcome, dataset, theme),
            Err(ReadError::PassedOver(why)) => {
                let path = outcome.member.as_deref().unwrap_or(&outcome.path);
                match theme_resolution::is_named_as_data(self.compiled, path, &why) {
                    true => outcome.error = Some(ReadError::PassedOver(why)),
                    false => outcome.passed_over = Some(why),
                }
                (outcome, None)
            }
            Err(error) => {
                ulaeselig_post::cut_off(&error, self.all.outcomes.len(), None, &mut self.all.sink);
                outcome.error = Some(error);
                (outcome, None)
            }
        }
    }

    fn dataset(
        &mut self,
        mut outcome: InputOutcome,
        dataset: Box<dyn Dataset>,
        resolution: ThemeResolution,
    ) -> (InputOutcome, Option<ReadInput>) {
        let (compiled, index) = (self.compiled, self.all.outcomes.len());
        let header = dataset.header();
        let theme = match resolution {
            ThemeResolution::Theme(theme) => compiled.theme(theme),
            ThemeResolution::Unknown | ThemeResolution::NotData => None,
        };
        self.head(&mut outcome, dataset.as_ref(), resolution);
        let unknown_crs = header.crs.as_ref().err().cloned();
        let columns = header.columns.clone();
        let mut readings = Readings::of(index, header, resolution);
        self.outside(&mut outcome, dataset.as_ref(), theme);
        let mut read = None;
        if let Some(theme) = theme {
            outcome.unread_shapes = theme.fields.has_geometry && unknown_crs.is_some();
            let mut input = self.input(&mut outcome, dataset, theme);
            self.rows(theme, &mut input, &mut outcome, &mut readings);
            read = Some(input);
            if outcome.rows == 0 && outcome.error.is_none() {
                readings.readings.push((None, Reading::NoRows, Place { input: index, ..Place::default() }));
            }
        }
        if let Some(error) = &outcome.error {
            ulaeselig_post::cut_off(error, index, outcome.theme, &mut self.all.sink);
        }
        let facts = InputFacts {
            compiled,
            input: index,
            theme,
            aside: resolution == ThemeResolution::NotData,
            columns: &columns,
            names: readings.names.as_slice(),
            readings: &readings.readings,
            leaving: &readings.leaving,
            ambiguous_points: if readings.decimal_point { &readings.thousands } else { &[] },
            unknown_crs: unknown_crs.as_deref(),
        };
        for check in RULES.iter().flat_map(|r| r.checks) {
            if let Check::Input(check) = check {
                check(&facts, &mut self.all.sink);
            }
        }
        self.hand_over(&outcome);
        (outcome, read)
    }

    /// What a dataset's beginning says of it.
    fn head(&self, outcome: &mut InputOutcome, dataset: &dyn Dataset, resolution: ThemeResolution) {
        let header = dataset.header();
        outcome.layer = header.name.clone().filter(|_| header.format.has_layers);
        outcome.passed_over = theme_resolution::aside(header, resolution);
        let is_document = outcome.passed_over.as_ref().is_some_and(|p| p.kind == Aside::Document);
        outcome.format = Some(header.format).filter(|_| !is_document);
        let path = outcome.member.clone().unwrap_or_else(|| outcome.path.clone());
        let is_data = |why: &mut PassedOver| theme_resolution::is_named_as_data(self.compiled, &path, why);
        outcome.error = outcome.passed_over.take_if(is_data).map(ReadError::PassedOver);
    }

    /// Looks into the texts that are in no field; of what has no theme, into all of it.
    fn outside(&mut self, outcome: &mut InputOutcome, dataset: &dyn Dataset, theme: Option<&Theme<'_>>) {
        let base = outcome.path.rsplit('/').next().unwrap_or_default().to_owned();
        let theme = theme.map(|t| t.tema.temakode);
        let looked = Looked { compiled: self.compiled, input: self.all.outcomes.len(), theme, dataset };
        let sink = &mut self.all.sink;
        looked.names([Some(&base), outcome.member.as_deref(), outcome.layer.as_deref()], sink);
        looked.outside_records(sink);
        if theme.is_none() {
            let end = looked.records(sink, || self.watch.goes_on());
            outcome.error = outcome.error.take().or(end);
        }
    }

    /// An input of a theme, before its first row.
    fn input(&mut self, outcome: &mut InputOutcome, dataset: Box<dyn Dataset>, theme: &Theme<'_>) -> ReadInput {
        let code = theme.tema.temakode;
        outcome.theme = Some(code);
        let plan = Plan::new(dataset.header(), theme.fields.clone());
        let specs = theme.fields.specs.iter().enumerate();
        outcome.columns = specs.filter_map(|(i, s)| Some((s.name.clone(), plan.columns.of_field(i)?))).collect();
        let first_row = self.content.themes.entry(code).or_default().rows;
        let path = outcome.member.clone().unwrap_or_else(|| outcome.path.clone());
        ReadInput { index: self.all.outcomes.len(), path, dataset, plan, theme: code, first_row, marks: vec![] }
    }

    /// Reads an input's rows and judges them, chunk by chunk.
    fn rows(&mut self, theme: &'m Theme<'m>, input: &mut ReadInput, outcome: &mut InputOutcome, readings: &mut Readings) {
        let interner = std::mem::take(&mut self.content.interner);
        let targets = targets(self.compiled, theme);
        let judge = ChunkJudge {
            compiled: self.compiled,
            theme,
            dataset: input.dataset.as_ref(),
            plan: &input.plan,
            input: input.index,
            interner: &interner,
            targets: &targets,
        };
        let head = input.plan.head(input.dataset.header());
        let mut fields = theme.felter.iter().zip(&head.present);
        outcome.lacks_columns = fields.any(|(felt, present)| felt.er_obligatorisk() && !present);
        let head = judge.rows(&head, 0);
        judge.judge(&head, &mut self.all.sink);
        if !head.batch.record_faults.is_empty() {
            self.content.incomplete.insert(theme.tema.temakode);
        }
        readings.take(&head);
        let mut chunks = input.dataset.chunks(None);
        let mut marks = Vec::new();
        let full = RwLock::new(self.all.sink.full(input.index));
        ordered(
            self.compiled.options.threads,
            || chunks.next(),
            |chunk: Chunk| judge.work(full.read().unwrap_or_else(PoisonError::into_inner).clone(), chunk),
            |judged| {
                let first = outcome.rows;
                let slim = judge.rows(&judged.batch, first);
                readings.take(&slim);
                readings.take_leaving(&slim, &judged.leaving);
                marks.push(Mark { row: first, ..judged.mark });
                outcome.rows += judged.batch.rows as u64;
                self.take(theme, first, judged, outcome);
                *full.write().unwrap_or_else(PoisonError::into_inner) = self.all.sink.full(input.index);
                outcome.error.is_none() && self.watch.goes_on()
            },
        );
        drop(chunks);
        self.content.interner = interner;
        input.marks = marks;
    }

    /// Adds what a worker found and gathered in a chunk.
    fn take(&mut self, theme: &Theme<'_>, first: u64, judged: Judged<'m>, outcome: &mut InputOutcome) {
        let mut found = judged.sink;
        shift(&mut found, first);
        self.all.sink.append(found);
        add_chunk(self.content, theme, first, judged.part);
        if judged.lacks {
            self.content.incomplete.insert(theme.tema.temakode);
        }
        passes::shrink(self.compiled, self.content);
        outcome.error = judged.end;
        self.hand_over(outcome);
        self.watch.read(outcome.file, outcome.rows, judged.byte);
    }

    /// Gives findings away where they are taken as they come.
    fn hand_over(&mut self, input: &InputOutcome) {
        if self.watch.takes_findings() {
            let kept = self.all.sink.take_kept();
            if !kept.is_empty() {
                self.watch.found(input, kept);
            }
        }
    }
}

/// Workers count rows from their chunk's first; this makes it the input's.
fn shift(sink: &mut Sink<'_>, first: u64) {
    for finding in sink.found.values_mut().flat_map(|f| &mut f.kept) {
        if finding.place.row > 0 {
            finding.place.row += first;
        }
    }
}
