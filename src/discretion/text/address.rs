//! Exact addresses in a text: a street with one house number, or a dwelling in a house. A range of numbers, a list of
//! them, a postal district and a quarter's name are none.

use super::{Word, words};
use regex::Regex;
use std::sync::LazyLock;

/// Endings of words that name streets; areas of housing are named with others (-parken, -haven, -gården) and may be numbered.
const STREETS: &[&str] = &[
    "vej",
    "vejen",
    "gade",
    "gaden",
    "allé",
    "alle",
    "alléen",
    "stræde",
    "strædet",
    "boulevard",
    "boulevarden",
    "vænge",
    "vænget",
    "toft",
    "toften",
    "sti",
    "stien",
    "krog",
    "krogen",
    "svinget",
];
/// Words that are a street by themselves, and no place or kind of road.
const ALONE: &[&str] = &["toften", "vænget", "krogen", "svinget", "strædet", "alléen", "stien"];
/// Words that end as a street and are none.
const NONE: &[&str] = &[
    "motorvej",
    "motorvejen",
    "landevej",
    "landevejen",
    "ringvej",
    "ringvejen",
    "omfartsvej",
    "omfartsvejen",
    "valle",
    "skalle",
];
/// What after a number makes it the first of several.
const AND_MORE: &[&str] = &["og", "til", "samt", "-", "–", "/", "+", "&", "m.fl", "mfl", "m.m", "mm", "ff", "m.v", "mv"];

/// Whether a text holds an exact address.
pub fn has_address(text: &str) -> bool {
    let words = words(text);
    DWELLING.as_ref().is_some_and(|d| d.is_match(text))
        || (1..words.len()).any(|i| is_street(&words, i - 1) && one_house(&words[i..]))
}

/// A capitalised word, a number, a floor and a door or the word floor: `Skovparken 12, 3. tv`.
static DWELLING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let house = r"\p{Lu}[\p{L}.'-]*(?: [\p{L}.'-]+){0,4} [0-9]{1,3} ?[A-Za-z]?,? ?";
    let floor = r"(?:(?:st|kl|[0-9]{1,2})\.? ?(?:sal)?[ ,.]{0,2}(?:tv|th|mf)\b|[0-9]{1,2}\. ?sal\b)";
    Regex::new(&format!("{house}{floor}")).ok()
});

/// Whether a word names a street: capitalised with the ending of one, or after a capitalised word the ending alone.
fn is_street(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    if word.closed || !word.is_capitalised() {
        return false;
    }
    let lower = word.text.to_lowercase();
    if NONE.contains(&lower.as_str()) {
        return false;
    }
    if STREETS.contains(&lower.as_str()) {
        let before = at.checked_sub(1).map(|i| &words[i]);
        return ALONE.contains(&lower.as_str()) || before.is_some_and(|w| !w.closed && w.is_capitalised());
    }
    // The ending stands after at least two letters of a name.
    STREETS.iter().any(|s| lower.strip_suffix(s).is_some_and(|name| name.chars().count() >= 2))
}

/// Whether words begin with one house number: up to three digits and perhaps a letter, and no other number in its company.
fn one_house(words: &[Word<'_>]) -> bool {
    let Some((number, rest)) = words.split_first() else { return false };
    if !is_number(number.text) {
        return false;
    }
    let Some(next) = rest.first() else { return true };
    let lower = next.text.to_lowercase();
    if AND_MORE.contains(&lower.as_str()) || AND_MORE.iter().any(|w| !w.chars().all(char::is_alphabetic) && lower.starts_with(w))
    {
        return false;
    }
    // `4, 6 og 8` is a list; a number of a floor has a full stop.
    !(number.closed && is_number(next.text) && !next.closed
        || number.closed && lower.contains(['-', '–']) && lower.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_number(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let letters = text[digits..].chars().count();
    (1..=3).contains(&digits) && (letters == 0 || letters == 1 && text.ends_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_addresses() {
        for text in [
            "Nørregade 12",
            "Gammel Kongevej 12B",
            "beboer i Skovvej 4, 2. tv",
            "Toften 4",
            "H.C. Andersens Boulevard 27",
            "Nørre Allé 5, 2200 København N",
            "Mjølnerparken 12, 3. th",
            "Skovparken 12 st. tv",
            "Lundtoftegade 3, 2. sal",
            "(Søndergade 1)",
            "Birkevænget 7.",
            "Rolighedsvej 25C, st. mf",
        ] {
            assert!(has_address(text), "{text}");
        }
    }

    #[test]
    fn names_of_areas_are_none() {
        for text in [
            "Mjølnerparken",
            "Nørrebro 2200 N",
            "Toften 4-18",
            "Toften 4 - 18",
            "Skovvejen/Skovparken",
            "Nørager/Søstjernevej m.fl.",
            "Solbakken mv",
            "Skovparken 2",
            "Bydel 3",
            "Afdeling 12",
            "Vejen 6600",
            "Motorvej 3",
            "Korsløkkeparken Øst",
            "på vej 12 gange",
            "Nørregade 12, 14 og 16",
            "Nørregade 12 og 14",
            "Nørregade 1-9",
            "Nørregade 12 m.fl.",
            "Ringvej 3",
            "Nørregade, 2 etaper",
            "Området har 3 gader",
            "Vejen 4",
            "Gade 3",
            "Afgrænsningen følger lokalplanen 24",
            "Nørregade 2024",
        ] {
            assert!(!has_address(text), "{text}");
        }
    }
}
