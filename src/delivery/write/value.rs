//! A cell of a batch for writing: a value, or an unreadable text unchanged.

use super::{Loss, Losses};
use crate::delivery::Buffer;
use crate::delivery::batch::{Batch, CellFault, SourceForm};
use crate::delivery::iso_date;
use std::borrow::Cow;

/// A cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value<'a> {
    /// Nothing.
    Empty,
    /// A whole number.
    Int(i64),
    /// A scaled number, and its decimals.
    Decimal(i64, u8),
    /// Days since 1970-01-01.
    Date(i64),
    /// A text.
    Text(&'a str),
    /// An unreadable text, unchanged.
    Unread(&'a str, SourceForm),
}

/// The rows of a batch that are written, with what could not be read of each.
pub(super) struct OutputRows<'a> {
    pub(super) batch: &'a Batch,
    row: usize,
    /// The first fault that may belong to the next row.
    fault: usize,
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct OutputRow<'a> {
    batch: &'a Batch,
    faults: &'a [CellFault],
    /// Its index in the batch.
    pub(super) index: usize,
}

impl<'a> OutputRows<'a> {
    pub(super) fn of(batch: &'a Batch) -> Self {
        OutputRows { batch, row: 0, fault: 0 }
    }
}

impl<'a> Iterator for OutputRows<'a> {
    type Item = OutputRow<'a>;

    fn next(&mut self) -> Option<OutputRow<'a>> {
        while self.row < self.batch.rows {
            let (batch, index, from) = (self.batch, self.row, self.fault);
            let all = &batch.cell_faults[from..];
            let faults = &all[..all.iter().take_while(|f| f.row as usize == index).count()];
            (self.row, self.fault) = (index + 1, from + faults.len());
            if !batch.unreadable(index) {
                return Some(OutputRow { batch, faults, index });
            }
        }
        None
    }
}

impl<'a> OutputRow<'a> {
    /// The cell of a field.
    pub(super) fn value(&self, field: usize) -> Value<'a> {
        let column = &self.batch.columns[field];
        if !column.valid()[self.index] {
            let fault = self.faults.iter().find(|f| f.field as usize == field);
            return fault.map_or(Value::Empty, |f| Value::Unread(f.text.open(), f.form));
        }
        match column {
            Buffer::Int { values, .. } => Value::Int(values[self.index]),
            Buffer::Decimal { values, scale, .. } => Value::Decimal(values[self.index], *scale),
            Buffer::Date { values, .. } => Value::Date(i64::from(values[self.index])),
            Buffer::Text { .. } => column.text(self.index).map_or(Value::Empty, Value::Text),
        }
    }
}

impl<'a> Value<'a> {
    /// As the text of a spreadsheet: decimal comma, dates as 2024-12-31. A number that could not be read has a comma too, so
    /// that its point is never taken for a thousands sign.
    pub(super) fn with_comma(self) -> Cow<'a, str> {
        match self {
            Value::Unread(text, SourceForm::Number) => Cow::Owned(in_full(text).replace('.', ",")),
            Value::Decimal(value, scale) => Cow::Owned(decimal(value, scale).replace('.', ",")),
            other => other.with_point(),
        }
    }

    /// As the text of a program: decimal point.
    pub(super) fn with_point(self) -> Cow<'a, str> {
        match self {
            Value::Empty => Cow::Borrowed(""),
            Value::Int(n) => Cow::Owned(n.to_string()),
            Value::Decimal(value, scale) => Cow::Owned(decimal(value, scale)),
            Value::Date(days) => Cow::Owned(iso_date(days)),
            Value::Text(text) | Value::Unread(text, _) => Cow::Borrowed(text),
        }
    }
}

/// A number without an exponent, as far as one can be written so.
fn in_full(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(x) if text.contains(['e', 'E']) && x.is_finite() && x.abs() < 1e40 => format!("{x}"),
        _ => text.to_owned(),
    }
}

/// A scaled number in digits, without zeros behind its last decimal.
pub(super) fn decimal(value: i64, scale: u8) -> String {
    let scale = usize::from(scale);
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    let (sign, part) = (if value < 0 { "-" } else { "" }, part.trim_end_matches('0'));
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

/// A text without the characters that a format cannot have; what is left out is a loss.
pub(super) fn without<'a>(
    text: Cow<'a, str>,
    bad: impl Fn(char) -> bool,
    losses: &mut Losses,
    (field, number): (usize, u64),
) -> Cow<'a, str> {
    if !text.contains(&bad) {
        return text;
    }
    losses.add(Loss::ControlCharacter, Some(field), Some(number));
    Cow::Owned(text.chars().filter(|c| !bad(*c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_the_fewest_digits() {
        for (value, scale, text) in
            [(1999, 2, "19.99"), (1950, 2, "19.5"), (104_000, 2, "1040"), (-5, 2, "-0.05"), (0, 3, "0"), (7, 0, "7")]
        {
            assert_eq!(decimal(value, scale), text);
        }
        assert_eq!(Value::Unread("1.453", SourceForm::Number).with_comma(), "1,453");
        assert_eq!(Value::Unread("1.5e3", SourceForm::Number).with_comma(), "1500");
        assert_eq!(Value::Unread("1.453", SourceForm::Text).with_comma(), "1.453");
    }
}
