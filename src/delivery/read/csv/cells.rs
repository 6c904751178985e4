//! Records of CSV into the columns of a batch.

use super::lines::{Lines, bare_returns};
use crate::delivery::batch::{Batch, Reading, RecordFault};
use crate::delivery::fields::{Binding, Fields};
use crate::delivery::read::{Chunk, Columns, Content, Header, cell};
use crate::delivery::{Part, unguarded};
use memchr::memchr_iter;

/// Parses a chunk's records.
pub(super) fn parse(chunk: &Chunk, header: &Header, columns: &Columns, fields: &Fields) -> Batch {
    let mut batch = Batch::new(fields);
    columns.mark_present(&mut batch);
    let Content::Text { bytes: raw, .. } = &chunk.content else { return batch };
    let decoded = header.encoding.decode(raw);
    let bytes = match &decoded {
        Some((text, latin)) => {
            if *latin {
                batch.note(None, Reading::Windows1252);
            }
            text.as_bytes()
        }
        // Some record is not text; each is decoded by itself.
        None => raw,
    };
    // A row has a delimiter less than columns, so blank lines without end make no room.
    let most = bytes.len() / columns.bindings.len().max(1);
    let bare = bare_returns(bytes);
    batch.reserve((memchr_iter(b'\n', bytes).count() + bare).min(most) + 1);
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(header.delimiter).from_reader(bytes);
    let cells = Cells { header, columns, fields, text: decoded.is_some() };
    let (mut record, mut before) = (::csv::ByteRecord::new(), ::csv::ByteRecord::new());
    let mut again = vec![false; columns.bindings.len()];
    let mut lines = Lines::new(bytes, chunk.line, bare > 0);
    while let Ok(true) = reader.read_byte_record(&mut record) {
        let line = record.position().map_or(chunk.line, |p| lines.of(p));
        cells.row(&mut batch, &record, &before, &mut again, line);
        std::mem::swap(&mut record, &mut before);
    }
    batch
}

/// How the cells of an input are read.
struct Cells<'a> {
    header: &'a Header,
    columns: &'a Columns,
    fields: &'a Fields,
    /// The whole chunk is known to be UTF-8.
    text: bool,
}

impl Cells<'_> {
    /// Reads a row. Most cells repeat the one above; where `again` says that it was read without fault, its value is taken
    /// once more instead of read.
    fn row(&self, batch: &mut Batch, record: &::csv::ByteRecord, before: &::csv::ByteRecord, again: &mut [bool], line: u64) {
        let bindings = &self.columns.bindings;
        if record.iter().all(|c| c.trim_ascii().is_empty()) {
            // Trailing blank rows are Excel's, not the sender's.
            batch.blank_line = batch.blank_line.or(Some(line));
            return again.fill(false);
        }
        let extra = record.iter().skip(bindings.len()).any(|c| !c.is_empty());
        if record.len() < bindings.len() || extra {
            let (have, want) = (record.len(), bindings.len());
            self.outside(batch, Part::Record, record, line);
            unreadable(
                batch,
                line,
                format!("linjen har {have} kolonner, og kolonnenavnene er {want}"),
                format!("the line has {have} columns, and there are {want} column names"),
            );
            return again.fill(false);
        }
        for (index, bytes) in record.iter().take(bindings.len()).enumerate() {
            let read = match bindings[index] {
                Binding::Field(field) if bytes.is_empty() => {
                    cell::push_null(batch, field);
                    Some(false)
                }
                Binding::Field(field) if again[index] && before.get(index) == Some(bytes) => {
                    batch.columns[field].push_again();
                    Some(true)
                }
                Binding::Field(field) => self.field(batch, field, bytes),
                binding => {
                    self.other_column(batch, (index, binding), bytes, line);
                    Some(false)
                }
            };
            let Some(plain) = read else {
                for column in batch.columns.iter_mut().chain(&mut batch.texts) {
                    column.truncate(batch.rows);
                }
                batch.outside.retain(|o| (o.row as usize) < batch.rows);
                self.outside(batch, Part::Record, record, line);
                let (column, utf_16) = (index + 1, self.header.readings.contains(&Reading::Utf16));
                let (da, en) = match utf_16 {
                    true => (
                        format!("kolonne {column} har tegn, som UTF-16 ikke har"),
                        format!("column {column} has characters that UTF-16 does not have"),
                    ),
                    false => (
                        format!("kolonne {column} er hverken UTF-8 eller Windows-1252"),
                        format!("column {column} is neither UTF-8 nor Windows-1252"),
                    ),
                };
                unreadable(batch, line, da, en);
                return again.fill(false);
            };
            again[index] = plain;
        }
        batch.end_row(line);
    }

    /// Reads the cell of a field; whether it was read without fault, and nothing where it is no text.
    fn field(&self, batch: &mut Batch, field: usize, bytes: &[u8]) -> Option<bool> {
        let decoded = if self.text {
            std::str::from_utf8(bytes).ok().map(|t| (t.into(), false))
        } else {
            self.header.encoding.decode(bytes)
        };
        let (text, latin) = decoded?;
        if latin {
            batch.note(None, Reading::Windows1252);
        }
        let faults = batch.cell_faults.len();
        let plain = unguarded(&text);
        if plain.is_some() {
            batch.note(Some(field), Reading::Apostrophe);
        }
        cell::push(batch, field, &self.fields.specs[field], plain.unwrap_or(&text));
        Some(batch.cell_faults.len() == faults)
    }

    /// Keeps the cells of a record that could not be read.
    fn outside(&self, batch: &mut Batch, part: Part, record: &::csv::ByteRecord, line: u64) {
        for (index, bytes) in record.iter().enumerate() {
            batch.outside(part, Some(line), Some(index), &self.any_text(bytes));
        }
    }

    /// Some bytes as text, whatever they are.
    fn any_text<'b>(&self, bytes: &'b [u8]) -> std::borrow::Cow<'b, str> {
        self.header.encoding.decode(bytes).map_or_else(|| String::from_utf8_lossy(bytes), |(text, _)| text)
    }

    /// Reads a cell of a column that is no field.
    fn other_column(&self, batch: &mut Batch, (index, binding): (usize, Binding), bytes: &[u8], line: u64) {
        if let Binding::CodeText(text) = binding {
            let decoded = self.header.encoding.decode(bytes);
            batch.push_code_text(text, decoded.as_ref().map_or("", |(t, _)| t));
        } else {
            batch.outside(Part::Cell, Some(line), Some(index), &self.any_text(bytes));
        }
        if self.columns.names[index].is_empty() && !bytes.trim_ascii().is_empty() {
            self.columns.unnamed(batch, index);
        }
    }
}

fn unreadable(batch: &mut Batch, line: u64, da: String, en: String) {
    batch.cell_faults.retain(|f| (f.row as usize) < batch.rows);
    batch.record_faults.push(RecordFault { row: batch.rows as u32, line: Some(line), column: None, twice: false, da, en });
    batch.end_row(line);
}
