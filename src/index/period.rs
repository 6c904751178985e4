//! Periods in Statistikbanken's notation: `2024`, `2024K3`, `2024M09`.

use crate::delivery::iso_days;
use crate::model::{Indikator, Tidsform};

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Span {
    /// A year.
    Year,
    /// A quarter.
    Quarter,
    /// A month.
    Month,
}

/// A period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Period {
    /// Its length.
    pub(crate) span: Span,
    /// How many periods of its length came before it since year 0.
    pub(crate) number: i64,
}

impl Period {
    /// Reads a period; `None` if the text is none.
    pub(crate) fn read(text: &str) -> Option<Period> {
        let year: i64 = text.get(..4)?.parse().ok()?;
        let part = |text: &str, last: i64| text.parse::<i64>().ok().filter(|n| (1..=last).contains(n));
        let (span, number) = match (text.get(4..5), text.get(5..)) {
            (None, _) => (Span::Year, year),
            (Some("K"), Some(quarter)) => (Span::Quarter, year * 4 + part(quarter, 4)? - 1),
            (Some("M"), Some(month)) => (Span::Month, year * 12 + part(month, 12)? - 1),
            _ => return None,
        };
        Some(Period { span, number })
    }

    /// A whole year.
    pub(crate) fn year(year: i64) -> Period {
        Period { span: Span::Year, number: year }
    }

    /// Its first day, as days since 1970-01-01; `None` outside years 1–9999.
    pub(crate) fn first_day(self) -> Option<i64> {
        let (year, month) = match self.span {
            Span::Year => (self.number, 1),
            Span::Quarter => (self.number.div_euclid(4), self.number.rem_euclid(4) * 3 + 1),
            Span::Month => (self.number.div_euclid(12), self.number.rem_euclid(12) + 1),
        };
        iso_days(&format!("{year:04}-{month:02}-01"))
    }

    /// Its last day.
    pub(crate) fn last_day(self) -> Option<i64> {
        Period { number: self.number + 1, ..self }.first_day().map(|day| day - 1)
    }
}

/// The time that a figure is of, in months since year 0, both inclusive: of a stock the month on whose first day it was counted,
/// of a flow the months that it sums up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct When {
    pub(crate) from: i64,
    pub(crate) to: i64,
}

impl When {
    /// Of a period of an indicator. Two periods of the same months have the same figure: 2025 and 2025K4 of the last twelve
    /// months, 2026 and 2026M01 of a stock.
    pub(crate) fn of(indicator: &Indikator, period: Period) -> When {
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
    pub(crate) fn later(self, years: i64) -> When {
        When { from: self.from + 12 * years, to: self.to + 12 * years }
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, part) = match self.span {
            Span::Year => (self.number, 0),
            Span::Quarter => (self.number.div_euclid(4), self.number.rem_euclid(4) + 1),
            Span::Month => (self.number.div_euclid(12), self.number.rem_euclid(12) + 1),
        };
        match self.span {
            Span::Year => write!(f, "{year:04}"),
            Span::Quarter => write!(f, "{year:04}K{part}"),
            Span::Month => write!(f, "{year:04}M{part:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_have_their_first_and_last_day() {
        for (text, first, last) in [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024K3", "2024-07-01", "2024-09-30"),
            ("2024K4", "2024-10-01", "2024-12-31"),
            ("2024M02", "2024-02-01", "2024-02-29"),
            ("2023M12", "2023-12-01", "2023-12-31"),
        ] {
            let period = Period::read(text);
            assert_eq!(period.and_then(Period::first_day), iso_days(first), "{text}");
            assert_eq!(period.and_then(Period::last_day), iso_days(last), "{text}");
        }
        for text in ["2024X1", "år24", "2024K5", "2024M00", "2024M13", "2024K"] {
            assert_eq!(Period::read(text), None, "{text}");
        }
    }
}
