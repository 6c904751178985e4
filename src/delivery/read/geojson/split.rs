//! A GeoJSON document's members, and its features as chunks of about a megabyte.
//!
//! A document that is no collection is a sequence of features (RFC 8142 with or without its separators); one feature
//! alone is the shortest of them. Nothing after the features is passed over: it is read to the end.

use super::super::head::SEPARATOR;
use super::super::{CHUNK, Chunk, Content, Crs, Foreign, Format, Header, ReadError, foreign};
use super::feature::property_names;
use super::scan::Window;
use crate::delivery::outside::{has_digits, unescaped};
use crate::delivery::source::read_more;
use crate::delivery::{Encoding, Reading, Source};
use memchr::memchr_iter;
use serde::Deserialize;

/// What precedes the features.
struct Prologue {
    crs: Option<Result<Crs, String>>,
    name: Option<String>,
    /// Whether a `features` array began; else the whole document is one object.
    collection: bool,
    /// What it calls itself.
    called: Option<String>,
    /// It has a member that belongs to ArcGIS's own JSON.
    esri: bool,
    /// It has a member that belongs to a feature.
    feature: bool,
    /// A member before the features holds features of its own.
    nested: bool,
    /// How many features a service says that it has, and that it gave.
    counts: [Option<u64>; 2],
}

/// The members in which a service (WFS, OGC API) says so.
const COUNTS: [&[u8]; 2] = [b"\"numberMatched\"", b"\"numberReturned\""];

/// What GeoJSON calls a geometry.
const GEOMETRIES: [&str; 7] =
    ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"];

impl Prologue {
    /// What the document is where it is JSON of another kind.
    fn is_foreign(&self) -> Option<&'static Foreign> {
        match self.called.as_deref() {
            Some("Topology") => Some(&foreign::TOPOJSON),
            Some(name) if GEOMETRIES.contains(&name) => Some(&foreign::GEOMETRY),
            Some("FeatureCollection" | "Feature") => None,
            _ if self.esri => Some(&foreign::ESRI_JSON),
            // Something like a feature is reported as a record; a collection by what is in it.
            _ => (!self.collection && !self.feature).then_some(&foreign::JSON),
        }
    }
}

fn broken(da: &str, en: &str, line: u64) -> ReadError {
    ReadError::Broken { da: da.into(), en: en.into(), line }
}

fn nested(line: u64) -> ReadError {
    broken(
        "samlingen har flere objekter i et andet medlem end features, og de læses ikke; gem hvert lag som en fil for sig",
        "the collection has more features in another member than features, which are not read; save each layer as a file of its own",
        line,
    )
}

