//! What the library does not report about a workbook: parts that are too large to be read whole, what is hidden or merged in a
//! sheet, and the texts outside the cells. Reads every part once, which also shows a bomb before the library unpacks it.

use super::element::{attribute, place};
use super::parts::{self, Gatherer, Kind, Texts};
use crate::delivery::batch::Reading;
use crate::delivery::outside::{has_digits, runs};
use crate::delivery::read::stream::Bounded;
use crate::delivery::read::{ReadError, archive};
use crate::delivery::{Outside, Part, Source};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufReader, Read, Write};
use std::sync::Arc;

/// Most bytes of a part other than a sheet: the library keeps these in memory.
const PART: u64 = 256 << 20;
/// Most elements of such a part: an empty text is five bytes in the file and 24 in memory.
const ELEMENTS: u64 = 16 << 20;

/// Most bytes of an element or text of a sheet. Excel's own limit of a cell is 32,767 characters.
const TEXT: usize = 1 << 20;

/// The part with the texts that several cells share.
const STRINGS: &str = "xl/sharedStrings.xml";

/// What was seen of the parts of a workbook.
#[derive(Default)]
pub(super) struct Seen {
    /// What is hidden or merged, by the part's name; `None` if a place in it is beyond Excel's limits.
    parts: BTreeMap<String, Option<Vec<Reading>>>,
    /// The part of each sheet, by the sheet's name.
    sheets: BTreeMap<String, String>,
    /// The sheet's part that each part belongs to which only one sheet has: comments, drawings.
    owners: BTreeMap<String, String>,
    /// Texts outside the cells, by the part that holds them.
    texts: Texts,
    /// What there is that is not looked into.
    unseen: Vec<Reading>,
    /// Parts that are sheets and that the workbook does not list.
    pub(super) orphans: BTreeSet<String>,
    /// The shared texts that cells of the listed sheets have, by number.
    used: Numbers,
}

impl Seen {
    /// What is hidden or merged in a sheet; `None` if the library must not read it, since it computes with unchecked places.
    pub(super) fn of(&self, sheet: &str) -> Option<Vec<Reading>> {
        self.sheets.get(sheet).and_then(|part| self.parts.get(part)).cloned().unwrap_or_default()
    }

    /// What is not looked into in the whole workbook.
    pub(super) fn unseen(&self) -> Vec<Reading> {
        let cut = self.texts.cut.then_some(Reading::ManyTexts);
        self.unseen.iter().copied().chain(cut).collect()
    }

    /// The texts outside the cells of a sheet; those of the whole workbook are the first sheet's.
    pub(super) fn texts(&mut self, sheet: &str, first: bool) -> Vec<Outside> {
        let Seen { sheets, owners, texts, parts, .. } = self;
        let part = sheets.get(sheet);
        let own = |name: &String| part.is_some_and(|p| p == name || owners.get(name) == Some(p));
        let nobodys = |name: &String| !parts.contains_key(name) && !owners.contains_key(name);
        let (taken, left) = std::mem::take(&mut texts.all).into_iter().partition(|(name, _)| own(name) || first && nobodys(name));
        texts.all = left;
        let taken: Vec<(String, Outside)> = taken;
        taken.into_iter().map(|(_, found)| found).collect()
    }
}

/// Looks through a workbook.
///
/// # Errors
/// It is no whole archive, or a part is too large.
pub(super) fn look(source: &Arc<dyn Source>) -> Result<Seen, ReadError> {
    let mut seen = Seen { sheets: listed(source)?, ..Seen::default() };
    let parts: BTreeSet<String> = seen.sheets.values().map(|part| part.to_lowercase()).collect();
    archive::each_member(source, |name, bytes| {
        let is_sheet = name.starts_with("xl/worksheets/") && name.ends_with(".xml");
        if has_digits(name) {
            seen.texts.push(name, Outside::of(Part::Name, name), name.len());
        }
        match name {
            sheet if is_sheet && parts.contains(&sheet.to_lowercase()) => worksheet(sheet, bytes, &mut seen)?,
            STRINGS => within_limits(bytes)?,
            other => {
                let Seen { owners, orphans, texts, unseen, .. } = &mut seen;
                let mut take = |e: &BytesStart<'_>| match e.local_name().as_ref() {
                    "worksheet" if !parts.contains(&other.to_lowercase()) => drop(orphans.insert(other.to_owned())),
                    "Relationship" => owners.extend(owned(other, e)),
                    _ => {}
                };
                part(other, bytes, texts, unseen, &mut take)?;
            }
        }
        Ok(())
    })?;
    unused_strings(source, &mut seen)?;
    Ok(seen)
}

