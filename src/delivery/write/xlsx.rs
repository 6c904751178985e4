//! Excel workbooks: a sheet per table, written row by row through a temporary file, so that memory is bounded. Texts
//! are written as texts, never as formulas; one that would become a formula when somebody edits its cell is marked as text.

use super::value::{OutputRow, OutputRows, Value, without};
use super::{Loss, Losses, Table, WriteError, Writer};
use crate::delivery::batch::{Batch, SourceForm};
use crate::delivery::is_formula;
use crate::delivery::read::caught;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

/// Longest text of a cell, in units of UTF-16: Excel's own limit.
const LONGEST: usize = 32_767;
/// Day 0 of Excel's calendar, in days before 1970-01-01, where it counts as everybody does: from 1 March 1900.
const CALENDAR: i64 = 25_569;
/// 1 March 1900 in Excel's calendar. Before it Excel has a day, 29 February 1900, that never was.
const MARCH_1900: i64 = 61;

/// A workbook.
pub(super) struct Xlsx {
    workbook: Workbook,
    sheet: Option<Worksheet>,
    row: u32,
    file: Box<dyn Write + Send>,
    date: Format,
    text: Format,
}

fn failed(error: XlsxError) -> WriteError {
    match error {
        XlsxError::IoError(error) => WriteError::Io(error),
        _ => WriteError::refused("projektmappen kan ikke skrives", "the workbook cannot be written"),
    }
}

/// Runs the library's code, which gives up where what it keeps on the disk meanwhile cannot be written.
fn guarded<T>(run: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, WriteError> {
    let room = || {
        WriteError::refused(
            "projektmappen kan ikke skrives; er disken fuld?",
            "the workbook cannot be written; is the disk full?",
        )
    };
    caught(|| Some(run())).ok_or_else(room)?.map_err(failed)
}

impl Xlsx {
    pub(super) fn new(file: Box<dyn Write + Send>, folder: &Path) -> Result<Self, WriteError> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder).map_err(failed)?;
        // The same tables give the same workbook, whatever the clock says.
        let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let (date, text) = (Format::new().set_num_format("yyyy-mm-dd"), Format::new().set_quote_prefix());
        Ok(Xlsx { workbook, sheet: None, row: 0, file, date, text })
    }

    fn write(&mut self, table: &Table, row: OutputRow<'_>, number: u64, losses: &mut Losses) -> Result<(), XlsxError> {
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        for (index, column) in table.columns.iter().enumerate() {
            let (at, value) = ((self.row, index as u16), row.value(column.field));
            match cell(value) {
                SheetCell::Empty => {}
                SheetCell::Number(x) => drop(sheet.write_number(at.0, at.1, x)?),
                SheetCell::Day(day) => drop(sheet.write_number_with_format(at.0, at.1, day as f64, &self.date)?),
                SheetCell::Text(text) => {
                    let text = fitting(text, losses, (column.field, number));
                    match is_formula(&text) {
                        true => sheet.write_string_with_format(at.0, at.1, text.as_ref(), &self.text)?,
                        false => sheet.write_string(at.0, at.1, text.as_ref())?,
                    };
                }
            }
        }
        self.row += 1;
        Ok(())
    }
}

impl Writer for Xlsx {
    fn begin(&mut self, table: &Table) -> Result<(), WriteError> {
        let mut sheet = self.workbook.new_worksheet_with_constant_memory().map_err(failed)?;
        sheet.set_name(&table.name).map_err(failed)?;
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        for (index, column) in table.columns.iter().enumerate() {
            sheet.write_string(0, index as u16, &column.name).map_err(failed)?;
        }
        (self.sheet, self.row) = (Some(sheet), 1);
        Ok(())
    }

    fn rows(&mut self, table: &Table, batch: &Batch, first: u64, losses: &mut Losses) -> Result<(), WriteError> {
        for row in OutputRows::of(batch) {
            guarded(|| self.write(table, row, first + row.index as u64, losses))?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Table) -> Result<(), WriteError> {
        self.sheet.take().into_iter().for_each(|sheet| self.workbook.push_worksheet(sheet));
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        let Xlsx { workbook, file, .. } = &mut *self;
        guarded(|| workbook.save_to_writer(file))?;
        Ok(self.file.flush()?)
    }
}

enum SheetCell<'a> {
    Empty,
    Number(f64),
    Day(i64),
    Text(Cow<'a, str>),
}

/// From here on a number of a workbook is none that a field can hold, and is read as no number.
const LARGEST: f64 = 1e18;

/// A cell: numbers as long as Excel's 15 digits mean exactly them.
fn cell(value: Value<'_>) -> SheetCell<'_> {
    let number = |text: &str| text.parse::<f64>().ok().filter(|x| x.abs() < LARGEST && format!("{x:.14e}").parse() == Ok(*x));
    match value {
        Value::Empty | Value::Unread("", _) => SheetCell::Empty,
        Value::Int(n) => SheetCell::Number(n as f64),
        Value::Decimal(..) | Value::Unread(_, SourceForm::Number) => match number(&value.with_point()) {
            Some(x) => SheetCell::Number(x),
            None => SheetCell::Text(value.with_comma()),
        },
        Value::Date(days) if days + CALENDAR >= MARCH_1900 => SheetCell::Day(days + CALENDAR),
        other => SheetCell::Text(other.with_comma()),
    }
}

/// A text as Excel can hold it: not longer, and without the two letters that XML does not have.
fn fitting<'a>(text: Cow<'a, str>, losses: &mut Losses, place: (usize, u64)) -> Cow<'a, str> {
    let text = without(text, |c| matches!(c, '\u{FFFE}' | '\u{FFFF}'), losses, place);
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST
    });
    let Some((end, _)) = end else { return text };
    losses.add(Loss::LongText, Some(place.0), Some(place.1));
    Cow::Owned(text[..end].to_owned())
}
