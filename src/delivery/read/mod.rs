//! One reader per format: a file is opened as its datasets, each a header, then chunks of whole records, each parsed on
//! any thread into a batch. Readers of text cut bytes and parse them later; all others give [`Block`]s of cells.

mod archive;
mod block;
mod cell;
mod columns;
mod crs;
mod csv;
mod dbf;
mod foreign;
mod format;
mod geojson;
mod gml;
#[cfg(feature = "gpkg")]
mod gpkg;
mod guard;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "postgres")]
mod postgres;
mod shape;
mod shp;
mod stream;
mod utf16;
mod wkb;
mod xlsx;

pub use block::{Block, Cell};
pub use columns::Columns;
pub use crs::{Crs, explain};
pub(crate) use crs::ToLonLat;
pub(in crate::delivery) use shp::rearranged;
pub(in crate::delivery) use guard::caught;
pub use foreign::Foreign;
pub use format::Format;
pub use guard::is_guarded;
pub use postgres::shown as shown_address;
pub use shape::{GeometryKind, GeometryRow, GeometryState, Ring};

use super::{Batch, Encoding, Fields, Reading, Source};
use std::{io, sync::Arc};

/// About how many bytes of records a chunk holds; under a fuzzer few, so that its small inputs have several.
pub(crate) const CHUNK: usize = if cfg!(fuzzing) { 1 << 9 } else { 1 << 20 };
/// How many bytes of an input are looked at for what it is.
const HEAD: usize = 1 << 20;
/// Longest CSV record that is read.
pub const MAX_CSV_RECORD: usize = 1 << 20;
/// Longest GeoJSON feature that is read.
pub const MAX_FEATURE: usize = 64 << 20;

/// Why an input cannot be read as a whole.
#[derive(Debug)]
pub enum ReadError {
    /// The operating system says no.
    Io(io::Error),
    /// There is nothing in it.
    Empty,
    /// It is in a format that is not read; which one, where that can be told.
    Unsupported(Option<&'static Foreign>),
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

/// What the beginning of a dataset says of it.
#[derive(Debug, Clone)]
pub struct Header {
    /// Its format.
    pub format: Format,
    /// Its encoding.
    pub encoding: Encoding,
    /// Column names, or the first feature's property names (GeoJSON).
    pub columns: Vec<String>,
    /// The layer's or sheet's name, where the format has one.
    pub name: Option<String>,
    /// CSV's delimiter.
    pub delimiter: u8,
    /// Coordinate system; `Err` holds what the file says where that is not one we read.
    pub crs: Result<Crs, String>,
    /// Byte where the records begin.
    pub start: u64,
    /// Physical line where the records begin.
    pub start_line: u64,
    /// Unusual ways in which the dataset as a whole is read.
    pub readings: Vec<Reading>,
}

/// A run of whole records.
pub struct Chunk {
    /// The records.
    pub content: Content,
    /// Where they begin: a byte in a text, the number of the first record in other formats.
    pub offset: u64,
    /// Physical line of the first byte, in a text.
    pub line: u64,
    /// A fault that ends the dataset after this chunk's records.
    pub end: Option<ReadError>,
}

/// A chunk's records.
pub enum Content {
    /// As they stand in a text.
    Text {
        /// The records' bytes.
        bytes: Vec<u8>,
        /// For GeoJSON: start, end and first line of each feature, relative to the chunk.
        records: Vec<(u32, u32, u32)>,
    },
    /// As cells that a reader has taken apart.
    Cells(Block),
}

/// Where a chunk begins, so that reading can start there again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// [`Chunk::offset`].
    pub offset: u64,
    /// [`Chunk::line`].
    pub line: u64,
}

/// A theme to read a dataset as.
pub struct Plan {
    /// The theme's fields.
    pub fields: Arc<Fields>,
    /// What the dataset's columns lead to.
    pub columns: Columns,
}

impl Plan {
    /// Binds a dataset's columns to a theme's fields.
    pub fn new(header: &Header, fields: Arc<Fields>) -> Self {
        let columns = match header.format {
            // Each feature names its own properties.
            Format::GeoJson => Columns::bind(&[], &fields),
            _ => Columns::bind(&header.columns, &fields),
        };
        Plan { fields, columns }
    }

    /// The column findings, as a batch without rows: names that lead nowhere, fields without a column.
    pub fn head(&self, header: &Header) -> Batch {
        match header.format {
            Format::GeoJson => Batch::new(&self.fields),
            // Without features nothing names the properties, so none of them is missing.
            Format::Gml if header.columns.is_empty() => Batch::new(&self.fields),
            _ => self.columns.head(&self.fields, header.format == Format::Csv),
        }
    }
}

/// One table of a delivery: a text file, a layer of a database, a sheet of a workbook.
pub trait Dataset: Send + Sync {
    /// What its beginning said.
    fn header(&self) -> &Header;

