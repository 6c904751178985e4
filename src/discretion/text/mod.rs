//! Detectors of personal data in a text. Each gives the kind of what it saw and nothing of the text.
//!
//! A detector of CPR numbers must miss none; the others are for free text, where an area's name is everyday
//! («Toften 4-18», «Nørrebro 2200 N»), and rather miss something than call a name a person's.

pub mod address;
pub mod contact;
pub mod cpr;
pub mod person;

/// A kind of personal data in free text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Personal {
    /// An e-mail address.
    Email,
    /// A Danish telephone number.
    Phone,
    /// A street with a house number, or a dwelling in a house.
    Address,
    /// A person's name.
    Name,
}

/// The first kind of personal data in a text, in the order of [`Personal`].
pub fn personal(text: &str) -> Option<Personal> {
    if contact::has_email(text) {
        return Some(Personal::Email);
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits >= contact::PHONE_DIGITS && contact::has_phone(text) {
        return Some(Personal::Phone);
    }
    if digits > 0 && address::has_address(text) {
        return Some(Personal::Address);
    }
    person::has_name(text).then_some(Personal::Name)
}

/// A word of a text, without the punctuation around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word<'a> {
    text: &'a str,
    /// A comma, a full stop or the like follows it directly.
    closed: bool,
}

impl Word<'_> {
    /// Begins with a capital letter and goes on with letters alone.
    fn is_capitalised(&self) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(|c| c.is_alphabetic() || c == '-' || c == '\'')
    }
}

/// The words of a text, as blanks part them.
fn words(text: &str) -> Vec<Word<'_>> {
    let one = |raw| {
        let word = str::trim_start_matches(raw, ['(', '"', '«', '»', '\'', '[']);
        let text = word.trim_end_matches([',', '.', ';', ':', ')', '"', '»', '«', '\'', ']', '!', '?']);
        Word { text, closed: text.len() < word.len() }
    };
    text.split_whitespace().map(one).collect()
}
