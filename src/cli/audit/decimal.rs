//! JSON numbers, read exactly: an integer and a number of decimals.

/// The most decimals that are read.
const PLACES: u32 = 9;
/// The largest number that is read; the audit itself sets a lower limit.
const LARGEST: i128 = 1_000_000_000_000_000_000_000_000;

/// `number / 10^places`, without trailing zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    pub number: i128,
    pub places: u32,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal { number: 0, places: 0 };
    /// One.
    pub const ONE: Decimal = Decimal { number: 1, places: 0 };

    /// Reads a JSON number; `None` if it has too many digits.
    pub fn read(text: &str) -> Option<Decimal> {
        let (digits, exponent) = match text.split_once(['e', 'E']) {
            Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, behind) = digits.split_once('.').unwrap_or((digits, ""));
        let behind = behind.trim_end_matches('0');
        let number: i128 = format!("{whole}{behind}").parse().ok()?;
        if number == 0 {
            return Some(Decimal::ZERO);
        }
        let places = i32::try_from(behind.len()).ok()?.checked_sub(exponent)?;
        let number = if places < 0 { number.checked_mul(power(places.unsigned_abs())?)? } else { number };
        Decimal { number, places: places.max(0).unsigned_abs() }.tidy()
    }

    fn tidy(mut self) -> Option<Decimal> {
        while self.places > 0 && self.number % 10 == 0 {
            self.number /= 10;
            self.places -= 1;
        }
        (self.places <= PLACES && self.number.abs() <= LARGEST).then_some(self)
    }

    /// The number in units of `10^-places`; `None` if it has more decimals, or does not fit.
    pub fn at(self, places: u32) -> Option<i128> {
        self.number.checked_mul(power(places.checked_sub(self.places)?)?)
    }

    /// Rounded down, or up, to an integer.
    pub fn rounded(self, up: bool) -> i128 {
        let by = power(self.places).unwrap_or(1);
        if up { -(-self.number).div_euclid(by) } else { self.number.div_euclid(by) }
    }

    /// The product; `None` if it does not fit.
    pub fn times(self, other: Decimal) -> Option<Decimal> {
        let number = self.number.checked_mul(other.number)?;
        let product = Decimal { number, places: self.places + other.places };
        // Coefficient and value have 9 places each; their product may have 18.
        (product.number.abs() <= LARGEST.checked_mul(power(PLACES)?)?).then_some(product)
    }

    /// The sum; `None` if it does not fit.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let places = self.places.max(other.places);
        Some(Decimal { number: self.at(places)?.checked_add(other.at(places)?)?, places })
    }

    /// With the opposite sign.
    pub fn negative(self) -> Decimal {
        Decimal { number: -self.number, ..self }
    }
}

/// `10^places`.
pub fn power(places: u32) -> Option<i128> {
    10_i128.checked_pow(places)
}

/// `number / (denominator · 10^places)` as a JSON number, rounded to nine decimals.
pub fn written(number: i128, denominator: i128, places: u32) -> String {
    let most = power(PLACES).unwrap_or(1);
    let divisor = denominator.saturating_mul(power(places).unwrap_or(1));
    let (sign, number) = (if number < 0 { "-" } else { "" }, number.abs());
    let (mut whole, rest) = (number / divisor, number % divisor);
    // Half up. The remainder is below the divisor, so the product overflows only for a vast divisor.
    let scaled = rest.checked_mul(most).map_or(0, |scaled| (scaled + divisor / 2) / divisor);
    whole += scaled / most;
    let behind = format!("{:09}", scaled % most);
    match behind.trim_end_matches('0') {
        "" if whole == 0 => "0".to_owned(),
        "" => format!("{sign}{whole}"),
        behind => format!("{sign}{whole}.{behind}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_are_read_exactly() {
        let read = |text| Decimal::read(text).map(|d| (d.number, d.places));
        assert_eq!(read("19.99"), Some((1999, 2)));
        assert_eq!(read("-0.50"), Some((-5, 1)));
        assert_eq!(read("1e3"), Some((1000, 0)));
        assert_eq!(read("12.5E-1"), Some((125, 2)));
        assert_eq!(read("100"), Some((100, 0)));
        assert_eq!(read("0e99"), Some((0, 0)));
        assert_eq!(read("1e30"), None);
        assert_eq!(read("0.0000000001"), None);
        assert_eq!(read("99999999999999999999999999999999999999999999"), None);
        assert_eq!((Decimal::read("-2.5").unwrap().rounded(false), Decimal::read("-2.5").unwrap().rounded(true)), (-3, -2));
    }

    #[test]
    fn fractions_are_written_with_all_their_places_or_nine() {
        assert_eq!(written(1999, 1, 2), "19.99");
        assert_eq!(written(-5, 2, 0), "-2.5");
        assert_eq!(written(1, 3, 0), "0.333333333");
        assert_eq!(written(-2, 3, 1), "-0.066666667");
        assert_eq!(written(0, 1, 2), "0");
        assert_eq!(written(2_999_999_999_999, 3, 12), "1");
    }
}
