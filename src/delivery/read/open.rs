//! What a file is, by its bytes, and its datasets by the reader of its format.

use super::dataset::{Dataset, InputFile, Opened};
use super::error::ReadError;
use super::format::{Entry, FORMATS, is_called_data};
use super::head::Head;
use super::passed_over::{Aside, PassedOver};
use super::{CHUNK, HEAD, archive, csv, foreign, gzip, helper, members, note, prose, utf16};
use crate::delivery::Source;
use crate::delivery::batch::Reading;
use crate::delivery::source::read_more;
use std::sync::Arc;

/// The datasets of a file, in the file's order. What is not read is one entry with its reason.
pub fn open(file: &InputFile) -> Vec<Opened> {
    opened(file, false)
}

/// The datasets of a file that was packed, where nothing that is packed is opened.
fn open_packed(file: &InputFile) -> Vec<Opened> {
    opened(file, true)
}

fn opened(file: &InputFile, packed: bool) -> Vec<Opened> {
    let mut all = datasets(file, packed);
    for part in all.iter_mut().filter(|part| part.member.is_none() && part.searched.is_none()) {
        let travels = |why: &PassedOver| matches!(why.kind, Aside::Helper | Aside::Companion);
        let wanted = matches!(&part.dataset, Err(ReadError::PassedOver(why)) if travels(why)) && !is_table_of_shapes(file);
        part.searched = wanted.then(|| file.source.clone());
    }
    all
}

/// Whether a file is the table of a Shape file, with which all of it is read.
fn is_table_of_shapes(file: &InputFile) -> bool {
    file.passed_over.is_some() && file.path.to_lowercase().ends_with(".dbf")
}

fn datasets(file: &InputFile, packed: bool) -> Vec<Opened> {
    let none = |error| vec![Opened::one(None, Err(error))];
    let mut bytes = Vec::new();
    if file.source.database().is_none()
        && let Err(error) = read_more(file.source.as_ref(), 0, HEAD, &mut bytes)
    {
        return none(error.into());
    }
    let head = Head::new(&bytes, &file.source, &file.path);
    if let Some(why) = file.passed_over.clone().filter(|_| !helper::is_disguised(&head)).or_else(|| helper::of(&head)) {
        return none(ReadError::PassedOver(why));
    }
    if let (Some(big), false) = (utf16::byte_order(&bytes), bytes.starts_with(b"\xFF\xFE\0\0")) {
        return utf_16(file, big);
    }
    if let Some(foreign) = foreign::of(&head) {
        return none(foreign.why(is_called_data(&head.ending)));
    }
    match head.first() {
        None if file.source.database().is_none() => none(ReadError::Empty),
        _ if gzip::is_gzip(head.bytes) => match packed {
            true => none(members::nested()),
            false => gzip::open(file, open_packed),
        },
        _ if head.is_zip() => match archive::kind(&file.source) {
            archive::Kind::Workbook => whole(file, read(file, &head, &bytes)),
            archive::Kind::Helper(why) => none(ReadError::PassedOver(why)),
            archive::Kind::Document(foreign) => none(foreign.why(is_called_data(&head.ending))),
            archive::Kind::Archive if packed => none(members::nested()),
            archive::Kind::Archive => whole(file, members::open(file, open_packed)),
        },
        _ => read(file, &head, &bytes),
    }
}

/// What was opened of an archive, and what else is in it.
fn whole(file: &InputFile, opened: Vec<Opened>) -> Vec<Opened> {
    opened.into_iter().chain(archive::stray(&file.source).map(|error| Opened::one(None, Err(error)))).collect()
}

/// By the first reader that knows the file.
fn read(file: &InputFile, head: &Head<'_>, bytes: &[u8]) -> Vec<Opened> {
    match FORMATS.iter().find(|entry| (entry.sniff)(head)) {
        Some(entry) if is_text(entry) && is_note(&head.ending, head.bytes) => {
            vec![Opened::one(None, Ok(note::open(&entry.format, file.source.clone(), head.bytes)))]
        }
        Some(entry) => (entry.open)(&entry.format, file, bytes),
        None => vec![Opened::one(None, Err(ReadError::Unsupported(None)))],
    }
}

/// Whether a reader takes any text.
fn is_text(entry: &Entry) -> bool {
    FORMATS.last().is_some_and(|last| last.format == entry.format)
}

/// Whether a text is prose; a name that only tables have says that it is none.
fn is_note(ending: &str, text: &[u8]) -> bool {
    !matches!(ending, "csv" | "tsv") && prose::is_prose(text)
}

/// A table in UTF-16. Of other texts no program writes it.
fn utf_16(file: &InputFile, big: bool) -> Vec<Opened> {
    let Some(entry) = FORMATS.last() else { return vec![] };
    let seen = utf16::Utf16::new(file.source.clone(), big).map_err(ReadError::from);
    let dataset = seen.and_then(|seen| -> Result<Box<dyn Dataset>, ReadError> {
        let source: Arc<dyn Source> = Arc::new(seen);
        let mut bytes = Vec::new();
        read_more(source.as_ref(), 0, CHUNK, &mut bytes)?;
        let head = Head::new(&bytes, &source, &file.path);
        match head.first() {
            None => Err(ReadError::Empty),
            Some(b'{' | b'[' | b'<') => Err(foreign::UTF_16.why(false)),
            Some(_) if is_note(&head.ending, head.bytes) => Ok(note::open(&entry.format, source.clone(), head.bytes)),
            Some(_) => csv::text(&entry.format, source.clone(), &bytes, vec![Reading::Utf16]),
        }
    });
    vec![Opened::one(dataset.is_ok().then_some(&entry.format), dataset)]
}
