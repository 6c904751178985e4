//! The integers of 64, 128 and 256 bits that steps compute with.
//!
//! The plan proves that no result leaves its lane; the wrapping forms keep even a broken proof from panicking.

use super::batch::Scratch;
use crate::expr::plan::Lane;
use crate::expr::wide::Wide;

pub(super) trait Whole: Copy + Ord + 'static {
    const LANE: Lane;
    const ZERO: Self;
    /// The number, which is known to fit.
    fn from_wide(number: Wide) -> Self;
    fn to_wide(self) -> Wide;
    fn add(self, other: Self) -> Self;
    fn sub(self, other: Self) -> Self;
    fn mul(self, other: Self) -> Self;
    fn abs(self) -> Self;
    /// Toward zero, with the dividend's sign. Nothing divides by zero.
    fn div_rem(self, divisor: Self) -> (Self, Self);
    fn store(scratch: &mut Scratch) -> &mut Vec<Vec<Self>>;

    /// A column's own numbers, or `None` if they are of another lane.
    fn of_column(_: &[i64]) -> Option<&[Self]> {
        None
    }

    /// The nearest whole quotient, half away from zero. Twice the divisor fits, and it is positive.
    fn round(self, divisor: Self) -> Self {
        let (quotient, rest) = self.div_rem(divisor);
        let size = rest.abs();
        if size.add(size) < divisor {
            return quotient;
        }
        let one = Self::from_wide(Wide::ONE);
        if rest < Self::ZERO { quotient.sub(one) } else { quotient.add(one) }
    }
}

impl Whole for i64 {
    const LANE: Lane = Lane::Small;
    const ZERO: Self = 0;

    fn from_wide(number: Wide) -> Self {
        number.truncate() as i64
    }

    fn to_wide(self) -> Wide {
        Wide::from(self)
    }

    fn add(self, other: Self) -> Self {
        self.wrapping_add(other)
    }

    fn sub(self, other: Self) -> Self {
        self.wrapping_sub(other)
    }

    fn mul(self, other: Self) -> Self {
        self.wrapping_mul(other)
    }

    fn abs(self) -> Self {
        self.wrapping_abs()
    }

    fn div_rem(self, divisor: Self) -> (Self, Self) {
        (self.wrapping_div(divisor), self.wrapping_rem(divisor))
    }

    fn store(scratch: &mut Scratch) -> &mut Vec<Vec<Self>> {
        &mut scratch.small
    }

    fn of_column(numbers: &[i64]) -> Option<&[Self]> {
        Some(numbers)
    }
}

impl Whole for i128 {
    const LANE: Lane = Lane::Large;
    const ZERO: Self = 0;

    fn from_wide(number: Wide) -> Self {
        number.truncate()
    }

    fn to_wide(self) -> Wide {
        Wide::from(self)
    }

    fn add(self, other: Self) -> Self {
        self.wrapping_add(other)
    }

    fn sub(self, other: Self) -> Self {
        self.wrapping_sub(other)
    }

    fn mul(self, other: Self) -> Self {
        self.wrapping_mul(other)
    }

    fn abs(self) -> Self {
        self.wrapping_abs()
    }

    fn div_rem(self, divisor: Self) -> (Self, Self) {
        // Nearly every number that comes here is small, and a short division takes a tenth of the time.
        if let (Ok(a), Ok(b)) = (i64::try_from(self), i64::try_from(divisor)) {
            return (i128::from(a) / i128::from(b), i128::from(a.wrapping_rem(b)));
        }
        (self.wrapping_div(divisor), self.wrapping_rem(divisor))
    }

    fn store(scratch: &mut Scratch) -> &mut Vec<Vec<Self>> {
        &mut scratch.large
    }
}

impl Whole for Wide {
    const LANE: Lane = Lane::Huge;
    const ZERO: Self = Wide::ZERO;

    fn from_wide(number: Wide) -> Self {
        number
    }

    fn to_wide(self) -> Wide {
        self
    }

    fn add(self, other: Self) -> Self {
        Wide::add(self, other)
    }

    fn sub(self, other: Self) -> Self {
        Wide::sub(self, other)
    }

    fn mul(self, other: Self) -> Self {
        Wide::mul(self, other)
    }

    fn abs(self) -> Self {
        Wide::abs(self)
    }

    fn div_rem(self, divisor: Self) -> (Self, Self) {
        Wide::div_rem(self, divisor)
    }

    fn store(scratch: &mut Scratch) -> &mut Vec<Vec<Self>> {
        &mut scratch.huge
    }
}
