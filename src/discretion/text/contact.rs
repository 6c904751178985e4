//! E-mail addresses and Danish telephone numbers in a text.

use regex::Regex;
use std::sync::LazyLock;

/// Digits of a Danish telephone number; the first is 2–9.
pub(super) const PHONE_DIGITS: usize = 8;

/// Whether a text holds an e-mail address.
pub fn has_email(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let local = text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || "._%+-".contains(c));
        let host: String = text[at + 1..].chars().take_while(|c| c.is_alphanumeric() || ".-".contains(*c)).collect();
        let labels: Vec<&str> = host.trim_end_matches('.').split('.').collect();
        let last = labels.last().copied().unwrap_or_default();
        let ends = last.chars().count() >= 2 && last.chars().all(char::is_alphabetic);
        local && labels.len() >= 2 && labels.iter().all(|l| !l.is_empty()) && ends
    })
}

/// Whether a text holds a Danish telephone number: four pairs, eight digits after a word that says so, or after +45. Eight
/// digits alone may be a CVR number, and two years are eight digits.
pub fn has_phone(text: &str) -> bool {
    let Some(forms) = FORMS.as_ref() else { return false };
    forms.iter().any(|form| form.find_iter(text).any(|m| stands_alone(text, m.start(), m.end())))
}

/// No further digit joins it at either end, directly or after one sign.
fn stands_alone(text: &str, from: usize, to: usize) -> bool {
    let joins = |mut signs: Box<dyn Iterator<Item = char> + '_>| match signs.next() {
        Some(c) if c.is_ascii_digit() => true,
        Some(' ' | '.' | '-' | '/' | '\u{a0}') => signs.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    !joins(Box::new(text[..from].chars().rev())) && !joins(Box::new(text[to..].chars()))
}

/// Words that say that a telephone number follows.
const WORDS: &str = "tlf|telefon|telefonnr|telefonnummer|mobil|mobilnr|mobilnummer|mob|phone|sms|ring";

/// Four pairs; after the country's code; after a word.
static FORMS: LazyLock<Option<[Regex; 3]>> = LazyLock::new(|| {
    let form = |pattern: &str| Regex::new(pattern).ok();
    Some([
        form(r"[2-9][0-9](?:[ \u{a0}][0-9]{2}){3}|[2-9][0-9](?:\.[0-9]{2}){3}")?,
        form(r"(?:\+|00)45(?:[ \u{a0}.-]?[0-9]){8}")?,
        form(&format!(
            r"(?i)\b(?:{WORDS})[.: \u{{a0}}]{{0,3}}(?:nr\.?|på|til)?[: \u{{a0}}]{{0,2}}[2-9](?:[ \u{{a0}}.-]?[0-9]){{7}}"
        ))?,
    ])
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e_mail() {
        for text in ["skriv til mette.hansen@example.dk", "<m_h+1@kk.example.com>", "søren@grønby.dk.", "a@b.dk,c"] {
            assert!(has_email(text), "{text}");
        }
        for text in ["@bydelen", "pris @ 5", "a@b", "3 @ 4.5", "x@.dk", "@example.dk"] {
            assert!(!has_email(text), "{text}");
        }
    }

    #[test]
    fn phone() {
        for text in [
            "20 30 40 50",
            "ring 20304050",
            "tlf. 2030 4050",
            "Tlf.: 20-30-40-50",
            "+45 20304050",
            "0045 20 30 40 50",
            "mobil 20304050.",
            "kontakt (20 30 40 50)",
            "20.30.40.50",
        ] {
            assert!(has_phone(text), "{text}");
        }
        for text in [
            "CVR 64942212",
            "2023 2024",
            "10 20 30 40",
            "fra 12 20 30 40 50 til 60 70 80 90 95",
            "20 30 40",
            "Etape 1, 2 og 3",
            "ringvej 12345678",
            "sag 2024-20304050",
            "2024.20.30.40.50",
            "monitorering 12345678",
        ] {
            assert!(!has_phone(text), "{text}");
        }
    }
}
