//! What a variable is: a figure of an indicator, in an area, at a time, for codes.

use crate::index::cells::Codes;
use crate::index::period::{Period, Span};
use crate::model::{Indikator, Tidsform};

/// A figure of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Figure {
    /// `taeller`, or the value of a count.
    Count,
    /// `naevner`.
    Base,
}

/// The time that a figure is of, in months since year 0, both inclusive: of a stock the month on whose first day it was counted,
/// of a flow the months that it sums up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct When {
    pub(super) from: i64,
    pub(super) to: i64,
}

impl When {
    /// Of a period of an indicator. Two periods of the same months have the same figure: 2025 and 2025K4 of the last twelve
    /// months, 2026 and 2026M01 of a stock.
    pub(super) fn of(indicator: &Indikator, period: Period) -> When {
        let months = match period.span {
            Span::Year => 12,
            Span::Quarter => 3,
            Span::Month => 1,
        };
        let (first, last) = (period.number * months, period.number * months + months - 1);
        match (indicator.tidsform, indicator.vindue) {
            (Tidsform::Bestand, _) => When { from: first, to: first },
            (_, 0 | 1) => When { from: first, to: last },
            (_, window) => When { from: last + 1 - i64::from(window), to: last },
        }
    }

    /// The same months so many years later.
    pub(super) fn later(self, years: i64) -> When {
        When { from: self.from + 12 * years, to: self.to + 12 * years }
    }
}

/// A variable of a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key {
    pub(super) indicator: i64,
    pub(super) figure: Figure,
    pub(super) when: When,
    /// The interner's number of the area; negative for an area that no row names.
    pub(super) area: i64,
    pub(super) codes: Codes,
}

/// Which codes are not 0.
pub(super) fn mask(codes: Codes) -> usize {
    codes.iter().enumerate().map(|(d, code)| usize::from(*code != 0) << d).sum()
}