/// The part of each sheet that the workbook lists, by the sheet's name.
fn listed(source: &Arc<dyn Source>) -> Result<BTreeMap<String, String>, ReadError> {
    let (mut ids, mut targets) = (Vec::new(), BTreeMap::new());
    let mut target = |e: &BytesStart<'_>| targets.extend(attribute(e, "Id").zip(attribute(e, "Target")));
    archive::one_member(source, "xl/_rels/workbook.xml.rels", |bytes| events(bytes, |event| begun(event, &mut target)))?;
    let mut sheet = |e: &BytesStart<'_>| {
        if e.local_name().as_ref() == "sheet" {
            ids.extend(attribute(e, "name").zip(attribute(e, "id")));
        }
    };
    archive::one_member(source, "xl/workbook.xml", |bytes| events(bytes, |event| begun(event, &mut sheet)))?;
    Ok(ids.into_iter().filter_map(|(name, id)| Some((name, resolved("xl", targets.get(&id)?)))).collect())
}

/// Gathers the shared texts that no cell has any more: programs leave them when cells are deleted.
fn unused_strings(source: &Arc<dyn Source>, seen: &mut Seen) -> Result<(), ReadError> {
    let Seen { used, texts, .. } = seen;
    let (mut number, mut gatherer) = (0usize, Gatherer::new(STRINGS, Part::OtherPart, texts));
    archive::one_member(source, STRINGS, |bytes| {
        events(bytes, |event| {
            let is_text = |e: &BytesStart<'_>| e.local_name().as_ref() == "si";
            match event {
                Event::End(e) if e.local_name().as_ref() == "si" => {
                    gatherer.ends_text();
                    number += 1;
                }
                Event::Empty(e) if is_text(e) => number += 1,
                _ if used.contains(number) => {}
                event => gatherer.take(event),
            }
        })
    })?;
    gatherer.end();
    Ok(())
}

/// A part that a sheet's list of relations names, and the sheet's part.
fn owned(relations: &str, element: &BytesStart<'_>) -> Option<(String, String)> {
    let sheet = relations.strip_prefix("xl/worksheets/_rels/")?.strip_suffix(".rels")?;
    let sheet = format!("xl/worksheets/{sheet}");
    // Links out of the workbook are in the list itself.
    match attribute(element, "TargetMode").as_deref() {
        Some("External") => Some((relations.to_owned(), sheet)),
        _ => Some((resolved("xl/worksheets", &attribute(element, "Target")?), sheet)),
    }
}

/// The part that a target names: relative to a folder, or from the root.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => drop(parts.pop()),
            "." => {}
            step => parts.push(step),
        }
    }
    parts.join("/")
}

/// Looks through a sheet: what is hidden or merged, whether its places are sound, and the texts outside its cells.
fn worksheet(name: &str, bytes: &mut dyn Read, seen: &mut Seen) -> Result<(), ReadError> {
    let (mut found, mut sound, mut in_data, mut shared) = (Vec::new(), true, false, SharedText::default());
    let mut gatherer = Gatherer::new(name, Part::OtherPart, &mut seen.texts);
    events(bytes, |event| {
        if let Event::Start(e) | Event::Empty(e) = event {
            found.extend(reading(e).filter(|r| !found.contains(r)));
            sound &= has_sound_places(e);
        }
        shared.take(event, &mut seen.used);
        match event {
            Event::Start(e) if e.local_name().as_ref() == "sheetData" => in_data = true,
            Event::End(e) if e.local_name().as_ref() == "sheetData" => in_data = false,
            event if !in_data => gatherer.take(event),
            _ => {}
        }
    })?;
    gatherer.end();
    seen.parts.insert(name.to_owned(), sound.then_some(found));
    Ok(())
}

/// Numbers of shared texts, one bit each.
#[derive(Default)]
struct Numbers(Vec<u64>);

impl Numbers {
    /// Adds one; none beyond the most texts that are read.
    fn insert(&mut self, number: usize) {
        if number as u64 <= ELEMENTS {
            self.0.resize(self.0.len().max(number / 64 + 1), 0);
            self.0[number / 64] |= 1 << (number % 64);
        }
    }

    fn contains(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }
}

/// Which shared text a cell has.
#[derive(Default)]
struct SharedText {
    /// The cell that is open has one.
    within: bool,
    /// Its number is being read.
    number: bool,
}

