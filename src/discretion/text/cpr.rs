//! CPR numbers in a text: `DDMMYY-XXXX` with or without a separator, the date that of a day, or nine digits where a
//! spreadsheet lost the zero in front.
//!
//! The seventh digit and the year give the century (cpr.dk, "Opbygning af CPR-nummeret"). The check digit by modulus 11
//! raises confidence and excuses nothing: since October 2007 numbers without it are given out (cpr.dk, "Personnumre uden
//! kontrolciffer").

use crate::delivery::days;

/// What speaks for a CPR number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cpr {
    /// Its date is that of a day.
    Dated,
    /// And its check digit is right.
    Checked,
}

/// Fewest digits of a text that can hold one.
const FEWEST: usize = 9;
/// Weights of the check digit.
const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/// Whether a text holds a CPR number; the strongest of those it holds.
pub fn find(text: &str) -> Option<Cpr> {
    let bytes = text.as_bytes();
    if bytes.len() < FEWEST || bytes.iter().filter(|b| b.is_ascii_digit()).count() < FEWEST {
        return None;
    }
    let starts = |i: &usize| bytes[*i].is_ascii_digit() && (*i == 0 || !bytes[i - 1].is_ascii_digit());
    (0..bytes.len()).filter(starts).filter_map(|i| at(&bytes[i..])).max()
}

/// The same in a text that may hold anything: what programs write is no number of a person, be its digits as they may.
/// Decimals of a number, the parts of a UUID and long strings of signs are passed over.
pub fn find_outside(text: &str) -> Option<Cpr> {
    let bytes = text.as_bytes();
    if bytes.len() < FEWEST || bytes.iter().filter(|b| b.is_ascii_digit()).count() < FEWEST {
        return None;
    }
    let starts = |i: &usize| bytes[*i].is_ascii_digit() && (*i == 0 || !bytes[i - 1].is_ascii_digit());
    let (mut best, mut machine) = (None, 0..0);
    for i in (0..bytes.len()).filter(starts) {
        if !machine.contains(&i) {
            machine = machine_written(bytes, i);
        }
        if !machine.contains(&i) && !is_decimals(bytes, i) {
            best = best.max(at(&bytes[i..]));
        }
    }
    best
}

/// Longest string of letters and digits that a person writes around a number.
const WRITTEN: usize = 24;

/// The string around a place that only a program can have written: a UUID, or letters and digits without end. Empty where it
/// is none.
fn machine_written(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    let around = |joins: fn(&u8) -> bool| {
        let from = bytes[..at].iter().rposition(|b| !joins(b)).map_or(0, |p| p + 1);
        let to = bytes[at..].iter().position(|b| !joins(b)).map_or(bytes.len(), |p| at + p);
        from..to
    };
    let uuid = around(|b| b.is_ascii_hexdigit() || *b == b'-');
    let lengths: Vec<usize> = bytes[uuid.clone()].split(|b| *b == b'-').map(<[u8]>::len).collect();
    if lengths == [8, 4, 4, 4, 12] {
        return uuid;
    }
    let long = around(|b| b.is_ascii_alphanumeric() || b"+/=_".contains(b));
    let mixed = bytes[long.clone()].iter().any(u8::is_ascii_alphabetic);
    if long.len() > WRITTEN && mixed { long } else { 0..0 }
}

/// Whether digits are the decimals of a number: a point or a comma stands between them and other digits.
fn is_decimals(bytes: &[u8], at: usize) -> bool {
    let digits = run(&bytes[at..]);
    at >= 2
        && bytes[at - 2].is_ascii_digit()
        && (bytes[at - 1] == b'.' && digits >= FEWEST
            || bytes[at - 1] == b',' && digits >= FEWEST && run_before(bytes, at - 1) < FEWEST)
}

/// How many digits stand before a place.
fn run_before(bytes: &[u8], at: usize) -> usize {
    bytes[..at].iter().rev().take_while(|b| b.is_ascii_digit()).count()
}

/// A CPR number at the beginning of a text that begins with a digit.
fn at(text: &[u8]) -> Option<Cpr> {
    match run(text) {
        // The zero in front is lost.
        9 => judged(&[b"0", &text[..9]].concat()),
        10 => judged(&text[..10]),
        6 | 5 => {
            let date = run(text);
            let rest = after_separator(&text[date..])?;
            let number = (run(rest) == 4).then(|| [&text[..date], &rest[..4]].concat())?;
            judged(&if date == 5 { [b"0", number.as_slice()].concat() } else { number })
        }
        2 => parted(text),
        _ => None,
    }
}

/// `DD MM YY XXXX` with one and the same sign between the first three, and with it, another or none before the last.
fn parted(text: &[u8]) -> Option<Cpr> {
    let sign = text.get(2).filter(|b| b" .-/".contains(b))?;
    let (month, year) = (text.get(3..)?, text.get(6..)?);
    if run(month) != 2 || text.get(5) != Some(sign) {
        return None;
    }
    let rest = match run(year) {
        2 => after_separator(&year[2..])?,
        6 => &year[2..],
        _ => return None,
    };
    (run(rest) == 4).then(|| judged(&[&text[..2], &month[..2], &year[..2], &rest[..4]].concat()))?
}

