//! GeoJSON: a collection in EPSG:25832 with a `crs` member, or one feature a line in longitude and latitude (RFC 8142
//! without its separators).

use super::geometry::Polygons;
use super::value::{OutputRow, OutputRows, Value, decimal};
use super::{Loss, Losses, Table, WriteError, Writer};
use crate::delivery::batch::{Batch, SourceForm};
use crate::delivery::iso_date;
use crate::delivery::read::ToLonLat;
use serde_json::value::RawValue;
use std::io::Write;

/// A GeoJSON file.
pub(super) struct GeoJson {
    file: Box<dyn Write + Send>,
    /// Features one a line, in degrees.
    degrees: Option<ToLonLat>,
    begun: bool,
}

impl GeoJson {
    pub(super) fn new(file: Box<dyn Write + Send>, sequence: bool) -> Self {
        GeoJson { file, degrees: sequence.then(ToLonLat::new), begun: false }
    }

    /// A feature's text without a line break.
    fn feature(
        &self,
        table: &Table,
        names: &[String],
        batch: &Batch,
        row: OutputRow<'_>,
        number: u64,
        losses: &mut Losses,
    ) -> String {
        let mut text = String::from(r#"{"type":"Feature","properties":{"#);
        for (index, (column, name)) in table.columns.iter().zip(names).enumerate() {
            text.push_str(if index > 0 { "," } else { "" });
            text.push_str(name);
            text.push(':');
            put(&mut text, row.value(column.field));
        }
        text.push_str(r#"},"geometry":"#);
        match table.area(batch, row) {
            None => text.push_str("null"),
            Some(polygons) => {
                let before = text.len();
                if coordinates(&mut text, &polygons, self.degrees.as_ref()).is_none() {
                    losses.add(Loss::Coordinates, None, Some(number));
                    text.truncate(before);
                    text.push_str("null");
                }
            }
        }
        text.push('}');
        text
    }
}

impl Writer for GeoJson {
    fn begin(&mut self, table: &Table) -> Result<(), WriteError> {
        if self.degrees.is_none() {
            let crs =
                if table.geometry { r#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"# } else { "" };
            writeln!(self.file, r#"{{"type":"FeatureCollection","name":{},{crs}"features":["#, quoted(&table.name))?;
        }
        Ok(())
    }

    fn rows(&mut self, table: &Table, batch: &Batch, first: u64, losses: &mut Losses) -> Result<(), WriteError> {
        let names: Vec<String> = table.columns.iter().map(|c| quoted(&c.name)).collect();
        for row in OutputRows::of(batch) {
            let text = self.feature(table, &names, batch, row, first + row.index as u64, losses);
            let before = if std::mem::replace(&mut self.begun, true) && self.degrees.is_none() { ",\n" } else { "" };
            let behind = if self.degrees.is_some() { "\n" } else { "" };
            write!(self.file, "{before}{text}{behind}")?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Table) -> Result<(), WriteError> {
        if self.degrees.is_none() {
            self.file.write_all(b"\n]}\n")?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        Ok(self.file.flush()?)
    }
}

/// A text in JSON's quotes.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn put(out: &mut String, value: Value<'_>) {
    match value {
        Value::Empty => out.push_str("null"),
        Value::Int(n) => out.push_str(&n.to_string()),
        Value::Decimal(value, scale) => out.push_str(&decimal(value, scale)),
        Value::Date(days) => out.push_str(&quoted(&iso_date(days))),
        // Unchanged; a line break between its parts is not part of a text.
        Value::Unread(raw, SourceForm::Json) => out.push_str(&raw.replace(['\n', '\r'], " ")),
        Value::Unread(text, SourceForm::Number) if serde_json::from_str::<&RawValue>(text).is_ok() => out.push_str(text),
        Value::Unread("", SourceForm::Shown) => out.push_str("null"),
        Value::Text(text) | Value::Unread(text, _) => out.push_str(&quoted(text)),
    }
}

/// A multipolygon, in degrees if a projection is given; `None` if a point lies outside the projection.
fn coordinates(out: &mut String, polygons: &Polygons<'_>, degrees: Option<&ToLonLat>) -> Option<()> {
    out.push_str(r#"{"type":"MultiPolygon","coordinates":["#);
    let separate = |out: &mut String, index: usize| out.push_str(if index > 0 { "," } else { "" });
    for (index, polygon) in polygons.iter().enumerate() {
        separate(out, index);
        out.push('[');
        for (index, ring) in polygon.iter().enumerate() {
            separate(out, index);
            out.push('[');
            for (index, [x, y]) in ring.iter().enumerate() {
                separate(out, index);
                match degrees {
                    None => out.push_str(&format!("[{x},{y}]")),
                    Some(way) => {
                        let [lon, lat] = way.point([*x, *y])?;
                        out.push_str(&format!("[{lon:.11},{lat:.11}]"));
                    }
                }
            }
            out.push(']');
        }
        out.push(']');
    }
    out.push_str("]}");
    Some(())
}
