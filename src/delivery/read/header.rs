//! What the beginning of a dataset says of it, and its format.

use super::crs::Crs;
use crate::delivery::batch::Reading;
use crate::delivery::sniff::Encoding;
use crate::delivery::target::Target;
use crate::finding::PlaceKind;
use std::fmt;

/// A format that can be read, as it is known without its reader.
pub struct Format {
    /// Its name in the report.
    pub name: &'static str,
    /// The formats in which it is written, each with the endings of its files; the first is the one that they are given.
    pub written: &'static [(Target, &'static [&'static str])],
    /// Endings of files that are read only.
    pub read: &'static [&'static str],
    /// What the places in it count.
    pub place: PlaceKind,
    /// Whether a file of it can hold several datasets, each with a name.
    pub has_layers: bool,
    /// Whether a row can have a geometry in it.
    pub has_geometry: bool,
    /// Whether each record names its own fields, so that the dataset has no columns.
    pub names_fields: bool,
    /// Endings of files, each with the endings of those of the same name that are read together with it.
    pub companions: &'static [(&'static str, &'static [&'static str])],
    /// What is put behind the whole name of a file in the names of those that are read together with it.
    pub logs: &'static [&'static str],
}

impl Format {
    /// Every ending of its files, in lower case.
    pub fn endings(&self) -> impl Iterator<Item = &'static str> {
        self.written.iter().flat_map(|(_, endings)| *endings).chain(self.read).copied()
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// What the beginning of a dataset says of it.
#[derive(Debug, Clone)]
pub struct Header {
    /// Its format, as [`super::FORMATS`] has it.
    pub format: &'static Format,
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
