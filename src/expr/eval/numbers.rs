//! The numbers of a batch: one per row, or one for all.

use super::batch::{Batch, Scratch, Valid, emptied};
use super::lane::Whole;
use crate::expr::column::ColumnData;
use crate::expr::wide::Wide;

/// Numbers of a batch, and which rows have one.
pub(super) struct Numbers<'a, T> {
    pub(super) values: Values<'a, T>,
    pub(super) valid: Valid<'a>,
}

/// One number for all rows, or one per row.
pub(super) enum Values<'a, T> {
    Same(T),
    Borrowed(&'a [T]),
    Owned(Vec<T>),
}

impl<T: Whole> Values<'_, T> {
    /// The numbers of each row, or `Err` with that of all.
    pub(super) fn rows(&self) -> Result<&[T], T> {
        match self {
            Values::Same(value) => Err(*value),
            Values::Borrowed(values) => Ok(values),
            Values::Owned(values) => Ok(values),
        }
    }

    pub(super) fn free(self, scratch: &mut Scratch) {
        if let Values::Owned(values) = self {
            T::store(scratch).push(values);
        }
    }
}

impl<'a, T: Whole> Numbers<'a, T> {
    pub(super) fn free(self, scratch: &mut Scratch) {
        self.values.free(scratch);
        self.valid.free(scratch);
    }

    /// One number of each row from two, where both have one.
    pub(super) fn join(
        self,
        other: Numbers<'a, T>,
        rows: usize,
        scratch: &mut Scratch,
        join: impl Fn(T, T) -> T,
    ) -> Numbers<'a, T> {
        let mut out = emptied(T::store(scratch));
        zip(&self.values, &other.values, rows, &mut out, join);
        self.values.free(scratch);
        other.values.free(scratch);
        Numbers { values: Values::Owned(out), valid: self.valid.and(other.valid, scratch) }
    }

    /// Numbers and flags in separate buffers.
    pub(super) fn spread(self, rows: usize, scratch: &mut Scratch) -> (Vec<T>, Vec<bool>) {
        let values = match self.values {
            Values::Owned(values) => values,
            other => {
                let mut values = emptied(T::store(scratch));
                match other.rows() {
                    Ok(slice) => values.extend_from_slice(slice),
                    Err(value) => values.resize(rows, value),
                }
                values
            }
        };
        (values, self.valid.spread(rows, scratch))
    }

    pub(super) fn map<U: Whole>(self, scratch: &mut Scratch, step: impl Fn(T) -> U) -> Numbers<'a, U> {
        let values = match self.values.rows() {
            Err(value) => Values::Same(step(value)),
            Ok(slice) => {
                let mut out = emptied(U::store(scratch));
                out.extend(slice.iter().map(|value| step(*value)));
                Values::Owned(out)
            }
        };
        self.values.free(scratch);
        Numbers { values, valid: self.valid }
    }
}

/// The numbers or days of a column.
pub(super) fn column<'a, T: Whole>(index: usize, batch: &Batch<'a>, scratch: &mut Scratch) -> Numbers<'a, T> {
    let range = batch.start..batch.start + batch.rows;
    match &batch.data[index] {
        ColumnData::Int { values, valid } | ColumnData::Decimal { values, valid, .. } => {
            let (own, valid) = (&values[range.clone()], Valid::Borrowed(&valid[range]));
            if let Some(own) = T::of_column(own) {
                return Numbers { values: Values::Borrowed(own), valid };
            }
            let mut numbers = emptied(T::store(scratch));
            numbers.extend(own.iter().map(|value| T::from_wide(Wide::from(*value))));
            Numbers { values: Values::Owned(numbers), valid }
        }
        ColumnData::Date { values, valid } => {
            let mut days = emptied(T::store(scratch));
            days.extend(values[range.clone()].iter().map(|day| T::from_wide(Wide::from(i64::from(*day)))));
            Numbers { values: Values::Owned(days), valid: Valid::Borrowed(&valid[range]) }
        }
        // The columns' types are compared with the rule's before evaluation.
        ColumnData::Text { .. } => Numbers { values: Values::Same(T::ZERO), valid: Valid::None },
    }
}

/// Joins two numbers of each row.
pub(super) fn zip<T: Whole, U: Copy>(
    a: &Values<'_, T>,
    b: &Values<'_, T>,
    rows: usize,
    out: &mut Vec<U>,
    join: impl Fn(T, T) -> U,
) {
    match (a.rows(), b.rows()) {
        (Ok(a), Ok(b)) => out.extend(a.iter().zip(b).map(|(a, b)| join(*a, *b))),
        (Ok(a), Err(b)) => out.extend(a.iter().map(|a| join(*a, b))),
        (Err(a), Ok(b)) => out.extend(b.iter().map(|b| join(a, *b))),
        (Err(a), Err(b)) => out.extend(std::iter::repeat_n(join(a, b), rows)),
    }
}
