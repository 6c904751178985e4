//! Records that a reader has taken apart into cells, as formats other than text have them, and their way into a batch.

use super::placing::Placing;
use super::shape::{Flat, GeometryKind, RawGeometry};
use super::{Header, Plan, cell};
use crate::delivery::Part;
use crate::delivery::batch::{Batch, CellFaultKind, Reading, RecordFault, SourceForm};
use crate::delivery::fields::{Binding, FieldKind, FieldSpec};

/// Rows that a block holds at most; under a fuzzer few, so that its small inputs have several blocks.
pub(crate) const BLOCK_ROWS: usize = if cfg!(fuzzing) { 3 } else { 8192 };

/// Cells that a block holds at most, about 8 MB.
const BLOCK_CELLS: usize = 1 << 18;

/// Bytes of texts and points after which a block is full, whatever its rows: memory must not grow with the size of cells.
const BLOCK_BYTES: usize = 8 << 20;

/// Rows that a block of so many columns holds: memory must not grow with a table's breadth.
pub(crate) fn rows_of(columns: usize) -> usize {
    (BLOCK_CELLS / columns.max(1)).clamp(1, BLOCK_ROWS)
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, as the format keeps it.
    Text(String),
    /// A whole number.
    Int(i64),
    /// A floating point number: read by the shortest decimal that means it.
    Float(f64),
    /// A cell of a format that has only texts: read like a CSV cell, without a note.
    Literal(String),
    /// A decimal number in digits, with a point before its decimals.
    Number(String),
    /// True or false.
    Bool(bool),
    /// Days since 1970-01-01.
    Date(i32),
    /// Something that no field takes: bytes, a list. Its kind, for nobody to see.
    Other,
    /// Something that no field takes, as it is shown to whoever opens the file: a formula's error.
    Wrong(String),
}

impl Cell {
    /// The text that whoever opens the file sees in it, where that can be a text or a number of its own. A number with
    /// decimals is a measure and no number of a person.
    pub(crate) fn shown(&self) -> Option<String> {
        match self {
            Cell::Text(text) | Cell::Literal(text) | Cell::Wrong(text) | Cell::Number(text) => Some(text.clone()),
            Cell::Int(n) => Some(n.to_string()),
            Cell::Float(x) if x.fract() == 0.0 => Some(x.to_string()),
            Cell::Empty | Cell::Float(_) | Cell::Bool(_) | Cell::Date(_) | Cell::Other => None,
        }
    }

    /// Bytes that it holds besides itself.
    fn bytes(&self) -> usize {
        match self {
            Cell::Text(text) | Cell::Literal(text) | Cell::Number(text) | Cell::Wrong(text) => text.len(),
            _ => 0,
        }
    }
}

/// Rows of cells, with their shapes where the format has them.
#[derive(Default)]
pub struct Block {
    /// Cells of all rows, one after the other; each row has one for each of the header's columns.
    pub cells: Vec<Cell>,
    /// Geometry of each row; empty where the format has none.
    pub(crate) shapes: Vec<RawGeometry>,
    /// Each row's own number in the file: physical line, row of the sheet, feature id. Empty where it has none.
    pub numbers: Vec<u64>,
    /// Number of rows.
    pub rows: usize,
    /// Rows that could not be read: row in the block, why in Danish and English. Their cells are there and empty.
    pub faults: Vec<(usize, String, String)>,
    /// How something was read, once each: first row in the block, the column it holds for, what.
    readings: Vec<(usize, Option<usize>, Reading)>,
    /// Columns beyond the last name that are not empty: first row in the block, column from 0.
    beyond: Vec<(usize, usize)>,
    /// Texts that are in no column with a name: row in the block, what they are part of, the column.
    outside: Vec<(usize, Part, Option<usize>, String)>,
    /// Bytes of the texts and points of the rows that have ended, and how many cells they have.
    weight: (usize, usize),
}

/// The most columns without a name that are reported.
const BEYOND: usize = 16;

