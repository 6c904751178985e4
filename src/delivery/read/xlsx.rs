//! Excel workbooks (.xlsx, .xlsm): each sheet with cells is a dataset; its first row with cells holds the column names.
//!
//! A sheet is read by a thread of its own that sends blocks: the library's reader of cells borrows the workbook, and what
//! breaks in it breaks there.

use super::block::{BLOCK_ROWS, Block, Cell};
use super::stream::Stream;
use super::{Chunk, Content, Crs, Dataset, Format, Header, InputFile, Mark, Opened, ReadError, archive};
use crate::delivery::{Encoding, Source};
use calamine::{DataRef, Reader, Xlsx};
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};

/// Most columns that a sheet may have: Excel's own limit.
const COLUMNS: usize = 16_384;

fn broken(da: &str, en: &str) -> ReadError {
    ReadError::Broken { da: da.into(), en: en.into(), line: 0 }
}

fn damaged() -> ReadError {
    broken("arket kan ikke læses; gem projektmappen igen i Excel", "the sheet cannot be read; save the workbook again in Excel")
}

/// Opens a workbook.
pub(super) fn open(file: &InputFile) -> Vec<Opened> {
    let one = |dataset| Opened { member: None, format: Some(Format::Xlsx), dataset };
    if let Err(error) = archive::within_limits(&file.source) {
        return vec![one(Err(error))];
    }
    let Some(names) = guarded(&file.source, |workbook| Some(workbook.sheet_names())).flatten() else {
        return vec![one(Err(broken("projektmappen kan ikke læses; gem den igen i Excel", "the workbook cannot be read; save it again in Excel")))];
    };
    let sheet = |name: String| match header(&file.source, &name) {
        Ok(None) => None,
        Ok(Some(header)) => Some(one(Ok(Box::new(Sheet { source: file.source.clone(), header }) as Box<dyn Dataset>))),
        Err(error) => Some(one(Err(error))),
    };
    let sheets: Vec<Opened> = names.into_iter().filter_map(sheet).collect();
    if sheets.is_empty() { vec![one(Err(ReadError::Empty))] } else { sheets }
}

/// Runs something on the workbook; none where it cannot be read, or the library gave up in the middle.
fn guarded<T>(source: &Arc<dyn Source>, run: impl FnOnce(&mut Xlsx<Stream>) -> T) -> Option<T> {
    let run = std::panic::AssertUnwindSafe(|| Xlsx::new(Stream::new(source.clone())).ok().map(|mut w| run(&mut w)));
    std::panic::catch_unwind(run).ok().flatten()
}

/// A sheet's column names, from its first row that has any; none where it has no cells.
fn header(source: &Arc<dyn Source>, name: &str) -> Result<Option<Header>, ReadError> {
    let read = guarded(source, |workbook| -> Option<(u32, Vec<String>)> {
        let mut cells = workbook.worksheet_cells_reader(name).ok()?;
        let (mut row, mut columns) = (None, Vec::new());
        while let Some(cell) = cells.next_cell().ok()? {
            let ((at, column), text) = (cell.get_position(), text(cell.get_value()));
            let column = column as usize;
            match row {
                None if text.is_empty() => continue,
                Some(row) if row != at => break,
                _ => row = Some(at),
            }
            if column >= COLUMNS {
                return None;
            }
            columns.resize(columns.len().max(column + 1), String::new());
            columns[column] = text;
        }
        Some((row.unwrap_or(0), columns))
    });
    let Some((row, columns)) = read.flatten() else { return Err(damaged()) };
    if columns.is_empty() {
        return Ok(None);
    }
    Ok(Some(Header {
        format: Format::Xlsx,
        encoding: Encoding::Utf8,
        columns,
        name: Some(name.to_owned()),
        delimiter: 0,
        crs: Ok(Crs::Unsaid),
        start: u64::from(row) + 1,
        start_line: 0,
    }))
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(x) => x.to_string(),
        _ => String::new(),
    }
}

/// A sheet.
struct Sheet {
    source: Arc<dyn Source>,
    header: Header,
}

impl Dataset for Sheet {
    fn header(&self) -> &Header {
        &self.header
    }

    fn chunks(&self, from: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_> {
        let start = from.map_or(self.header.start, |m| m.offset);
        let (send, chunks) = sync_channel(2);
        let (source, name, width) = (self.source.clone(), self.header.name.clone().unwrap_or_default(), self.header.columns.len());
        std::thread::spawn(move || {
            let whole = guarded(&source, |workbook| blocks(workbook, &name, start, width, &send)).flatten();
            if whole.is_none() {
                let _ = send.send(Chunk { content: Content::Cells(Block::default()), offset: start, line: 0, end: Some(damaged()) });
            }
        });
        Box::new(chunks.into_iter())
    }
}

/// Sends the rows from one on, in blocks; none where the sheet breaks off. Ends early where nobody listens any more.
fn blocks(workbook: &mut Xlsx<Stream>, name: &str, start: u64, width: usize, send: &SyncSender<Chunk>) -> Option<()> {
    let mut cells = workbook.worksheet_cells_reader(name).ok()?;
    let mut block = Block::default();
    let mut first = start;
    let mut row: Option<u64> = None;
    let give = |block: Block, offset: u64| send.send(Chunk { content: Content::Cells(block), offset, line: 0, end: None }).is_ok();
    while let Some(cell) = cells.next_cell().ok()? {
        let (at, column) = cell.get_position();
        let at = u64::from(at);
        if at < start {
            continue;
        }
        if row != Some(at) {
            if let Some(done) = row {
                // Excel counts rows from 1.
                block.end_row(Some(done + 1), None);
            }
            if block.rows == BLOCK_ROWS {
                if !give(std::mem::take(&mut block), first) {
                    return Some(());
                }
                first = at;
            }
            row = Some(at);
            block.cells.resize((block.rows + 1) * width, Cell::Empty);
        }
        let place = block.rows * width + column as usize;
        match value(cell.get_value()) {
            Cell::Empty => {}
            value if (column as usize) < width => block.cells[place] = value,
            _ if block.faults.last().is_some_and(|f| f.0 == block.rows) => {}
            _ => block.faults.push((
                block.rows,
                "der står noget i en kolonne uden for kolonnenavnene".to_owned(),
                "something stands in a column beyond the column names".to_owned(),
            )),
        }
    }
    if let Some(done) = row {
        block.end_row(Some(done + 1), None);
    }
    if block.rows > 0 {
        give(block, first);
    }
    Some(())
}

/// Days from Excel's day 0, 30 December 1899, to 1 January 1970.
const EXCEL_EPOCH: f64 = 25_569.0;

fn value(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(n) => Cell::Int(*n),
        DataRef::Float(x) => Cell::Float(*x),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(b) => Cell::Bool(*b),
        DataRef::DateTime(date) if date.is_datetime() => match date.as_datetime() {
            Some(_) => Cell::Date((date.as_f64() - EXCEL_EPOCH).floor() as i32),
            None => Cell::Other,
        },
        DataRef::DateTimeIso(text) => Cell::Text(text.clone()),
        DataRef::DateTime(_) | DataRef::DurationIso(_) | DataRef::Error(_) => Cell::Other,
    }
}