/// Whether the value of a member is, or holds, features.
fn holds_features(value: &[u8]) -> bool {
    let text = String::from_utf8_lossy(value);
    let is_container = matches!(value.first(), Some(b'{' | b'['));
    is_container && [r#""features""#, r#""FeatureCollection""#, r#""Feature""#].iter().any(|name| unescaped(&text).contains(name))
}

fn truncated(line: u64) -> ReadError {
    broken("filen er afbrudt: den slutter midt i et objekt", "the file is cut off: it ends inside an object", line)
}

/// Reads members up to the features; leaves the window at the first feature.
fn prologue(window: &mut Window<'_>) -> Result<Prologue, ReadError> {
    let mut found = Prologue {
        crs: None,
        name: None,
        collection: false,
        called: None,
        esri: false,
        feature: false,
        nested: false,
        counts: [None; 2],
    };
    separators(window)?;
    if !window.take(b'{')? {
        return Err(ReadError::Unsupported(Some(&foreign::JSON)));
    }
    while window.peek()? == Some(b'"') {
        let start = window.at;
        if !window.skip_value()? {
            return Err(truncated(line_at(window)));
        }
        let key = window.bytes[start..window.at].to_vec();
        if !window.take(b':')? {
            return Err(broken("der mangler et kolon", "a colon is missing", line_at(window)));
        }
        if key == b"\"features\"" && window.take(b'[')? {
            found.collection = true;
            return if found.nested { Err(nested(line_at(window))) } else { Ok(found) };
        }
        window.peek()?;
        let start = window.at;
        if !window.skip_value()? {
            return Err(truncated(line_at(window)));
        }
        let value = &window.bytes[start..window.at];
        found.nested |= holds_features(value);
        match key.as_slice() {
            b"\"crs\"" => found.crs = crs_of(value),
            b"\"type\"" => found.called = serde_json::from_slice(value).ok(),
            b"\"geometryType\"" | b"\"spatialReference\"" | b"\"objectIdFieldName\"" => found.esri = true,
            b"\"properties\"" | b"\"geometry\"" => found.feature = true,
            b"\"name\"" => found.name = serde_json::from_slice(value).ok(),
            other => {
                if let Some(at) = COUNTS.iter().position(|name| *name == other) {
                    found.counts[at] = serde_json::from_slice(value).ok();
                }
            }
        }
        if !window.take(b',')? {
            break;
        }
    }
    Ok(found)
}

/// The record separators that RFC 8142 puts before each feature of a sequence.
fn separators(window: &mut Window<'_>) -> Result<(), ReadError> {
    while window.take(SEPARATOR)? {}
    Ok(())
}

/// Reads a collection's members after its features, to the end of the input.
fn epilogue(window: &mut Window<'_>) -> Result<(), ReadError> {
    window.take(b']')?;
    while window.take(b',')? {
        window.peek()?;
        let start = window.at;
        if !window.skip_value()? {
            return Err(truncated(0));
        }
        if &window.bytes[start..window.at] == b"\"features\"" {
            return Err(broken("medlemmet features står to gange", "the member features occurs twice", 0));
        }
        if !window.take(b':')? || window.peek()?.is_none() {
            return Err(truncated(0));
        }
        let start = window.at;
        if !window.skip_value()? {
            return Err(truncated(0));
        }
        if holds_features(&window.bytes[start..window.at]) {
            return Err(nested(0));
        }
    }
    if window.peek()?.is_none() {
        return Err(truncated(0));
    }
    if !window.take(b'}')? || window.peek()?.is_some() {
        return Err(broken(
            "der står mere efter det sidste objekt, som ikke er læst",
            "more follows the last feature, and it was not read",
            0,
        ));
    }
    Ok(())
}

fn line_at(window: &Window<'_>) -> u64 {
    1 + memchr_iter(b'\n', &window.bytes[..window.at]).count() as u64
}

fn crs_of(value: &[u8]) -> Option<Result<Crs, String>> {
    #[derive(Deserialize)]
    struct Named {
        name: String,
    }
    #[derive(Deserialize)]
    struct Member {
        properties: Named,
    }
    // A null crs says nothing (GeoJSON 2008: no CRS can be assumed).
    let member = serde_json::from_slice::<Option<Member>>(value);
    match member {
        Ok(None) => None,
        Ok(Some(m)) => Some(Crs::by_name(&m.properties.name).ok_or(m.properties.name)),
        Err(_) => Some(Err("crs".into())),
    }
}

/// The last bytes of a document, where members may follow the features.
fn tail(source: &dyn Source) -> Result<Vec<u8>, ReadError> {
    const TAIL: u64 = 4096;
    let mut tail = Vec::new();
    read_more(source, source.len().saturating_sub(TAIL), TAIL as usize, &mut tail)?;
    Ok(tail)
}

/// The value of a member there.
fn member<'t>(tail: &'t [u8], name: &[u8]) -> Option<&'t [u8]> {
    let at = memchr::memmem::rfind(tail, name)?;
    let value = tail[at + name.len()..].trim_ascii_start().strip_prefix(b":")?;
    let raw = serde_json::Deserializer::from_slice(value).into_iter::<&serde_json::value::RawValue>().next()?;
    raw.ok().map(|raw| raw.get().as_bytes())
}

