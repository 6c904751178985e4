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
mod geojson;
mod gml;
#[cfg(feature = "gpkg")]
mod gpkg;
mod guard;
mod open;
#[cfg(feature = "parquet")]
mod parquet;
mod shape;
mod shp;
mod stream;
mod utf16;
mod wkb;
mod xlsx;

pub use block::{Block, Cell};
pub use columns::Columns;
pub use crs::{Crs, explain};
pub use foreign::Foreign;
pub use guard::is_guarded;
pub use open::open;
pub use shape::{GeometryKind, GeometryRow, GeometryState, Ring};

use super::{Batch, Encoding, Fields, Reading, Source};
use crate::finding::PlaceKind;
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
    /// GeoPackage: a SQLite database with layers.
    GeoPackage,
    /// GML 3: types of features.
    Gml,
    /// Parquet and GeoParquet.
    Parquet,
    /// ESRI Shape: geometry, table and what belongs to them, in files of one name.
    Shape,
    /// Excel workbook.
    Xlsx,
}

/// Endings of files, and whether a file of it stands for itself (`true`) or belongs to another of the same name.
const ENDINGS: &[(&str, bool)] = &[
    ("accdb", true),
    ("cpg", false),
    ("csv", true),
    ("dbf", true),
    ("dgn", true),
    ("dxf", true),
    ("fgb", true),
    ("geojson", true),
    ("geojsonl", true),
    ("geojsons", true),
    ("geoparquet", true),
    ("gml", true),
    ("gpkg", true),
    ("gpkg-wal", false),
    ("json", true),
    ("kml", true),
    ("kmz", true),
    ("mdb", true),
    ("mid", true),
    ("mif", true),
    ("ndjson", true),
    ("ods", true),
    ("parquet", true),
    ("prj", false),
    ("sas7bdat", true),
    ("sav", true),
    ("shp", true),
    ("tab", true),
    ("topojson", true),
    ("xls", true),
    ("xlsb", true),
    ("xlsm", true),
    ("xlsx", true),
    ("zip", true),
];

impl Format {
    /// Its name in the report.
    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "CSV",
            Format::GeoJson => "GeoJSON",
            Format::GeoPackage => "GeoPackage",
            Format::Gml => "GML",
            Format::Parquet => "Parquet",
            Format::Shape => "Shape",
            Format::Xlsx => "XLSX",
        }
    }

    /// What the places in it count.
    pub fn kind(self) -> PlaceKind {
        match self {
            Format::Csv => PlaceKind::Row,
            Format::Parquet => PlaceKind::Record,
            Format::GeoJson | Format::Gml | Format::Shape => PlaceKind::Feature,
            Format::Xlsx => PlaceKind::Sheet,
            Format::GeoPackage => PlaceKind::Fid,
        }
    }

    /// Whether a file of it can hold several datasets, each with a name.
    pub fn has_layers(self) -> bool {
        match self {
            Format::Csv | Format::GeoJson | Format::Parquet | Format::Shape => false,
            Format::GeoPackage | Format::Gml | Format::Xlsx => true,
        }
    }

    /// Whether a row can have a geometry in it.
    pub fn has_shapes(self) -> bool {
        !matches!(self, Format::Csv | Format::Xlsx)
    }

    /// Whether a file's name is one of data, so that a folder or archive is read for it: also of data that this version does
    /// not read, so that the report says so, and of files that belong to others.
    pub fn is_data(name: &str) -> bool {
        let (_, ending) = split(name);
        ENDINGS.iter().any(|(e, _)| *e == ending)
    }

    /// The ending of a file that belongs to another of the same name.
    pub fn companion_of(name: &str, other: &str) -> Option<String> {
        let ((stem, ending), (other_stem, other_ending)) = (split(name), split(other));
        let belongs = match ending.as_str() {
            "shp" => ["dbf", "prj", "cpg"].contains(&other_ending.as_str()),
            "dbf" => other_ending == "cpg",
            "gpkg" => other_ending == "gpkg-wal",
            "mif" => other_ending == "mid",
            _ => false,
        };
        (belongs && stem.to_lowercase() == other_stem.to_lowercase()).then_some(other_ending)
    }

    /// Whether a file only belongs to another of these.
    pub fn is_companion<'a>(name: &str, mut others: impl Iterator<Item = &'a str>) -> bool {
        let (_, ending) = split(name);
        let alone = ENDINGS.iter().any(|(e, alone)| *e == ending && *alone);
        !alone || others.any(|other| other != name && Format::companion_of(other, name).is_some())
    }
}

/// A file name without its ending, and the ending in lower case.
fn split(name: &str) -> (&str, String) {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    (stem, ending.to_lowercase())
}

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
