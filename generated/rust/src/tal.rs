//! Tal, læst af deres tekst: ingen flydende tal undervejs, så `19.99` er 19,99 og ikke næsten.
//!
//! Et JSON-tal tages som rå tekst (`RawValue`) og regnes om til et helt tal i mindste enhed. Derfor læses typerne
//! af `serde_json` og ikke gennem formater, hvor tallet allerede er blevet til et flydende tal.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use std::fmt;
use std::str::FromStr;

/// Flest cifre, som et skaleret tal kan have.
const MAX_DIGITS: usize = 38;

/// Hvorfor en tekst ikke er et tal af den ønskede slags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// Teksten er ikke et tal, som JSON skriver dem.
    NotANumber,
    /// Tallet har flere decimaler, end feltet har.
    TooManyDecimals,
    /// Tallet har flere cifre, end feltet har.
    TooManyDigits,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "ikke et tal / not a number",
            Self::TooManyDecimals => "for mange decimaler / too many decimals",
            Self::TooManyDigits => "for mange cifre / too many digits",
        })
    }
}

impl std::error::Error for NumberError {}

/// Et decimaltal som databasens `numeric(DIGITS, SCALE)`: højst `DIGITS` cifre i alt, heraf `SCALE` decimaler.
///
/// Værdien er et helt tal i mindste enhed: 12,5 med to decimaler er 1250. Læses af et JSON-tal eller, med
/// [`str::parse`], af tekst med punktum. Overskydende nuller (`12.500`) er ikke decimaler; alt andet for langt afvises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal<const DIGITS: u32, const SCALE: u32>(i128);

impl<const DIGITS: u32, const SCALE: u32> Decimal<DIGITS, SCALE> {
    /// Tallet med denne værdi i mindste enhed; `None`, når det har for mange cifre.
    pub fn from_scaled(scaled: i128) -> Option<Self> {
        let limit = 10_u128.checked_pow(DIGITS);
        limit.is_none_or(|limit| scaled.unsigned_abs() < limit).then_some(Self(scaled))
    }

    /// Værdien i mindste enhed: tallet gange 10 opløftet til `SCALE`.
    pub fn scaled(self) -> i128 {
        self.0
    }
}

impl<const DIGITS: u32, const SCALE: u32> FromStr for Decimal<DIGITS, SCALE> {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        Self::from_scaled(scaled(text, SCALE)?).ok_or(NumberError::TooManyDigits)
    }
}

impl<const DIGITS: u32, const SCALE: u32> fmt::Display for Decimal<DIGITS, SCALE> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = SCALE as usize + 1;
        let digits = format!("{:0>width$}", self.0.unsigned_abs());
        let (whole, part) = digits.split_at(digits.len() - SCALE as usize);
        let sign = if self.0 < 0 { "-" } else { "" };
        let point = if part.is_empty() { "" } else { "." };
        f.pad(&format!("{sign}{whole}{point}{part}"))
    }
}

/// Som et JSON-tal uden overskydende nuller.
impl<const DIGITS: u32, const SCALE: u32> Serialize for Decimal<DIGITS, SCALE> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.to_string();
        let short = if SCALE == 0 { text.as_str() } else { text.trim_end_matches('0').trim_end_matches('.') };
        RawValue::from_string(short.to_owned()).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de, const DIGITS: u32, const SCALE: u32> Deserialize<'de> for Decimal<DIGITS, SCALE> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer)?.get().parse().map_err(D::Error::custom)
    }
}

/// Et helt tal på 32 bit af et JSON-tal; `5.0` og `5e0` er 5.
pub(crate) fn integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i32, D::Error> {
    code(deserializer).and_then(|whole| i32::try_from(whole).map_err(|_| D::Error::custom(NumberError::TooManyDigits)))
}

/// Som [`integer`], hvor `null` er ingen værdi.
pub(crate) fn optional_integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i32>, D::Error> {
    #[derive(Deserialize)]
    struct Whole(#[serde(deserialize_with = "integer")] i32);
    Ok(Option::<Whole>::deserialize(deserializer)?.map(|whole| whole.0))
}

/// En kode af et JSON-tal.
pub(crate) fn code<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    let whole = scaled(raw.get(), 0).map_err(D::Error::custom)?;
    i64::try_from(whole).map_err(|_| D::Error::custom(NumberError::TooManyDigits))
}

