//! Texts in CSV that a spreadsheet would take for a formula (OWASP, CSV Injection), and the apostrophe that keeps it from
//! that. Every text has one guarded form, and every guarded form one text, so nothing is lost on the way there and back.

use std::borrow::Cow;

/// What a formula begins with; the last four are the first four as wide as an ideograph.
const BEGINNINGS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// Whether a spreadsheet would take the text for a formula.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(BEGINNINGS)
}

/// The text with an apostrophe before what a spreadsheet would take for a formula, and before what has one already.
pub fn guarded(text: &str) -> Cow<'_, str> {
    match is_formula(text.trim_start_matches('\'')) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// The text without the apostrophe that [`guarded`] added, or `None` if it has none.
pub fn unguarded(text: &str) -> Option<&str> {
    text.strip_prefix('\'').filter(|rest| is_formula(rest.trim_start_matches('\'')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_come_back() {
        for formula in ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\u{FF1D}1", "'=1", "''+1"] {
            assert!(guarded(formula).starts_with('\''), "{formula:?}");
            assert_eq!(unguarded(&guarded(formula)), Some(formula));
        }
        for plain in ["101-A01", "'s-Hertogenbosch", "'", "", "a=b"] {
            assert_eq!((guarded(plain).as_ref(), unguarded(plain)), (plain, None));
        }
    }
}
