//! The first way through a dataset: what it holds, so that the formats that want to know it beforehand do, and what reading
//! it loses. Nothing is kept of a row.

use super::{
    Bounds, Loss, Losses, geometry,
    shp::record,
    value::{OutputRows, Value},
};
use crate::delivery::Buffer;
use crate::delivery::batch::{Batch, Reading, SourceForm};
use crate::delivery::fields::{Binding, FieldKind, Fields};
use crate::delivery::ordered;
use crate::delivery::read::{Dataset, Format, GeometryKind, Plan, ReadError};
use crate::model::{Model, Tema};
use std::sync::Arc;

/// Most columns beyond the standard's that are carried.
pub const OTHERS: usize = 1_900;

/// What is seen of a field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// The input has a column for it.
    pub present: bool,
    /// Rows with a value.
    pub filled: u64,
    /// Rows with something that could not be read.
    pub unread: u64,
    /// Bytes of the longest text, as a spreadsheet has it.
    pub longest: usize,
    /// Its name or a value holds personal data, and it is no field of the theme: then it is not written.
    pub personal: bool,
}

/// Whether a text of a column holds personal data. The texts of codes and of system fields are known, so there a number of a
/// person alone counts.
pub type IsPersonal<'p> = dyn Fn(&str, Known) -> bool + 'p;

/// Whether the standard knows a column that is none of the theme's own fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// A system field, or the text of a code.
    Yes,
    /// Any other column.
    No,
}

/// What a dataset holds.
pub struct Survey {
    /// Its fields: the theme's, then other columns as texts.
    pub fields: Arc<Fields>,
    /// Its format.
    pub format: &'static Format,
    /// Rows that can be read, and so are written.
    pub rows: u64,
    /// By field.
    pub seen: Vec<Seen>,
    /// Rows with an area, also one without points.
    pub areas: u64,
    /// Rows whose geometry is in a coordinate system that is not read.
    pub unplaced: u64,
    /// What the areas cover.
    pub bounds: Option<Bounds>,
    /// Bytes of the areas' records in a Shape file.
    pub shape_bytes: u64,
    /// What reading loses.
    pub losses: Losses,
    /// Unusual ways of reading: field, what, first row from 1.
    pub readings: Vec<(Option<usize>, Reading, u64)>,
    /// Why the dataset, or the rest of it, cannot be read.
    pub end: Option<ReadError>,
    /// Further losses in formats other than GeoJSON.
    pub(super) json: Losses,
    /// Some number has a decimal point; the fields in which a point was taken for a thousands sign.
    points: (bool, Vec<(usize, u64)>),
}

/// Goes through a dataset of a theme. `goes_on` is asked after every chunk, with the rows so far, `is_personal` for every text
/// in a column that is no field of the theme.
///
/// # Errors
/// The dataset has more than [`OTHERS`] columns that the theme does not know.
pub fn survey(
    dataset: &dyn Dataset,
    model: &Model,
    tema: &Tema,
    threads: usize,
    goes_on: &dyn Fn(u64) -> bool,
    is_personal: &IsPersonal<'_>,
) -> Result<Survey, TooManyColumns> {
    let others = others(dataset, model, tema, threads, goes_on)?;
    let fields = Arc::new(Fields::carrying(model, tema, &others));
    let plan = Plan::new(dataset.header(), fields.clone());
    let mut survey = Survey {
        format: dataset.header().format,
        rows: 0,
        seen: vec![Seen::default(); fields.specs.len()],
        fields,
        areas: 0,
        unplaced: 0,
        bounds: None,
        shape_bytes: 0,
        losses: Losses::default(),
        readings: vec![],
        end: None,
        json: Losses::default(),
        points: (false, vec![]),
    };
    dataset.header().readings.iter().for_each(|r| survey.reading(None, *r, 0));
    let head = plan.head(dataset.header());
    head.record_faults.iter().for_each(|_| survey.losses.add(Loss::SecondColumn, None, None));
    let own = Fields::new(model, tema);
    let known = |name: &String| if own.bind(name) == Binding::Unknown { Known::No } else { Known::Yes };
    let known: Vec<Known> = others.iter().map(known).collect();
    survey.named(is_personal);
    survey.seen.iter_mut().zip(&head.present).for_each(|(seen, present)| seen.present = *present);
    let mut before = 0;
    chunks(dataset, &plan, threads, |batch, end| {
        survey.take(&batch, before);
        survey.personal(&batch, before, &known, is_personal);
        before += batch.rows as u64;
        survey.end = end;
        survey.end.is_none() && goes_on(before)
    });
    if let (true, thousands) = std::mem::take(&mut survey.points) {
        thousands.into_iter().for_each(|(field, row)| survey.losses.note(Loss::Point, Some(field), Some(row)));
    }
    Ok(survey)
}

