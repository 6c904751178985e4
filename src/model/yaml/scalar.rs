//! What a plain scalar is, and whether every reader would agree.

use super::fault::{Span, YamlFault};
use crate::model::element::Tosproget;
use crate::model::finding::bilingual;
use serde_json::{Number, Value};

/// What a scalar without quotes is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// Nothing, `~` or `null`.
    Empty,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that fits in 64 bits.
    Integer(i64),
    /// Digits, a point, digits.
    Decimal,
    /// Text that no reader takes for anything else.
    Text,
    /// Something that readers disagree on.
    Doubtful(Doubt),
}

/// Why readers disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// `ja`, `nej`, `yes`, `No`, `on`, `off`, `y`, `n`, `TRUE`.
    TruthWord,
    /// `0101`.
    LeadingZero,
    /// `1_000`, `0x1F`, `0o17`, `1e5`, `+1`, `.5`, `5.`, `.inf`, `12:30`, or too many digits.
    Number,
    /// `2024-01-01`.
    Date,
}

const TRUTH_WORDS: [&str; 10] = ["yes", "no", "on", "off", "y", "n", "ja", "nej", "true", "false"];

/// Classifies a plain scalar by its text alone.
pub fn plain(text: &str) -> Plain {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Plain::Empty,
        "true" => return Plain::Bool(true),
        "false" => return Plain::Bool(false),
        _ => {}
    }
    if TRUTH_WORDS.contains(&text.to_lowercase().as_str()) {
        return Plain::Doubtful(Doubt::TruthWord);
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if is_digits(digits) {
        return whole(text, digits);
    }
    if let Some((before, after)) = digits.split_once('.')
        && is_digits(before)
        && is_digits(after)
    {
        let zero = before.len() > 1 && before.starts_with('0');
        return if zero { Plain::Doubtful(Doubt::LeadingZero) } else { Plain::Decimal };
    }
    if is_date(text) {
        return Plain::Doubtful(Doubt::Date);
    }
    if looks_like_number(text) { Plain::Doubtful(Doubt::Number) } else { Plain::Text }
}

fn whole(text: &str, digits: &str) -> Plain {
    if digits.len() > 1 && digits.starts_with('0') {
        return Plain::Doubtful(Doubt::LeadingZero);
    }
    text.parse().map_or(Plain::Doubtful(Doubt::Number), Plain::Integer)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `2024-01-01`, also with one-digit parts or a time behind: all that YAML 1.1 reads as a timestamp.
fn is_date(text: &str) -> bool {
    let date = text.split(['T', 't', ' ']).next().unwrap_or(text);
    let parts: Vec<&str> = date.split('-').collect();
    parts.len() == 3 && parts[0].len() == 4 && parts.iter().all(|p| is_digits(p) && p.len() <= 4)
}

/// What YAML 1.1, YAML 1.2 or a lenient reader takes for a number although it is not digits alone.
fn looks_like_number(text: &str) -> bool {
    let bare = text.strip_prefix(['-', '+']).unwrap_or(text);
    let lower = bare.to_ascii_lowercase();
    if matches!(lower.as_str(), ".inf" | ".nan") {
        return true;
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(rest) = lower.strip_prefix(prefix) {
            return !rest.is_empty() && rest.chars().all(|c| c == '_' || c.is_digit(radix));
        }
    }
    let body = lower.split_once('e').map_or(lower.as_str(), |(mantissa, exponent)| {
        let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        if is_digits(exponent) { mantissa } else { lower.as_str() }
    });
    body.bytes().any(|b| b.is_ascii_digit())
        && body.bytes().all(|b| b.is_ascii_digit() || b"_.:".contains(&b))
        && body.matches('.').count() <= 1
}

impl Plain {
    /// The JSON value; what is doubtful stays text, and is a fault.
    pub fn to_json(self, text: &str) -> Value {
        match self {
            Plain::Empty => Value::Null,
            Plain::Bool(b) => Value::Bool(b),
            Plain::Integer(n) => Value::Number(n.into()),
            Plain::Decimal => text.parse().ok().and_then(Number::from_f64).map_or(Value::Null, Value::Number),
            Plain::Text | Plain::Doubtful(_) => Value::String(text.to_string()),
        }
    }

    /// The fault, when a value must not be written so anywhere.
    pub fn fault(self, text: &str, span: Span) -> Option<YamlFault> {
        let (code, da, en, hint) = match self {
            Plain::Empty => (
                "tom-vaerdi",
                "værdien er tom".to_string(),
                "the value is empty".to_string(),
                bilingual("skriv en værdi, eller fjern nøglen", "write a value, or remove the key"),
            ),
            Plain::Doubtful(doubt) => doubt.says(text),
            Plain::Bool(_) | Plain::Integer(_) | Plain::Decimal | Plain::Text => return None,
        };
        Some(YamlFault { span, code, da, en, hint: Some(hint) })
    }
}

impl Doubt {
    /// Code, Danish, English and hint.
    fn says(self, text: &str) -> (&'static str, String, String, Tosproget) {
        let quote = bilingual(format!("skriv \"{text}\" i citationstegn"), format!("write \"{text}\" in quotes"));
        match self {
            Doubt::TruthWord => (
                "tvetydig-vaerdi",
                format!("«{text}» læses af nogle programmer som sandt eller falsk"),
                format!("some programs read «{text}» as true or false"),
                quote,
            ),
            Doubt::LeadingZero => (
                "foranstillet-nul",
                format!("«{text}» har et foranstillet nul, som nogle programmer fjerner"),
                format!("«{text}» has a leading zero, which some programs remove"),
                bilingual(
                    format!("skriv \"{text}\" i citationstegn, eller et tal uden nullet"),
                    format!("write \"{text}\" in quotes, or a number without the zero"),
                ),
            ),
            Doubt::Number => (
                "tvetydigt-tal",
                format!("«{text}» læses som tal af nogle programmer og som tekst af andre"),
                format!("some programs read «{text}» as a number and others as text"),
                bilingual(
                    format!("skriv tallet med cifre alene, eller skriv \"{text}\" i citationstegn"),
                    format!("write the number with digits alone, or write \"{text}\" in quotes"),
                ),
            ),
            Doubt::Date => (
                "dato-uden-citationstegn",
                format!("«{text}» læses som dato af nogle programmer og som tekst af andre"),
                format!("some programs read «{text}» as a date and others as text"),
                quote,
            ),
        }
    }
}
