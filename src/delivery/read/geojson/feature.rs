//! One feature into a row: properties by name straight into columns, geometry into flat coordinates.

use super::super::placing::Placing;
use super::super::shape::{GeometryState, RawGeometry};
use super::super::{Chunk, Content, Header, cell};
use super::geometry::{self, TWICE};
use crate::delivery::Part;
use crate::delivery::batch::{Batch, CellFaultKind, Reading, RecordFault, SourceForm};
use crate::delivery::fields::{Binding, FieldKind, Fields};
use crate::delivery::outside::{pieces, unescaped};
use crate::finding::Secret;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The property names of a feature, in its order; empty where it cannot be read.
pub(crate) fn property_names(bytes: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut take = |name: Option<&str>, _: &RawValue| names.extend(name.map(str::to_owned));
    let mut de = serde_json::Deserializer::from_slice(bytes);
    let _ = FeatureSeed { take: &mut take }.deserialize(&mut de);
    names
}

/// Parses a chunk's features.
pub(crate) fn parse(chunk: &Chunk, header: &Header, fields: &Fields) -> Batch {
    let mut batch = Batch::new(fields);
    let mut places = Placing::new(header);
    let Content::Text { bytes: text, records } = &chunk.content else { return batch };
    for (start, end, line) in records {
        let bytes = &text[*start as usize..*end as usize];
        let line = chunk.line + u64::from(*line);
        row(&mut batch, bytes, line, header, fields, &mut places);
    }
    // What follows the last feature are members of the collection.
    let behind = records.last().map_or(0, |(_, end, _)| *end as usize);
    let behind = String::from_utf8_lossy(&text[behind..]);
    pieces(&unescaped(&behind), |text| batch.outside(Part::Metadata, None, None, text));
    batch
}

fn row(batch: &mut Batch, bytes: &[u8], line: u64, header: &Header, fields: &Fields, places: &mut Placing) {
    let Some((text, latin)) = header.encoding.decode(bytes) else {
        return unreadable(
            batch,
            line,
            None,
            "objektet er hverken UTF-8 eller Windows-1252",
            "the feature is neither UTF-8 nor Windows-1252",
        );
    };
    if latin {
        batch.note(None, Reading::Windows1252);
    }
    let mut doubled = None;
    let mut take = |name: Option<&str>, value: &RawValue| match name {
        None => outside(batch, line, value),
        Some(name) => {
            if !property(batch, fields, (name, value), line) && doubled.is_none() {
                doubled = Some(());
            }
        }
    };
    let mut de = serde_json::Deserializer::from_str(&text);
    let parsed = FeatureSeed { take: &mut take }.deserialize(&mut de).and_then(|g| de.end().map(|()| g));
    let feature = match parsed {
        Ok(feature) => feature,
        Err(error) => {
            forget_row(batch);
            batch.outside(Part::Record, Some(line), None, &text);
            let (da, en) = explain(&error);
            let at = (line + error.line() as u64 - 1, error.column().max(1) as u64);
            unreadable(batch, at.0, Some(at.1), da, en);
            return mark_twice(batch, error.to_string().starts_with(TWICE));
        }
    };
    if doubled.is_some() {
        forget_row(batch);
        batch.outside(Part::Record, Some(line), None, &text);
        unreadable(batch, line, None, "det samme felt står to gange i objektet", "the same field occurs twice in the feature");
        return mark_twice(batch, true);
    }
    let state = places.place(batch, feature);
    batch.geometry.states.push(state);
    batch.end_row(line);
}

/// Takes back what a broken record had put into the columns.
fn forget_row(batch: &mut Batch) {
    let rows = batch.rows;
    batch.columns.iter_mut().chain(&mut batch.texts).for_each(|c| c.truncate(rows));
    batch.cell_faults.retain(|f| (f.row as usize) < rows);
    batch.outside.retain(|o| (o.row as usize) < rows);
}

/// Keeps the content of a property or member that belongs to no field.
fn outside(batch: &mut Batch, line: u64, value: &RawValue) {
    let raw = value.get();
    match serde_json::from_str::<std::borrow::Cow<'_, str>>(raw) {
        Ok(text) => batch.outside(Part::Cell, Some(line), None, &text),
        Err(_) => pieces(&unescaped(raw), |text| batch.outside(Part::Cell, Some(line), None, text)),
    }
}

fn unreadable(batch: &mut Batch, line: u64, column: Option<u64>, da: &str, en: &str) {
    let (da, en) = (da.to_owned(), en.to_owned());
    batch.record_faults.push(RecordFault { row: batch.rows as u32, line: Some(line), column, twice: false, da, en });
    batch.geometry.states.push(GeometryState::unread());
    batch.end_row(line);
}

/// Marks the record just found unreadable if the reason is a repeated member.
fn mark_twice(batch: &mut Batch, twice: bool) {
    if let Some(fault) = batch.record_faults.last_mut() {
        fault.twice = twice;
    }
}

/// The parser's complaint in plain words; its own text may quote the data, so it is not used.
fn explain(error: &serde_json::Error) -> (&'static str, &'static str) {
    let text = error.to_string();
    if text.starts_with("recursion limit") {
        return ("objektet er indlejret i mere end 128 niveauer", "the feature is nested more than 128 levels deep");
    }
    if text.starts_with("sdm:type") {
        return ("objektet er ikke et Feature", "the object is no Feature");
    }
    if text.starts_with(TWICE) {
        return ("det samme medlem står to gange i objektet", "the same member occurs twice in the feature");
    }
    match error.classify() {
        serde_json::error::Category::Eof => ("objektet er afbrudt", "the feature is cut off"),
        serde_json::error::Category::Syntax => ("objektet er ikke gyldig JSON", "the feature is no valid JSON"),
        _ => ("objektet har ikke form som et GeoJSON-objekt", "the feature has not the form of a GeoJSON feature"),
    }
}

