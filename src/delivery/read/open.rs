//! What a file is, by its bytes, and its datasets by the reader of its format.

use super::format::split;
#[cfg(feature = "gpkg")]
use super::gpkg;
#[cfg(feature = "parquet")]
use super::parquet;
use super::{
    CHUNK, Dataset, Format, HEAD, InputFile, Opened, ReadError, archive, csv, foreign, geojson, gml, postgres, shp, utf16, xlsx,
};
use crate::delivery::Source;
use crate::delivery::batch::Reading;
use crate::delivery::source::read_more;
use std::sync::Arc;

/// The datasets of a file, in the file's order. A file that cannot be read is one dataset with its reason.
pub fn open(file: &InputFile) -> Vec<Opened> {
    opened(file, false)
}

/// The datasets of a file in an archive, where no further archive is opened.
pub(super) fn open_member(file: &InputFile) -> Vec<Opened> {
    opened(file, true)
}

fn opened(file: &InputFile, in_archive: bool) -> Vec<Opened> {
    let one = |format: Option<Format>, dataset| vec![Opened { member: None, layer: None, format, dataset }];
    if let Some(database) = file.source.database() {
        return postgres::open(database);
    }
    let mut head = Vec::new();
    if let Err(error) = read_more(file.source.as_ref(), 0, HEAD, &mut head) {
        return one(None, Err(error.into()));
    }
    if let (Some(big), false) = (utf16::byte_order(&head), head.starts_with(b"\xFF\xFE\0\0")) {
        let dataset = utf_16(file, big);
        return one(dataset.is_ok().then_some(Format::Csv), dataset);
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
            _ if split(&file.path).1 == "dbf" => shp::open(file),
            Some(_) => one(None, Err(ReadError::Unsupported(None))),
            None => one(Some(Format::Csv), csv::open(file.source.clone(), &head, vec![])),
        },
    }
}

/// A table in UTF-16. Of other texts no program writes it.
fn utf_16(file: &InputFile, big: bool) -> Result<Box<dyn Dataset>, ReadError> {
    let source: Arc<dyn Source> = Arc::new(utf16::Utf16::new(file.source.clone(), big)?);
    let mut head = Vec::new();
    read_more(source.as_ref(), 0, CHUNK, &mut head)?;
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