    /// Its records as chunks, in order, from the beginning or from where a chunk began.
    fn chunks(&self, from: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_>;

    /// Parses a chunk.
    fn parse(&self, chunk: &Chunk, plan: &Plan) -> Batch {
        match &chunk.content {
            Content::Cells(block) => block::parse(block, self.header(), plan),
            Content::Text { .. } => Batch::new(&plan.fields),
        }
    }
}

/// A file of a delivery, and the files that belong to it.
pub struct InputFile {
    /// How the report names it.
    pub path: String,
    /// Its bytes.
    pub source: Arc<dyn Source>,
    /// Files of the same name with other endings, where the format is spread over several (Shape): the ending in lower
    /// case without its point, and the bytes.
    pub companions: Vec<(String, Arc<dyn Source>)>,
}

impl InputFile {
    /// A file that stands alone.
    pub fn alone(path: impl Into<String>, source: impl Source + 'static) -> Self {
        InputFile { path: path.into(), source: Arc::new(source), companions: vec![] }
    }
}

/// A dataset of a file, or why there is none.
pub struct Opened {
    /// Member of an archive.
    pub member: Option<String>,
    /// Layer, where it stands in the file's own list of them; else the dataset knows it.
    pub layer: Option<String>,
    /// Its format, where it was recognised.
    pub format: Option<Format>,
    /// The dataset.
    pub dataset: Result<Box<dyn Dataset>, ReadError>,
}

/// The datasets of a file, in the file's order. A file that cannot be read is one dataset with its reason.
pub fn open(file: &InputFile) -> Vec<Opened> {
    opened(file, false)
}

/// The datasets of a file in an archive, where no further archive is opened.
fn open_member(file: &InputFile) -> Vec<Opened> {
    opened(file, true)
}

fn opened(file: &InputFile, in_archive: bool) -> Vec<Opened> {
    let one = |format: Option<Format>, dataset| vec![Opened { member: None, layer: None, format, dataset }];
    if let Some(database) = file.source.database() {
        return postgres::open(database);
    }
    let mut head = Vec::new();
    if let Err(error) = super::source::read_more(file.source.as_ref(), 0, HEAD, &mut head) {
        return one(None, Err(error.into()));
    }
    if let (Some(big), false) = (utf16::byte_order(&head), head.starts_with(b"\xFF\xFE\0\0")) {
        return one(Some(Format::Csv), utf_16(file, big));
    }
    let body = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head);
    let first = body.iter().find(|b| !b.is_ascii_whitespace() && **b != geojson::SEPARATOR);
    if let Some(foreign) = foreign::of(body, file.source.as_ref(), &file.path) {
        return one(None, Err(ReadError::Unsupported(Some(foreign))));
    }
    match first {
        None => one(None, Err(ReadError::Empty)),
        Some(b'{' | b'[') => one(Some(Format::GeoJson), geojson::open(file.source.clone(), &head)),
        Some(b'<') => gml::open(file),
        Some(_) => match magic(body) {
            #[cfg(feature = "gpkg")]
            Some(Magic::Sqlite) => gpkg::open(file),
            Some(Magic::Zip) => match archive::kind(&file.source) {
                archive::Kind::Workbook => xlsx::open(file),
                archive::Kind::Document(foreign) => one(None, Err(ReadError::Unsupported(Some(foreign)))),
                archive::Kind::Archive if in_archive => one(None, Err(archive::nested())),
                archive::Kind::Archive => archive::open_members(file),
            },
            Some(Magic::Shape) => shp::open(file),
            #[cfg(feature = "parquet")]
            Some(Magic::Parquet) => parquet::open(file),
            _ if format::split(&file.path).1 == "dbf" => shp::open(file),
            Some(_) => one(None, Err(ReadError::Unsupported(None))),
            None => one(Some(Format::Csv), csv::open(file.source.clone(), &head, vec![])),
        },
    }
}

/// A table in UTF-16. Of other texts no program writes it.
fn utf_16(file: &InputFile, big: bool) -> Result<Box<dyn Dataset>, ReadError> {
    let source: Arc<dyn Source> = Arc::new(utf16::Utf16::new(file.source.clone(), big)?);
    let mut head = Vec::new();
    super::source::read_more(source.as_ref(), 0, CHUNK, &mut head)?;
    match head[3.min(head.len())..].trim_ascii_start().first() {
        None => Err(ReadError::Empty),
        Some(b'{' | b'[' | b'<') => Err(ReadError::Unsupported(Some(&foreign::UTF_16))),
        Some(_) => csv::open(source, &head, vec![Reading::Utf16]),
    }
}

/// What a file that is no text begins with.
enum Magic {
    Zip,
    #[cfg(feature = "gpkg")]
    Sqlite,
    #[cfg(feature = "parquet")]
    Parquet,
    Shape,
    /// Something that is no text.
    Binary,
}

/// What the bytes are where they are no text.
fn magic(head: &[u8]) -> Option<Magic> {
    let begins = |mark: &[u8]| head.starts_with(mark);
    match () {
        () if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") => Some(Magic::Zip),
        #[cfg(feature = "gpkg")]
        () if begins(b"SQLite format 3\0") => Some(Magic::Sqlite),
        #[cfg(feature = "parquet")]
        () if begins(b"PAR1") => Some(Magic::Parquet),
        () if begins(b"\x00\x00\x27\x0a") => Some(Magic::Shape),
        () => head[..head.len().min(8192)].contains(&0).then_some(Magic::Binary),
    }
}

/// Stands in where the program is built without the reader.
#[cfg(not(feature = "postgres"))]
mod postgres {
    pub(super) fn open(_: &crate::delivery::Database) -> Vec<super::Opened> {
        let (da, en) = ("dette program er bygget uden PostgreSQL", "this program was built without PostgreSQL");
        let dataset = Err(super::ReadError::Broken { da: da.into(), en: en.into(), line: 0 });
        vec![super::Opened { member: None, layer: None, format: None, dataset }]
    }

    /// An address as it may be shown.
    pub fn shown(_: &str) -> String {
        "postgresql:".to_owned()
    }
}