/// Puts a property into its column; false where the column already has a value in this row.
fn property(batch: &mut Batch, fields: &Fields, (name, value): (&str, &RawValue), line: u64) -> bool {
    let field = match fields.bind(name) {
        Binding::Field(field) => field,
        other => {
            match (other, serde_json::from_str::<std::borrow::Cow<'_, str>>(value.get())) {
                (Binding::CodeText(text), Ok(said)) => batch.push_code_text(text, &said),
                _ => outside(batch, line, value),
            }
            batch.other_names.note(|n| n.is(name), || Secret::new(name), other, batch.rows as u32);
            return true;
        }
    };
    if cell::filled(batch, field) {
        return false;
    }
    let spec = &fields.specs[field];
    let raw = value.get();
    match raw.as_bytes().first() {
        Some(b'n') => cell::push_null(batch, field),
        Some(b'"') => {
            // Half a surrogate pair is legal JSON and no text.
            let Ok(text) = serde_json::from_str::<std::borrow::Cow<'_, str>>(raw) else {
                cell::unread(batch, field, CellFaultKind::NotOfType, raw, SourceForm::Json);
                return true;
            };
            let numeric = matches!(spec.kind, FieldKind::Int | FieldKind::Decimal { .. });
            if text.is_empty() {
                batch.note(Some(field), Reading::EmptyText);
            } else if cell::is_blank(&text) {
                batch.note(Some(field), Reading::BlankText);
            } else if numeric {
                batch.note(Some(field), Reading::NumberAsText);
            }
            cell::push(batch, field, spec, &text);
        }
        Some(b'{' | b'[' | b't' | b'f') => cell::unread(batch, field, CellFaultKind::NotOfType, raw, SourceForm::Json),
        _ => number(batch, fields, field, raw),
    }
    true
}

fn number(batch: &mut Batch, fields: &Fields, field: usize, raw: &str) {
    let spec = &fields.specs[field];
    match spec.kind {
        FieldKind::Text => {
            batch.note(Some(field), Reading::TextAsNumber);
            cell::push(batch, field, spec, raw);
        }
        FieldKind::Date | FieldKind::Uuid => cell::unread(batch, field, CellFaultKind::NotOfType, raw, SourceForm::Number),
        FieldKind::Int | FieldKind::Decimal { .. } => match json_number(spec.kind, raw) {
            Ok(value) => batch.columns[field].push_number(value),
            Err(kind) => cell::unread(batch, field, kind, raw, SourceForm::Number),
        },
    }
}

/// A JSON number, exactly: no thousands points there, and exponents as programs write them.
fn json_number(kind: FieldKind, raw: &str) -> Result<i64, CellFaultKind> {
    let plain;
    let text = if raw.contains(['e', 'E']) {
        let value: f64 = raw.parse().map_err(|_| CellFaultKind::NotOfType)?;
        if value.abs() >= 1e18 {
            return Err(CellFaultKind::TooManyDigits);
        }
        plain = format!("{value}");
        plain.as_str()
    } else {
        raw
    };
    // A JSON number has no comma, so the decimal point is turned into one and is never a thousands point.
    let text = text.replace('.', ",");
    cell::number(kind, &text).map(|(value, _)| value)
}

/// The members of a Feature that are read; of two of them one would be lost.
const MEMBERS: [&str; 3] = ["type", "properties", "geometry"];

/// Reads a Feature, giving each property with its name to a function, each member that is none of a feature's without one,
/// and returning the geometry.
struct FeatureSeed<'a> {
    take: &'a mut dyn FnMut(Option<&str>, &RawValue),
}

impl<'de> DeserializeSeed<'de> for FeatureSeed<'_> {
    type Value = RawGeometry;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawGeometry, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for FeatureSeed<'_> {
    type Value = RawGeometry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a Feature")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawGeometry, A::Error> {
        let mut geometry = RawGeometry::absent();
        let mut typed = false;
        let mut seen = [false; 3];
        while let Some(key) = map.next_key::<std::borrow::Cow<'_, str>>()? {
            let member = MEMBERS.iter().position(|m| *m == key.as_ref());
            if member.is_some_and(|m| std::mem::replace(&mut seen[m], true)) {
                return Err(A::Error::custom(TWICE));
            }
            match key.as_ref() {
                "type" => {
                    typed = map.next_value::<std::borrow::Cow<'_, str>>()? == "Feature";
                    if !typed {
                        return Err(A::Error::custom("sdm:type"));
                    }
                }
                "properties" => map.next_value_seed(Properties(&mut *self.take))?,
                "geometry" => geometry = map.next_value_seed(geometry::Seed(&mut |value| (self.take)(None, value)))?,
                _ => (self.take)(None, map.next_value::<&RawValue>()?),
            }
        }
        if typed { Ok(geometry) } else { Err(A::Error::custom("sdm:type")) }
    }
}

struct Properties<'a>(&'a mut dyn FnMut(Option<&str>, &RawValue));

impl<'de> DeserializeSeed<'de> for Properties<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Properties<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("properties")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<std::borrow::Cow<'_, str>>()? {
            let value = map.next_value::<&RawValue>()?;
            (self.0)(Some(&key), value);
        }
        Ok(())
    }
}
