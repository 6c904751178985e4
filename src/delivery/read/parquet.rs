//! Parquet, and GeoParquet with geometry as well-known binary.
//!
//! A thread reads rows and sends blocks; what breaks in the library breaks there. Statistics in the file are not used.

use super::block::{Block, Cell};
use super::guard::caught;
use super::shape::RawGeometry;
use super::stream::Stream;
use super::{Chunk, Content, Crs, Dataset, Format, Header, InputFile, Mark, Opened, ReadError, wkb};
use crate::delivery::batch::Reading;
use crate::delivery::source::read_more;
use crate::delivery::{Encoding, Outside, Part, Source};
use bytes::Bytes;
use parquet::basic::{LogicalType, TimeUnit};
use parquet::bloom_filter::Sbbf;
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::data_type::Decimal;
use parquet::errors::ParquetError;
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::reader::{ChunkReader, FileReader, Length, RowGroupReader, SerializedFileReader};
use parquet::record::reader::{RowIter, TreeBuilder};
use parquet::record::{Field, Row};
use parquet::schema::types::Type;
use std::io::{BufReader, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, sync_channel};

/// Largest piece that is read at once.
const LARGEST: usize = 1 << 30;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// A source as the library reads it.
struct Pieces(Arc<dyn Source>);

impl Length for Pieces {
    fn len(&self) -> u64 {
        self.0.len()
    }
}

impl ChunkReader for Pieces {
    type T = BufReader<Stream>;

    fn get_read(&self, start: u64) -> parquet::errors::Result<Self::T> {
        let mut stream = Stream::new(self.0.clone());
        stream.seek(SeekFrom::Start(start))?;
        Ok(BufReader::new(stream))
    }

    fn get_bytes(&self, start: u64, length: usize) -> parquet::errors::Result<Bytes> {
        let cut = || ParquetError::EOF(String::new());
        if length > LARGEST || start.checked_add(length as u64).is_none_or(|end| end > self.0.len()) {
            return Err(cut());
        }
        let mut bytes = Vec::new();
        let read = read_more(self.0.as_ref(), start, length, &mut bytes)?;
        if read < length { Err(cut()) } else { Ok(bytes.into()) }
    }
}

/// A group of rows whose pages are looked at before the library makes room for what they say they hold.
struct RowGroup<'a>(Box<dyn RowGroupReader + 'a>);

impl RowGroupReader for RowGroup<'_> {
    fn metadata(&self) -> &RowGroupMetaData {
        self.0.metadata()
    }

    fn num_columns(&self) -> usize {
        self.0.num_columns()
    }

    fn get_column_page_reader(&self, column: usize) -> parquet::errors::Result<Box<dyn PageReader>> {
        Ok(Box::new(Pages(self.0.get_column_page_reader(column)?)))
    }

    fn get_column_bloom_filter(&self, column: usize) -> Option<&Sbbf> {
        self.0.get_column_bloom_filter(column)
    }

    fn get_row_iter(&self, projection: Option<Type>) -> parquet::errors::Result<RowIter<'_>> {
        RowIter::from_row_group(projection, self)
    }
}

/// The pages of a column.
struct Pages(Box<dyn PageReader>);

impl Iterator for Pages {
    type Item = parquet::errors::Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

impl PageReader for Pages {
    /// A dictionary's value takes a byte at least, so a number of them that the page has no bytes for is made up.
    fn get_next_page(&mut self) -> parquet::errors::Result<Option<Page>> {
        let page = self.0.get_next_page()?;
        match &page {
            Some(Page::DictionaryPage { buf, num_values, .. }) if *num_values as usize > buf.len() => {
                Err(ParquetError::EOF(String::new()))
            }
            _ => Ok(page),
        }
    }

    fn peek_next_page(&mut self) -> parquet::errors::Result<Option<PageMetadata>> {
        self.0.peek_next_page()
    }