/// How many digits a text begins with.
fn run(text: &[u8]) -> usize {
    text.iter().take_while(|b| b.is_ascii_digit()).count()
}

/// What follows up to three of: a blank, a hard blank, a hyphen, a dash, a slash, a full stop.
fn after_separator(text: &[u8]) -> Option<&[u8]> {
    let mut rest = text;
    for _ in 0..3 {
        let signs: [&[u8]; 8] =
            [b" ", b"-", b"/", b".", "\u{a0}".as_bytes(), "\u{2010}".as_bytes(), "\u{2011}".as_bytes(), "–".as_bytes()];
        let Some(sign) = signs.iter().find(|s| rest.starts_with(s)) else { break };
        rest = &rest[sign.len()..];
    }
    (rest.len() < text.len()).then_some(rest)
}

/// Ten digits whose first six are a day.
fn judged(digits: &[u8]) -> Option<Cpr> {
    let digit = |i: usize| u32::from(digits[i] - b'0');
    let two = |i: usize| digit(i) * 10 + digit(i + 1);
    // The century matters for 29 February alone: of the years from 1858 to 2057 that end alike, only 1900 differs from the others
    // in whether it has that day, and the seventh digit of its numbers is 0 to 3.
    let century = if digit(6) <= 3 { 1900 } else { 2000 };
    let (day, month, year) = (two(0), two(2), century + two(4));
    days(i64::from(year), i64::from(month), i64::from(day))?;
    let sum: u32 = WEIGHTS.iter().enumerate().map(|(i, w)| w * digit(i)).sum();
    Some(if sum.is_multiple_of(11) { Cpr::Checked } else { Cpr::Dated })
}

#[cfg(test)]
mod tests {
    use super::*;

    // The check digit of 070761-4285 is right: 0·4 + 7·3 + 0·2 + 7·7 + 6·6 + 1·5 + 4·4 + 2·3 + 8·2 + 5·1 = 154 = 14 · 11.
    #[test]
    fn the_check_digit_raises_confidence_and_excuses_nothing() {
        assert_eq!(find("070761-4285"), Some(Cpr::Checked));
        assert_eq!(find("070761-4286"), Some(Cpr::Dated));
        assert_eq!(find("070761-4286 og 070761-4285"), Some(Cpr::Checked));
    }

    #[test]
    fn every_way_of_writing_one_is_seen() {
        for text in [
            "0707614285",
            "070761-4285",
            "070761 4285",
            "070761 - 4285",
            "070761–4285",
            "070761\u{a0}4285",
            "070761\u{2011}4285",
            "07.07.61-4285",
            "07/07/61-4285",
            "07-07-61-4285",
            "07 07 61 4285",
            "07.07.614285",
            "(070761-4285)",
            "CPR0707614285.",
            "cpr:070761-4285,",
            "a;0707614285;b",
            "0707614285,0707614286",
            "note æøå 070761-4285",
        ] {
            assert_eq!(find(text), Some(Cpr::Checked), "{text}");
        }
    }

    #[test]
    fn what_programs_write_is_none() {
        for text in [
            "12.0707614285",
            "POINT (12.0707614285 55.707614285)",
            "12,0707614285",
            "a3070761-4285-4285-8285-0707614285ab",
            "0103000020E61000000707614285A0F0103000020E6100000",
        ] {
            assert_eq!(find_outside(text), None, "{text}");
        }
        for text in [
            "0707614285,0707614286",
            "nr. 070761-4285",
            "cpr0707614285",
            "0707614285",
            "707614285",
            "070761.4285",
            "x_0707614285.xlsx",
        ] {
            assert!(find_outside(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_lost_zero_is_found_again() {
        assert_eq!(find("707614285"), Some(Cpr::Checked));
        assert_eq!(find("70761-4285"), Some(Cpr::Checked));
        // Day 7 of month 13.
        assert_eq!(find("713614285"), None);
    }

    // 29 February: 1900 was no leap year, 2000 was one; the seventh digit tells which it is.
    #[test]
    fn the_seventh_digit_tells_the_century() {
        for seventh in 0..=9 {
            let found = find(&format!("290200-{seventh}234"));
            assert_eq!(found.is_some(), seventh > 3, "{seventh}: 1900 up to 3, 2000 from 4");
        }
        assert_eq!(find("290236-4234"), Some(Cpr::Dated), "2036");
        assert_eq!(find("290240-9234"), Some(Cpr::Dated), "1940");
        assert_eq!(find("290256-5234"), Some(Cpr::Dated), "2056");
        assert_eq!(find("290260-5235"), Some(Cpr::Dated), "1860");
        assert_eq!(find("290258-5234"), None, "1858");
    }

    #[test]
    fn what_is_no_day_or_no_ten_digits_is_none() {
        for text in [
            "",
            "2024-12-31",
            "000061-4285",
            "320161-4285",
            "310461-4285",
            "011361-4285",
            "07076142851",
            "07076-14285",
            "64942212",
            "4512345678",
            "101-BYDEL-03",
            "2023 2024 2025",
            "722345.25 6173456.75",
            "07.07/61-4285",
            "070761-42855",
            "1070761-4285",
            "Matrikel 14gf, 070761",
            "KLE 01.02.05",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
