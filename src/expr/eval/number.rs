//! Steps that give numbers.

use super::batch::{Batch, Scratch, Valid, emptied};
use super::lane::Whole;
use super::test::test;
use super::text::text;
use crate::expr::column::ColumnData;
use crate::expr::plan::{Lane, Number, Step, Test};
use crate::expr::truth;
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

    /// Numbers and flags in buffers of one's own.
    fn spread(self, rows: usize, scratch: &mut Scratch) -> (Vec<T>, Vec<bool>) {
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

/// What a step gives, in a lane that holds it.
pub(super) fn number<'a, T: Whole>(plan: &'a Number, batch: &Batch<'a>, scratch: &mut Scratch) -> Numbers<'a, T> {
    match &plan.step {
        Step::Constant(value) => return Numbers { values: Values::Same(T::from_wide(*value)), valid: Valid::All },
        Step::Null => return Numbers { values: Values::Same(T::ZERO), valid: Valid::None },
        _ => {}
    }
    if plan.lane == T::LANE {
        return step(plan, batch, scratch);
    }
    match plan.lane {
        Lane::Small => step::<i64>(plan, batch, scratch).map(scratch, |value| T::from_wide(value.to_wide())),
        Lane::Large => step::<i128>(plan, batch, scratch).map(scratch, |value| T::from_wide(value.to_wide())),
        Lane::Huge => step::<Wide>(plan, batch, scratch).map(scratch, T::from_wide),
    }
}

fn step<'a, T: Whole>(plan: &'a Number, batch: &Batch<'a>, scratch: &mut Scratch) -> Numbers<'a, T> {
    match &plan.step {
        Step::Column(index) => column(*index, batch, scratch),
        Step::Constant(_) | Step::Null => number(plan, batch, scratch),
        Step::Add(a, b) => pair(a, b, batch, scratch, T::add),
        Step::Subtract(a, b) => pair(a, b, batch, scratch, T::sub),
        Step::Multiply(a, b) => pair(a, b, batch, scratch, T::mul),
        Step::Abs(operand) => number::<T>(operand, batch, scratch).map(scratch, T::abs),
        Step::Quotient(operand, by) => {
            let by = T::from_wide(*by);
            number::<T>(operand, batch, scratch).map(scratch, |value| value.div_rem(by).0)
        }
        Step::Remainder(operand, by) => {
            let by = T::from_wide(*by);
            number::<T>(operand, batch, scratch).map(scratch, |value| value.div_rem(by).1)
        }
        Step::Round(operand, by) => {
            let by = T::from_wide(*by);
            number::<T>(operand, batch, scratch).map(scratch, |value| value.round(by))
        }
        Step::Divide(operand, division) => {
            number::<T>(operand, batch, scratch).map(scratch, |value| T::from_wide(division.quotient(value.to_wide())))
        }
        Step::Length(operand) => {
            let texts = text(operand, batch, scratch);
            let mut out = emptied(T::store(scratch));
            out.extend((0..batch.rows).map(|row| T::from_wide(Wide::from(texts.characters(row)))));
            Numbers { values: Values::Owned(out), valid: texts.valid }
        }
        Step::Case { branches, otherwise } => case(branches, otherwise, batch, scratch),
        Step::Coalesce(parts) => coalesce(parts, batch, scratch),
    }
}

fn column<'a, T: Whole>(index: usize, batch: &Batch<'a>, scratch: &mut Scratch) -> Numbers<'a, T> {
    let range = batch.start..batch.start + batch.rows;
    match &batch.data[index] {
        ColumnData::Int { values, valid } | ColumnData::Decimal { values, valid, .. } => {
            let slice = Numbers { values: Values::Borrowed(&values[range.clone()]), valid: Valid::Borrowed(&valid[range]) };
            T::column(slice, scratch)
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

fn pair<'a, T: Whole>(
    a: &'a Number,
    b: &'a Number,
    batch: &Batch<'a>,
    scratch: &mut Scratch,
    join: impl Fn(T, T) -> T,
) -> Numbers<'a, T> {
    let (a, b) = (number::<T>(a, batch, scratch), number::<T>(b, batch, scratch));
    let mut out = emptied(T::store(scratch));
    zip(&a.values, &b.values, batch.rows, &mut out, join);
    a.values.free(scratch);
    b.values.free(scratch);
    Numbers { values: Values::Owned(out), valid: a.valid.and(b.valid, scratch) }
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

/// From the last branch to the first, so that the first that is true has the last word.
fn case<'a, T: Whole>(
    branches: &'a [(Test, Number)],
    otherwise: &'a Number,
    batch: &Batch<'a>,
    scratch: &mut Scratch,
) -> Numbers<'a, T> {
    let (mut values, mut flags) = number::<T>(otherwise, batch, scratch).spread(batch.rows, scratch);
    for (condition, value) in branches.iter().rev() {
        let truths = test(condition, batch, scratch);
        let (own, own_flags) = number::<T>(value, batch, scratch).spread(batch.rows, scratch);
        for row in 0..batch.rows {
            let chosen = truths[row] == truth::TRUE;
            values[row] = if chosen { own[row] } else { values[row] };
            flags[row] = if chosen { own_flags[row] } else { flags[row] };
        }
        scratch.bytes.push(truths);
        scratch.flags.push(own_flags);
        T::store(scratch).push(own);
    }
    Numbers { values: Values::Owned(values), valid: Valid::Owned(flags) }
}

fn coalesce<'a, T: Whole>(parts: &'a [Number], batch: &Batch<'a>, scratch: &mut Scratch) -> Numbers<'a, T> {
    let nothing = Numbers { values: Values::Same(T::ZERO), valid: Valid::None };
    let (mut values, mut flags) = nothing.spread(batch.rows, scratch);
    for part in parts.iter().rev() {
        let (own, own_flags) = number::<T>(part, batch, scratch).spread(batch.rows, scratch);
        for row in 0..batch.rows {
            values[row] = if own_flags[row] { own[row] } else { values[row] };
            flags[row] |= own_flags[row];
        }
        scratch.flags.push(own_flags);
        T::store(scratch).push(own);
    }
    Numbers { values: Values::Owned(values), valid: Valid::Owned(flags) }
}
