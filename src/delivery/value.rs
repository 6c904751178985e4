//! Texts to values: whole numbers, exact decimals, dates, UUIDs, in the ways Danish offices write them.
//!
//! A text that can be read in two ways is no number: ambiguity is an error, never a guess.

use super::batch::{CellFaultKind, Reading};

/// A value that was read, and how, where the way was unusual.
pub type Read<T> = Result<(T, Option<Reading>), CellFaultKind>;

/// Reads a whole number: optional sign, digits, points between thousands, or a decimal part of zeros.
pub fn int(text: &str) -> Read<i64> {
    if let Some(value) = plain_int(text.as_bytes()) {
        let zeros = text.len() > 1 && text.starts_with('0');
        return Ok((value, zeros.then_some(Reading::LeadingZeros)));
    }
    let (value, reading) = decimal(text, 18, 0)?;
    Ok((value, reading.or(Some(Reading::WholeWithDecimals))))
}

fn plain_int(bytes: &[u8]) -> Option<i64> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut value = 0i64;
    for b in digits {
        let digit = b.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    Some(if negative { -value } else { value })
}

/// Reads a decimal with at most `digits` digits in all and `scale` decimals, as a whole number scaled by 10^scale.
/// Trailing zeros beyond `scale` are no decimals. A point between groups of three digits is a thousands point only
/// where it cannot be a decimal point: with a decimal comma after it, more than one point, or a field of at most two
/// decimals.
pub fn decimal(text: &str, digits: u8, scale: u8) -> Read<i64> {
    let (negative, body) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let (whole, fraction, reading) = split_number(body, scale)?;
    let fraction = trim_zeros(fraction);
    if fraction.len() > usize::from(scale) {
        return Err(CellFaultKind::TooManyDecimals);
    }
    let mut value = 0i64;
    let mut count = 0u8;
    let pad = usize::from(scale) - fraction.len();
    for b in whole.iter().filter(|b| **b != b'.').chain(fraction).copied().chain(std::iter::repeat_n(b'0', pad)) {
        if count == digits {
            return Err(CellFaultKind::TooManyDigits);
        }
        value = value * 10 + i64::from(b - b'0');
        count += u8::from(value != 0);
    }
    Ok((if negative { -value } else { value }, reading))
}

type Parts<'a> = (&'a [u8], &'a [u8], Option<Reading>);

fn split_number(body: &[u8], scale: u8) -> Result<Parts<'_>, CellFaultKind> {
    const NO: CellFaultKind = CellFaultKind::NotOfType;
    let mut commas = body.iter().enumerate().filter(|(_, b)| **b == b',');
    if let Some((comma, _)) = commas.next() {
        let (whole, fraction) = (&body[..comma], &body[comma + 1..]);
        if commas.next().is_some() || !all_digits(fraction) {
            return Err(NO);
        }
        let grouped = whole.contains(&b'.');
        if !(all_digits(whole) || grouped && thousands(whole)) {
            return Err(NO);
        }
        return Ok((whole, fraction, Some(if grouped { Reading::ThousandsAndComma } else { Reading::DecimalComma })));
    }
    let points = body.iter().filter(|b| **b == b'.').count();
    if points == 0 {
        return if all_digits(body) { Ok((body, b"", None)) } else { Err(NO) };
    }
    let point = body.iter().position(|b| *b == b'.').unwrap_or(0);
    if points > 1 || (scale < 3 && thousands(body) && body.first() != Some(&b'0')) {
        return if thousands(body) { Ok((body, b"", Some(Reading::Thousands))) } else { Err(NO) };
    }
    let (whole, fraction) = (&body[..point], &body[point + 1..]);
    if !all_digits(whole) || !all_digits(fraction) {
        return Err(NO);
    }
    Ok((whole, fraction, None))
}

fn all_digits(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit)
}

/// 1–3 digits, then groups of a point and three digits.
fn thousands(bytes: &[u8]) -> bool {
    let mut groups = bytes.split(|b| *b == b'.');
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len()) && all_digits(first) && groups.all(|g| g.len() == 3 && all_digits(g))
}

fn trim_zeros(fraction: &[u8]) -> &[u8] {
    let end = fraction.iter().rposition(|b| *b != b'0').map_or(0, |p| p + 1);
    &fraction[..end]
}

/// Reads a date, `2024-12-31`, `2024/12/31` (as GDAL writes it in CSV), `31-12-2024`, `31.12.2024` or `31/12/2024`, as days since 1970-01-01.
pub fn date(text: &str) -> Read<i64> {
    const NO: CellFaultKind = CellFaultKind::NotOfType;
    let bytes = text.as_bytes();
    let (day_part, reading) = match bytes {
        [head @ .., _, _, b':', _, _] | [head @ .., _, _, b':', _, _, b':', _, _] if head.len() == 11 => {
            (&head[..10], Some(Reading::TimeOfDay))
        }
        [head @ .., b'Z'] if head.len() == 19 && head[10] == b'T' => (&head[..10], Some(Reading::TimeOfDay)),
        all => (all, None),
    };
    let number = |range: &[u8]| plain_int(range).filter(|_| all_digits(range));
    let parts = match day_part {
        [y @ .., b'-', m1, m2, b'-', d1, d2] if y.len() == 4 => (number(y), number(&[*m1, *m2]), number(&[*d1, *d2]), reading),
        [y @ .., b'/', m1, m2, b'/', d1, d2] if y.len() == 4 => {
            (number(y), number(&[*m1, *m2]), number(&[*d1, *d2]), reading.or(Some(Reading::Slashes)))
        }
        [d1, d2, s1 @ (b'-' | b'.' | b'/'), m1, m2, s2, y @ ..] if s1 == s2 && y.len() == 4 => {
            (number(y), number(&[*m1, *m2]), number(&[*d1, *d2]), reading.or(Some(Reading::DayFirst)))
        }
        _ => return Err(NO),
    };
    let (Some(y), Some(m), Some(d), reading) = parts else { return Err(NO) };
    days(y, m, d).map(|v| (v, reading)).ok_or(NO)
}