/// A dataset has too many columns that its theme does not know.
#[derive(Debug)]
pub struct TooManyColumns;

/// Every batch of a dataset in order, parsed on all threads, and what ended it; as long as they are wanted.
pub(super) fn chunks(dataset: &dyn Dataset, plan: &Plan, threads: usize, mut take: impl FnMut(Batch, Option<ReadError>) -> bool) {
    let mut chunks = dataset.chunks(None);
    ordered(threads, || chunks.next(), |chunk| (dataset.parse(&chunk, plan), chunk.end), |(batch, end)| take(batch, end));
}

/// The columns that are none of the theme's own fields, by name, in the order in which they come.
fn others(
    dataset: &dyn Dataset,
    model: &Model,
    tema: &Tema,
    threads: usize,
    goes_on: &dyn Fn(u64) -> bool,
) -> Result<Vec<String>, TooManyColumns> {
    let own = Fields::new(model, tema);
    let mut found: Vec<String> = Vec::new();
    let mut take = |name: &str| {
        let name = name.trim();
        let new = !name.is_empty() && !matches!(own.bind(name), Binding::Field(_)) && !found.iter().any(|f| f == name);
        if new {
            found.push(name.to_owned());
        }
        found.len() <= OTHERS
    };
    let mut few = true;
    if dataset.header().format.names_fields {
        // Each feature names its own properties.
        let plan = Plan::new(dataset.header(), Arc::new(Fields::new(model, tema)));
        let mut rows = 0;
        chunks(dataset, &plan, threads, |batch, end| {
            rows += batch.rows as u64;
            few = batch.other_names.as_slice().iter().all(|(name, _, _)| take(name.open()));
            few && end.is_none() && goes_on(rows)
        });
    } else {
        few = dataset.header().columns.iter().all(|c| take(c));
    }
    if few { Ok(found) } else { Err(TooManyColumns) }
}

impl Survey {
    /// Takes up a batch whose first row has this number, from 0.
    fn take(&mut self, batch: &Batch, before: u64) {
        let number = |row: u32| before + u64::from(row) + 1;
        batch.readings.iter().for_each(|(field, reading, row)| self.reading(field.map(|f| f as usize), *reading, number(*row)));
        batch.record_faults.iter().for_each(|f| self.losses.add(Loss::Record, None, Some(number(f.row))));
        batch
            .other_names
            .as_slice()
            .iter()
            .for_each(|(_, _, row)| self.losses.note(Loss::NamelessColumn, None, Some(number(*row))));
        if batch.blank_line.is_some() {
            self.reading(None, Reading::BlankRows, 0);
        }
        self.points.0 |= batch.points.decimal;
        for (field, row, _) in &batch.points.thousands {
            let field = *field as usize;
            if !self.points.1.iter().any(|(f, _)| *f == field) {
                self.points.1.push((field, number(*row)));
            }
        }
        for row in OutputRows::of(batch) {
            self.rows += 1;
            self.shape(batch, row.index, before + row.index as u64 + 1);
        }
        for (field, seen) in self.seen.iter_mut().enumerate() {
            seen.filled += batch.columns[field].valid().iter().filter(|v| **v).count() as u64;
            if let Buffer::Text { offsets, .. } = &batch.columns[field] {
                seen.longest = offsets.windows(2).map(|w| (w[1] - w[0]) as usize).fold(seen.longest, usize::max);
            }
        }
        for fault in batch.cell_faults.iter().filter(|f| !batch.unreadable(f.row as usize)) {
            let seen = &mut self.seen[fault.field as usize];
            seen.unread += 1;
            seen.longest = seen.longest.max(Value::Unread(fault.text.open(), fault.form).with_comma().len());
            let (field, row) = (fault.field as usize, number(fault.row));
            let text = self.fields.specs[field].kind == FieldKind::Text;
            match fault.form {
                SourceForm::Shown if fault.text.is("") => self.losses.add(Loss::Unshown, Some(field), Some(row)),
                SourceForm::Shown if text => self.losses.add(Loss::NotText, Some(field), Some(row)),
                SourceForm::Json if text => self.json.add(Loss::NotText, Some(field), Some(row)),
                _ => {}
            }
        }
    }

