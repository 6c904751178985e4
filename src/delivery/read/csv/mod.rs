//! CSV: comma, semicolon, tab or bar; quotes as RFC 4180; UTF-8 or Windows-1252. Lines end with LF, CRLF or CR, also mixed.
//! Chunks end at whole records.

mod cells;
mod lines;

use lines::{behind_break, line_breaks};

use super::{CHUNK, Chunk, Content, Crs, Dataset, Format, Header, InputFile, MAX_CSV_RECORD, Mark, Opened, Plan, ReadError};
use crate::delivery::batch::{Batch, Reading};
use crate::delivery::source::read_more;
use crate::delivery::{Encoding, Source, unguarded};
use memchr::{memchr, memchr2, memrchr2};
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
        cells::parse(chunk, &self.header, &plan.columns, &plan.fields)
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
