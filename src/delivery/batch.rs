//! A batch: up to 65,536 rows of one theme as typed columns, and what could not be read.

use super::buffer::Buffer;
pub use super::fault::{CellFault, CellFaultKind, RecordFault, SourceForm};
use super::fields::{FieldKind, Fields};
use super::outside::{Outside, Part, has_digits};
use crate::finding::Secret;

/// Bytes of the shortest text that can say anything of a person.
const SHORTEST: usize = 5;

/// An unusual but safe way in which something was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// Not UTF-8, read as Windows-1252.
    Windows1252,
    /// UTF-16, as Excel writes "Unicode text".
    Utf16,
    /// Decimal comma.
    DecimalComma,
    /// Points between thousands.
    Thousands,
    /// Points between thousands and a decimal comma.
    ThousandsAndComma,
    /// Day first.
    DayFirst,
    /// Year first with slashes.
    Slashes,
    /// A date with a time of day, which was dropped.
    TimeOfDay,
    /// A number written as text in a JSON document.
    NumberAsText,
    /// A number where a text was expected in a JSON document.
    TextAsNumber,
    /// Statistikbanken's `-`: nil.
    Nil,
    /// Statistikbanken's `..`, `…` or `.`: no figure.
    Sign,
    /// Blanks around a value.
    Blanks,
    /// Blanks that do not break a line (U+00A0) around a value.
    HardBlanks,
    /// The apostrophe before what a spreadsheet would take for a formula.
    Apostrophe,
    /// An empty text in a JSON document, read as no value.
    EmptyText,
    /// A text of blanks in a JSON document, read as no value.
    BlankText,
    /// A UUID in braces.
    Braces,
    /// Leading zeros in a code.
    LeadingZeros,
    /// A whole number written with decimals, `5.0`.
    WholeWithDecimals,
    /// A single polygon where the theme has multipolygons.
    SinglePolygon,
    /// A feature without the member `geometry`, read as one without geometry.
    NoGeometryMember,
    /// No coordinate system in the file, and numbers that can only be metres: read as EPSG:25832.
    GuessedUtm32,
    /// Coordinates reprojected to EPSG:25832.
    Reprojected,
    /// Rows without any value.
    BlankRows,
    /// No rows at all.
    NoRows,
    /// The value that Excel saved of a formula.
    FormulaValue,
    /// A number with more than the 15 digits that Excel shows.
    FifteenDigits,
    /// A hidden sheet.
    HiddenSheet,
    /// A sheet that Excel does not even list among the hidden ones.
    VeryHiddenSheet,
    /// Hidden rows or columns of a sheet.
    HiddenCells,
    /// Merged cells, of which the first holds the value.
    MergedCells,
    /// A sheet without cells.
    EmptySheet,
    /// A sheet without a theme in a workbook that has one with a theme.
    OtherSheet,
    /// A text that is no table.
    Note,
    /// A table in which QGIS keeps how layers are drawn.
    Styles,
    /// A table of tiles or of a coverage in a GeoPackage.
    Tiles,
    /// A table that the GeoPackage's table of contents does not name.
    Unregistered,
    /// Rows that were deleted and still lie in the file.
    Remains,
    /// Pictures in a workbook, which are not looked into.
    Pictures,
    /// Files and programs in a workbook, which are not looked into.
    Embedded,
    /// More texts outside the cells than are searched.
    ManyTexts,
    /// A table of areas whose file of shapes is missing.
    NoShapeFile,
    /// Asterisks in a dBASE number: no value, or one that had no room.
    Asterisks,
    /// Records of a dBASE table that are marked as deleted.
    DeletedRecords,
    /// Fewer features than the service says that it has.
    FirstPage,
}

/// What a batch's texts show about the point. An input with a decimal point and one between thousands can be read in two ways.
#[derive(Debug, Clone, Default)]
pub struct Points {
    /// Some number has a decimal point.
    pub decimal: bool,
    /// The first number of each field whose point was taken for a thousands sign: field index, row, text.
    pub thousands: Vec<(u32, u32, Secret)>,
}

/// The geometries of a batch: reprojected to EPSG:25832, judged by form as they were read.
#[derive(Debug, Clone, Default)]
pub struct GeometryColumn {
    /// One state per row.
    pub states: Vec<super::read::GeometryState>,
}

