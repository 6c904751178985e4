//! Whole numbers of 256 bits, for the few products of columns that 128 bits cannot hold.
//!
//! Only what the evaluator needs: it adds, subtracts, multiplies and divides numbers that are proved beforehand to
//! fit. Nothing here allocates or panics; a result that did not fit would wrap around.

/// A whole number of 256 bits in two's complement. Field order makes the derived order the numbers' order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wide {
    high: i128,
    low: u128,
}

impl Wide {
    pub(super) const ZERO: Wide = Wide { high: 0, low: 0 };
    pub(super) const ONE: Wide = Wide { high: 0, low: 1 };

    /// The low 128 bits, which are the number itself where it fits.
    pub(super) fn truncate(self) -> i128 {
        self.low.cast_signed()
    }

    /// The number, where it fits 128 bits.
    pub(super) fn narrow(self) -> Option<i128> {
        let number = self.truncate();
        (Wide::from(number) == self).then_some(number)
    }

    /// 10 to this power, up to the 76 digits that fit.
    pub(super) fn power_of_ten(exponent: u32) -> Option<Wide> {
        if exponent <= 38 {
            return Some(Wide::from(10_i128.pow(exponent)));
        }
        (exponent <= 76).then(|| Wide::from(10_i128.pow(38)).mul(Wide::from(10_i128.pow(exponent - 38))))
    }

    pub(super) fn is_negative(self) -> bool {
        self.high < 0
    }

    /// How many bits the number's size takes: 0 for 0, 1 for ±1, 2 for ±2 and ±3.
    pub(super) fn bits(self) -> u32 {
        let size = self.abs();
        match size.high {
            0 => 128 - size.low.leading_zeros(),
            high => 256 - high.cast_unsigned().leading_zeros(),
        }
    }

    pub(super) fn add(self, other: Wide) -> Wide {
        let (low, carry) = self.low.overflowing_add(other.low);
        Wide { high: self.high.wrapping_add(other.high).wrapping_add(i128::from(carry)), low }
    }

    pub(super) fn sub(self, other: Wide) -> Wide {
        let (low, borrow) = self.low.overflowing_sub(other.low);
        Wide { high: self.high.wrapping_sub(other.high).wrapping_sub(i128::from(borrow)), low }
    }

    pub(super) fn mul(self, other: Wide) -> Wide {
        let (low, carried) = multiply(self.low, other.low);
        let crossed =
            self.high.wrapping_mul(other.low.cast_signed()).wrapping_add(other.high.wrapping_mul(self.low.cast_signed()));
        Wide { high: carried.cast_signed().wrapping_add(crossed), low }
    }

    pub(super) fn neg(self) -> Wide {
        Wide::ZERO.sub(self)
    }

    pub(super) fn abs(self) -> Wide {
        if self.is_negative() { self.neg() } else { self }
    }

    /// Quotient toward zero and remainder with the dividend's sign. Dividing by zero gives zero and the dividend.
    pub(super) fn div_rem(self, divisor: Wide) -> (Wide, Wide) {
        if let (Some(a), Some(b)) = (self.narrow(), divisor.narrow())
            && b != 0
            && a != i128::MIN
        {
            return (Wide::from(a / b), Wide::from(a % b));
        }
        let (quotient, remainder) = divide(self.abs(), divisor.abs());
        let negative = self.is_negative() != divisor.is_negative();
        (if negative { quotient.neg() } else { quotient }, if self.is_negative() { remainder.neg() } else { remainder })
    }
}

impl From<i128> for Wide {
    fn from(number: i128) -> Self {
        Wide { high: number >> 127, low: number.cast_unsigned() }
    }
}

impl From<i64> for Wide {
    fn from(number: i64) -> Self {
        Wide::from(i128::from(number))
    }
}

/// The product of two numbers of 128 bits: its low and its high half.
fn multiply(a: u128, b: u128) -> (u128, u128) {
    const HALF: u128 = u64::MAX as u128;
    let (a1, a0, b1, b0) = (a >> 64, a & HALF, b >> 64, b & HALF);
    let bottom = a0 * b0;
    // Neither sum can carry out: (2^64 − 1)² + 2·(2^64 − 1) = 2^128 − 1.
    let middle = a1 * b0 + (bottom >> 64);
    let other = a0 * b1 + (middle & HALF);
    ((other << 64) | (bottom & HALF), a1 * b1 + (middle >> 64) + (other >> 64))
}

/// Long division, bit by bit, of a number that is not negative by one that is not negative.
fn divide(number: Wide, divisor: Wide) -> (Wide, Wide) {
    if divisor == Wide::ZERO {
        return (Wide::ZERO, number);
    }
    let (mut quotient, mut rest) = (Wide::ZERO, Wide::ZERO);
    for bit in (0..number.bits()).rev() {
        let next = if bit >= 128 { (number.high >> (bit - 128)) & 1 } else { ((number.low >> bit) & 1).cast_signed() };
        rest = rest.add(rest).add(Wide::from(next));
        quotient = quotient.add(quotient);
        if rest >= divisor {
            rest = rest.sub(divisor);
            quotient = quotient.add(Wide::ONE);
        }
    }
    (quotient, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ten(exponent: u32) -> Wide {
        Wide::power_of_ten(exponent).expect("fits")
    }

    #[test]
    fn powers_of_ten_multiply_and_divide_back() {
        assert_eq!(ten(70).div_rem(ten(30)), (ten(40), Wide::ZERO));
        assert_eq!(ten(76).neg().add(Wide::ONE).div_rem(ten(75)).0, Wide::from(-9_i128));
        assert_eq!(ten(76).neg().add(Wide::ONE).div_rem(ten(75)).1, ten(75).sub(Wide::ONE).neg());
        assert_eq!(Wide::power_of_ten(77), None);
        assert_eq!(ten(76).bits(), 253);
    }

    proptest! {
        #[test]
        fn agrees_with_128_bits(a in any::<i64>(), b in any::<i64>(), c in any::<i128>()) {
            let (x, y) = (i128::from(a), i128::from(b));
            prop_assert_eq!(Wide::from(a).add(Wide::from(b)), Wide::from(x + y));
            prop_assert_eq!(Wide::from(a).sub(Wide::from(b)), Wide::from(x - y));
            prop_assert_eq!(Wide::from(a).mul(Wide::from(b)), Wide::from(x * y));
            prop_assert_eq!(Wide::from(a).cmp(&Wide::from(c)), x.cmp(&c));
            prop_assert_eq!(Wide::from(c).neg().neg(), Wide::from(c));
            prop_assert_eq!(Wide::from(c).abs().bits(), 128 - c.unsigned_abs().leading_zeros());
        }

        #[test]
        fn division_undoes_multiplication(a in any::<i128>(), b in any::<i64>(), rest in any::<u32>()) {
            prop_assume!(b.unsigned_abs() > u64::from(rest));
            let rest = if (a < 0) != (b < 0) { -i128::from(rest) } else { i128::from(rest) };
            let product = Wide::from(a).mul(Wide::from(b)).add(Wide::from(rest));
            prop_assume!(a != 0);
            prop_assert_eq!(product.div_rem(Wide::from(b)), (Wide::from(a), Wide::from(rest)));
        }

        #[test]
        fn multiplication_distributes(a in any::<i128>(), b in any::<i64>(), c in any::<i32>()) {
            let (a, b, c) = (Wide::from(a), Wide::from(b), Wide::from(i64::from(c)));
            prop_assert_eq!(a.mul(b.add(c)), a.mul(b).add(a.mul(c)));
        }
    }
}
