//! CSV: comma, semicolon, tab or bar; quotes as RFC 4180; UTF-8 or Windows-1252. Lines end with LF, CRLF or CR, also mixed.
//! Chunks end at whole records.

mod lines;

use lines::{Lines, bare_returns, behind_break, line_breaks};

use super::{
    CHUNK, Chunk, Columns, Content, Crs, Dataset, Format, Header, InputFile, MAX_CSV_RECORD, Mark, Opened, Plan, ReadError, cell,
};
use crate::delivery::batch::{Batch, Reading, RecordFault};
use crate::delivery::fields::{Binding, Fields};
use crate::delivery::source::read_more;
use crate::delivery::{Encoding, Part, Source, unguarded};
use memchr::{memchr, memchr_iter, memchr2, memrchr2};
use std::sync::Arc;

/// A CSV file.
struct Csv {
    source: Arc<dyn Source>,
    header: Header,
}

/// Opens a CSV file by its first bytes.
pub(super) fn open(format: &'static Format, file: &InputFile, head: &[u8]) -> Vec<Opened> {
    vec![Opened::one(Some(format), text(format, file.source.clone(), head, vec![]))]
}

/// Opens a text by its first bytes; `readings` are what is to be said of how it was reached.
///
/// # Errors
/// No column names can be read.
pub(super) fn text(
    format: &'static Format,
    source: Arc<dyn Source>,
    head: &[u8],
    readings: Vec<Reading>,
) -> Result<Box<dyn Dataset>, ReadError> {
    let header = Header { readings, ..header(format, head, source.len())? };
    Ok(Box::new(Csv { source, header }))
}

impl Dataset for Csv {
    fn header(&self) -> &Header {
        &self.header
    }

    fn chunks(&self, from: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_> {
        let Mark { offset, line } = from.unwrap_or(Mark { offset: self.header.start, line: self.header.start_line });
        Box::new(Splitter::new(self.source.as_ref(), self.header.delimiter, offset, line))
    }

    fn parse(&self, chunk: &Chunk, plan: &Plan) -> Batch {
        parse(chunk, &self.header, &plan.columns, &plan.fields)
    }
}

/// Reads the first record as column names.
fn header(format: &'static Format, head: &[u8], length: u64) -> Result<Header, ReadError> {
    let bom = if head.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let body = &head[bom..];
    let blank = body.iter().take_while(|b| matches!(b, b'\n' | b'\r' | b' ')).count();
    let blank = blank + sep_line(&body[blank..]);
    let body = &body[blank..];
    let end = record_end(body, delimiter_of(body));
    let end = match end {
        Some(end) => end,
        None if head.len() as u64 == length => body.len(),
        None => return Err(too_long(1)),
    };
    let encoding = if bom > 0 { Encoding::Utf8 } else { Encoding::of(head) };
    let Some((text, _)) = encoding.decode(&body[..end]) else {
        return Err(ReadError::Broken {
            da: "kolonnenavnene er hverken UTF-8 eller Windows-1252".into(),
            en: "the column names are neither UTF-8 nor Windows-1252".into(),
            line: 1,
        });
    };
    let delimiter = delimiter_of(body);
    let mut names = ::csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(text.as_bytes());
    let mut record = ::csv::StringRecord::new();
    let columns = match names.read_record(&mut record) {
        Ok(true) => record.iter().map(str::trim).map(|c| unguarded(c).unwrap_or(c).to_owned()).collect(),
        _ => return Err(ReadError::Empty),
    };
    let before = &head[..bom + blank + end];
    Ok(Header {
        format,
        encoding,
        columns,
        name: None,
        delimiter,
        crs: Ok(Crs::Unsaid),
        start: before.len() as u64,
        start_line: 1 + line_breaks(before),
        readings: vec![],
    })
}

/// Length of Excel's own first line, `sep=;`, which names the delimiter and is no data; 0 where there is none.
fn sep_line(body: &[u8]) -> usize {
    let named = body.get(..4).is_some_and(|b| b.eq_ignore_ascii_case(b"sep="));
    match (named, body.get(5..)) {
        (true, Some([b'\r', b'\n', ..])) => 7,
        (true, Some([b'\n' | b'\r', ..])) => 6,
        _ => 0,
    }
}

fn too_long(line: u64) -> ReadError {
    let mb = MAX_CSV_RECORD >> 20;
    ReadError::Broken {
        da: format!("linjen er længere end {mb} MB; mangler der linjeskift eller et anførselstegn?"),
        en: format!("the line is longer than {mb} MB; is a line break or a quotation mark missing?"),
        line,
    }
}

/// The delimiter that the first line has most of.
fn delimiter_of(body: &[u8]) -> u8 {
    let line = &body[..memchr2(b'\n', b'\r', body).unwrap_or(body.len())];
    let count = |d: &u8| line.iter().filter(|b| *b == d).count();
    // On a tie the earlier one: Danish Excel writes semicolons.
    let best = [b'|', b',', b'\t', b';'].into_iter().max_by_key(count);
    best.filter(|d| count(d) > 0).unwrap_or(b';')
}

/// Where the first record of `bytes` ends, its line break included.
fn record_end(bytes: &[u8], delimiter: u8) -> Option<usize> {
    let line = memchr2(b'\n', b'\r', bytes)? + 1;
    if memchr(b'"', &bytes[..line]).is_none() {
        return Some(behind_break(bytes, line));
    }
    last_record_end(bytes, delimiter, true).map(|end| behind_break(bytes, end))
}

/// Where the last (or first) whole record of `bytes` ends, by the `csv` crate's own state machine.
fn last_record_end(bytes: &[u8], delimiter: u8, first: bool) -> Option<usize> {
    let mut core = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let (mut out, mut ends) = (vec![0u8; 1 << 16], vec![0usize; 1 << 10]);
    let (mut at, mut last) = (0, None);
    while at < bytes.len() {
        let (result, used, _, _) = core.read_record(&bytes[at..], &mut out, &mut ends);
        at += used;
        match result {
            csv_core::ReadRecordResult::Record => {
                last = Some(at);
                if first {
                    return last;
                }
            }
            csv_core::ReadRecordResult::InputEmpty | csv_core::ReadRecordResult::End => return last,
            csv_core::ReadRecordResult::OutputFull | csv_core::ReadRecordResult::OutputEndsFull => {}
        }
    }
    last
}

/// Where the record begins that a quotation mark opens and nothing closes before the input ends.
fn open_quote(bytes: &[u8], delimiter: u8) -> Option<usize> {
    memchr(b'"', bytes)?;
    let mut ended = bytes.to_vec();
    ended.push(b'\n');
    let last = last_record_end(&ended, delimiter, false).unwrap_or(0).min(bytes.len());
    memchr(b'"', &bytes[last..]).map(|_| last)
}

fn unclosed(line: u64) -> ReadError {
    ReadError::Broken {
        da: "et anførselstegn begynder en tekst, som aldrig slutter; resten af filen er ikke læst".into(),
        en: "a quotation mark begins a text that never ends; the rest of the file was not read".into(),
        line,
    }
}

/// Cuts an input into chunks of whole records.
struct Splitter<'a> {
    source: &'a dyn Source,
    delimiter: u8,
    offset: u64,
    line: u64,
    rest: Vec<u8>,
    done: bool,
}

