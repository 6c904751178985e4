//! Excel workbooks (.xlsx, .xlsm): each sheet is a dataset; its first row with cells holds the column names.
//!
//! A sheet is read by a thread of its own that sends blocks: the library's reader of cells borrows the workbook, and what
//! breaks in it breaks there.

mod element;
mod look;
mod parts;
mod value;

use super::archive;
use super::block::{Block, Cell};
use super::guard::caught;
use super::head::Head;
use super::stream::Stream;
use super::{Aside, Chunk, Content, Crs, Dataset, Format, Header, InputFile, Mark, Opened, PassedOver, ReadError};
use crate::delivery::batch::Reading;
use crate::delivery::outside::has_digits;
use crate::delivery::{Encoding, Outside, Part, Source};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};

/// Most columns that a sheet may have: Excel's own limit.
const COLUMNS: usize = 16_384;
/// Most sheets of a workbook; each is opened for itself.
const SHEETS: usize = 256;

fn damaged() -> ReadError {
    ReadError::broken(
        "arket kan ikke læses; gem projektmappen igen i Excel",
        "the sheet cannot be read; save the workbook again in Excel",
    )
}

/// Why a sheet is not read that is no part of the workbook but lies in its file.
fn unlisted() -> ReadError {
    ReadError::broken(
        "arket ligger i filen, men står ikke i projektmappens liste over ark, så Excel viser det ikke; gem projektmappen igen i Excel",
        "the sheet is in the file but not in the workbook's list of sheets, so Excel does not show it; save the workbook again in Excel",
    )
}

/// Whether a file is a workbook.
pub(super) fn sniff(head: &Head<'_>) -> bool {
    head.is_zip() && matches!(archive::kind(head.source), archive::Kind::Workbook)
}

/// Opens a workbook.
pub(super) fn open(format: &'static Format, file: &InputFile, _: &[u8]) -> Vec<Opened> {
    let one = |dataset| Opened::one(Some(format), dataset);
    let mut seen = match look::look(&file.source) {
        Ok(seen) => seen,
        Err(error) => return vec![one(Err(error))],
    };
    let Some(headers) = guarded(&file.source, |workbook| {
        let sheets = workbook.sheets_metadata().to_vec();
        let one = |sheet: calamine::Sheet| (sheet.name.clone(), part(format, workbook, sheet, &seen));
        sheets.into_iter().take(SHEETS + 1).map(one).collect::<Vec<_>>()
    }) else {
        return vec![one(Err(ReadError::broken(
            "projektmappen kan ikke læses; gem den igen i Excel",
            "the workbook cannot be read; save it again in Excel",
        )))];
    };
    if headers.len() > SHEETS {
        return vec![one(Err(ReadError::broken(
            "projektmappen har flere end 256 ark; del den op",
            "the workbook has more than 256 sheets; divide it",
        )))];
    }
    let orphan = |part| Opened { layer: Some(part), ..one(Err(unlisted())) };
    let orphans: Vec<Opened> = std::mem::take(&mut seen.orphans).into_iter().map(orphan).collect();
    if !headers.iter().any(|(_, h)| h.as_ref().map_or_else(|e| !matches!(e, ReadError::PassedOver(_)), |h| !h.columns.is_empty()))
    {
        let none = |(name, _)| Opened { layer: Some(name), ..one(Err(ReadError::Empty)) };
        return headers.into_iter().map(none).chain(orphans).collect();
    }
    let mut first = true;
    let mut sheet = |mut header: Header| {
        if first {
            header.readings.extend(seen.unseen());
        }
        let outside = seen.texts(header.name.as_deref().unwrap_or_default(), std::mem::take(&mut first));
        Box::new(Sheet { source: file.source.clone(), header, outside }) as Box<dyn Dataset>
    };
    let listed = headers.into_iter().map(|(name, header)| Opened { layer: Some(name), ..one(header.map(&mut sheet)) });
    listed.chain(orphans).collect()
}