impl SharedText {
    fn take(&mut self, event: &Event<'_>, used: &mut Numbers) {
        match event {
            Event::Start(e) if e.local_name().as_ref() == "c" => self.within = attribute(e, "t").as_deref() == Some("s"),
            Event::Start(e) => self.number = self.within && e.local_name().as_ref() == "v",
            Event::End(_) => self.number = false,
            Event::Text(text) if self.number => text.trim().parse().into_iter().for_each(|n| used.insert(n)),
            _ => {}
        }
    }
}

/// Looks through another part for its texts. One that is too large for that is read past, within the library's limits.
fn part(
    name: &str,
    bytes: &mut dyn Read,
    texts: &mut Texts,
    unseen: &mut Vec<Reading>,
    take: &mut dyn FnMut(&BytesStart<'_>),
) -> Result<(), ReadError> {
    let mut note = |reading| {
        if !unseen.contains(&reading) {
            unseen.push(reading);
        }
    };
    match parts::kind(name) {
        Kind::Looks => {}
        Kind::Picture => note(Reading::Pictures),
        binary @ (Kind::Printer | Kind::Embedded) => {
            if binary == Kind::Embedded {
                note(Reading::Embedded);
            }
            let mut beginning = Vec::new();
            bytes.take(PART).read_to_end(&mut beginning).map_err(|_| not_whole())?;
            runs(&beginning, |text| texts.push(name, Outside::of(Part::OtherPart, text), text.len()));
        }
        Kind::Xml(kind) => {
            let mut counted = Counted { bytes, count: Count::default() };
            let mut gatherer = Gatherer::new(name, kind, texts);
            let whole = events(&mut counted, |event| {
                begun(event, take);
                gatherer.take(event);
            });
            gatherer.end();
            texts.cut |= whole.is_err();
            let Counted { bytes, mut count } = counted;
            return rest_within(bytes, &mut count);
        }
    }
    within_limits(bytes)
}

/// Gives an event's element where one begins.
fn begun(event: &Event<'_>, visit: &mut dyn FnMut(&BytesStart<'_>)) {
    if let Event::Start(e) | Event::Empty(e) = event {
        visit(e);
    }
}

/// Visits the events of a part up to where it is truncated; the library's own reading reports that.
///
/// # Errors
/// An element or a text is larger than a workbook has them: the library would hold it in memory.
fn events(bytes: &mut dyn Read, mut visit: impl FnMut(&Event<'_>)) -> Result<(), ReadError> {
    let (bounded, since) = Bounded::new(BufReader::new(bytes), TEXT);
    let mut reader = Reader::from_reader(bounded);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        since.set(0);
        match reader.read_event_into(&mut buffer) {
            Err(quick_xml::Error::Io(e)) if e.kind() == io::ErrorKind::FileTooLarge => {
                return Err(ReadError::broken(
                    "en celle i projektmappen er større end 1 MB; gem hvert ark som CSV",
                    "a cell of the workbook is larger than 1 MB; save each sheet as CSV",
                ));
            }
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(event) => visit(&event),
        }
    }
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

/// Counts bytes and elements.
#[derive(Default)]
struct Count {
    bytes: u64,
    elements: u64,
}

impl Count {
    fn is_over(&self) -> bool {
        self.bytes > PART || self.elements > ELEMENTS
    }
}

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len() as u64;
        self.elements += memchr::memchr_iter(b'<', bytes).count() as u64;
        match self.is_over() {
            true => Err(io::ErrorKind::FileTooLarge.into()),
            false => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Bytes on their way to a reader, counted.
struct Counted<'a> {
    bytes: &'a mut dyn Read,
    count: Count,
}

impl Read for Counted<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.bytes.read(buf)?;
        self.count.write(&buf[..n])
    }
}

fn not_whole() -> ReadError {
    ReadError::broken("filen er ikke et helt arkiv", "the file is no whole archive")
}

fn within_limits(bytes: &mut dyn Read) -> Result<(), ReadError> {
    rest_within(bytes, &mut Count::default())
}

fn rest_within(bytes: &mut dyn Read, count: &mut Count) -> Result<(), ReadError> {
    let too_large = || {
        ReadError::broken(
            "projektmappen har flere forskellige tekster, end der læses; gem hvert ark som CSV",
            "the workbook has more different texts than are read; save each sheet as CSV",
        )
    };
    match io::copy(bytes, count) {
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => Err(too_large()),
        Err(_) => Err(not_whole()),
        Ok(_) if count.is_over() => Err(too_large()),
        Ok(_) => Ok(()),
    }
}
