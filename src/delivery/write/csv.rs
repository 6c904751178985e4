//! CSV as Danish Excel reads it: semicolons, decimal comma, UTF-8 with a byte order mark. A text that a spreadsheet would
//! take for a formula has an apostrophe before it, which our own reader takes away again.

use super::value::{OutputRows, Value, without};
use super::{Losses, Table, WriteError, Writer};
use crate::delivery::batch::{Batch, SourceForm};
use crate::delivery::guarded;
use crate::delivery::read::MAX_CSV_RECORD;
use std::borrow::Cow;
use std::io::Write;

/// A CSV file.
pub(super) struct Csv(::csv::Writer<Box<dyn Write + Send>>);

impl Csv {
    pub(super) fn new(mut file: Box<dyn Write + Send>) -> Result<Self, WriteError> {
        file.write_all(b"\xEF\xBB\xBF")?;
        Ok(Csv(::csv::WriterBuilder::new().delimiter(b';').terminator(::csv::Terminator::CRLF).from_writer(file)))
    }
}

fn failed(error: ::csv::Error) -> WriteError {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => WriteError::Io(error),
        _ => WriteError::Io(std::io::ErrorKind::Other.into()),
    }
}

impl Writer for Csv {
    fn begin(&mut self, table: &Table) -> Result<(), WriteError> {
        self.0.write_record(table.columns.iter().map(|c| guarded(&c.name).into_owned())).map_err(failed)
    }

    fn rows(&mut self, table: &Table, batch: &Batch, first: u64, losses: &mut Losses) -> Result<(), WriteError> {
        for row in OutputRows::of(batch) {
            let number = first + row.index as u64;
            let mut length = 0;
            for column in &table.columns {
                let cell = cell(row.value(column.field), losses, (column.field, number));
                length += cell.len() + cell.matches('"').count() + 3;
                self.0.write_field(cell.as_bytes()).map_err(failed)?;
            }
            if length > MAX_CSV_RECORD {
                return Err(WriteError::refused(
                    format!("række {number} er længere end 1 MB, som læses af en linje i CSV; vælg gpkg"),
                    format!("row {number} is longer than the 1 MB that is read of a line of CSV; choose gpkg"),
                ));
            }
            self.0.write_record(None::<&[u8]>).map_err(failed)?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Table) -> Result<(), WriteError> {
        Ok(self.0.flush()?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        Ok(self.0.flush()?)
    }
}

/// A cell's text. A file with a NUL in it is no text to anybody.
fn cell<'a>(value: Value<'a>, losses: &mut Losses, place: (usize, u64)) -> Cow<'a, str> {
    match value {
        Value::Text(text) | Value::Unread(text, SourceForm::Text | SourceForm::Json | SourceForm::Shown) => {
            match without(Cow::Borrowed(text), |c| c == '\0', losses, place) {
                Cow::Borrowed(text) => guarded(text),
                Cow::Owned(text) => Cow::Owned(guarded(&text).into_owned()),
            }
        }
        other => other.with_comma(),
    }
}
