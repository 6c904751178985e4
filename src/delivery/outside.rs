//! Texts that travel with a dataset and are no field's value: a column that the theme does not have, a sheet without
//! theme, a cell comment, a deleted row. Kept closed; what they hold is for the rules to judge.

use super::source::{Source, read_more};
use crate::finding::Secret;
use std::borrow::Cow;
use std::io;

/// Bytes that are read at once.
const BLOCK: usize = 1 << 20;

/// Fewest digits that a number of a person has.
const DIGITS: usize = 9;
/// Longest text that is kept whole; of a longer one the beginning.
const LONGEST: usize = 1 << 16;

/// What a text outside the fields is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A cell in a column that no field takes, or a member of a feature.
    Cell,
    /// A record that could not be read.
    Record,
    /// A comment (note) on a cell.
    Note,
    /// The document's properties: title, author, keywords.
    Properties,
    /// A defined name.
    DefinedName,
    /// What is printed at the top and foot of a page.
    HeaderFooter,
    /// The list or message of a data validation.
    Validation,
    /// A link.
    Link,
    /// The copy of the data that a pivot table keeps.
    PivotCache,
    /// The copy of values from another workbook.
    ExternalLink,
    /// A drawing, a text box, a diagram.
    Drawing,
    /// Another part of the file.
    OtherPart,
    /// Metadata of a file.
    Metadata,
    /// Rows that are deleted but still in the file.
    DeletedRows,
    /// A comment in the text of the file.
    Comment,
    /// The comment of an archive, or of a member in it.
    ArchiveComment,
    /// The name of a file, a member of an archive, a layer or a sheet.
    Name,
    /// A line of a text that is no table.
    Text,
    /// A helper or companion file.
    Helper,
    /// Bytes of a file that belong to no record.
    Unused,
}

/// One such text.
#[derive(Debug, Clone)]
pub struct Outside {
    /// What it is part of.
    pub part: Part,
    /// Row of the batch.
    pub row: u32,
    /// The record's own number: physical line, row of the sheet, feature id.
    pub line: Option<u64>,
    /// Column, from 1.
    pub column: Option<u32>,
    /// The text.
    pub text: Secret,
}

impl Outside {
    /// A text that belongs to no record.
    pub(crate) fn of(part: Part, text: &str) -> Self {
        Outside { part, row: 0, line: None, column: None, text: Secret::new(cut(text)) }
    }
}

/// Whether a text has as many digits as a number of a person.
pub(crate) fn has_digits(text: &str) -> bool {
    text.len() >= DIGITS && text.bytes().filter(u8::is_ascii_digit).take(DIGITS).count() == DIGITS
}

/// JSON with its escaped characters (`\u0030`) as what they mean.
pub(crate) fn unescaped(json: &str) -> Cow<'_, str> {
    if !json.contains("\\u") {
        return Cow::Borrowed(json);
    }
    let (mut out, mut rest) = (String::with_capacity(json.len()), json);
    while let Some(at) = rest.find("\\u") {
        let code = rest.get(at + 2..at + 6).and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        out.push_str(&rest[..at]);
        rest = match code {
            Some(character) => {
                out.push(character);
                &rest[at + 6..]
            }
            None => {
                out.push_str("\\u");
                &rest[at + 2..]
            }
        };
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Visits a text in pieces that are each kept whole; what lies where two meet is in both.
pub(crate) fn pieces(text: &str, mut visit: impl FnMut(&str)) {
    /// Bytes that two pieces share.
    const SHARED: usize = 64;
    let boundary = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let mut from = 0;
    loop {
        let to = boundary(text.len().min(from + LONGEST));
        visit(&text[from..to]);
        if to == text.len() {
            return;
        }
        from = boundary(to - SHARED);
    }
}

/// A text up to the longest that is kept.
fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The runs of signs in bytes that are no text, in ASCII or UTF-16: each run that can hold a number
/// of a person or an address of mail.
pub(crate) fn runs(bytes: &[u8], mut found: impl FnMut(&str)) {
    let says = |text: &str| has_digits(text) || text.contains('@');
    let plain = |b: &u8| (0x20..0x7F).contains(b);
    for run in bytes.split(|b| !plain(b)) {
        if let Some(text) = std::str::from_utf8(run).ok().filter(|t| says(t)) {
            found(text);
        }
    }
    for shift in [0, 1] {
        let units = bytes.get(shift..).unwrap_or_default().chunks_exact(2);
        let mut text = String::new();
        for unit in units.chain(std::iter::once([0u8, 0].as_slice())) {
            match unit {
                [low, 0] if plain(low) => text.push(char::from(*low)),
                _ => {
                    if says(&text) {
                        found(&text);
                    }
                    text.clear();
                }
            }
        }
    }
}

/// Visits the comments of an XML document, each up to the longest text that is kept.
///
/// # Errors
/// What the operating system says.
pub(crate) fn comments(source: &dyn Source, visit: &mut dyn FnMut(&str)) -> io::Result<()> {
    let (mut bytes, mut at, mut within) = (Vec::new(), 0u64, false);
    loop {
        let read = read_more(source, at, BLOCK, &mut bytes)?;
        at += read as u64;
        let mut done = 0;
        loop {
            let mark: &[u8] = if within { b"-->" } else { b"<!--" };
            let Some(found) = memchr::memmem::find(&bytes[done..], mark) else { break };
            if within {
                visit(&String::from_utf8_lossy(&bytes[done..done + found]));
            }
            (done, within) = (done + found + mark.len(), !within);
        }
        bytes.drain(..done);
        if read == 0 {
            return Ok(());
        }
        // Of a comment its beginning is enough, of the bytes between them what may be half a mark.
        match within {
            true if bytes.len() > LONGEST => {
                visit(&String::from_utf8_lossy(&bytes));
                bytes.drain(..bytes.len() - 2);
            }
            true => {}
            false => drop(bytes.drain(..bytes.len().saturating_sub(3))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::MemorySource;

    #[test]
    fn comments_are_found_wherever_a_block_ends() {
        for before in [0, 1, BLOCK - 20, BLOCK - 3, BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 1] {
            let text = format!("{}<!-- a --><b><!--c--></b><!--", "x".repeat(before));
            let mut all = Vec::new();
            comments(&MemorySource::new(text), &mut |comment| all.push(comment.to_owned())).unwrap_or_default();
            assert_eq!(all, [" a ", "c"], "{before}");
        }
    }

    #[test]
    fn runs_of_signs_are_found_in_both_encodings() {
        let wide: Vec<u8> = "Bo 070761-4285".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for shift in 0..2 {
            let bytes = [vec![1u8; shift], wide.clone(), b"\0\x01cpr 0707614285\xFF".to_vec()].concat();
            let mut all = Vec::new();
            runs(&bytes, |text| all.push(text.to_owned()));
            assert_eq!(all, ["cpr 0707614285", "Bo 070761-4285"]);
        }
    }
}