/// Runs a closure on the workbook; `None` if it cannot be read, or the library panicked.
fn guarded<T>(source: &Arc<dyn Source>, run: impl FnOnce(&mut Xlsx<Stream>) -> T) -> Option<T> {
    caught(|| Xlsx::new(Stream::new(source.clone())).ok().map(|mut w| run(&mut w)))
}

/// What a sheet says of itself; a sheet of another kind has no rows and is passed over.
fn part(
    format: &'static Format,
    workbook: &mut Xlsx<Stream>,
    sheet: calamine::Sheet,
    seen: &look::Seen,
) -> Result<Header, ReadError> {
    let (da, en) = match sheet.typ {
        SheetType::WorkSheet => return header(format, workbook, sheet, seen),
        SheetType::ChartSheet => ("arket er et diagram og er ikke kontrolleret", "the sheet is a chart and was not checked"),
        _ => ("arket hører til makroer og er ikke kontrolleret", "the sheet belongs to macros and was not checked"),
    };
    Err(ReadError::PassedOver(PassedOver::new(Aside::NotData, da, en)))
}

/// What a sheet says of itself: column names from its first row that has any; without columns where it has no cells.
fn header(
    format: &'static Format,
    workbook: &mut Xlsx<Stream>,
    sheet: calamine::Sheet,
    seen: &look::Seen,
) -> Result<Header, ReadError> {
    let mut readings = seen.of(&sheet.name).ok_or_else(damaged)?;
    let (row, columns) = names(workbook, &sheet.name)?;
    readings.extend(match sheet.visible {
        SheetVisible::Visible => None,
        SheetVisible::Hidden => Some(Reading::HiddenSheet),
        SheetVisible::VeryHidden => Some(Reading::VeryHiddenSheet),
    });
    if columns.is_empty() {
        readings.push(Reading::EmptySheet);
    }
    Ok(Header {
        format,
        encoding: Encoding::Utf8,
        columns,
        name: Some(sheet.name),
        delimiter: 0,
        crs: Ok(Crs::Unsaid),
        start: u64::from(row) + 1,
        start_line: 0,
        readings,
    })
}

/// The row of the column names, from 0, and the names without blank ones behind the last.
fn names(workbook: &mut Xlsx<Stream>, sheet: &str) -> Result<(u32, Vec<String>), ReadError> {
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(|_| damaged())?;
    let (mut row, mut columns) = (None, Vec::new());
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|_| damaged())? {
        let ((at, column), text) = (cell.pos, value::name(&cell.value, cell.formula.as_ref()));
        if row.is_some_and(|row| row != at) {
            break;
        }
        if text.is_empty() {
            continue;
        }
        let column = column as usize;
        if column >= COLUMNS {
            return Err(ReadError::broken(
                "arket har flere kolonner, end Excel kan have (16.384)",
                "the sheet has more columns than Excel can have (16,384)",
            ));
        }
        row = Some(at);
        columns.resize(columns.len().max(column + 1), String::new());
        columns[column] = text;
    }
    Ok((row.unwrap_or(0), columns))
}

/// A sheet.
struct Sheet {
    source: Arc<dyn Source>,
    header: Header,
    /// The texts outside its cells.
    outside: Vec<Outside>,
}

impl Dataset for Sheet {
    fn header(&self) -> &Header {
        &self.header
    }

    fn outside(&self, visit: &mut dyn FnMut(Outside)) {
        self.outside.iter().cloned().for_each(&mut *visit);
        // A damaged sheet is reported when its rows are read.
        guarded(&self.source, |workbook| self.formulas_of_names(workbook, visit));
    }