/// Looks at a document's beginning: coordinate system, layer name, the first feature's properties.
pub(crate) fn header(format: &'static Format, source: &dyn Source, head: &[u8]) -> Result<Header, ReadError> {
    let bom = if head.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let mut window = Window::new(source, bom);
    let found = prologue(&mut window)?;
    found.is_foreign().map_or(Ok(()), |foreign| Err(ReadError::Unsupported(Some(foreign))))?;
    if found.called.as_deref() == Some("FeatureCollection") && !found.collection {
        return Err(broken("samlingen har ingen liste med navnet features", "the collection has no array named features", 1));
    }
    let (start, start_line) = if found.collection {
        (window.offset + window.at as u64, line_at(&window))
    } else {
        window = Window::new(source, bom);
        separators(&mut window)?;
        (bom, 1)
    };
    window.peek()?;
    let first = window.at;
    let complete = window.skip_value().unwrap_or(false);
    let columns = if complete { property_names(&window.bytes[first..window.at]) } else { vec![] };
    let tail = tail(source)?;
    let said = found.crs.or_else(|| member(&tail, b"\"crs\"").and_then(crs_of));
    let count = |n: usize| found.counts[n].or_else(|| member(&tail, COUNTS[n]).and_then(|v| serde_json::from_slice(v).ok()));
    let is_page = count(0).zip(count(1)).is_some_and(|(matched, returned)| matched > returned);
    Ok(Header {
        format,
        encoding: Encoding::of(head),
        columns,
        name: found.name,
        delimiter: 0,
        crs: said.unwrap_or(Ok(Crs::Unsaid)),
        start,
        start_line,
        readings: if is_page { vec![Reading::FirstPage] } else { vec![] },
    })
}

/// Cuts a document into chunks of whole features.
pub(crate) struct Splitter<'a> {
    window: Window<'a>,
    line: u64,
    done: bool,
    collection: bool,
    /// A fault found after a complete feature: reported after it.
    pending: Option<ReadError>,
}

impl<'a> Splitter<'a> {
    pub(crate) fn new(source: &'a dyn Source, collection: bool, offset: u64, line: u64) -> Self {
        Splitter { window: Window::new(source, offset), line, done: false, collection, pending: None }
    }

    fn take(&mut self, records: Vec<(u32, u32, u32)>, end: Option<ReadError>) -> Chunk {
        self.done |= end.is_some();
        let (offset, line) = (self.window.offset, self.line);
        let bytes = self.window.cut(self.window.at);
        self.line += memchr_iter(b'\n', &bytes).count() as u64;
        let end = end.map(|e| match e {
            ReadError::Broken { da, en, line: 0 } => ReadError::Broken { da, en, line: self.line },
            other => other,
        });
        Chunk { content: Content::Text { bytes, records }, offset, line, end }
    }

    /// Steps over one feature; `None` at the end of the document.
    fn feature(&mut self) -> Result<Option<(usize, usize)>, ReadError> {
        if let Some(error) = self.pending.take() {
            return Err(error);
        }
        if !self.collection {
            separators(&mut self.window)?;
        }
        match self.window.peek()? {
            Some(b']') if self.collection => return epilogue(&mut self.window).map(|()| None),
            None if self.collection => return Err(truncated(0)),
            None => return Ok(None),
            _ => {}
        }
        let start = self.window.at;
        if !self.window.skip_value()? {
            return Err(truncated(0));
        }
        let end = self.window.at;
        if end == start {
            return Err(broken("der mangler et objekt", "a feature is missing", 0));
        }
        if self.collection {
            let comma = self.window.take(b',')?;
            self.pending = match (comma, self.window.peek()?) {
                (true, Some(b']')) => {
                    Some(broken("der står et komma efter det sidste objekt", "there is a comma after the last feature", 0))
                }
                (true, _) | (false, Some(b']') | None) => None,
                (false, Some(_)) => {
                    Some(broken("der mangler et komma mellem to objekter", "a comma is missing between two features", 0))
                }
            };
        }
        Ok(Some((start, end)))
    }
}

impl Iterator for Splitter<'_> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        if self.done {
            return None;
        }
        let mut records = Vec::new();
        let (mut seen, mut lines) = (0, 0u32);
        loop {
            match self.feature() {
                Ok(Some((start, end))) => {
                    lines += memchr_iter(b'\n', &self.window.bytes[seen..start]).count() as u32;
                    seen = start;
                    records.push((start as u32, end as u32, lines));
                    if self.window.at >= CHUNK {
                        return Some(self.take(records, None));
                    }
                }
                Ok(None) => {
                    self.done = true;
                    let says = |bytes: &[u8]| has_digits(&String::from_utf8_lossy(bytes));
                    let some = !records.is_empty() || says(&self.window.bytes[..self.window.at]);
                    return some.then(|| self.take(records, None));
                }
                Err(error) => return Some(self.take(records, Some(error))),
            }
        }
    }
}
