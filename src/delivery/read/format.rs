//! The formats that can be read, and what each can hold.

use crate::finding::PlaceKind;

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
    /// GeoFA's database.
    PostgreSql,
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
            Format::PostgreSql => "PostgreSQL",
            Format::Shape => "Shape",
            Format::Xlsx => "XLSX",
        }
    }

    /// What the places in it count.
    pub fn kind(self) -> PlaceKind {
        match self {
            Format::Csv => PlaceKind::Row,
            Format::Parquet | Format::PostgreSql => PlaceKind::Record,
            Format::GeoJson | Format::Gml | Format::Shape => PlaceKind::Feature,
            Format::Xlsx => PlaceKind::Sheet,
            Format::GeoPackage => PlaceKind::Fid,
        }
    }

    /// Whether a file of it can hold several datasets, each with a name.
    pub fn has_layers(self) -> bool {
        match self {
            Format::Csv | Format::GeoJson | Format::Parquet | Format::Shape => false,
            Format::GeoPackage | Format::Gml | Format::PostgreSql | Format::Xlsx => true,
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
pub(super) fn split(name: &str) -> (&str, String) {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    (stem, ending.to_lowercase())
}