/// Tallet gange 10 opløftet til `scale`, hvis det er helt.
fn scaled(text: &str, scale: u32) -> Result<i128, NumberError> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = text.split_once(['e', 'E']).map_or((text, Ok(0)), |(m, e)| (m, power(e)));
    let (whole, part) = mantissa.split_once('.').map_or((mantissa, None), |(w, p)| (w, Some(p)));
    let is_digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || part.is_some_and(|p| !is_digits(p)) || (whole.len() > 1 && whole.starts_with('0')) {
        return Err(NumberError::NotANumber);
    }
    let exponent = exponent?;
    let part = part.unwrap_or_default();
    let digits = format!("{whole}{part}");
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return Ok(0);
    }
    let kept = digits.trim_end_matches('0');
    let zeros = (digits.len() - kept.len()) as i64;
    let shift = exponent.saturating_add(zeros).saturating_sub(part.len() as i64).saturating_add(i64::from(scale));
    let shift = usize::try_from(shift).map_err(|_| NumberError::TooManyDecimals)?;
    if kept.len().saturating_add(shift) > MAX_DIGITS {
        return Err(NumberError::TooManyDigits);
    }
    let value: i128 = format!("{kept}{}", "0".repeat(shift)).parse().map_err(|_| NumberError::TooManyDigits)?;
    Ok(if negative { -value } else { value })
}

/// Eksponenten; en, der ikke kan være i et tal, er så stor eller lille, at den alligevel falder uden for.
fn power(text: &str) -> Result<i64, NumberError> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NumberError::NotANumber);
    }
    let size = digits.parse::<i64>().unwrap_or(i64::MAX / 4).min(i64::MAX / 4);
    Ok(if text.starts_with('-') { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::*;

    type Two = Decimal<14, 2>;

    #[test]
    fn a_number_is_read_by_its_text() {
        for (text, want) in [("19.99", 1999), ("-0.05", -5), ("12.500", 1250), ("1.5e2", 15000), ("1e-2", 1), ("0", 0)] {
            assert_eq!(text.parse::<Two>().map(Two::scaled), Ok(want), "{text}");
            assert_eq!(serde_json::from_str::<Two>(text).unwrap().scaled(), want, "{text}");
        }
    }

    #[test]
    fn too_long_numbers_are_refused() {
        assert_eq!("1.005".parse::<Two>(), Err(NumberError::TooManyDecimals));
        assert_eq!("0.1000000000000000055".parse::<Two>(), Err(NumberError::TooManyDecimals));
        assert_eq!("1000000000000".parse::<Two>(), Err(NumberError::TooManyDigits));
        assert_eq!("999999999999.99".parse::<Two>().map(Two::scaled), Ok(99_999_999_999_999));
        assert_eq!("1e999999999999999999999".parse::<Two>(), Err(NumberError::TooManyDigits));
        assert_eq!("1e-999999999999999999999".parse::<Two>(), Err(NumberError::TooManyDecimals));
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in ["", "-", ".5", "5.", "01", "1,5", "1e", "+1", "NaN", " 1", "1 "] {
            assert_eq!(text.parse::<Two>(), Err(NumberError::NotANumber), "{text}");
        }
        assert!(serde_json::from_str::<Two>("\"19.99\"").is_err());
        assert!(serde_json::from_str::<Two>("null").is_err());
        assert!(serde_json::from_str::<Two>("true").is_err());
    }

    #[test]
    fn a_number_is_written_exactly() {
        let number: Two = "-0.50".parse().unwrap();
        assert_eq!(number.to_string(), "-0.50");
        assert_eq!(serde_json::to_string(&number).unwrap(), "-0.5");
        let whole: Two = "100".parse().unwrap();
        assert_eq!(serde_json::to_string(&whole).unwrap(), "100");
    }
}
