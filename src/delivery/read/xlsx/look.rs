//! What the library does not tell of a workbook: parts that are too large to be read whole, and what is hidden or merged in
//! a sheet. Reads every part once, which also shows a bomb before the library unpacks it.

use super::broken;
use crate::delivery::Source;
use crate::delivery::batch::Reading;
use crate::delivery::read::stream::Bounded;
use crate::delivery::read::{ReadError, archive};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::BTreeMap;
use std::io::{self, BufReader, Read, Write};
use std::sync::Arc;

/// Most bytes of a part other than a sheet: the library keeps these in memory.
const PART: u64 = 256 << 20;
/// Most elements of such a part: an empty text is five bytes in the file and 24 in memory.
const ELEMENTS: u64 = 16 << 20;

/// Most bytes of an element or text of a sheet. Excel's own limit of a cell is 32,767 characters.
const TEXT: usize = 1 << 20;

/// What was seen of the parts of a workbook.
#[derive(Default)]
pub(super) struct Seen {
    /// What is hidden or merged, by the part's name; none where a place in it is none that Excel has.
    parts: BTreeMap<String, Option<Vec<Reading>>>,
    /// The part of each sheet, by the sheet's name.
    sheets: BTreeMap<String, String>,
}

impl Seen {
    /// What is hidden or merged in a sheet; none where the library must not read it: it reckons with places as they stand.
    pub(super) fn of(&self, sheet: &str) -> Option<Vec<Reading>> {
        self.sheets.get(sheet).and_then(|part| self.parts.get(part)).cloned().unwrap_or_default()
    }
}

/// Looks through a workbook.
///
/// # Errors
/// It is no whole archive, or a part is too large.
pub(super) fn look(source: &Arc<dyn Source>) -> Result<Seen, ReadError> {
    let (mut seen, mut ids, mut targets) = (Seen::default(), Vec::new(), BTreeMap::new());
    archive::each_member(source, |name, bytes| {
        match name {
            "xl/workbook.xml" => elements(bytes, |e| {
                if e.local_name().as_ref() == "sheet" {
                    ids.extend(attribute(e, "name").zip(attribute(e, "id")));
                }
            })?,
            "xl/_rels/workbook.xml.rels" => elements(bytes, |e| targets.extend(attribute(e, "Id").zip(attribute(e, "Target"))))?,
            sheet if sheet.starts_with("xl/worksheets/") && sheet.ends_with(".xml") => {
                let (mut found, mut sound) = (Vec::new(), true);
                elements(bytes, |e| {
                    found.extend(reading(e).filter(|r| !found.contains(r)));
                    sound &= has_sound_places(e);
                })?;
                seen.parts.insert(sheet.to_owned(), sound.then_some(found));
            }
            _ => return within_limits(bytes),
        }
        Ok(())
    })?;
    for (name, id) in ids {
        let Some(target) = targets.get(&id) else { continue };
        // A target is relative to xl/, or begins with a slash.
        let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        seen.sheets.insert(name, part);
    }
    Ok(seen)
}

/// Visits the elements of a part up to where it breaks off; that it does, the library's own reading tells.
///
/// # Errors
/// An element or a text is larger than a workbook has them: the library would hold it in memory.
fn elements(bytes: &mut dyn Read, mut visit: impl FnMut(&BytesStart<'_>)) -> Result<(), ReadError> {
    let (bounded, since) = Bounded::new(BufReader::new(bytes), TEXT);
    let mut reader = Reader::from_reader(bounded);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        since.set(0);
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(e) | Event::Empty(e)) => visit(&e),
            Err(quick_xml::Error::Io(e)) if e.kind() == io::ErrorKind::FileTooLarge => {
                return Err(broken(
                    "en celle i projektmappen er større end 1 MB; gem hvert ark som CSV",
                    "a cell of the workbook is larger than 1 MB; save each sheet as CSV",
                ));
            }
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|v| v.into_owned())
}

fn reading(element: &BytesStart<'_>) -> Option<Reading> {
    let hidden = || attribute(element, "hidden").is_some_and(|v| matches!(v.as_str(), "1" | "true"));
    match element.local_name().as_ref() {
        "row" | "col" if hidden() => Some(Reading::HiddenCells),
        "mergeCell" => Some(Reading::MergedCells),
        _ => None,
    }
}

/// Whether the places that an element names are ones that Excel has.
fn has_sound_places(element: &BytesStart<'_>) -> bool {
    let named = |name: &str| element.attributes().flatten().find(|a| a.key.as_ref() == name).map(|a| a.value);
    match element.local_name().as_ref() {
        "c" => named("r").is_none_or(|r| place(&r).is_some_and(|(_, column)| column > 0)),
        "row" => named("r").is_none_or(|r| place(&r).is_some()),
        "dimension" | "f" => named("ref").is_none_or(|range| {
            let (from, to) = range.split_once(':').unwrap_or((&range, &range));
            place(from).zip(place(to)).is_some_and(|(from, to)| from.0 <= to.0 && from.1 <= to.1)
        }),
        _ => true,
    }
}

/// Row and column of a place such as `AB12`, both from 1; column 0 where it names a row alone.
fn place(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    if letters.len() > 3 || row.len() > 7 || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let column = letters.bytes().fold(0, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    row.parse().ok().filter(|row| *row > 0).map(|row| (row, column))
}

/// Counts bytes and elements.
#[derive(Default)]
struct Count {
    bytes: u64,
    elements: u64,
}

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len() as u64;
        self.elements += memchr::memchr_iter(b'<', bytes).count() as u64;
        match self.bytes > PART || self.elements > ELEMENTS {
            true => Err(io::ErrorKind::FileTooLarge.into()),
            false => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn within_limits(bytes: &mut dyn Read) -> Result<(), ReadError> {
    match io::copy(bytes, &mut Count::default()) {
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Err(broken(
            "projektmappen har flere forskellige tekster, end der læses; gem hvert ark som CSV",
            "the workbook has more different texts than are read; save each sheet as CSV",
        )),
        Err(_) => Err(broken("filen er ikke et helt arkiv", "the file is no whole archive")),
        Ok(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    /// XFD1048576 is Excel's last cell.
    #[test]
    fn places_are_those_of_excel() {
        assert_eq!(place("XFD1048576"), Some((1_048_576, 16_384)));
        assert_eq!(place("aa10"), Some((10, 27)));
        assert_eq!(place("7"), Some((7, 0)));
        for none in ["", "A", "A0", "AAAA1", "A99999999", "A-1", "Å1", "A1B", "A+1"] {
            assert_eq!(place(none), None, "{none}");
        }
    }
}
