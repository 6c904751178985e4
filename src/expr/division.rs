//! Division of an exact decimal by a literal, with PostgreSQL's own choice of decimals in the quotient.
//!
//! A quotient such as 1/3 has no exact decimal form, so what it is compared with depends on how many decimals it is
//! given. PostgreSQL gives at least 16 significant digits, counted in groups of four digits, and never fewer
//! decimals than the operands have (`select_div_scale` in its `numeric.c`). The same is done here, row by row.

use super::wide::Wide;

/// Fewest significant digits of a quotient.
const SIGNIFICANT: i64 = 16;
/// Digits in a group.
const GROUP: i64 = 4;

/// Division by one literal.
#[derive(Debug, Clone)]
pub(super) struct Division {
    dividend_scale: u32,
    divisor: Wide,
    divisor_scale: u32,
    /// The divisor's first group of digits, and its place.
    lead: Lead,
    /// Decimals of every quotient; those that PostgreSQL leaves out are zero.
    pub(super) scale: u32,
}

/// A number's first group of four digits, and which group it is: 0 for units, 1 for ten thousands, −1 for decimals.
#[derive(Debug, Clone, Copy)]
struct Lead {
    place: i64,
    digits: i64,
}

impl Division {
    /// Division of decimals with this scale and at most this size, with the size of its quotients; `None` if a
    /// step of it could be too large. The divisor is not zero.
    pub(super) fn new(scale: u32, size: Wide, divisor: Wide, divisor_scale: u32) -> Option<(Division, Wide)> {
        let lead = Lead::of(divisor, divisor_scale);
        // The smallest dividend gives the most decimals.
        let most = decimals(Lead::of(Wide::ONE, scale).over(lead), scale, divisor_scale);
        let division = Division { dividend_scale: scale, divisor, divisor_scale, lead, scale: most };
        let shifted = |by: u32| {
            let power = Wide::power_of_ten(by)?;
            (size.bits() + power.bits() <= 253).then(|| size.mul(power))
        };
        // What a row multiplies by is at most this, and its quotient is scaled up to the common scale after that.
        let quotient = shifted(most + divisor_scale - scale)?.div_rem(divisor.abs()).0;
        Some((division, quotient.add(Wide::ONE)))
    }

    /// The quotient, scaled by `scale`.
    pub(super) fn quotient(&self, dividend: Wide) -> Wide {
        if dividend == Wide::ZERO {
            return Wide::ZERO;
        }
        let place = Lead::of(dividend, self.dividend_scale).over(self.lead);
        let scale = decimals(place, self.dividend_scale, self.divisor_scale);
        let power = |exponent: u32| Wide::power_of_ten(exponent).unwrap_or(Wide::ONE);
        let shifted = dividend.mul(power(scale + self.divisor_scale - self.dividend_scale));
        round(shifted, self.divisor).mul(power(self.scale.saturating_sub(scale)))
    }
}

/// The nearest whole quotient, half away from zero.
pub(super) fn round(dividend: Wide, divisor: Wide) -> Wide {
    let (quotient, rest) = dividend.div_rem(divisor);
    let rest = rest.abs();
    if rest.add(rest) < divisor.abs() {
        return quotient;
    }
    let away = if dividend.is_negative() == divisor.is_negative() { Wide::ONE } else { Wide::ONE.neg() };
    quotient.add(away)
}

/// Decimals of a quotient whose first group of digits is at this position.
fn decimals(place: i64, scale: u32, divisor_scale: u32) -> u32 {
    let wanted = SIGNIFICANT - place * GROUP;
    u32::try_from(wanted.max(0)).unwrap_or(u32::MAX).max(scale).max(divisor_scale)
}

impl Lead {
    /// The place of the first group of a quotient. PostgreSQL guesses it from the first groups alone.
    fn over(self, divisor: Lead) -> i64 {
        self.place - divisor.place - i64::from(self.digits <= divisor.digits)
    }

    /// Of a number that is not zero.
    fn of(number: Wide, scale: u32) -> Lead {
        let size = number.abs();
        // 1233/4096 is just under the decimal digits of a bit, so this is the number of digits or one or two less.
        let mut digits = (size.bits() * 1_233 / 4_096).saturating_sub(1);
        while Wide::power_of_ten(digits).is_some_and(|power| power <= size) {
            digits += 1;
        }
        let place = (i64::from(digits) - 1 - i64::from(scale)).div_euclid(GROUP);
        let below = i64::from(scale) + place * GROUP;
        let power = Wide::power_of_ten(u32::try_from(below.unsigned_abs()).unwrap_or(0)).unwrap_or(Wide::ONE);
        let group = if below >= 0 { size.div_rem(power).0 } else { size.mul(power) };
        Lead { place, digits: i64::try_from(group.truncate()).unwrap_or(0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(dividend: i64, scale: u32, divisor: i64, divisor_scale: u32) -> (i128, u32) {
        let size = Wide::from(i64::MAX);
        let (division, _) = Division::new(scale, size, Wide::from(divisor), divisor_scale).expect("fits");
        (division.quotient(Wide::from(dividend)).narrow().expect("fits"), division.scale)
    }

    #[test]
    fn a_third_has_twenty_decimals() {
        // 1.00 / 3 = 0.33333333333333333333
        assert_eq!(divided(100, 2, 3, 0), (33_333_333_333_333_333_333, 20));
        assert_eq!(divided(-100, 2, 3, 0), (-33_333_333_333_333_333_333, 20));
    }

    #[test]
    fn large_numbers_have_fewer_decimals() {
        // 1000000000000.00 / 7 = 142857142857.14285714: the group 1 is less than 7, so one group less is counted.
        let (quotient, scale) = divided(100_000_000_000_000, 2, 7, 0);
        assert_eq!((quotient, scale), (14_285_714_285_714_285_714 * 10_i128.pow(12), 20));
    }

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(round(Wide::from(5_i64), Wide::from(2_i64)), Wide::from(3_i64));
        assert_eq!(round(Wide::from(-5_i64), Wide::from(2_i64)), Wide::from(-3_i64));
        assert_eq!(round(Wide::from(5_i64), Wide::from(-2_i64)), Wide::from(-3_i64));
        assert_eq!(round(Wide::from(7_i64), Wide::from(5_i64)), Wide::from(1_i64));
    }
}
