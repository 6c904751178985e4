//! dBASE tables, as Shape has them: fixed records behind a header that names the fields.
//!
//! Read by record number straight from the source, so that a place is found again without an index and memory does not
//! grow with the file.

use super::block::{self, Block, Cell, rows_of};
use super::{Chunk, Content, Crs, Dataset, Format, GeometryState, Header, InputFile, Mark, Plan, ReadError, searched, shapes};
use crate::delivery::batch::{Batch, Reading};
use crate::delivery::outside::runs;
use crate::delivery::source::read_more;
use crate::delivery::{Encoding, Outside, Part, Source};
use std::sync::Arc;

/// Length of the header's first part, and of each field's.
const HEAD: usize = 32;

/// A table, with the shapes of its rows where it has them.
pub(super) struct DbfTable {
    source: Arc<dyn Source>,
    header: Header,
    fields: Vec<Field>,
    /// Bytes before the first record, bytes of a record, number of records.
    layout: (u64, usize, u64),
    shapes: Option<shapes::Shapes>,
}

struct Field {
    kind: u8,
    start: usize,
    length: usize,
}

/// Opens a table; `shapes` are those of its Shape file.
///
/// # Errors
/// The header is damaged.
pub(super) fn open(
    format: &'static Format,
    source: Arc<dyn Source>,
    file: &InputFile,
    shapes: Option<shapes::Shapes>,
    crs: Result<Crs, String>,
) -> Result<Box<dyn Dataset>, ReadError> {
    let mut head = Vec::new();
    read_more(source.as_ref(), 0, 1 << 16, &mut head)?;
    let damaged = || ReadError::broken("tabellen (.dbf) er beskadiget", "the table (.dbf) is damaged");
    let number = |at: usize, n: usize| -> Option<u64> {
        head.get(at..at + n).map(|b| b.iter().rev().fold(0, |v, b| v << 8 | u64::from(*b)))
    };
    let (Some(rows), Some(start), Some(length)) = (number(4, 4), number(8, 2), number(10, 2)) else { return Err(damaged()) };
    let (mut fields, mut names, mut at) = (Vec::new(), Vec::new(), 1usize);
    let descriptors = head.get(HEAD..(start as usize).min(head.len())).ok_or_else(damaged)?;
    for field in descriptors.chunks_exact(HEAD).take_while(|f| f[0] != 0x0D && f[0] != 0) {
        let name = field[..11].split(|b| *b == 0).next().unwrap_or_default();
        names.push(String::from_utf8_lossy(name).trim().to_owned());
        fields.push(Field { kind: field[11], start: at, length: usize::from(field[16]) });
        at += usize::from(field[16]);
    }
    if fields.is_empty() || at > length as usize || length == 0 {
        return Err(damaged());
    }
    let header = Header {
        format,
        encoding: encoding(file, head.get(29).copied().unwrap_or(0)),
        columns: names,
        name: None,
        delimiter: 0,
        crs,
        start: 0,
        start_line: 0,
        readings: vec![],
    };
    Ok(Box::new(DbfTable { source, header, fields, layout: (start, length as usize, rows), shapes }))
}

/// From the .cpg file, else the language driver in the header; else each record says for itself.
fn encoding(file: &InputFile, driver: u8) -> Encoding {
    let mut said = Vec::new();
    if let Some((_, cpg)) = file.companions.iter().find(|(ending, _)| ending == "cpg") {
        let _ = read_more(cpg.as_ref(), 0, 64, &mut said);
    }
    let said = String::from_utf8_lossy(&said).to_uppercase();
    match driver {
        _ if said.contains("UTF") || said.contains("65001") => Encoding::Utf8,
        _ if said.contains("1252") || said.contains("8859") || said.contains("ANSI") => Encoding::Windows1252,
        0x03 | 0x57 | 0x58 | 0x59 if said.trim().is_empty() => Encoding::Windows1252,
        _ => Encoding::Ascii,
    }
}

impl Dataset for DbfTable {
    fn header(&self) -> &Header {
        &self.header
    }