/// Up to 65,536 rows of one theme.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Number of rows.
    pub rows: usize,
    /// One column per field of [`Fields`].
    pub columns: Vec<Buffer>,
    /// Texts of codes, by index in [`Fields::texts`]; empty where the input has no such column.
    pub texts: Vec<Buffer>,
    /// Fields that the input has a column for; in a feature format, all of them.
    pub present: Vec<bool>,
    /// Physical line of each row.
    pub lines: Vec<u64>,
    /// Geometries, empty where the format has none.
    pub geometry: GeometryColumn,
    /// Cells that could not be read, by row.
    pub cell_faults: Vec<CellFault>,
    /// Records that could not be read, by row.
    pub record_faults: Vec<RecordFault>,
    /// Unusual readings: field index (none: the whole input), what, first row.
    pub readings: Vec<(Option<u32>, Reading, u32)>,
    /// Physical line of the first row without any value, which was passed over.
    pub blank_line: Option<u64>,
    /// How the point was read.
    pub points: Points,
    /// Names that lead to no field, or to one that is read past: name, what, first row.
    pub other_names: super::Names<u32>,
    /// What could not be read is kept whole, to be written elsewhere.
    pub whole: bool,
    /// Texts that no field takes.
    pub outside: Vec<Outside>,
    /// Every text outside the fields is kept, not only those that can be numbers of persons.
    pub every_text: bool,
}

impl Batch {
    /// An empty batch.
    pub fn new(fields: &Fields) -> Self {
        Batch {
            rows: 0,
            columns: fields.specs.iter().map(|s| Buffer::new(s.kind)).collect(),
            texts: fields.texts.iter().map(|_| Buffer::new(FieldKind::Text)).collect(),
            present: vec![true; fields.specs.len()],
            lines: Vec::new(),
            geometry: GeometryColumn::default(),
            cell_faults: Vec::new(),
            record_faults: Vec::new(),
            readings: Vec::new(),
            blank_line: None,
            points: Points::default(),
            other_names: super::Names::default(),
            whole: fields.carries,
            outside: Vec::new(),
            every_text: fields.every_text,
        }
    }

    /// Makes room for rows, so that columns need not grow step by step.
    pub fn reserve(&mut self, rows: usize) {
        self.lines.reserve(rows);
        self.columns.iter_mut().for_each(|c| c.reserve(rows));
    }

    /// Notes an unusual reading once per batch.
    pub fn note(&mut self, field: Option<usize>, reading: Reading) {
        let field = field.map(|f| f as u32);
        if !self.readings.iter().any(|(f, r, _)| *f == field && *r == reading) {
            self.readings.push((field, reading, self.rows as u32));
        }
    }

    /// Ends a row: every column that got nothing becomes empty.
    pub fn end_row(&mut self, line: u64) {
        self.rows += 1;
        self.lines.push(line);
        for column in &mut self.columns {
            if column.len() < self.rows {
                column.push_null();
            }
        }
        // Only columns of texts that the input has are filled up.
        for column in self.texts.iter_mut().filter(|c| !c.is_empty()) {
            if column.len() < self.rows {
                column.push_null();
            }
        }
    }

    /// Adds the text of a code in the row that is being read.
    pub(crate) fn push_code_text(&mut self, index: usize, text: &str) {
        let rows = self.rows;
        let Some(column) = self.texts.get_mut(index).filter(|c| c.len() <= rows) else { return };
        while column.len() < rows {
            column.push_null();
        }
        match text.trim() {
            "" => column.push_null(),
            text => column.push_text(text),
        }
    }

    /// Keeps a text that belongs to no field, of the current row: in a theme's table only what can be the number of a
    /// person, in a table without theme every text.
    pub(crate) fn outside(&mut self, part: Part, line: Option<u64>, column: Option<usize>, text: &str) {
        let wanted = if self.every_text { text.len() >= SHORTEST } else { has_digits(text) };
        if wanted && !self.whole {
            let (row, column) = (self.rows as u32, column.map(|c| c as u32 + 1));
            self.outside.push(Outside { row, line, column, ..Outside::of(part, text) });
        }
    }

    /// Rows in which a given field could not be read, or the whole record could not.
    pub fn faulty(&self, row: usize, fields: &[usize]) -> bool {
        let row = row as u32;
        let from = self.cell_faults.partition_point(|f| f.row < row);
        self.cell_faults[from..].iter().take_while(|f| f.row == row).any(|f| fields.contains(&(f.field as usize)))
            || self.unreadable(row as usize)
    }

    /// Whether a row's whole record could not be read.
    pub fn unreadable(&self, row: usize) -> bool {
        self.record_faults.binary_search_by_key(&(row as u32), |f| f.row).is_ok()
    }
}