/// Days since 1970-01-01 of a date in the proleptic Gregorian calendar, years 1–9999.
/// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.)
pub fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let length = *lengths.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    if !(1..=9999).contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let year_of_era = y - era * 400;
    let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468)
}

/// Days since 1970-01-01 of a date in the form `2024-12-31` alone.
pub fn iso_days(text: &str) -> Option<i64> {
    match (text.len(), date(text)) {
        (10, Ok((days, None))) => Some(days),
        _ => None,
    }
}

/// The date of days since 1970-01-01, as `2024-12-31` (the inverse of [`days`]).
pub fn iso_date(days: i64) -> String {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z - era * 146_097;
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Reads a UUID, with or without braces, as lower-case text.
pub fn uuid(text: &str) -> Read<String> {
    let braced = text.strip_prefix('{').and_then(|t| t.strip_suffix('}'));
    let body = braced.unwrap_or(text);
    let right = body.len() == 36
        && body.bytes().enumerate().all(|(i, b)| match i {
            8 | 13 | 18 | 23 => b == b'-',
            _ => b.is_ascii_hexdigit(),
        });
    if right { Ok((body.to_ascii_lowercase(), braced.map(|_| Reading::Braces))) } else { Err(CellFaultKind::NotOfType) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_every_danish_dress() {
        let cases: &[(&str, u8, Result<i64, CellFaultKind>)] = &[
            ("0", 2, Ok(0)),
            ("1453", 2, Ok(145_300)),
            ("1.453", 2, Ok(145_300)),
            ("1.453.000", 2, Ok(145_300_000)),
            ("1.453,5", 2, Ok(145_350)),
            ("2,03", 2, Ok(203)),
            ("2.03", 2, Ok(203)),
            ("19.99", 2, Ok(1999)),
            ("1.005", 3, Ok(1005)),
            ("0.005", 2, Err(CellFaultKind::TooManyDecimals)),
            ("1,005", 2, Err(CellFaultKind::TooManyDecimals)),
            ("1.0050", 2, Err(CellFaultKind::TooManyDecimals)),
            ("1,500", 2, Ok(150)),
            ("-3", 2, Ok(-300)),
            ("1,2,3", 2, Err(CellFaultKind::NotOfType)),
            ("12.34.56", 2, Err(CellFaultKind::NotOfType)),
            ("", 2, Err(CellFaultKind::NotOfType)),
            ("-", 2, Err(CellFaultKind::NotOfType)),
            ("1e3", 2, Err(CellFaultKind::NotOfType)),
            ("NaN", 2, Err(CellFaultKind::NotOfType)),
            ("999999999999.99", 2, Ok(99_999_999_999_999)),
            ("1000000000000", 2, Err(CellFaultKind::TooManyDigits)),
        ];
        for (text, scale, want) in cases {
            assert_eq!(decimal(text, 14, *scale).map(|r| r.0), *want, "{text}");
        }
    }

    #[test]
    fn whole_numbers() {
        assert_eq!(int("0751"), Ok((751, Some(Reading::LeadingZeros))));
        assert_eq!(int("5.0"), Ok((5, Some(Reading::WholeWithDecimals))));
        assert_eq!(int("5,5"), Err(CellFaultKind::TooManyDecimals));
        assert_eq!(int("64.942.212"), Ok((64_942_212, Some(Reading::Thousands))));
        assert_eq!(int("99999999999999999999"), Err(CellFaultKind::TooManyDigits));
    }

    #[test]
    fn dates_both_ways_and_back() {
        assert_eq!(date("1970-01-01").map(|r| r.0), Ok(0));
        // 54 years of which 14 are leap, and 365 days into the leap year 2024.
        assert_eq!(date("2024-12-31").map(|r| r.0), Ok(54 * 365 + 13 + 365));
        assert_eq!(date("31-12-2024"), Ok((54 * 365 + 13 + 365, Some(Reading::DayFirst))));
        assert_eq!(date("2024-12-31T00:00:00").map(|r| r.1), Ok(Some(Reading::TimeOfDay)));
        for bad in ["2023-02-29", "2024-13-01", "31-31-2024", "2024-1-1", "24-12-31", "i dag"] {
            assert_eq!(date(bad), Err(CellFaultKind::NotOfType), "{bad}");
        }
        for day in (-800_000..800_000).step_by(97) {
            let text = iso_date(day);
            if text.len() == 10 && !text.starts_with('-') && !text.starts_with("0000") {
                assert_eq!(date(&text).map(|r| r.0), Ok(day), "{text}");
            }
        }
    }

    #[test]
    fn uuids() {
        assert!(uuid("6f1c1f6e-7f0a-4b5e-9b57-0f6f6f0c1a2b").is_ok());
        assert!(uuid("{6F1C1F6E-7F0A-4B5E-9B57-0F6F6F0C1A2B}").is_ok());
        assert!(uuid("6f1c1f6e7f0a4b5e9b570f6f6f0c1a2b").is_err());
    }
}
