//! The formats that are read, one table: a new format is a module and a line here.

use super::dataset::{InputFile, Opened};
#[cfg(feature = "gpkg")]
use super::gpkg;
use super::head::Head;
use super::header::Format;
#[cfg(feature = "parquet")]
use super::parquet;
use super::{csv, foreign, geojson, gml, postgres, shp, xlsx};
use crate::delivery::target::Target;
use crate::finding::PlaceKind;

/// A format with its reader.
pub struct Entry {
    /// What is known of it without its reader.
    pub format: Format,
    /// Whether a file is one of it, by its beginning.
    pub(super) sniff: fn(&Head<'_>) -> bool,
    /// Opens a file as its datasets; the bytes are its beginning.
    pub(super) open: fn(&'static Format, &InputFile, &[u8]) -> Vec<Opened>,
}

/// Every format, in the order in which a file is tried: any text is CSV, so that is last.
pub static FORMATS: &[Entry] = &[
    Entry {
        format: Format {
            name: "PostgreSQL",
            written: &[],
            read: &[],
            place: PlaceKind::Record,
            has_layers: true,
            has_geometry: true,
            names_fields: false,
            companions: &[],
            logs: &[],
        },
        sniff: |head| head.source.database().is_some(),
        open: postgres::open,
    },
    Entry {
        format: Format {
            name: "GeoJSON",
            written: &[
                (Target::GeoJson, &["geojson", "json"]),
                (Target::GeoJsonSeq, &["geojsonl", "geojsons", "ndjson", "jsonl"]),
            ],
            read: &[],
            place: PlaceKind::Feature,
            has_layers: false,
            has_geometry: true,
            names_fields: true,
            companions: &[],
            logs: &[],
        },
        sniff: geojson::sniff,
        open: geojson::open,
    },
    Entry {
        format: Format {
            name: "GML",
            written: &[(Target::Gml, &["gml", "xml"])],
            read: &[],
            place: PlaceKind::Feature,
            has_layers: true,
            has_geometry: true,
            names_fields: false,
            companions: &[],
            logs: &[],
        },
        sniff: |head| head.first() == Some(b'<'),
        open: gml::open,
    },
    Entry {
        format: Format {
            name: "GeoPackage",
            written: &[(Target::GeoPackage, &["gpkg"])],
            read: &["sqlite", "db"],
            place: PlaceKind::Fid,
            has_layers: true,
            has_geometry: true,
            names_fields: false,
            companions: &[],
            logs: &["-journal", "-wal"],
        },
        sniff: |head| head.begins(b"SQLite format 3\0"),
        open: gpkg::open,
    },
    Entry {
        format: Format {
            name: "XLSX",
            written: &[(Target::Xlsx, &["xlsx"])],
            read: &["xlsm"],
            place: PlaceKind::Sheet,
            has_layers: true,
            has_geometry: false,
            names_fields: false,
            companions: &[],
            logs: &[],
        },
        sniff: xlsx::sniff,
        open: xlsx::open,
    },
    Entry {
        format: Format {
            name: "Shape",
            written: &[(Target::Shape, &["shp", "dbf"])],
            read: &[],
            place: PlaceKind::Feature,
            has_layers: false,
            has_geometry: true,
            names_fields: false,
            companions: &[("shp", &["dbf", "prj", "cpg"]), ("dbf", &["cpg"])],
            logs: &[],
        },
        sniff: |head| head.begins(b"\x00\x00\x27\x0a") || head.ending == "dbf",
        open: shp::open,
    },
    Entry {
        format: Format {
            name: "Parquet",
            written: &[(Target::Parquet, &["parquet", "geoparquet"])],
            read: &[],
            place: PlaceKind::Record,
            has_layers: false,
            has_geometry: true,
            names_fields: false,
            companions: &[],
            logs: &[],
        },
        sniff: |head| head.begins(b"PAR1"),
        open: parquet::open,
    },
    Entry {
        format: Format {
            name: "CSV",
            written: &[(Target::Csv, &["csv", "txt"])],
            read: &["tsv"],
            place: PlaceKind::Row,
            has_layers: false,
            has_geometry: false,
            names_fields: false,
            companions: &[],
            logs: &[],
        },
        sniff: |head| !head.is_binary(),
        open: csv::open,
    },
];

/// Whether an ending is one of files that may hold rows.
pub(super) fn is_called_data(ending: &str) -> bool {
    FORMATS.iter().flat_map(|entry| entry.format.endings()).chain(foreign::DATA.iter().copied()).any(|own| own == ending)
}

/// Replaces the reader if the program is built without it.
macro_rules! left_out {
    ($module:ident, $feature:literal, $name:literal) => {
        #[cfg(not(feature = $feature))]
        mod $module {
            use crate::delivery::read::{Format, InputFile, Opened, ReadError};

            pub(super) fn open(format: &'static Format, _: &InputFile, _: &[u8]) -> Vec<Opened> {
                let (da, en) =
                    (concat!("dette program er bygget uden ", $name), concat!("this program was built without ", $name));
                vec![Opened::one(Some(format), Err(ReadError::Broken { da: da.into(), en: en.into(), line: 0 }))]
            }
        }
    };
}

left_out!(gpkg, "gpkg", "GeoPackage");
left_out!(parquet, "parquet", "Parquet");
