//! A cell of a sheet, as Excel keeps it, into one that every reader gives.

use crate::delivery::batch::Reading;
use crate::delivery::read::Cell;
use calamine::{DataRef, ExcelDateTime, XlsxFormulaMetadata};

/// The text of a formula, where it is the cell's own.
pub(super) fn formula(formula: Option<&XlsxFormulaMetadata>) -> Option<&str> {
    match formula? {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => Some(formula),
        _ => None,
    }
}

/// The text of a column's name; of a formula without a value the formula.
pub(super) fn name(value: &DataRef<'_>, written: Option<&XlsxFormulaMetadata>) -> String {
    match value {
        DataRef::Empty => written.map_or_else(String::new, |f| format!("={}", formula(Some(f)).unwrap_or_default())),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(x) => x.to_string(),
        DataRef::Bool(b) => truth(*b).to_owned(),
        _ => String::new(),
    }
}

/// A cell, and how it was read. Of a formula the value that Excel saved last is read; a program that writes formulas without
/// one leaves nothing to read, and the formula itself is what cannot be.
pub(super) fn cell(value: &DataRef<'_>, formula: Option<&XlsxFormulaMetadata>) -> (Cell, Vec<Reading>) {
    let mut readings = Vec::new();
    let cell = match value {
        DataRef::Empty => match formula {
            Some(written) => Cell::Wrong(format!("={}", self::formula(Some(written)).unwrap_or_default())),
            None => Cell::Empty,
        },
        DataRef::Int(n) => Cell::Int(*n),
        DataRef::Float(x) => Cell::Float(rounded(*x, &mut readings)),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(b) => Cell::Wrong(truth(*b).to_owned()),
        DataRef::DateTime(date) => day(date, &mut readings),
        DataRef::DateTimeIso(text) => Cell::Text(text.clone()),
        DataRef::DurationIso(text) => Cell::Wrong(text.clone()),
        DataRef::Error(error) => Cell::Wrong(error.to_string()),
    };
    if formula.is_some() && !matches!(cell, Cell::Wrong(_)) {
        readings.push(Reading::FormulaValue);
    }
    (cell, readings)
}

fn truth(b: bool) -> &'static str {
    if b { "TRUE" } else { "FALSE" }
}

/// Excel computes and shows 15 significant digits; digits of a formula beyond them were seen by nobody.
fn rounded(x: f64, readings: &mut Vec<Reading>) -> f64 {
    match format!("{x:.14e}").parse::<f64>() {
        Ok(seen) if seen != x && x.is_finite() => {
            readings.push(Reading::FifteenDigits);
            seen
        }
        _ => x,
    }
}

/// Beyond every date that Excel knows (31 December 9999 is 2,958,465).
const DAYS: f64 = 3_000_000.0;

/// The date of a number that is shown as one, whichever of Excel's two calendars the workbook has.
fn day(date: &ExcelDateTime, readings: &mut Vec<Reading>) -> Cell {
    let wrong = || Cell::Wrong(date.as_f64().to_string());
    if !date.is_datetime() || date.as_f64().abs() > DAYS {
        return wrong();
    }
    let Some(time) = date.as_datetime() else { return wrong() };
    let seconds = time.and_utc().timestamp();
    if seconds % 86_400 != 0 {
        readings.push(Reading::TimeOfDay);
    }
    i32::try_from(seconds.div_euclid(86_400)).map_or_else(|_| wrong(), Cell::Date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::DateTime;

    fn date(serial: f64, from_1904: bool) -> (Cell, Vec<Reading>) {
        cell(&DataRef::DateTime(ExcelDateTime::new(serial, DateTime, from_1904)), None)
    }

    /// 5 July 2024 is day 19,909 from 1970-01-01, 45,478 in Excel's calendar from 1900 and 44,016 in that from 1904
    /// (which is 1,462 days shorter).
    #[test]
    fn dates_of_both_calendars() {
        assert_eq!(date(45_478.0, false), (Cell::Date(19_909), vec![]));
        assert_eq!(date(44_016.0, true), (Cell::Date(19_909), vec![]));
        assert_eq!(date(45_478.5, false), (Cell::Date(19_909), vec![Reading::TimeOfDay]));
        for beyond in [-1e300, 1e300, f64::INFINITY] {
            assert!(matches!(date(beyond, false).0, Cell::Wrong(_)), "{beyond}");
        }
    }

    #[test]
    fn numbers_have_the_digits_that_excel_shows() {
        assert_eq!(cell(&DataRef::Float(0.1 + 0.2), None), (Cell::Float(0.3), vec![Reading::FifteenDigits]));
        assert_eq!(cell(&DataRef::Float(19.99), None), (Cell::Float(19.99), vec![]));
        assert_eq!(cell(&DataRef::Float(1040.0), None), (Cell::Float(1040.0), vec![]));
    }

    #[test]
    fn formulas_are_what_was_saved_of_them() {
        let formula = XlsxFormulaMetadata::Normal { formula: "A1*2".into() };
        assert_eq!(cell(&DataRef::Float(4.0), Some(&formula)), (Cell::Float(4.0), vec![Reading::FormulaValue]));
        assert_eq!(cell(&DataRef::Empty, Some(&formula)), (Cell::Wrong("=A1*2".into()), vec![]));
        assert_eq!(cell(&DataRef::Error(calamine::CellErrorType::NA), None), (Cell::Wrong("#N/A".into()), vec![]));
    }
}
