//! Words that several forms share.

use super::wire::{ExceptionReport, FindingReport, InputReport, InputStatus, Location, ReferenceReport, Verdict};
use crate::disclose::Language;
use std::fmt::Write;

/// The answer as a sentence without its full stop.
pub(super) fn verdict(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Conforms => language.of("Leverancen overholder standarden", "The delivery conforms to the standard"),
        Verdict::DoesNotConform => {
            language.of("Leverancen overholder ikke standarden", "The delivery does not conform to the standard")
        }
        Verdict::Undecided => language.of("Leverancen kunne ikke bedømmes helt", "The delivery could not be judged completely"),
    }
}

/// What every page of a report says that shows values.
pub(super) fn shows_values(language: Language) -> &'static str {
    language.of(
        "Rapporten viser værdier fra leverancen. Den er kun til eget arbejde og må ikke gives videre.",
        "The report shows values of the delivery. It is for own work alone and must not be handed on.",
    )
}

/// A level's name in the language.
pub(super) fn level(name: &str, language: Language) -> &'static str {
    match name {
        "fejl" => language.of("fejl", "error"),
        "advarsel" => language.of("advarsel", "warning"),
        _ => language.of("oplysning", "note"),
    }
}

/// A whole number as the language writes it.
pub(super) fn number(n: u64, language: Language) -> String {
    match language {
        Language::Da => thousands(n),
        Language::En => n.to_string(),
    }
}

/// How many of something, in the singular where it is one.
pub(super) fn counted(n: u64, one: &str, many: &str, language: Language) -> String {
    format!("{} {}", number(n, language), if n == 1 { one } else { many })
}

/// A number of places.
pub(super) fn places(n: u64, language: Language) -> String {
    counted(n, language.of("sted", "place"), language.of("steder", "places"), language)
}

/// What an exception of the user's own profile took out, until when, and why where that may be said.
pub(super) fn exception(e: &ExceptionReport, language: Language) -> String {
    let (expires, places) = (&e.expires, places(e.count, language));
    let until = match (e.expired, language) {
        (true, Language::Da) => format!("udløb {expires} og gælder ikke længere."),
        (true, Language::En) => format!("expired {expires} and holds no longer."),
        (false, Language::Da) => format!("{places}, udløber {expires}."),
        (false, Language::En) => format!("{places}, expires {expires}."),
    };
    let why = e.reason.as_deref().map(|r| format!(" {}", printable(r)));
    until + &why.unwrap_or_default()
}

/// Points between thousands, as Danish has them.
pub fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}

/// A finding's business key in one line; empty where it has none.
pub(super) fn key(finding: &FindingReport) -> String {
    let parts: Vec<String> = finding.key.iter().map(|(k, v)| format!("{k}={}", v.as_str().unwrap_or_default())).collect();
    printable(&parts.join(" "))
}

/// An input as one reads it: file, then member of an archive, then layer or sheet.
pub(super) fn input(input: &InputReport) -> String {
    let parts = [Some(&input.path), input.member.as_ref(), input.layer.as_ref()];
    printable(&parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" / "))
}

/// What became of a part of a delivery or reference.
pub(super) fn status(status: InputStatus, language: Language) -> &'static str {
    match status {
        InputStatus::Read => language.of("læst", "read"),
        InputStatus::PassedOver => language.of("sprunget over", "passed over"),
        InputStatus::Unreadable => language.of("kan ikke læses", "cannot be read"),
    }
}

/// Why a part was not read, or not to its end; `None` if it was.
pub(super) fn unread(part: InputStatus, reason: Option<&str>, language: Language) -> Option<String> {
    let reason = printable(reason?);
    Some(match part {
        InputStatus::PassedOver => format!("{}: {reason}", status(part, language)),
        _ => reason,
    })
}

/// A reference as one reads it.
pub(super) fn reference(reference: &ReferenceReport) -> String {
    let parts = [Some(&reference.path), reference.member.as_ref(), reference.layer.as_ref()];
    printable(&parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" / "))
}

/// How many rows of a reference could not be used; `None` if all could.
pub(super) fn unusable(reference: &ReferenceReport, language: Language) -> Option<String> {
    let (one, many) = (
        language.of("række kan ikke bruges", "row cannot be used"),
        language.of("rækker kan ikke bruges", "rows cannot be used"),
    );
    (reference.unusable > 0).then(|| counted(reference.unusable, one, many, language))
}

/// A place as one reads it: file, member, layer or sheet, then line, feature, row or cell.
pub(super) fn place(location: &Location, language: Language) -> String {
    let mut text = location.file.clone();
    for part in [&location.member, &location.layer, &location.sheet].into_iter().flatten() {
        let _ = write!(text, " / {part}");
    }
    if let Some(line) = location.line {
        let _ = write!(text, ":{line}");
        if let Some(column) = location.column {
            let _ = write!(text, ":{column}");
        }
    }
    let numbered = |name: &str, number: String| format!(" ({name} {number})");
    let own = match location {
        Location { cell: Some(cell), .. } => numbered(language.of("celle", "cell"), cell.clone()),
        Location { fid: Some(fid), .. } => numbered("fid", fid.to_string()),
        Location { feature: Some(feature), .. } => numbered(language.of("objekt", "feature"), feature.to_string()),
        Location { row: Some(row), .. } => numbered(language.of("række", "row"), row.to_string()),
        _ => String::new(),
    };
    printable(&(text + &own))
}

/// A text without what would steer a terminal or turn its direction: names of files, members and layers come from
/// outside. Such characters are shown as `�`.
pub(crate) fn printable(text: &str) -> String {
    let steers =
        |c: char| c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if steers(c) { '\u{FFFD}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_as_danish_has_them() {
        assert_eq!([0, 999, 1000, 1_234_567].map(thousands), ["0", "999", "1.000", "1.234.567"]);
    }

    #[test]
    fn what_steers_a_terminal_is_not_printed() {
        assert_eq!(printable("a\u{1b}[31m\nb\u{202e}æøå"), "a\u{fffd}[31m\u{fffd}b\u{fffd}æøå");
    }
}
