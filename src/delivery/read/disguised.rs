//! Whether a file under a helper's name, or in a helper's folder, is data all the same.
//!
//! A helper has the form of its kind: a style is XML, a projection is well-known text, a lock is one line. What has rows instead
//! is opened like any other file, so that it is judged, or named as data that were not read.

use super::format::is_called_data;
use super::head::Head;
use super::{foreign, gzip, prose, utf16};
use crate::delivery::sniff::Encoding;
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use std::borrow::Cow;

/// So much of a text is looked at.
const LOOK: usize = 64 << 10;

/// Roots of XML that helpers have, in lower case, each with what they may hold; an empty list is anything.
static ROOTS: &[(&[u8], &[&[u8]])] = &[
    (b"featuretypestyle", &[]),
    (b"fc_featurecatalogue", &[]),
    (b"gmlfeatureclasslist", &[b"gmlfeatureclass", b"sequentiallayers"]),
    (b"layout", &[]),
    (b"composer", &[]),
    (b"md_metadata", &[]),
    // ArcGIS (ISO 19139 in its own words) and CSDGM.
    (
        b"metadata",
        &[
            b"appschinfo",
            b"binary",
            b"continfo",
            b"dataidinfo",
            b"dataqual",
            b"dataseturi",
            b"distinfo",
            b"distributioninfo",
            b"dqinfo",
            b"eainfo",
            b"esri",
            b"idinfo",
            b"loc",
            b"mdchar",
            b"mdconst",
            b"mdcontact",
            b"mddatest",
            b"mdextinfo",
            b"mdfileid",
            b"mdhrlv",
            b"mdhrlvname",
            b"mdlang",
            b"mdmaint",
            b"mdparentid",
            b"mdstanname",
            b"mdstanver",
            b"metainfo",
            b"porcatinfo",
            b"refsysinfo",
            b"spatrepinfo",
            b"spdoinfo",
            b"spref",
            b"svidinfo",
        ],
    ),
    (b"mi_metadata", &[]),
    (b"pamdataset", &[]),
    (b"qgis", &[]),
    (b"qgis-layer-definition", &[]),
    (b"qlr", &[]),
    (
        b"schema",
        &[
            b"annotation",
            b"attribute",
            b"attributegroup",
            b"complextype",
            b"element",
            b"group",
            b"import",
            b"include",
            b"notation",
            b"override",
            b"redefine",
            b"simpletype",
        ],
    ),
    (b"styledlayerdescriptor", &[]),
    (b"userstyle", &[]),
];

/// Whether an XML file is a helper by its root and by what that holds.
pub(super) fn is_helper_xml(head: &Head<'_>) -> bool {
    let Some(root) = head.root() else { return false };
    let known = ROOTS.iter().find(|(name, _)| *name == root.as_slice());
    known.is_some_and(|(_, children)| children.is_empty() || holds_only(head.bytes, children))
}

/// Whether the root of an XML file holds elements of these names alone, as far as it is seen.
fn holds_only(bytes: &[u8], names: &[&[u8]]) -> bool {
    let mut reader = Reader::from_reader(bytes);
    reader.config_mut().check_end_names = false;
    let mut depth = 0usize;
    loop {
        let child = |name: &str| depth != 1 || names.contains(&name.to_ascii_lowercase().as_bytes());
        match reader.read_event() {
            Ok(Event::Start(start)) if child(start.local_name().as_ref()) => depth += 1,
            Ok(Event::Empty(empty)) if child(empty.local_name().as_ref()) => {}
            Ok(Event::Start(_) | Event::Empty(_)) => return false,
            Ok(Event::Text(text)) if depth == 1 && !text.trim().is_empty() => return false,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) | Err(_) => return true,
            Ok(_) => {}
        }
    }
}

/// Whether a file that is called as a helper is data; `placed` if it only lies among helpers or begins like one, so that its
/// ending is its own.
pub(super) fn is_data(head: &Head<'_>, placed: bool) -> bool {
    let marked = [b"SQLite format 3\0".as_slice(), b"PAR1"].iter().any(|mark| head.begins(mark));
    if marked || gzip::is_gzip(head.bytes) || (head.is_zip() && head.ending != "aprx") {
        return true;
    }
    match text(head) {
        Some(text) => is_data_text(head, &text, placed),
        // Many helpers are binary; of these the ending, and the marks of formats that are not read, say more.
        None => placed && (matches!(head.ending.as_str(), "dbf" | "shp") || foreign::of(head).is_some_and(|f| !f.is_document)),
    }
}

fn is_data_text(head: &Head<'_>, text: &str, placed: bool) -> bool {
    let start = text.trim_start();
    let section = start.lines().next().and_then(|line| line.trim_end().strip_prefix('[')?.strip_suffix(']'));
    let ini = section.is_some_and(|name| !name.contains(['"', '{', '[', ']', ',']));
    match start.chars().next() {
        None => false,
        Some('<') => !is_helper_xml(head),
        Some('{') => head.ending != "lyrx" || text.contains("\"FeatureCollection\""),
        Some('[') if ini && matches!(head.ending.as_str(), "ini" | "directory") => false,
        Some('[') if !ini => true,
        Some(_) => (placed && is_called_data(&head.ending)) || (!is_known_text(start) && prose::has_rows(text)),
    }
}

/// Whether a text begins as a helper does whose lines are alike: well-known text of a coordinate system, a log of Git (which
/// begins with the number of a version), a script.
fn is_known_text(text: &str) -> bool {
    let word = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    let is_version = word == 40 && text[..word].bytes().all(|b| b.is_ascii_hexdigit());
    (word > 3 && text[word..].starts_with(['[', '('])) || is_version || text.starts_with("#!")
}

/// The beginning of a text; `None` if the file is no text.
fn text<'h>(head: &'h Head<'_>) -> Option<Cow<'h, str>> {
    let bytes = &head.bytes[..head.bytes.len().min(LOOK)];
    if let Some(big) = utf16::byte_order(head.bytes) {
        let encoding = if big { encoding_rs::UTF_16BE } else { encoding_rs::UTF_16LE };
        return Some(encoding.decode_with_bom_removal(bytes).0);
    }
    let control = |b: &u8| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A | 0x1E);
    if bytes.iter().any(control) {
        return None;
    }
    Some(Encoding::of(bytes).decode(bytes).map_or_else(|| String::from_utf8_lossy(bytes), |(text, _)| text))
}
