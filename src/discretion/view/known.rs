//! What the rows of one cell tell of its count: all of them bind, a shown figure before a rounded one before a hidden one.

use super::{Marking, Row};
use crate::audit::NO_UPPER;
use crate::discretion::share::Share;
use crate::model::{Enhed, Indikator, Indikatortype};

/// How an indicator's counts are to be read.
#[derive(Debug, Clone, Copy)]
pub struct Measure {
    /// Hundredths in the unit that is counted in: 100 for whole persons, 1 where parts of persons are counted.
    unit: i64,
    /// The rounding base, in hundredths.
    base: i64,
    /// `vaerdi` is the count.
    is_count: bool,
    /// `vaerdi` is a percentage with so many decimals.
    decimals: Option<u8>,
}

/// What is known of a cell, in the measure's unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::discretion) struct Known {
    pub(in crate::discretion) lower: i64,
    pub(in crate::discretion) upper: i64,
    /// The row that hides it; none where it is shown or rounded elsewhere.
    pub(in crate::discretion) hidden: Option<u32>,
    /// The row that shows it rounded, and the rounded count; none where it is shown exactly elsewhere.
    pub(in crate::discretion) rounded: Option<(u32, i64)>,
}

impl Known {
    /// Nothing.
    pub(in crate::discretion) const NOTHING: Known = Known { lower: 0, upper: NO_UPPER, hidden: None, rounded: None };
}

impl Measure {
    /// Of an indicator; `base` is the policy's `afrunding_base`. None for means, which have no count.
    pub fn new(indicator: &Indikator, base: u16) -> Option<Measure> {
        let decimals = match indicator.slags {
            Indikatortype::Gennemsnit => return None,
            Indikatortype::Antal => None,
            Indikatortype::Andel => Some(indicator.decimaler),
        };
        let unit = if indicator.enhed == Enhed::Fuldtidspersoner { 1 } else { 100 };
        Some(Measure { unit, base: i64::from(base.max(1)) * 100, is_count: indicator.slags == Indikatortype::Antal, decimals })
    }

    /// Of counts of whole persons, households or dwellings, such as bases are.
    pub fn whole(base: u16) -> Measure {
        Measure { unit: 100, base: i64::from(base.max(1)) * 100, is_count: true, decimals: None }
    }

    /// So many persons in the measure's unit.
    pub(in crate::discretion) fn persons(&self, number: u32) -> i64 {
        i64::from(number) * (100 / self.unit)
    }

    /// Hundredths in the measure's unit.
    pub(in crate::discretion) fn units(&self, hundredths: i64) -> i64 {
        hundredths / self.unit
    }

    /// How far the rounding of parts of persons to hundredths may take a sum of so many figures off: half of one each.
    pub(in crate::discretion) fn slack(&self, figures: usize) -> i64 {
        if self.unit == 1 { (figures as i64 + 1) / 2 } else { 0 }
    }

    /// What the rows of a cell tell of its count.
    pub(in crate::discretion) fn known(&self, rows: &[Row]) -> Known {
        let shown = rows.iter().filter_map(|r| self.exact(r));
        if let Some((low, high)) = shown.map(|v| (v, v)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) {
            return Known { lower: low.div_euclid(self.unit), upper: self.up(high), ..Known::NOTHING };
        }
        let mut known = Known::NOTHING;
        let rounded = rows.iter().filter(|r| r.marking == Marking::Rounded);
        for (row, value) in rounded.filter_map(|r| Some((r.row, self.count(r)?))) {
            let off = self.base - 100;
            known.rounded = known.rounded.or(Some((row, value / self.unit)));
            self.narrow(&mut known, i128::from(value - off), Some(i128::from(value + off)));
        }
        for (low, high) in rows.iter().filter_map(|r| self.by_percentage(r, rows)) {
            self.narrow(&mut known, low, Some(high));
        }
        if let Some((_, most)) = self.of_base(rows) {
            self.narrow(&mut known, 0, Some(i128::from(most)));
        }
        known.hidden = rows.iter().find(|r| r.marking == Marking::Hidden && known.rounded.is_none()).map(|r| r.row);
        known
    }

    /// The count of a row. What stands in a hidden row against its mark is a fault that another rule tells.
    fn count(&self, row: &Row) -> Option<i64> {
        match row.marking {
            Marking::Open | Marking::Rounded if self.is_count => row.taeller.or(row.vaerdi),
            Marking::Open | Marking::Rounded => row.taeller,
            Marking::Hidden | Marking::Absent | Marking::Elsewhere => None,
        }
    }

    /// The count as it is: open, or marked as rounded and no multiple of the base, whatever its mark says.
    fn exact(&self, row: &Row) -> Option<i64> {
        self.count(row).filter(|v| row.marking == Marking::Open || v % self.base != 0)
    }

    /// The least and greatest base that rows of a cell tell, in hundredths.
    fn of_base(&self, rows: &[Row]) -> Option<(i64, i64)> {
        let off = |r: &Row| if r.marking == Marking::Rounded { self.base - 100 } else { 0 };
        let told = rows.iter().filter_map(|r| r.naevner.map(|n| (n - off(r), n + off(r))));
        told.reduce(|a, b| (a.0.max(b.0), a.1.min(b.1))).filter(|(low, high)| low <= high)
    }

    /// The counts, in hundredths, of which an open percentage is the rounding: n(p − h)/100 to n(p + h)/100 (R11).
    fn by_percentage(&self, row: &Row, rows: &[Row]) -> Option<(i128, i128)> {
        let (decimals, value) = self.decimals.zip(row.vaerdi).filter(|_| row.marking == Marking::Open)?;
        let (low, high) = Share::new(value, decimals).counts(self.of_base(rows)?, 1)?;
        Some((i128::from(low), i128::from(high)))
    }

    /// Narrows to these bounds, in hundredths; bounds that contradict what is known are another rule's business.
    fn narrow(&self, known: &mut Known, low: i128, high: Option<i128>) {
        let unit = i128::from(self.unit);
        let low = (low + unit - 1).div_euclid(unit).max(i128::from(known.lower));
        let high = high.map_or(i128::from(known.upper), |h| h.div_euclid(unit).min(i128::from(known.upper)));
        if low <= high
            && let (Ok(low), Ok(high)) = (i64::try_from(low), i64::try_from(high))
        {
            (known.lower, known.upper) = (low, high);
        }
    }

    fn up(&self, value: i64) -> i64 {
        -(-value).div_euclid(self.unit)
    }
}