    /// Columns beyond the theme's own that are called by what may be a number of a person.
    fn named(&mut self, is_personal: &IsPersonal<'_>) {
        for field in self.fields.own..self.fields.specs.len() {
            if is_personal(&self.fields.specs[field].name, Known::Yes) {
                self.seen[field].personal = true;
                self.losses.note(Loss::Personal, Some(field), None);
            }
        }
    }

    /// Looks for personal data in the columns beyond the theme's own.
    fn personal(&mut self, batch: &Batch, before: u64, known: &[Known], is_personal: &IsPersonal<'_>) {
        let own = self.fields.own;
        let mut found = |field: usize, row: usize| {
            self.seen[field].personal = true;
            self.losses.add(Loss::Personal, Some(field), Some(before + row as u64 + 1));
        };
        for (index, known) in known.iter().enumerate() {
            let Buffer::Text { offsets, bytes, .. } = &batch.columns[own + index] else { continue };
            for (row, place) in offsets.windows(2).enumerate() {
                let text = bytes.get(place[0] as usize..place[1] as usize).unwrap_or_default();
                if std::str::from_utf8(text).is_ok_and(|text| is_personal(text, *known)) {
                    found(own + index, row);
                }
            }
        }
        for fault in batch.cell_faults.iter().filter(|f| f.field as usize >= own) {
            if is_personal(fault.text.open(), known[fault.field as usize - own]) {
                found(fault.field as usize, fault.row as usize);
            }
        }
    }

    fn shape(&mut self, batch: &Batch, row: usize, number: u64) {
        let Some(state) = batch.geometry.states.get(row) else { return };
        self.unplaced += u64::from(state.kind == GeometryKind::Unread);
        geometry::losses(state).for_each(|loss| self.losses.add(loss, None, Some(number)));
        let polygons = geometry::polygons(state);
        self.shape_bytes += record::bytes(polygons.as_ref());
        if let Some(polygons) = &polygons {
            self.areas += 1;
            self.bounds = geometry::widened(self.bounds, polygons);
        }
    }

    fn reading(&mut self, field: Option<usize>, reading: Reading, row: u64) {
        let loss = match reading {
            Reading::TimeOfDay => Some(Loss::TimeOfDay),
            Reading::Sign => Some(Loss::Sign),
            Reading::DeletedRecords => Some(Loss::Deleted),
            _ => None,
        };
        match loss {
            Some(loss) => self.losses.note(loss, field, (row > 0).then_some(row)),
            None if self.readings.iter().any(|(f, r, _)| *f == field && *r == reading) => {}
            None => self.readings.push((field, reading, row)),
        }
    }

    /// Bytes of the longest text that a field's cells have when all are written as texts.
    pub(super) fn width(&self, field: usize) -> usize {
        let numbers = match self.fields.specs[field].kind {
            // Sign and ten digits; sign and point plus the digits; 2024-12-31.
            FieldKind::Int => 11,
            FieldKind::Decimal { digits, .. } => usize::from(digits) + 2,
            FieldKind::Date => 10,
            FieldKind::Text | FieldKind::Uuid => 1,
        };
        self.seen[field].longest.max(numbers)
    }
}
