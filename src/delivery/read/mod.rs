//! One reader per format: a header, then chunks of whole records, each parsed on any thread into a batch.

mod cell;
mod crs;
mod csv;
mod geojson;

pub use crs::Crs;
pub use geojson::{GeometryKind, GeometryRow, GeometryState, Ring};

use super::{Batch, Encoding, Fields, Source};
use std::{io, sync::Arc};

/// About how many bytes of records a chunk holds.
pub(crate) const CHUNK: usize = 1 << 20;
/// Longest CSV record that is read.
pub const MAX_CSV_RECORD: usize = 1 << 20;
/// Longest GeoJSON feature that is read.
pub const MAX_FEATURE: usize = 64 << 20;

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma, semicolon, tab or bar separated text.
    Csv,
    /// GeoJSON: a FeatureCollection, or features one after the other.
    GeoJson,
}

impl Format {
    /// Its name in the report.
    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "CSV",
            Format::GeoJson => "GeoJSON",
        }
    }
}

/// Why an input cannot be read as a whole.
#[derive(Debug)]
pub enum ReadError {
    /// The operating system says no.
    Io(io::Error),
    /// There is nothing in it.
    Empty,
    /// It is in a format that is not read; the name where it is known.
    Unsupported(Option<&'static str>),
    /// It says a format and then breaks it.
    Broken {
        /// Why, in Danish.
        da: String,
        /// Why, in English.
        en: String,
        /// Physical line.
        line: u64,
    },
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        ReadError::Io(error)
    }
}

/// What the beginning of an input says of it.
#[derive(Debug, Clone)]
pub struct Header {
    /// Its format.
    pub format: Format,
    /// Its encoding.
    pub encoding: Encoding,
    /// Column names (CSV), or the first feature's property names (GeoJSON).
    pub columns: Vec<String>,
    /// The layer's name, where the format has one.
    pub name: Option<String>,
    /// CSV's delimiter.
    pub delimiter: u8,
    /// Coordinate system; `Err` holds what the file says where that is not one we read.
    pub crs: Result<Crs, String>,
    /// Byte where the records begin.
    pub start: u64,
    /// Physical line where the records begin.
    pub start_line: u64,
}

/// A run of whole records.
pub struct Chunk {
    /// The records' bytes.
    pub bytes: Vec<u8>,
    /// Where they begin in the input.
    pub offset: u64,
    /// Physical line of the first byte.
    pub line: u64,
    /// For GeoJSON: start, end and first line of each feature, relative to the chunk.
    pub records: Vec<(u32, u32, u32)>,
    /// A fault that ends the input after this chunk's records.
    pub end: Option<ReadError>,
}

/// An input that is being read as a theme.
pub struct Reader {
    header: Header,
    fields: Arc<Fields>,
    columns: csv::Columns,
}

impl Reader {
    /// Looks at the beginning of an input.
    ///
    /// # Errors
    /// Empty, of no known format, or unreadable.
    pub fn header(source: &dyn Source) -> Result<Header, ReadError> {
        let mut head = Vec::new();
        super::source::read_more(source, 0, CHUNK, &mut head)?;
        let body = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head);
        let first = body.iter().find(|b| !b.is_ascii_whitespace() && **b != geojson::SEPARATOR);
        match first {
            None => Err(ReadError::Empty),
            Some(b'{' | b'[') => geojson::header(source, &head),
            Some(_) => match binary_format(&head) {
                Some(name) => Err(ReadError::Unsupported(name)),
                None => csv::header(&head, source.len()),
            },
        }
    }

    /// Prepares to read an input's records as a theme.
    pub fn new(header: Header, fields: Arc<Fields>) -> Self {
        let columns = csv::Columns::bind(&header, &fields);
        Reader { header, fields, columns }
    }

    /// What the beginning of the input said.
    pub fn header_of(&self) -> &Header {
        &self.header
    }

    /// The input's records as chunks, in order.
    pub fn chunks<'a>(&self, source: &'a dyn Source) -> Box<dyn Iterator<Item = Chunk> + Send + 'a> {
        self.chunks_from(source, self.header.start, self.header.start_line)
    }

    /// The same from a chunk's own offset and line.
    pub fn chunks_from<'a>(
        &self,
        source: &'a dyn Source,
        offset: u64,
        line: u64,
    ) -> Box<dyn Iterator<Item = Chunk> + Send + 'a> {
        match self.header.format {
            Format::Csv => Box::new(csv::Splitter::new(source, self.header.delimiter, offset, line)),
            Format::GeoJson => {
                // Without a features array the records begin with the document, within its BOM.
                Box::new(geojson::Splitter::new(source, self.header.start > 3, offset, line))
            }
        }
    }

    /// The input's column findings, as a batch without rows: names that lead nowhere, fields without a column.
    pub fn columns(&self) -> Batch {
        match self.header.format {
            Format::Csv => self.columns.head(&self.fields),
            Format::GeoJson => Batch::new(&self.fields),
        }
    }

    /// Parses a chunk.
    pub fn parse(&self, chunk: &Chunk) -> Batch {
        match self.header.format {
            Format::Csv => csv::parse(chunk, &self.header, &self.columns, &self.fields),
            Format::GeoJson => geojson::parse(chunk, &self.header, &self.fields),
        }
    }
}

/// Whether the bytes are no text; the format's name where its mark is known.
fn binary_format(head: &[u8]) -> Option<Option<&'static str>> {
    let known: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "XLSX/ZIP"),
        (b"SQLite format 3\0", "GeoPackage"),
        (b"PAR1", "Parquet"),
        (b"\x00\x00\x27\x0a", "Shape"),
        (b"%PDF", "PDF"),
        (b"\xD0\xCF\x11\xE0", "XLS"),
        (b"<", "XML/GML"),
        (b"\xFF\xFE", "UTF-16"),
        (b"\xFE\xFF", "UTF-16"),
    ];
    if let Some((_, name)) = known.iter().find(|(mark, _)| head.starts_with(mark)) {
        return Some(Some(name));
    }
    head[..head.len().min(8192)].contains(&0).then_some(None)
}
