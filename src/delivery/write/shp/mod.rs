//! ESRI Shape (Technical Description, 1998): areas in a .shp with its index, fields in a dBASE table, the coordinate system and
//! the encoding in companion files. A table without areas is a dBASE table alone.
//!
//! The survey knows every length beforehand, so each file is written from its beginning to its end.

pub(super) mod record;

use super::geometry::{Bounds, Polygons};
use super::value::{OutputRow, OutputRows, Value, without};
use super::{Column, Loss, Losses, Places, Table, WriteError, Writer};
use crate::delivery::batch::Batch;
use crate::delivery::fields::FieldKind;
use crate::delivery::read::rearranged;
use record::POLYGON;
use std::io::{self, Write};

/// The coordinate system as ESRI writes it.
const PROJECTION: &str = include_str!("../crs/epsg25832.prj");
/// Bytes of the longest text of a dBASE table.
const LONGEST: usize = 254;

/// Bytes of a column in each record.
pub(super) fn width(column: &Column) -> u8 {
    match column.kind {
        FieldKind::Int => 11,
        // Sign and point plus the digits.
        FieldKind::Decimal { digits, .. } => digits + 2,
        FieldKind::Date => 8,
        FieldKind::Text | FieldKind::Uuid => column.width.clamp(1, LONGEST) as u8,
    }
}

type Output = Box<dyn Write + Send>;

/// The files of a table.
pub(super) struct ShapeWriter {
    dbf: Output,
    /// Geometry, its index, and where the next record lies, in bytes.
    shapes: Option<(Output, Output, u64)>,
    records: u32,
}

impl ShapeWriter {
    pub(super) fn new(table: &Table, places: &mut dyn Places) -> Result<Self, WriteError> {
        let shapes = table.geometry.then(|| -> io::Result<_> {
            let mut projection = places.file("prj")?;
            projection.write_all(PROJECTION.as_bytes())?;
            projection.flush()?;
            Ok((places.file("shp")?, places.file("shx")?, 100))
        });
        let mut encoding = places.file("cpg")?;
        encoding.write_all(b"UTF-8")?;
        encoding.flush()?;
        Ok(ShapeWriter { shapes: shapes.transpose()?, dbf: places.file("dbf")?, records: 0 })
    }

    fn record(&mut self, table: &Table, row: OutputRow<'_>, number: u64, losses: &mut Losses) -> io::Result<()> {
        let mut record = vec![b' '];
        for column in &table.columns {
            let width = usize::from(width(column));
            let text = cell(row.value(column.field), column, width, losses, number);
            record.extend(text.as_bytes());
            record.resize(record.len() + width - text.len(), b' ');
        }
        self.dbf.write_all(&record)
    }

    fn shape(&mut self, polygons: Option<&Polygons<'_>>, number: u64, losses: &mut Losses) -> io::Result<()> {
        self.records += 1;
        let Some((shp, shx, place)) = &mut self.shapes else { return Ok(()) };
        let content = match polygons {
            None => 0u32.to_le_bytes().to_vec(),
            Some(polygons) => {
                if rearranged(polygons) {
                    losses.add(Loss::Rings, None, Some(number));
                }
                record::content(polygons)
            }
        };
        // Lengths and places are counted in words of two bytes.
        let words = (content.len() / 2) as u32;
        shx.write_all(&((*place / 2) as u32).to_be_bytes())?;
        shx.write_all(&words.to_be_bytes())?;
        shp.write_all(&self.records.to_be_bytes())?;
        shp.write_all(&words.to_be_bytes())?;
        shp.write_all(&content)?;
        *place += 8 + content.len() as u64;
        Ok(())
    }
}

impl Writer for ShapeWriter {
    fn begin(&mut self, table: &Table) -> Result<(), WriteError> {
        self.dbf.write_all(&dbf_header(table))?;
        if let Some((shp, shx, _)) = &mut self.shapes {
            shp.write_all(&header(100 + table.shape_bytes, table.bounds))?;
            shx.write_all(&header(100 + 8 * table.rows, table.bounds))?;
        }
        Ok(())
    }

    fn rows(&mut self, table: &Table, batch: &Batch, first: u64, losses: &mut Losses) -> Result<(), WriteError> {
        for row in OutputRows::of(batch) {
            let number = first + row.index as u64;
            self.record(table, row, number, losses)?;
            self.shape(table.area(batch, row).as_ref(), number, losses)?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Table) -> Result<(), WriteError> {
        // The end of a dBASE table.
        Ok(self.dbf.write_all(&[0x1A])?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.dbf.flush()?;
        if let Some((shp, shx, _)) = &mut self.shapes {
            shp.flush()?;
            shx.flush()?;
        }
        Ok(())
    }
}

/// The first 100 bytes of a .shp or .shx that is so long.
fn header(bytes: u64, bounds: Option<Bounds>) -> Vec<u8> {
    let mut head = 9994u32.to_be_bytes().to_vec();
    head.resize(24, 0);
    head.extend(((bytes / 2) as u32).to_be_bytes());
    head.extend(1000u32.to_le_bytes());
    head.extend(POLYGON.to_le_bytes());
    bounds.unwrap_or_default().iter().for_each(|c| head.extend(c.to_le_bytes()));
    head.resize(100, 0);
    head
}

/// The header of a dBASE III table. It has a day of the last change, which is fixed: the same table gives the same file.
fn dbf_header(table: &Table) -> Vec<u8> {
    let length = 32 + 32 * table.columns.len() as u16 + 1;
    let record: u16 = 1 + table.columns.iter().map(|c| u16::from(width(c))).sum::<u16>();
    let mut head = vec![0x03, 100, 1, 1];
    head.extend((table.rows as u32).to_le_bytes());
    head.extend(length.to_le_bytes());
    head.extend(record.to_le_bytes());
    head.resize(32, 0);
    for column in &table.columns {
        let (kind, decimals) = match column.kind {
            FieldKind::Int => (b'N', 0),
            FieldKind::Decimal { scale, .. } => (b'N', scale),
            FieldKind::Date => (b'D', 0),
            FieldKind::Text | FieldKind::Uuid => (b'C', 0),
        };
        let start = head.len();
        head.extend(column.name.as_bytes());
        head.resize(start + 11, 0);
        head.extend([kind, 0, 0, 0, 0, width(column), decimals]);
        head.resize(start + 32, 0);
    }
    head.push(0x0D);
    head
}

/// A cell's text, at most so many bytes long.
fn cell(value: Value<'_>, column: &Column, width: usize, losses: &mut Losses, number: u64) -> String {
    let place = (column.field, number);
    let text = match value {
        Value::Date(_) if column.kind == FieldKind::Date => value.with_point().replace('-', ""),
        Value::Int(_) | Value::Decimal(..) if !column.kind.is_text() => value.with_point().into_owned(),
        value => without(value.with_comma(), |c| c == '\0', losses, place).into_owned(),
    };
    if text.len() <= width {
        return text;
    }
    losses.add(Loss::LongText, Some(place.0), Some(place.1));
    let mut end = width;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].to_owned()
}