    fn chunks(&self, from: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_> {
        let mut next = Some(from.unwrap_or(Mark { offset: 0, line: shapes::FIRST }));
        Box::new(std::iter::from_fn(move || {
            let (chunk, following) = self.block(next.take()?);
            next = following;
            Some(chunk)
        }))
    }

    /// Bytes that belong to no record: in the header, behind the last record, and anywhere in the file of shapes.
    fn outside(&self, visit: &mut dyn FnMut(Outside)) {
        let (start, length, rows) = self.layout;
        let mut found = |text: &str| visit(Outside::of(Part::Unused, text));
        // A truncated file is reported when its rows are read.
        let mut head = Vec::new();
        let _ = read_more(self.source.as_ref(), 0, start as usize, &mut head);
        runs(&head, &mut found);
        let _ = searched::binary(self.source.as_ref(), start.saturating_add(rows.saturating_mul(length as u64)), &mut found);
        if let Some(shapes) = &self.shapes {
            let _ = searched::binary(shapes.source(), 0, &mut found);
        }
    }

    /// A table of areas without its file of shapes has areas without shape, and is no table that never had any.
    fn parse(&self, chunk: &Chunk, plan: &Plan) -> Batch {
        let Content::Cells(block) = &chunk.content else { return Batch::new(&plan.fields) };
        let mut batch = block::parse(block, &self.header, plan);
        if self.shapes.is_none() && plan.fields.has_geometry && batch.rows > 0 {
            batch.geometry.states = vec![GeometryState::none(); batch.rows];
            batch.readings.push((None, Reading::NoShapeFile, 0));
        }
        batch
    }
}

impl DbfTable {
    /// The records from one on, with where its shape lies; and the same of the next block.
    fn block(&self, mark: Mark) -> (Chunk, Option<Mark>) {
        let (start, length, rows) = self.layout;
        let wanted = rows.saturating_sub(mark.offset).min(rows_of(self.fields.len()) as u64);
        let mut bytes = Vec::new();
        let read = read_more(self.source.as_ref(), start + mark.offset * length as u64, wanted as usize * length, &mut bytes);
        let (mut block, mut at, mut end) = (Block::default(), mark.line, read.err().map(ReadError::Io));
        for record in bytes.chunks_exact(length) {
            let shape = match self.shapes.as_ref().map(|s| s.at(at)).transpose() {
                Ok(found) => found.map(|(shape, following)| {
                    at = following;
                    shape
                }),
                Err(error) => {
                    end = Some(error);
                    break;
                }
            };
            // A record that is marked as deleted is not there; its shape is.
            if record[0] == b'*' {
                block.note(None, Reading::DeletedRecords);
                let text = String::from_utf8_lossy(&record[1..]).into_owned();
                block.outside(Part::DeletedRows, None, text);
                continue;
            }
            self.record(record, &mut block);
            block.end_row(None, shape);
        }
        if end.is_none() && bytes.len() < wanted as usize * length {
            end = Some(ReadError::broken(
                "tabellen (.dbf) er kortere, end den selv siger",
                "the table (.dbf) is shorter than it says itself",
            ));
        }
        let done = mark.offset + wanted;
        if end.is_none() && done == rows {
            end = self.more(at);
        }
        let next = (end.is_none() && done < rows).then_some(Mark { offset: done, line: at });
        (Chunk { content: Content::Cells(block), offset: mark.offset, line: mark.line, end }, next)
    }

    /// What follows the last record, if that is another record; the next shape would begin at this byte of its file.
    fn more(&self, shape: u64) -> Option<ReadError> {
        let (start, length, rows) = self.layout;
        let mut behind = Vec::new();
        let _ = read_more(self.source.as_ref(), start + rows * length as u64, length, &mut behind);
        if behind.len() == length && matches!(behind[0], b' ' | b'*') {
            return Some(ReadError::broken(
                "tabellen (.dbf) er længere, end den selv siger",
                "the table (.dbf) is longer than it says itself",
            ));
        }
        self.shapes.as_ref().is_some_and(|s| s.at(shape).is_ok()).then(|| {
            ReadError::broken(
                "geometrien (.shp) har flere objekter end tabellen (.dbf)",
                "the geometry (.shp) has more features than the table (.dbf)",
            )
        })
    }

    fn record(&self, record: &[u8], block: &mut Block) {
        for (index, field) in self.fields.iter().enumerate() {
            let raw = record.get(field.start..field.start + field.length).unwrap_or_default();
            let cell = match self.header.encoding.decode(raw) {
                Some((text, latin)) => {
                    let text = text.trim_matches(['\0', ' ']);
                    if latin {
                        block.note(None, Reading::Windows1252);
                    }
                    if is_asterisks(field.kind, text) {
                        block.note(Some(index), Reading::Asterisks);
                    }
                    cell(field.kind, text)
                }
                None => {
                    let row = block.rows;
                    if block.faults.last().is_none_or(|f| f.0 != row) {
                        let (da, en) =
                            ("en tekst er hverken UTF-8 eller Windows-1252", "a text is neither UTF-8 nor Windows-1252");
                        block.faults.push((row, da.to_owned(), en.to_owned()));
                    }
                    Cell::Empty
                }
            };
            block.cells.push(cell);
        }
    }
}

/// A field's text by its type (dBASE III and later): C text, N and F numbers, D dates, L truth.
fn cell(kind: u8, text: &str) -> Cell {
    match (kind, text) {
        (_, "") => Cell::Empty,
        (b'C', text) => Cell::Text(text.to_owned()),
        (kind, text) if is_asterisks(kind, text) => Cell::Empty,
        (b'N' | b'F', text) => number(text),
        (b'D', "00000000") => Cell::Empty,
        (b'D', text) if text.len() == 8 && text.is_ascii() => {
            Cell::Text(format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]))
        }
        (b'L', "?") => Cell::Empty,
        (b'L', text) => Cell::Bool(matches!(text, "T" | "t" | "Y" | "y")),
        _ => Cell::Other,
    }
}

/// GDAL fills a number without a value so; dBASE wrote it of one that had no room.
fn is_asterisks(kind: u8, text: &str) -> bool {
    matches!(kind, b'N' | b'F') && !text.is_empty() && text.bytes().all(|b| b == b'*')
}

/// More digits than a floating point number holds are its last bits, not digits that somebody wrote.
const DIGITS: usize = 15;

fn number(text: &str) -> Cell {
    let digits = text.bytes().filter(u8::is_ascii_digit).skip_while(|b| *b == b'0').count();
    match text.parse::<f64>() {
        Ok(x) if digits > DIGITS && text.contains('.') => Cell::Float(x),
        _ => Cell::Number(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_meant() {
        assert_eq!(cell(b'N', "19.989999999999998"), Cell::Float(19.99));
        assert_eq!(cell(b'N', "1040.25"), Cell::Number("1040.25".into()));
        assert_eq!(cell(b'N', "123456789012345678"), Cell::Number("123456789012345678".into()));
        assert_eq!(cell(b'N', "****"), Cell::Empty);
        assert_eq!(cell(b'D', "20240705"), Cell::Text("2024-07-05".into()));
    }
}