impl Block {
    /// Ends a row whose cells were added.
    pub(crate) fn end_row(&mut self, number: Option<u64>, shape: Option<RawGeometry>) {
        self.rows += 1;
        self.numbers.extend(number);
        let (bytes, counted) = self.weight;
        let texts: usize = self.cells.get(counted..).unwrap_or_default().iter().map(Cell::bytes).sum();
        self.weight = (bytes + texts + shape.as_ref().map_or(0, RawGeometry::bytes), self.cells.len());
        self.shapes.extend(shape);
    }

    /// Whether no further row belongs into the block, where rows have so many columns.
    pub(crate) fn is_full(&self, columns: usize) -> bool {
        self.rows >= rows_of(columns) || self.weight.0 >= BLOCK_BYTES
    }

    /// Notes how something was read in the row that is being added.
    pub(crate) fn note(&mut self, column: Option<usize>, reading: Reading) {
        if !self.readings.iter().any(|(_, c, r)| *c == column && *r == reading) {
            self.readings.push((self.rows, column, reading));
        }
    }

    /// Notes a value in a column beyond the last name, in the row that is being added.
    pub(crate) fn beyond(&mut self, column: usize) {
        if self.beyond.len() < BEYOND && !self.beyond.iter().any(|(_, c)| *c == column) {
            self.beyond.push((self.rows, column));
        }
    }

    /// Keeps a text that is in no column with a name, of the row that is being added.
    pub(crate) fn outside(&mut self, part: Part, column: Option<usize>, text: String) {
        self.weight.0 += text.len();
        self.outside.push((self.rows, part, column, text));
    }

    /// Passes the notes about a row on to a batch.
    fn report(&self, row: usize, plan: &Plan, batch: &mut Batch) {
        for (_, column, reading) in self.readings.iter().filter(|(r, _, _)| *r == row) {
            match column.map(|c| plan.columns.bindings[c]) {
                None => batch.note(None, *reading),
                Some(Binding::Field(field)) => batch.note(Some(field), *reading),
                Some(_) => {}
            }
        }
        for (_, column) in self.beyond.iter().filter(|(r, _)| *r == row) {
            plan.columns.unnamed(batch, *column);
        }
        let from = self.outside.partition_point(|(r, ..)| *r < row);
        for (_, part, column, text) in self.outside[from..].iter().take_while(|(r, ..)| *r == row) {
            batch.outside(*part, self.numbers.get(row).copied(), *column, text);
        }
    }
}

/// Parses a block's rows.
pub(crate) fn parse(block: &Block, header: &Header, plan: &Plan) -> Batch {
    let mut batch = Batch::new(&plan.fields);
    plan.columns.mark_present(&mut batch);
    let mut placing = Placing::new(header);
    let width = header.columns.len();
    let mut faults = block.faults.iter().peekable();
    for row in 0..block.rows {
        let number = block.numbers.get(row).copied();
        let shape = block.shapes.get(row).cloned();
        let cells = &block.cells[row * width..(row + 1) * width];
        if let Some((_, da, en)) = faults.next_if(|(r, _, _)| *r == row) {
            cells.iter().enumerate().for_each(|(c, cell)| outside(&mut batch, Part::Record, number, c, cell));
            let (da, en) = (da.clone(), en.clone());
            batch.record_faults.push(RecordFault { row: batch.rows as u32, line: number, column: None, twice: false, da, en });
            if shape.is_some() {
                batch.geometry.states.push(super::GeometryState::unread());
            }
            end(&mut batch, number);
            continue;
        }
        let blank = |c: &Cell| matches!(c, Cell::Empty) || matches!(c, Cell::Text(t) | Cell::Literal(t) if cell::is_blank(t));
        block.report(row, plan, &mut batch);
        if cells.iter().all(blank) && shape.as_ref().is_none_or(RawGeometry::is_empty) {
            batch.blank_line = batch.blank_line.or(number);
            continue;
        }
        for (index, value) in cells.iter().enumerate() {
            match plan.columns.bindings[index] {
                Binding::Field(field) => push(&mut batch, field, &plan.fields.specs[field], value),
                Binding::CodeText(text) => {
                    if let Cell::Text(said) | Cell::Literal(said) = value {
                        batch.push_code_text(text, said);
                    }
                }
                _ => {
                    outside(&mut batch, Part::Cell, number, index, value);
                    if plan.columns.names[index].is_empty() && !blank(value) {
                        plan.columns.unnamed(&mut batch, index);
                    }
                }
            }
        }
        if let Some(shape) = shape {
            let state = placing.place(&mut batch, shape);
            batch.geometry.states.push(state);
        }
        end(&mut batch, number);
    }
    // Notes after the last row are reported at it.
    block.report(block.rows, plan, &mut batch);
    let last = (batch.rows as u32).saturating_sub(1);
    batch.readings.iter_mut().for_each(|(_, _, row)| *row = last.min(*row));
    batch
}

