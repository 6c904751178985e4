//! GML 3.2 in a WFS 2.0 collection: a type of features per table, every column of a row as an element, nil where it is empty.

use super::geometry::Polygons;
use super::value::{OutputRows, Value, without};
use super::{Losses, Table, WriteError, Writer};
use crate::delivery::batch::{Batch, SourceForm};
use std::borrow::Cow;
use std::io::Write;

/// The document's beginning, up to the standard's own namespace.
const BEGIN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdm="#;
const END: &str = "</wfs:FeatureCollection>\n";
/// The coordinate system's name.
const SRS: &str = "urn:ogc:def:crs:EPSG::25832";

/// A GML document.
pub(super) struct Gml {
    file: Box<dyn Write + Send>,
    begun: bool,
    /// Features of the table so far.
    features: u64,
}

impl Gml {
    pub(super) fn new(file: Box<dyn Write + Send>) -> Self {
        Gml { file, begun: false, features: 0 }
    }
}

impl Writer for Gml {
    fn begin(&mut self, table: &Table) -> Result<(), WriteError> {
        self.features = 0;
        if !std::mem::replace(&mut self.begun, true) {
            writeln!(self.file, "{BEGIN}\"{}\">", quick_xml::escape::escape(&table.namespace))?;
        }
        Ok(())
    }

    fn rows(&mut self, table: &Table, batch: &Batch, first: u64, losses: &mut Losses) -> Result<(), WriteError> {
        let name = &table.name;
        for row in OutputRows::of(batch) {
            self.features += 1;
            let id = format!("{name}.{}", self.features);
            let mut text = format!("<wfs:member><sdm:{name} gml:id=\"{id}\">");
            if let Some(polygons) = table.area(batch, row) {
                text.push_str("<sdm:geometri>");
                shape(&mut text, &polygons, &id);
                text.push_str("</sdm:geometri>");
            }
            for column in &table.columns {
                let number = first + row.index as u64;
                let value = match row.value(column.field) {
                    // With a comma, so that its point is never taken for a thousands sign.
                    value @ Value::Unread(_, SourceForm::Number) => value.with_comma(),
                    value => value.with_point(),
                };
                match without(value, not_xml, losses, (column.field, number)) {
                    value if value.is_empty() => text.push_str(&format!("<sdm:{} xsi:nil=\"true\"/>", column.name)),
                    value => text.push_str(&format!("<sdm:{0}>{1}</sdm:{0}>", column.name, escaped(&value))),
                }
            }
            text.push_str(&format!("</sdm:{name}></wfs:member>\n"));
            self.file.write_all(text.as_bytes())?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Table) -> Result<(), WriteError> {
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.file.write_all(END.as_bytes())?;
        Ok(self.file.flush()?)
    }
}

/// Letters that XML 1.0 does not have (section 2.2).
fn not_xml(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A text between elements. A blank that begins it, and a line's end as old systems had it, is written as a reference: else a
/// reader takes the one for nothing and the other for a new line.
fn escaped(text: &str) -> Cow<'_, str> {
    let first = text.chars().next().filter(|c| c.is_whitespace());
    let rest = &text[first.map_or(0, char::len_utf8)..];
    let rest = quick_xml::escape::partial_escape(rest);
    let rest = if rest.contains('\r') { Cow::Owned(rest.replace('\r', "&#13;")) } else { rest };
    match first {
        Some(blank) => Cow::Owned(format!("&#{};{rest}", u32::from(blank))),
        None => rest,
    }
}

fn shape(out: &mut String, polygons: &Polygons<'_>, id: &str) {
    out.push_str(&format!("<gml:MultiSurface gml:id=\"{id}.g\" srsName=\"{SRS}\" srsDimension=\"2\">"));
    for (index, polygon) in polygons.iter().enumerate() {
        out.push_str(&format!("<gml:surfaceMember><gml:Polygon gml:id=\"{id}.g.{}\">", index + 1));
        for (index, ring) in polygon.iter().enumerate() {
            let side = if index == 0 { "exterior" } else { "interior" };
            let positions: Vec<String> = ring.iter().map(|[x, y]| format!("{x} {y}")).collect();
            out.push_str(&format!(
                "<gml:{side}><gml:LinearRing><gml:posList>{}</gml:posList></gml:LinearRing></gml:{side}>",
                positions.join(" ")
            ));
        }
        out.push_str("</gml:Polygon></gml:surfaceMember>");
    }
    out.push_str("</gml:MultiSurface>");
}
