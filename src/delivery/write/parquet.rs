//! Parquet; GeoParquet 1.1 with well-known binary where the table has areas. Rows are gathered into groups of a bounded size.

use super::geometry::{Bounds, Wkb};
use super::value::{OutputRows, Value};
use super::{Losses, Table, WriteError, Writer};
use crate::delivery::batch::Batch;
use crate::delivery::fields::FieldKind;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use std::io::Write;
use std::sync::Arc;

/// Rows of a group, and bytes after which it is full whatever its rows.
const GROUP: (usize, usize) = (1 << 17, 64 << 20);
/// EPSG:25832 as PROJ 9 writes it in JSON; GeoParquet wants it so.
const CRS: &str = include_str!("crs/epsg25832.json");

type File = SerializedFileWriter<Box<dyn Write + Send>>;

/// A Parquet file.
pub(super) struct Parquet {
    place: Option<Box<dyn Write + Send>>,
    file: Option<File>,
    columns: Vec<Gathered>,
    rows: usize,
    bytes: usize,
}

/// A column's values of the group under way, and whether each row has one.
struct Gathered {
    values: Values,
    levels: Vec<i16>,
}

enum Values {
    Int(Vec<i32>),
    Long(Vec<i64>),
    Bytes(Vec<ByteArray>),
}

fn failed(error: ParquetError) -> WriteError {
    match error {
        ParquetError::External(inner) => match inner.downcast::<std::io::Error>() {
            Ok(error) => WriteError::Io(*error),
            Err(_) => WriteError::refused("filen kan ikke skrives", "the file cannot be written"),
        },
        _ => WriteError::refused("filen kan ikke skrives", "the file cannot be written"),
    }
}

impl Parquet {
    pub(super) fn new(file: Box<dyn Write + Send>) -> Self {
        Parquet { place: Some(file), file: None, columns: vec![], rows: 0, bytes: 0 }
    }