impl<'a> Splitter<'a> {
    fn new(source: &'a dyn Source, delimiter: u8, offset: u64, line: u64) -> Self {
        Splitter { source, delimiter, offset, line, rest: Vec::new(), done: false }
    }

    fn chunk(&mut self, end: usize, fault: Option<ReadError>) -> Chunk {
        let rest = self.rest.split_off(end);
        let bytes = std::mem::replace(&mut self.rest, rest);
        let lines = line_breaks(&bytes);
        let content = Content::Text { bytes, records: vec![] };
        let chunk = Chunk { content, offset: self.offset, line: self.line, end: fault };
        self.offset += end as u64;
        self.line += lines;
        chunk
    }
}

impl Iterator for Splitter<'_> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        if self.done {
            return None;
        }
        // Always as many bytes from where the chunk begins, so that who begins there again cuts the same chunk.
        let from = self.offset + self.rest.len() as u64;
        if let Err(error) = read_more(self.source, from, CHUNK.saturating_sub(self.rest.len()), &mut self.rest) {
            self.done = true;
            return Some(self.chunk(0, Some(ReadError::Io(error))));
        }
        // Whether a line feed follows decides where the line ends.
        if self.rest.len() == CHUNK && self.rest.ends_with(b"\r") {
            let next = self.offset + CHUNK as u64;
            if let Err(error) = read_more(self.source, next, 1, &mut self.rest) {
                self.done = true;
                return Some(self.chunk(0, Some(ReadError::Io(error))));
            }
        }
        if self.rest.len() < CHUNK {
            self.done = true;
            let all = self.rest.len();
            let Some(open) = open_quote(&self.rest, self.delimiter) else {
                return (all > 0).then(|| self.chunk(all, None));
            };
            let line = self.line + line_breaks(&self.rest[..open]);
            return Some(self.chunk(open, Some(unclosed(line))));
        }
        let end = match memchr(b'"', &self.rest) {
            None => memrchr2(b'\n', b'\r', &self.rest).map(|p| p + 1),
            Some(_) => last_record_end(&self.rest, self.delimiter, false),
        };
        match end {
            Some(end) => {
                let end = behind_break(&self.rest, end);
                Some(self.chunk(end, None))
            }
            None => {
                self.done = true;
                let line = self.line;
                Some(self.chunk(0, Some(too_long(line))))
            }
        }
    }
}

/// Parses a chunk's records.
fn parse(chunk: &Chunk, header: &Header, columns: &Columns, fields: &Fields) -> Batch {
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
