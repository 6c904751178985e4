//! XML events within limits: no document type, no foreign entities, no endless nesting or text.

use super::super::guard::caught;
use super::super::stream::{Bounded, Stream};
use super::super::{MAX_FEATURE, ReadError};
use crate::delivery::Source;
use quick_xml::XmlVersion;
use quick_xml::encoding::DecodingReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::io::{self, BufReader};
use std::sync::Arc;

/// Deepest nesting of elements.
const DEPTH: usize = 100;
/// Most attributes of an element.
const ATTRIBUTES: usize = 200;

/// The content of a document, element by element; `line` is where it begins.
pub(super) enum XmlPart {
    /// An element begins: its local name and its attributes by local name.
    Begin { name: String, attributes: Vec<(String, String)>, line: u64 },
    /// The element that began last ends.
    End,
    /// Text.
    Text(String),
    /// A processing instruction.
    Instruction(String),
    /// What a reference to a character or entity denotes: meant, if it is only a blank.
    Reference(String),
}

/// Gives the parts of a document, in order, as long as they are wanted.
///
/// # Errors
/// Where it is no XML, breaks off, or goes beyond a limit.
pub(super) fn each(source: Arc<dyn Source>, mut take: impl FnMut(XmlPart) -> Result<bool, ReadError>) -> Result<(), ReadError> {
    let (guard, since) = Bounded::new(BufReader::with_capacity(1 << 16, Stream::new(source)), MAX_FEATURE);
    let mut reader = Reader::from_reader(DecodingReader::new(guard));
    let (mut buffer, mut line, mut depth, mut begun) = (Vec::new(), 1u64, 0usize, false);
    loop {
        buffer.clear();
        since.set(0);
        let event = reader.read_event_into(&mut buffer).map_err(|e| fault(&e, line))?;
        let lines = lines(&event);
        let part = match event {
            Event::Decl(declared) => {
                match declared.encoder() {
                    Some(encoding) => decoded_by(&mut reader, encoding).ok_or_else(|| {
                        ReadError::broken_at(
                            line,
                            "XML-erklæringen står ikke først i filen, eller den er for lang; gem filen som UTF-8",
                            "the XML declaration does not come first in the file, or is too long; save the file as UTF-8",
                        )
                    })?,
                    None if declared.encoding().is_none() => {}
                    None => {
                        return Err(ReadError::broken_at(
                            line,
                            "tegnsættet kendes ikke; gem filen som UTF-8",
                            "the encoding is unknown; save the file as UTF-8",
                        ));
                    }
                }
                None
            }
            Event::DocType(_) => {
                return Err(ReadError::broken_at(
                    line,
                    "en dokumenttype (DOCTYPE) læses ikke; slet linjen",
                    "a document type (DOCTYPE) is not read; delete the line",
                ));
            }
            Event::Start(element) => {
                depth += 1;
                begun = true;
                if depth > DEPTH {
                    return Err(ReadError::broken_at(
                        line,
                        format!("elementer ligger i mere end {DEPTH} niveauer"),
                        format!("elements nest more than {DEPTH} levels deep"),
                    ));
                }
                Some(begin(&element, line)?)
            }
            Event::Empty(element) => {
                begun = true;
                if !take(begin(&element, line)?)? {
                    return Ok(());
                }
                Some(XmlPart::End)
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                Some(XmlPart::End)
            }
            Event::Text(text) => Some(XmlPart::Text(text.to_string())),
            Event::CData(text) => Some(XmlPart::Text(text.to_string())),
            Event::GeneralRef(reference) => Some(XmlPart::Reference(resolved(&reference).ok_or_else(|| {
                ReadError::broken_at(
                    line,
                    "en entitet, som XML ikke selv har, læses ikke",
                    "an entity that XML does not have itself is not read",
                )
            })?)),
            Event::PI(instruction) => Some(XmlPart::Instruction(instruction.to_string())),
            Event::Comment(_) => None,
            Event::Eof if depth > 0 || !begun => {
                return Err(ReadError::broken_at(line, "filen er afbrudt", "the file is cut off"));
            }
            Event::Eof => return Ok(()),
        };
        line += lines;
        if let Some(part) = part
            && !take(part)?
        {
            return Ok(());
        }
    }
}

/// Goes on in another encoding; `None` if the library has already decoded what follows, and so fails.
fn decoded_by(
    reader: &mut Reader<DecodingReader<Bounded<BufReader<Stream>>>>,
    encoding: &'static encoding_rs::Encoding,
) -> Option<()> {
    caught(|| {
        reader.get_mut().set_encoding(encoding);
        Some(())
    })
}

/// Line breaks in an event's text.
fn lines(event: &Event<'_>) -> u64 {
    let text: &str = match event {
        Event::Start(e) | Event::Empty(e) => e,
        Event::Text(e) | Event::Comment(e) | Event::DocType(e) => e,
        Event::CData(e) => e,
        Event::PI(e) => e,
        _ => "",
    };
    text.bytes().filter(|b| *b == b'\n').count() as u64
}

/// The library's own words may quote the data, so they are not used.
fn fault(error: &quick_xml::Error, line: u64) -> ReadError {
    match error {
        quick_xml::Error::Io(e) if e.kind() == io::ErrorKind::FileTooLarge => {
            let mb = MAX_FEATURE >> 20;
            ReadError::broken_at(
                line,
                format!("et element eller en tekst er større end {mb} MB"),
                format!("an element or text is larger than {mb} MB"),
            )
        }
        quick_xml::Error::Io(e) => ReadError::Io(e.kind().into()),
        _ => ReadError::broken_at(line, "filen er ikke gyldig XML her", "the file is no valid XML here"),
    }
}

fn begin(element: &BytesStart<'_>, line: u64) -> Result<XmlPart, ReadError> {
    let bad = || ReadError::broken_at(line, "et elements attributter kan ikke læses", "an element's attributes cannot be read");
    let mut attributes = Vec::new();
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|_| bad())?;
        if attributes.len() == ATTRIBUTES {
            return Err(bad());
        }
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| bad())?;
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    Ok(XmlPart::Begin { name: element.local_name().as_ref().to_owned(), attributes, line })
}

/// A character reference, or one of XML's own five entities.
fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(reference).map(str::to_owned)
}