    fn chunks(&self, from: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_> {
        if self.header.columns.is_empty() {
            return Box::new(std::iter::empty());
        }
        let start = from.map_or(self.header.start, |m| m.offset);
        let (send, chunks) = sync_channel(2);
        let (source, name, width) =
            (self.source.clone(), self.header.name.clone().unwrap_or_default(), self.header.columns.len());
        std::thread::spawn(move || {
            let mut rows = SheetRows { width, start, first: start, row: None, block: Block::default(), send };
            let whole = guarded(&source, |workbook| rows.send_all(workbook, &name)).flatten();
            if whole.is_none() {
                rows.give(Some(damaged()));
            }
        });
        Box::new(chunks.into_iter())
    }
}

impl Sheet {
    /// Visits the formulas in the rows up to the column names that have a value: the value alone is a name, but the formula travels
    /// too.
    fn formulas_of_names(&self, workbook: &mut Xlsx<Stream>, visit: &mut dyn FnMut(Outside)) -> Option<()> {
        let mut cells = workbook.worksheet_cells_reader(self.header.name.as_deref()?).ok()?;
        while let Some(cell) = cells.next_cell_with_formula_metadata().ok()?.filter(|c| u64::from(c.pos.0) < self.header.start) {
            let formula = value::formula(cell.formula.as_ref()).filter(|_| !matches!(cell.value, DataRef::Empty));
            if let Some(formula) = formula.filter(|formula| has_digits(formula)) {
                let (line, column) = (Some(u64::from(cell.pos.0) + 1), Some(cell.pos.1 + 1));
                visit(Outside { line, column, ..Outside::of(Part::Cell, formula) });
            }
        }
        Some(())
    }
}

/// The rows of a sheet on their way into blocks.
struct SheetRows {
    /// Number of columns.
    width: usize,
    /// First row that is wanted, from 0.
    start: u64,
    /// First row of the block.
    first: u64,
    /// The row whose cells are being read.
    row: Option<u64>,
    block: Block,
    send: SyncSender<Chunk>,
}

impl SheetRows {
    /// Sends the rows in blocks; `None` if the sheet is truncated. Ends early if the receiver is gone.
    fn send_all(&mut self, workbook: &mut Xlsx<Stream>, sheet: &str) -> Option<()> {
        let mut cells = workbook.worksheet_cells_reader(sheet).ok()?;
        while let Some(cell) = cells.next_cell_with_formula_metadata().ok()? {
            let (row, column) = (u64::from(cell.pos.0), cell.pos.1 as usize);
            if row < self.start {
                continue;
            }
            if self.row.is_some_and(|before| row < before) {
                return None;
            }
            if self.row != Some(row) && !self.begin(row) {
                return Some(());
            }
            // The value alone is read, but the formula travels too.
            // A formula without a value is read as what it is.
            let formula = value::formula(cell.formula.as_ref()).filter(|_| !matches!(cell.value, DataRef::Empty));
            if let Some(formula) = formula.filter(|formula| has_digits(formula)) {
                self.block.outside(Part::Cell, Some(column), formula.to_owned());
            }
            let (value, readings) = value::cell(&cell.value, cell.formula.as_ref());
            self.put(column, value, readings);
        }
        self.end_row();
        self.give(None);
        Some(())
    }

    /// Begins a row; false where nobody listens any more.
    fn begin(&mut self, row: u64) -> bool {
        self.end_row();
        if self.block.is_full(self.width) {
            if !self.give(None) {
                return false;
            }
            self.first = row;
        }
        self.row = Some(row);
        self.block.cells.resize((self.block.rows + 1) * self.width, Cell::Empty);
        true
    }

    fn put(&mut self, column: usize, value: Cell, readings: Vec<Reading>) {
        match value {
            Cell::Empty => {}
            value if column < self.width => {
                let place = self.block.rows * self.width + column;
                self.block.cells[place] = value;
                readings.into_iter().for_each(|r| self.block.note(Some(column), r));
            }
            value => {
                self.block.beyond(column);
                if let Some(text) = value.shown() {
                    self.block.outside(Part::Cell, Some(column), text);
                }
            }
        }
    }

    fn end_row(&mut self) {
        if let Some(done) = self.row.take() {
            // Excel counts rows from 1.
            self.block.end_row(Some(done + 1), None);
        }
    }

    /// Sends what was gathered; false where nobody listens any more.
    fn give(&mut self, end: Option<ReadError>) -> bool {
        self.row = None;
        let mut block = std::mem::take(&mut self.block);
        block.cells.truncate(block.rows * self.width);
        if block.rows == 0 && end.is_none() {
            return true;
        }
        self.send.send(Chunk { content: Content::Cells(block), offset: self.first, line: 0, end }).is_ok()
    }
}
