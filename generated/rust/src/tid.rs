//! Datoer, tidspunkter og UUID: tekster, som kun findes, når de er gyldige.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// En tekst er ikke det, typen rummer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatError(&'static str);

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for FormatError {}

const NOT_A_DATE: FormatError = FormatError("ikke en dato, ÅÅÅÅ-MM-DD / not a date, YYYY-MM-DD");
const NOT_A_TIMESTAMP: FormatError = FormatError("ikke et tidspunkt med tidszone / not a timestamp with time zone");
const NOT_A_UUID: FormatError = FormatError("ikke et UUID / not a UUID");

/// En dag i kalenderen, fra år 1 til år 9999. Skrives ÅÅÅÅ-MM-DD.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Dagen; `None`, når den ikke findes.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// Året.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Måneden, 1–12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Dagen i måneden, fra 1.
    pub fn day(self) -> u8 {
        self.day
    }
}

fn days(year: u16, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        if !has_form(text, "0000-00-00") {
            return Err(NOT_A_DATE);
        }
        let mut parts = text.split('-').map(|part| part.parse::<u16>().unwrap_or_default());
        let mut next = || parts.next().unwrap_or_default();
        let (year, month, day) = (next(), next(), next());
        Self::new(year, month as u8, day as u8).ok_or(NOT_A_DATE)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}-{:02}", self.year, self.month, self.day))
    }
}

/// Et tidspunkt med tidszone, skrevet ÅÅÅÅ-MM-DDTtt:mm:ss+tt:mm eller med `Z`. Teksten beholdes, som den er.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp(String);

impl FromStr for Timestamp {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        is_timestamp(text).then(|| Self(text.to_owned())).ok_or(NOT_A_TIMESTAMP)
    }
}

fn is_timestamp(text: &str) -> bool {
    let Some((date, clock)) = text.split_once('T') else { return false };
    let Some(at) = clock.find(['Z', '+', '-']) else { return false };
    let (time, zone) = clock.split_at(at);
    let (time, part) = time.split_once('.').map_or((time, "0"), |(time, part)| (time, part));
    let digits = (1..=6).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let zone = zone == "Z" || zone.get(1..).is_some_and(is_clock);
    let seconds = time.get(5..).is_some_and(|s| has_form(s, ":00") && s[1..].parse::<u8>().is_ok_and(|s| s < 60));
    date.parse::<Date>().is_ok() && digits && zone && seconds && time.get(..5).is_some_and(is_clock)
}

/// tt:mm i døgnet.
fn is_clock(text: &str) -> bool {
    let below = |part: Option<&str>, limit| part.and_then(|p| p.parse::<u8>().ok()).is_some_and(|n| n < limit);
    has_form(text, "00:00") && below(text.get(..2), 24) && below(text.get(3..), 60)
}

/// Et UUID, 8-4-4-4-12 hexadecimale cifre. Teksten beholdes, som den er.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uuid(String);

impl FromStr for Uuid {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        let plain: String = text.chars().map(|c| if c.is_ascii_hexdigit() { '0' } else { c }).collect();
        let valid = plain == "00000000-0000-0000-0000-000000000000";
        valid.then(|| Self(text.to_owned())).ok_or(NOT_A_UUID)
    }
}

/// Teksten følger formen, hvor 0 står for et ciffer og alt andet for sig selv.
fn has_form(text: &str, form: &str) -> bool {
    let fits = |(t, f): (u8, u8)| if f == b'0' { t.is_ascii_digit() } else { t == f };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = FormatError;

    fn try_from(text: String) -> Result<Self, FormatError> {
        text.parse()
    }
}

macro_rules! text_type {
    ($name:ident) => {
        impl $name {
            /// Teksten.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = FormatError;

            fn try_from(text: String) -> Result<Self, FormatError> {
                text.parse()
            }
        }
    };
}

text_type!(Timestamp);
text_type!(Uuid);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for text in ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(text.parse::<Date>().map(|d| d.to_string()), Ok(text.to_owned()));
        }
        for text in ["2023-02-29", "1900-02-29", "0000-01-01", "2024-13-01", "2024-04-31", "2024-1-1", "2024-01-01\n", ""] {
            assert!(text.parse::<Date>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_timestamp_has_a_zone() {
        for text in ["2024-01-01T12:30:00Z", "2024-01-01T12:30:00.123+02:00"] {
            assert!(text.parse::<Timestamp>().is_ok(), "{text}");
        }
        for text in ["2024-01-01T12:30:00", "2024-01-01 12:30:00Z", "2024-01-01T24:00:00Z", "2024-01-01T12:30:60Z", "T", "2024-01-01TæøåZ"] {
            assert!(text.parse::<Timestamp>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_uuid_has_five_groups() {
        assert!("0b1c2d3e-4f50-4617-8829-3a4b5c6d7e8f".parse::<Uuid>().is_ok());
        for text in ["0b1c2d3e4f50461788293a4b5c6d7e8f", "{0b1c2d3e-4f50-4617-8829-3a4b5c6d7e8f}", "0b1c2d3e-4f50-4617-8829-3a4b5c6d7e8g"] {
            assert!(text.parse::<Uuid>().is_err(), "{text}");
        }
    }
}