/// Keeps the text of a cell that no field takes.
fn outside(batch: &mut Batch, part: Part, number: Option<u64>, column: usize, cell: &Cell) {
    match cell {
        Cell::Text(text) | Cell::Literal(text) | Cell::Wrong(text) | Cell::Number(text) => {
            batch.outside(part, number, Some(column), text);
        }
        other => other.shown().into_iter().for_each(|text| batch.outside(part, number, Some(column), &text)),
    }
}

fn end(batch: &mut Batch, number: Option<u64>) {
    batch.end_row(number.unwrap_or(0));
    if number.is_none() {
        batch.lines.clear();
    }
}

/// Puts a typed cell into its column. A number in a number's field is not noted; a value of another type than the
/// field's is read and noted as in every other format.
fn push(batch: &mut Batch, field: usize, spec: &FieldSpec, value: &Cell) {
    match value {
        Cell::Empty => cell::push_null(batch, field),
        Cell::Literal(text) => cell::push(batch, field, spec, text),
        Cell::Text(text) => {
            let number = matches!(spec.kind, FieldKind::Int | FieldKind::Decimal { .. });
            if number && !cell::is_blank(text) {
                batch.note(Some(field), Reading::NumberAsText);
            }
            cell::push(batch, field, spec, text);
        }
        Cell::Int(n) => number(batch, field, spec, &n.to_string()),
        Cell::Float(x) if x.is_finite() && x.abs() < 1e18 => number(batch, field, spec, &format!("{x}")),
        Cell::Number(text) => number(batch, field, spec, text),
        Cell::Float(x) => cell::unread(batch, field, CellFaultKind::NotOfType, &x.to_string(), SourceForm::Number),
        Cell::Wrong(text) => cell::unread(batch, field, CellFaultKind::NotOfType, text, SourceForm::Shown),
        Cell::Bool(b) if batch.whole => cell::unread(batch, field, CellFaultKind::NotOfType, &b.to_string(), SourceForm::Shown),
        Cell::Bool(_) | Cell::Other => cell::unread(batch, field, CellFaultKind::NotOfType, "", SourceForm::Shown),
        Cell::Date(days) => match spec.kind {
            FieldKind::Date => batch.columns[field].push_number(i64::from(*days)),
            FieldKind::Text => cell::push(batch, field, spec, &crate::delivery::iso_date(i64::from(*days))),
            _ => cell::fault(batch, field, CellFaultKind::NotOfType, &crate::delivery::iso_date(i64::from(*days))),
        },
    }
}

fn number(batch: &mut Batch, field: usize, spec: &FieldSpec, text: &str) {
    match spec.kind {
        FieldKind::Text => {
            batch.note(Some(field), Reading::TextAsNumber);
            cell::push(batch, field, spec, text);
        }
        FieldKind::Date | FieldKind::Uuid => cell::unread(batch, field, CellFaultKind::NotOfType, text, SourceForm::Number),
        // A comma is never a thousands sign, so the decimal point is turned into one.
        FieldKind::Int | FieldKind::Decimal { .. } => match cell::number(spec.kind, &text.replace('.', ",")) {
            Ok((value, _)) => batch.columns[field].push_number(value),
            Err(kind) => cell::unread(batch, field, kind, text, SourceForm::Number),
        },
    }
}

/// Polygons from rings, for readers whose format says which ring begins a polygon.
pub(crate) fn polygons(kind: GeometryKind, polygons: Vec<Vec<Vec<[f64; 2]>>>, has_z: bool) -> RawGeometry {
    let mut flat = Flat { has_z, ..Flat::default() };
    for polygon in polygons {
        for ring in polygon {
            flat.ring(ring);
        }
        flat.end_polygon();
    }
    RawGeometry::of(kind, flat)
}