    fn skip_next_page(&mut self) -> parquet::errors::Result<()> {
        self.0.skip_next_page()
    }
}

fn broken(da: &str, en: &str) -> ReadError {
    ReadError::Broken { da: da.into(), en: en.into(), line: 0 }
}

fn damaged() -> ReadError {
    broken("filen er ikke en hel Parquet-fil", "the file is no whole Parquet file")
}

/// Runs a closure on the file; `None` if it cannot be read, or the library panicked.
fn guarded<T>(source: &Arc<dyn Source>, run: impl FnOnce(&SerializedFileReader<Pieces>) -> Option<T>) -> Option<T> {
    caught(|| run(&SerializedFileReader::new(Pieces(source.clone())).ok()?))
}

/// Opens a file.
pub(super) fn open(format: &'static Format, file: &InputFile, _: &[u8]) -> Vec<Opened> {
    let found = guarded(&file.source, |reader| {
        let metadata = reader.metadata().file_metadata();
        let geo = metadata.key_value_metadata().into_iter().flatten().find(|kv| kv.key == "geo").and_then(|kv| kv.value.clone());
        // Rows without any column would have no end but the number of them that the file gives.
        (metadata.schema_descr().num_columns() > 0).then(|| (metadata.schema().get_fields().to_vec(), geo))
    });
    let dataset = found.ok_or_else(damaged).and_then(|(columns, geo)| {
        let geometry = geo.map(|geo| geometry(&geo)).transpose()?;
        let kinds: Vec<Kind> = columns.iter().map(|c| kind(c, geometry.as_ref())).collect();
        let is_field = |kind: &Kind| matches!(kind, Kind::Field | Kind::Nanoseconds);
        let fields = columns.iter().zip(&kinds).filter(|(_, k)| is_field(k));
        let header = Header {
            format,
            encoding: Encoding::Utf8,
            columns: fields.map(|(c, _)| c.name().to_owned()).collect(),
            name: None,
            delimiter: 0,
            crs: geometry.map_or(Ok(Crs::Unsaid), |g| g.crs),
            start: 0,
            start_line: 0,
            readings: vec![],
        };
        Ok(Box::new(ParquetTable { source: file.source.clone(), header, kinds }) as Box<dyn Dataset>)
    });
    vec![Opened::one(Some(format), dataset)]
}

/// What GeoParquet 1.1's metadata say of the main geometry.
struct Geometry {
    column: String,
    crs: Result<Crs, String>,
    /// The column that holds each geometry's envelope.
    envelope: Option<String>,
}

fn geometry(geo: &str) -> Result<Geometry, ReadError> {
    let bad = || broken("filens geo-metadata kan ikke læses", "the file's geo metadata cannot be read");
    let geo: serde_json::Value = serde_json::from_str(geo).map_err(|_| bad())?;
    let name = geo["primary_column"].as_str().ok_or_else(bad)?;
    let column = &geo["columns"][name];
    if column["encoding"].as_str() != Some("WKB") {
        return Err(broken(
            "geometrien er ikke skrevet som WKB; gem GeoParquet med geometri som WKB",
            "the geometry is not written as WKB; save GeoParquet with geometry as WKB",
        ));
    }
    let id = &column["crs"]["id"];
    let crs = match &column["crs"] {
        // Left out it is longitude and latitude; null says that nobody knows.
        serde_json::Value::Null if column.get("crs").is_none() => Ok(Crs::LonLat),
        serde_json::Value::Null => Ok(Crs::Unsaid),
        crs => {
            let code = id["code"].as_str().map(str::to_owned).unwrap_or_else(|| id["code"].to_string());
            let said = format!("{}:{code}", id["authority"].as_str().unwrap_or_default());
            Crs::by_name(&said).ok_or_else(|| crs["name"].as_str().unwrap_or(&said).to_owned())
        }
    };
    let envelope = column["covering"]["bbox"]["xmin"][0].as_str().map(str::to_owned);
    Ok(Geometry { column: name.to_owned(), crs, envelope })
}

/// What a column is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Field,
    /// The library gives nanoseconds, as pandas writes time, as whole numbers.
    Nanoseconds,
    Shape,
    /// The geometry's envelope (GeoParquet 1.1, `covering`): no field, and not used.
    Envelope,
}

