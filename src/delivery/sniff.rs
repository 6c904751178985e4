//! What an input is: its encoding, and which theme it belongs to. Names come before columns; doubt is no answer.

use super::fields::{Binding, Fields};
use crate::model::Model;
use std::borrow::Cow;

/// How an input's bytes become text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 with letters beyond ASCII in its beginning: anything else later is a fault.
    Utf8,
    /// Not UTF-8; every byte is a letter or sign in Windows-1252.
    Windows1252,
    /// ASCII so far: UTF-8, and a record that is not UTF-8 is read as Windows-1252 where that makes sense.
    Ascii,
}

impl Encoding {
    /// Judges the first bytes of an input, which may end inside a letter.
    pub fn of(head: &[u8]) -> Encoding {
        if head.is_ascii() {
            return Encoding::Ascii;
        }
        match std::str::from_utf8(head) {
            Ok(_) => Encoding::Utf8,
            // The head was cut inside a letter.
            Err(e) if e.error_len().is_none() => Encoding::Utf8,
            Err(e) if head[..e.valid_up_to()].is_ascii() && plausible_1252(head) => Encoding::Windows1252,
            Err(_) => Encoding::Utf8,
        }
    }

    /// One record's text, and whether it was read as Windows-1252; `None` if it is neither.
    pub fn decode<'a>(self, bytes: &'a [u8]) -> Option<(Cow<'a, str>, bool)> {
        if let (true, Ok(text)) = (self != Encoding::Windows1252 || bytes.is_ascii(), std::str::from_utf8(bytes)) {
            return Some((Cow::Borrowed(text), false));
        }
        if self == Encoding::Utf8 || !plausible_1252(bytes) {
            return None;
        }
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
        Some((Cow::Owned(text.into_owned()), true))
    }
}

/// Whether every byte beyond ASCII is a letter or a usual sign in Windows-1252, and none is a control character.
fn plausible_1252(bytes: &[u8]) -> bool {
    bytes.iter().all(|b| match b {
        0x00..=0x08 | 0x0E..=0x1F | 0x7F => false,
        // Undefined in Windows-1252.
        0x81 | 0x8D | 0x8F | 0x90 | 0x9D => false,
        // Letters of CP850's æ, ø and å; as Windows-1252 they are quotation marks and daggers nobody types in names.
        0x86 | 0x87 | 0x91 | 0x9B => false,
        _ => true,
    })
}

/// The theme that a file, layer or sheet name gives: the table's name with or without schema, or the theme code.
pub fn theme_by_name(model: &Model, name: &str) -> Option<u16> {
    let name = name.to_lowercase();
    let by_table = model.temaer.iter().find(|t| name.contains(&t.tabel));
    if let Some(tema) = by_table {
        return Some(tema.temakode);
    }
    let mut numbers = name.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<u16>().ok());
    let mut found = numbers.by_ref().filter(|n| model.tema(*n).is_some());
    let first = found.next()?;
    found.all(|n| n == first).then_some(first)
}

/// The theme whose own fields the columns match best: it must have the whole key and win alone.
pub fn theme_by_columns(model: &Model, columns: &[String]) -> Option<u16> {
    let mut scores: Vec<(usize, u16)> = Vec::new();
    for tema in &model.temaer {
        let fields = Fields::new(model, tema);
        let mut hit = vec![false; fields.specs.len()];
        for column in columns {
            if let Binding::Field(index) = fields.bind(column) {
                hit[index] = true;
            }
        }
        let has = |name: &str| fields.index(name).is_some_and(|i| hit[i]);
        let own = tema.felter.iter().filter(|f| has(&f.feltnavn)).count();
        let key = tema.noegle.iter().all(|n| has(n) || model.generelle_felter.iter().any(|g| g.feltnavn == *n));
        if key && own >= 2 {
            scores.push((own, tema.temakode));
        }
    }
    scores.sort_unstable_by(|a, b| b.cmp(a));
    match scores.as_slice() {
        [] => None,
        [one] => Some(one.1),
        [best, next, ..] => (best.0 > next.0).then_some(best.1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_distinguished() {
        assert_eq!(Encoding::of(b"monit_omr_nr;note\n"), Encoding::Ascii);
        assert_eq!(Encoding::of("Nørrebro".as_bytes()), Encoding::Utf8);
        assert_eq!(Encoding::of(b"N\xf8rrebro"), Encoding::Windows1252);
        // CP850: æ is 0x91, ø 0x9B, å 0x86.
        assert_eq!(Encoding::of(b"N\x9brrebro").decode(b"N\x9brrebro"), None);
        assert_eq!(Encoding::Ascii.decode(b"N\xf8rrebro").map(|d| d.0.into_owned()), Some("Nørrebro".to_owned()));
        assert_eq!(Encoding::Utf8.decode(b"N\xf8rrebro"), None);
        // Cut inside the ø.
        assert_eq!(Encoding::of(&"Nørrebro".as_bytes()[..2]), Encoding::Utf8);
    }
}
