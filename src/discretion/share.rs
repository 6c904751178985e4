//! What a percentage that is shown tells of the count and the base that it was made from (risks R11 and R12).
//!
//! A percentage P with d decimals was rounded from 100·x/n, so that x lies in n(P − h)/100 to n(P + h)/100 and n in
//! 100x/(P + h) to 100x/(P − h), with h = 0.5 · 10⁻ᵈ. Bounds are closed: whether a half was rounded up or down is not known.
//! Counts and bases come in hundredths of a person, percentages in hundredths of a per cent, as the ledger keeps them.

/// The least and the greatest that a number can be, in hundredths.
pub type Range = (i64, i64);

/// What a percentage can be, in thousandths of a per cent, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    low: i128,
    high: i128,
}

impl Share {
    /// Of a percentage in hundredths of a per cent. One that shows more decimals than it is said to have, has them.
    pub fn new(value: i64, decimals: u8) -> Share {
        let shown = if value % 10 != 0 { 2 } else { u8::from(value % 100 != 0) };
        Share::around(i128::from(value) * 10, 500 / 10i128.pow(u32::from(decimals.max(shown).min(2))))
    }

    fn around(value: i128, half: i128) -> Share {
        Share { low: value - half, high: value + half }
    }

    /// Of a count and its base, to the thousandths around it; none where there is no base.
    pub fn of(count: i64, base: i64) -> Option<Share> {
        let (count, base) = (i128::from(count) * 100_000, i128::from(Some(base).filter(|b| *b > 0)?));
        Some(Share { low: count.div_euclid(base), high: -(-count).div_euclid(base) })
    }

    /// The least and greatest that it can be, in thousandths of a per cent.
    pub(super) fn ends(self) -> (i64, i64) {
        (self.low.max(0) as i64, self.high as i64)
    }

    /// The percentage that is left where this is the plain mean of it and others (risk R29).
    pub fn left(self, others: &[Share]) -> Share {
        let all = others.len() as i128 + 1;
        let (low, high): (i128, i128) = (others.iter().map(|o| o.low).sum(), others.iter().map(|o| o.high).sum());
        Share { low: self.low * all - high, high: self.high * all - low }
    }

    /// The counts, in whole `unit`s, of which this may be the percentage of a base; none where no count is.
    pub fn counts(self, base: Range, unit: i64) -> Option<Range> {
        let low = (i128::from(base.0) * self.low).max(0);
        let high = (i128::from(base.1) * self.high).div_euclid(100_000).min(i128::from(base.1));
        whole(-(-low).div_euclid(100_000), high, unit)
    }

    /// The bases, in whole `unit`s, of which this may be the percentage of a count; none where no base is, or every large one.
    pub fn bases(self, count: Range, unit: i64) -> Option<Range> {
        let least = Some(self.low).filter(|l| *l > 0)?;
        let low = -(-i128::from(count.0) * 100_000).div_euclid(self.high);
        whole(low.max(i128::from(count.0)), (i128::from(count.1) * 100_000).div_euclid(least), unit)
    }
}

/// The whole units between two numbers.
fn whole(low: i128, high: i128, unit: i64) -> Option<Range> {
    let unit = i128::from(unit.max(1));
    let (low, high) = (-(-low).div_euclid(unit) * unit, high.div_euclid(unit) * unit);
    let range = (i64::try_from(low).ok()?, i64::try_from(high).ok()?);
    (low <= high).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The counts of a base of whole persons whose percentage, rounded half up or half down, is this one: all tried.
    fn tried(base: i64, value: i64, decimals: u32) -> Vec<i64> {
        let step = 10i64.pow(2 - decimals);
        // |100·x/n − P| ≤ h, times 200·n to stay in whole numbers.
        (0..=base).filter(|x| (20_000 * x - 2 * value * base).abs() <= step * base).collect()
    }

    #[test]
    fn counts_are_those_that_round_to_the_percentage() {
        for base in 1..=130 {
            for decimals in 0..=2 {
                for value in (0..=10_000).step_by(10usize.pow(2 - decimals)) {
                    let all = tried(base, value, decimals);
                    let want = all.first().zip(all.last()).map(|(low, high)| (low * 100, high * 100));
                    let share = Share::around(i128::from(value) * 10, 500 / 10i128.pow(decimals));
                    assert_eq!(share.counts((base * 100, base * 100), 100), want, "{value} of {base} with {decimals}");
                }
            }
        }
    }

    #[test]
    fn a_count_is_unique_below_ten_to_two_more_than_the_decimals() {
        // n < 10^(2 + d): 999 with one decimal; 1000 leaves both ends of an interval of 1.
        let of = |base: i64, value| Share::new(value, 1).counts((base * 100, base * 100), 100);
        // 999 · 1.75 % = 17.48 and 999 · 1.85 % = 18.48.
        assert_eq!(of(999, 180), Some((1_800, 1_800)));
        // 2000 · 1.75 % = 35 and 2000 · 1.85 % = 37.
        assert_eq!(of(2_000, 180), Some((3_500, 3_700)));
    }

    #[test]
    fn bases_follow_from_a_count_and_its_percentage() {
        // 100·50/98.05 = 50.99 and 100·50/97.95 = 51.05.
        assert_eq!(Share::new(9_800, 1).bases((5_000, 5_000), 100), Some((5_100, 5_100)));
        // 100·50/10.05 = 497.5 and 100·50/9.95 = 502.5.
        assert_eq!(Share::new(1_000, 1).bases((5_000, 5_000), 100), Some((49_800, 50_200)));
        // 0.0 may be any small part of a base without end.
        assert_eq!(Share::new(0, 1).bases((0, 0), 100), None);
    }

    #[test]
    fn the_last_year_of_a_mean_is_its_double_less_the_other() {
        // 40 of 400 is 10 %; the mean 11.25 lies in 11.245 to 11.255, so that the other year's is 12.49 to 12.51: of 400 persons
        // 49.96 to 50.04.
        let other = Share::of(4_000, 40_000).map(|other| Share::new(1_125, 2).left(&[other]));
        assert_eq!(other.and_then(|o| o.counts((40_000, 40_000), 1)), Some((4_996, 5_004)));
        // 1 of 3 is between 33.333 and 33.334.
        assert_eq!(Share::of(100, 300), Some(Share { low: 33_333, high: 33_334 }));
        assert_eq!(Share::of(0, 0), None);
    }

    #[test]
    fn decimals_that_are_shown_are_there() {
        // 33.33 with one decimal said: 300 · 33.325 % = 99.98 and 300 · 33.335 % = 100.005.
        assert_eq!(Share::new(3_333, 1).counts((30_000, 30_000), 1), Some((9_998, 10_000)));
        assert_eq!(Share::new(3_330, 0), Share::new(3_330, 1));
    }
}