fn kind(column: &Type, geometry: Option<&Geometry>) -> Kind {
    let name = column.name();
    match geometry {
        Some(geometry) if geometry.column == name => Kind::Shape,
        Some(geometry) if geometry.envelope.as_deref() == Some(name) => Kind::Envelope,
        _ => match column.get_basic_info().logical_type_ref() {
            Some(LogicalType::Timestamp(time)) if time.unit == TimeUnit::NANOS => Kind::Nanoseconds,
            _ => Kind::Field,
        },
    }
}

/// A file's rows.
struct ParquetTable {
    source: Arc<dyn Source>,
    header: Header,
    /// What each column of the file is.
    kinds: Vec<Kind>,
}

impl Dataset for ParquetTable {
    fn header(&self) -> &Header {
        &self.header
    }

    fn outside(&self, visit: &mut dyn FnMut(Outside)) {
        let pairs = guarded(&self.source, |reader| reader.metadata().file_metadata().key_value_metadata().cloned());
        for pair in pairs.into_iter().flatten() {
            visit(Outside::of(Part::Metadata, &pair.value.unwrap_or_default()));
        }
    }

    fn chunks(&self, from: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_> {
        let start = from.map_or(0, |m| m.offset);
        let (send, chunks) = sync_channel(2);
        let (source, kinds) = (self.source.clone(), self.kinds.clone());
        std::thread::spawn(move || {
            if guarded(&source, |reader| blocks(reader, &kinds, start, &send)).is_none() {
                let _ =
                    send.send(Chunk { content: Content::Cells(Block::default()), offset: start, line: 0, end: Some(damaged()) });
            }
        });
        Box::new(chunks.into_iter())
    }
}

/// Sends the rows from one on, in blocks; `None` if the file is truncated. Ends early if the receiver is gone.
fn blocks(reader: &SerializedFileReader<Pieces>, kinds: &[Kind], start: u64, send: &SyncSender<Chunk>) -> Option<()> {
    let give =
        |block: Block, offset: u64| send.send(Chunk { content: Content::Cells(block), offset, line: 0, end: None }).is_ok();
    let (mut block, mut number) = (Block::default(), 0u64);
    let schema = reader.metadata().file_metadata().schema_descr_ptr();
    for index in 0..reader.num_row_groups() {
        let group = RowGroup(reader.get_row_group(index).ok()?);
        for row in TreeBuilder::new().as_iter(schema.clone(), &group).ok()? {
            let row = row.ok()?;
            number += 1;
            if number <= start {
                continue;
            }
            take(row, kinds, &mut block);
            let rows = block.rows as u64;
            if block.is_full(kinds.len()) && !give(std::mem::take(&mut block), number - rows) {
                return Some(());
            }
        }
    }
    if block.rows > 0 {
        let rows = block.rows as u64;
        give(block, number - rows);
    }
    Some(())
}

fn take(row: Row, kinds: &[Kind], block: &mut Block) {
    let (mut geometry, mut column) = (None, 0);
    for ((_, field), kind) in row.into_columns().into_iter().zip(kinds) {
        match (kind, field) {
            (Kind::Envelope, _) => {}
            (Kind::Shape, Field::Null) => geometry = Some(RawGeometry::missing()),
            (Kind::Shape, Field::Bytes(bytes)) => geometry = Some(wkb::read(bytes.data())),
            (Kind::Shape, _) => geometry = Some(wkb::broken()),
            (kind, field) => {
                let (value, timed) = match (kind, field) {
                    (Kind::Nanoseconds, Field::Long(t)) => day(t, DAY * 1_000_000),
                    (_, Field::TimestampMillis(t)) => day(t, DAY),
                    (_, Field::TimestampMicros(t)) => day(t, DAY * 1000),
                    (_, field) => (cell(field), false),
                };
                if timed {
                    block.note(Some(column), Reading::TimeOfDay);
                }
                block.cells.push(value);
                column += 1;
            }
        }
    }
    block.end_row(None, geometry);
}

fn cell(field: Field) -> Cell {
    match field {
        Field::Null => Cell::Empty,
        Field::Bool(b) => Cell::Bool(b),
        Field::Byte(n) => Cell::Int(n.into()),
        Field::Short(n) => Cell::Int(n.into()),
        Field::Int(n) => Cell::Int(n.into()),
        Field::Long(n) => Cell::Int(n),
        Field::UByte(n) => Cell::Int(n.into()),
        Field::UShort(n) => Cell::Int(n.into()),
        Field::UInt(n) => Cell::Int(n.into()),
        Field::ULong(n) => Cell::Number(n.to_string()),
        Field::Float16(x) => Cell::Number(x.to_string()),
        // By its own shortest digits: through f64 0.1 would have seventeen.
        Field::Float(x) if x.is_nan() => Cell::Empty,
        Field::Float(x) if x.is_finite() => Cell::Number(x.to_string()),
        // pandas keeps a missing number as NaN.
        Field::Double(x) if x.is_nan() => Cell::Empty,
        Field::Double(x) => Cell::Float(x),
        Field::Decimal(number) => decimal(&number).map_or(Cell::Other, Cell::Number),
        Field::Str(text) => Cell::Text(text),
        Field::Bytes(bytes) => String::from_utf8(bytes.data().to_vec()).map_or(Cell::Other, Cell::Text),
        Field::Date(days) => date(days.into()),
        _ => Cell::Other,
    }
}

/// The day of a time, where a day is so many units, and whether that dropped a time of day. Midnight is a date alone, as
/// pandas keeps it.
fn day(time: i64, units: i64) -> (Cell, bool) {
    (date(time.div_euclid(units)), time.rem_euclid(units) != 0)
}

/// A date of the years 1 to 9999, as in every other format.
fn date(days: i64) -> Cell {
    const YEARS: std::ops::RangeInclusive<i64> = -719_162..=2_932_896;
    i32::try_from(days).ok().filter(|_| YEARS.contains(&days)).map_or(Cell::Other, Cell::Date)
}

/// A decimal's digits: a whole number of up to 16 bytes, most significant first, and where its point is.
fn decimal(number: &Decimal) -> Option<String> {
    let data = number.data();
    let negative = data.first().is_some_and(|b| *b & 0x80 != 0);
    if data.len() > 16 {
        return None;
    }
    let start = if negative { -1i128 } else { 0 };
    let value = data.iter().fold(start, |v, b| v << 8 | i128::from(*b));
    let scale = usize::try_from(number.scale()).ok().filter(|s| *s <= 38)?;
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    let sign = if value < 0 { "-" } else { "" };
    Some(if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first and last day that ISO 8601 writes with four digits are 719,162 days before 1970 and 2,932,896 after it.
    #[test]
    fn a_time_is_its_day_and_one_beyond_the_calendar_is_none() {
        assert_eq!(day(0, DAY), (Cell::Date(0), false));
        assert_eq!(day(-1, DAY), (Cell::Date(-1), true));
        assert_eq!(day(DAY + 1, DAY), (Cell::Date(1), true));
        assert_eq!(day(i64::MAX, DAY).0, Cell::Other);
        assert_eq!(crate::delivery::iso_days("0001-01-01").map(date), Some(Cell::Date(-719_162)));
        assert_eq!(crate::delivery::iso_days("9999-12-31").map(date), Some(Cell::Date(2_932_896)));
        assert_eq!((date(-719_163), date(2_932_897)), (Cell::Other, Cell::Other));
    }

    #[test]
    fn decimals_keep_every_digit() {
        assert_eq!(decimal(&Decimal::from_i32(1999, 9, 2)).as_deref(), Some("19.99"));
        assert_eq!(decimal(&Decimal::from_i64(-5, 18, 2)).as_deref(), Some("-0.05"));
        assert_eq!(decimal(&Decimal::from_i64(7, 18, 0)).as_deref(), Some("7"));
    }
}