    /// Writes the group under way.
    fn flush(&mut self) -> Result<(), ParquetError> {
        let Some(file) = self.file.as_mut().filter(|_| self.rows > 0) else { return Ok(()) };
        let mut group = file.next_row_group()?;
        for column in &mut self.columns {
            column.write(&mut group)?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

/// What a column of a kind is in Parquet.
fn column(name: &str, kind: FieldKind) -> Result<TypePtr, ParquetError> {
    let of = |physical| Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
    let made = match kind {
        FieldKind::Int => of(Physical::INT32),
        FieldKind::Decimal { digits, scale } => of(Physical::INT64)
            .with_precision(i32::from(digits))
            .with_scale(i32::from(scale))
            .with_logical_type(Some(LogicalType::decimal(i32::from(scale), i32::from(digits)))),
        FieldKind::Date => of(Physical::INT32).with_logical_type(Some(LogicalType::Date)),
        FieldKind::Text | FieldKind::Uuid => of(Physical::BYTE_ARRAY).with_logical_type(Some(LogicalType::String)),
    };
    made.build().map(Arc::new)
}

fn gathered(kind: FieldKind) -> Gathered {
    let values = match kind {
        FieldKind::Int | FieldKind::Date => Values::Int(vec![]),
        FieldKind::Decimal { .. } => Values::Long(vec![]),
        FieldKind::Text | FieldKind::Uuid => Values::Bytes(vec![]),
    };
    Gathered { values, levels: vec![] }
}

/// GeoParquet's metadata.
fn geo(name: &str, bounds: Option<Bounds>) -> String {
    let crs: serde_json::Value = serde_json::from_str(CRS).unwrap_or_default();
    let mut column = serde_json::json!({ "encoding": "WKB", "geometry_types": ["MultiPolygon"], "crs": crs });
    if let Some(bounds) = bounds {
        column["bbox"] = serde_json::json!(bounds);
    }
    serde_json::json!({ "version": "1.1.0", "primary_column": name, "columns": { name: column } }).to_string()
}

impl Writer for Parquet {
    fn begin(&mut self, table: &Table) -> Result<(), WriteError> {
        let Some(place) = self.place.take() else { return Ok(()) };
        let shape = table.free_name("geometry");
        let mut columns: Vec<TypePtr> =
            table.columns.iter().map(|c| column(&c.name, c.kind)).collect::<Result<_, _>>().map_err(failed)?;
        self.columns = table.columns.iter().map(|c| gathered(c.kind)).collect();
        let mut properties = WriterProperties::builder().set_compression(Compression::SNAPPY);
        if table.geometry {
            let bytes = Type::primitive_type_builder(&shape, Physical::BYTE_ARRAY).with_repetition(Repetition::OPTIONAL).build();
            columns.push(Arc::new(bytes.map_err(failed)?));
            self.columns.push(gathered(FieldKind::Text));
            properties =
                properties.set_key_value_metadata(Some(vec![KeyValue::new("geo".to_owned(), geo(&shape, table.bounds))]));
        }
        let schema = Type::group_type_builder(&table.name).with_fields(columns).build().map_err(failed)?;
        self.file = Some(SerializedFileWriter::new(place, Arc::new(schema), Arc::new(properties.build())).map_err(failed)?);
        Ok(())
    }

    fn rows(&mut self, table: &Table, batch: &Batch, _: u64, _: &mut Losses) -> Result<(), WriteError> {
        for row in OutputRows::of(batch) {
            for (gathered, column) in self.columns.iter_mut().zip(&table.columns) {
                self.bytes += gathered.take(row.value(column.field));
            }
            if let (true, Some(shapes)) = (table.geometry, self.columns.last_mut()) {
                self.bytes += shapes.bytes(table.area(batch, row).map(|polygons| {
                    let mut wkb = Wkb::default();
                    wkb.polygons(polygons.iter().map(|p| p.iter().copied()));
                    wkb.0
                }));
            }
            self.rows += 1;
            if self.rows >= GROUP.0 || self.bytes >= GROUP.1 {
                self.flush().map_err(failed)?;
            }
        }
        Ok(())
    }

    fn end(&mut self, _: &Table) -> Result<(), WriteError> {
        self.flush().map_err(failed)
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let mut place = file.into_inner().map_err(failed)?;
        Ok(place.flush()?)
    }
}

impl Gathered {
    /// Takes a cell; the bytes that it takes.
    fn take(&mut self, value: Value<'_>) -> usize {
        match (&mut self.values, value) {
            (_, Value::Empty | Value::Unread("", _)) => self.levels.push(0),
            (Values::Int(all), Value::Int(n) | Value::Date(n)) => {
                all.push(n as i32);
                self.levels.push(1);
            }
            (Values::Long(all), Value::Decimal(n, _)) => {
                all.push(n);
                self.levels.push(1);
            }
            (Values::Bytes(_), value) => return self.bytes(Some(value.with_comma().into_owned().into_bytes())),
            // A column of numbers has nothing that could not be read: else it is one of texts.
            _ => self.levels.push(0),
        }
        8
    }

    fn bytes(&mut self, bytes: Option<Vec<u8>>) -> usize {
        self.levels.push(i16::from(bytes.is_some()));
        let length = bytes.as_ref().map_or(0, Vec::len);
        if let (Values::Bytes(all), Some(bytes)) = (&mut self.values, bytes) {
            all.push(bytes.into());
        }
        length + 32
    }

    /// Writes the column of a group and forgets it.
    fn write(&mut self, group: &mut SerializedRowGroupWriter<'_, Box<dyn Write + Send>>) -> Result<(), ParquetError> {
        let Some(mut column) = group.next_column()? else { return Ok(()) };
        let levels = std::mem::take(&mut self.levels);
        match &mut self.values {
            Values::Int(all) => column.typed::<Int32Type>().write_batch(&std::mem::take(all), Some(&levels), None)?,
            Values::Long(all) => column.typed::<Int64Type>().write_batch(&std::mem::take(all), Some(&levels), None)?,
            Values::Bytes(all) => column.typed::<ByteArrayType>().write_batch(&std::mem::take(all), Some(&levels), None)?,
        };
        column.close()
    }
}
