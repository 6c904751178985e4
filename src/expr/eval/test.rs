//! Steps that give truth values.

use super::batch::{Batch, Scratch, Valid};
use super::lane::Whole;
use super::number::{Numbers, number, zip};
use super::text::text;
use crate::expr::ast::Comparison;
use crate::expr::plan::{Lane, Number, Test, Text};
use crate::expr::truth::{FALSE, TRUE, UNKNOWN};
use crate::expr::wide::Wide;

/// Lists up to this length are looked through, longer ones are searched by halves.
const SHORT: usize = 8;

/// One truth value per row of the batch, in a buffer that goes back to the scratch.
pub(super) fn test<'a>(plan: &'a Test, batch: &Batch<'a>, scratch: &mut Scratch) -> Vec<u8> {
    match plan {
        Test::Constant(truth) => constant(*truth, batch.rows, scratch),
        Test::And(parts) => joined(parts, TRUE, batch, scratch, u8::min),
        Test::Or(parts) => joined(parts, FALSE, batch, scratch, u8::max),
        Test::Not(operand) => {
            let mut truths = test(operand, batch, scratch);
            truths.iter_mut().for_each(|truth| *truth = TRUE - *truth);
            truths
        }
        Test::Same(a, b) => same(a, b, batch, scratch),
        Test::Compare(_, a, b) => of_numbers(plan, a.lane.max(b.lane), batch, scratch),
        Test::Between { operand, low, high } => of_numbers(plan, operand.lane.max(low.lane).max(high.lane), batch, scratch),
        Test::InNumbers { operand, .. } | Test::NumberIsNull(operand) => of_numbers(plan, operand.lane, batch, scratch),
        Test::TextEqual(a, b) => text_equal(a, b, batch, scratch),
        Test::InTexts { operand, items, null } => text_listed(operand, items, *null, batch, scratch),
        Test::Matches(column, regex) => {
            text(&Text::Column(*column), batch, scratch).ask(batch.rows, scratch, |text| regex.is_match(text))
        }
        Test::TextIsNull(operand) => {
            let valid = text(operand, batch, scratch).valid;
            is_null(valid, batch.rows, scratch)
        }
        Test::Unknown(operand) => {
            let mut truths = test(operand, batch, scratch);
            truths.iter_mut().for_each(|truth| *truth = if *truth == UNKNOWN { TRUE } else { FALSE });
            truths
        }
        Test::Case { branches, otherwise } => case(branches, otherwise, batch, scratch),
        Test::Coalesce(parts) => coalesce(parts, batch, scratch),
    }
}

/// A test of numbers, in the lane that holds them all.
fn of_numbers<'a>(plan: &'a Test, lane: Lane, batch: &Batch<'a>, scratch: &mut Scratch) -> Vec<u8> {
    match lane {
        Lane::Small => in_lane::<i64>(plan, batch, scratch),
        Lane::Large => in_lane::<i128>(plan, batch, scratch),
        Lane::Huge => in_lane::<Wide>(plan, batch, scratch),
    }
}

fn in_lane<'a, T: Whole>(plan: &'a Test, batch: &Batch<'a>, scratch: &mut Scratch) -> Vec<u8> {
    match plan {
        Test::Compare(comparison, a, b) => compare::<T>(*comparison, a, b, batch, scratch),
        Test::Between { operand, low, high } => between::<T>(operand, low, high, batch, scratch),
        Test::InNumbers { operand, items, null } => listed::<T>(operand, items, *null, batch, scratch),
        Test::NumberIsNull(operand) => number_is_null::<T>(operand, batch, scratch),
        // No other test is of numbers.
        other => test(other, batch, scratch),
    }
}

fn constant(truth: u8, rows: usize, scratch: &mut Scratch) -> Vec<u8> {
    let mut truths = scratch.truths();
    truths.resize(rows, truth);
    truths
}

/// AND is the lesser, OR the greater of the truths of a row.
fn joined<'a>(parts: &'a [Test], neutral: u8, batch: &Batch<'a>, scratch: &mut Scratch, join: impl Fn(u8, u8) -> u8) -> Vec<u8> {
    let Some((first, rest)) = parts.split_first() else { return constant(neutral, batch.rows, scratch) };
    let mut truths = test(first, batch, scratch);
    for part in rest {
        let other = test(part, batch, scratch);
        truths.iter_mut().zip(&other).for_each(|(truth, other)| *truth = join(*truth, *other));
        scratch.bytes.push(other);
    }
    truths
}

fn same<'a>(a: &'a Test, b: &'a Test, batch: &Batch<'a>, scratch: &mut Scratch) -> Vec<u8> {
    let mut truths = test(a, batch, scratch);
    let other = test(b, batch, scratch);
    for (truth, other) in truths.iter_mut().zip(&other) {
        let known = (*truth != UNKNOWN) & (*other != UNKNOWN);
        let equal = if *truth == *other { TRUE } else { FALSE };
        *truth = if known { equal } else { UNKNOWN };
    }
    scratch.bytes.push(other);
    truths
}

fn compare<'a, T: Whole>(
    comparison: Comparison,
    a: &'a Number,
    b: &'a Number,
    batch: &Batch<'a>,
    scratch: &mut Scratch,
) -> Vec<u8> {
    let (a, b) = (number::<T>(a, batch, scratch), number::<T>(b, batch, scratch));
    let mut truths = scratch.truths();
    judge(comparison, &a, &b, batch.rows, &mut truths);
    a.free(scratch);
    b.free(scratch);
    truths
}

/// Compares two numbers of each row, with one loop for each comparison.
fn judge<T: Whole>(comparison: Comparison, a: &Numbers<'_, T>, b: &Numbers<'_, T>, rows: usize, truths: &mut Vec<u8>) {
    let (x, y) = (&a.values, &b.values);
    let truth = |holds: bool| if holds { TRUE } else { FALSE };
    match comparison {
        Comparison::Equal => zip(x, y, rows, truths, |x, y| truth(x == y)),
        Comparison::NotEqual => zip(x, y, rows, truths, |x, y| truth(x != y)),
        Comparison::Less => zip(x, y, rows, truths, |x, y| truth(x < y)),
        Comparison::LessOrEqual => zip(x, y, rows, truths, |x, y| truth(x <= y)),
        Comparison::Greater => zip(x, y, rows, truths, |x, y| truth(x > y)),
        Comparison::GreaterOrEqual => zip(x, y, rows, truths, |x, y| truth(x >= y)),
    }
    a.valid.mask(truths);
    b.valid.mask(truths);
}

fn between<'a, T: Whole>(
    operand: &'a Number,
    low: &'a Number,
    high: &'a Number,
    batch: &Batch<'a>,
    scratch: &mut Scratch,
) -> Vec<u8> {
    let operand = number::<T>(operand, batch, scratch);
    let (low, high) = (number::<T>(low, batch, scratch), number::<T>(high, batch, scratch));
    let (mut truths, mut other) = (scratch.truths(), scratch.truths());
    judge(Comparison::GreaterOrEqual, &operand, &low, batch.rows, &mut truths);
    judge(Comparison::LessOrEqual, &operand, &high, batch.rows, &mut other);
    truths.iter_mut().zip(&other).for_each(|(truth, other)| *truth = (*truth).min(*other));
    scratch.bytes.push(other);
    operand.free(scratch);
    low.free(scratch);
    high.free(scratch);
    truths
}

/// With NULL in the list, what is not found may be it.
fn listed<'a, T: Whole>(operand: &'a Number, items: &[Wide], null: bool, batch: &Batch<'a>, scratch: &mut Scratch) -> Vec<u8> {
    let mut list = super::batch::emptied(T::store(scratch));
    // Beyond the operand's lane there is none of its values.
    list.extend(
        items.iter().map(|item| T::from_wide(*item)).zip(items).filter(|(own, item)| own.to_wide() == **item).map(|(own, _)| own),
    );
    let operand = number::<T>(operand, batch, scratch);
    let mut truths = scratch.truths();
    let absent = if null { UNKNOWN } else { FALSE };
    let found = |value: T| if list.len() <= SHORT { list.contains(&value) } else { list.binary_search(&value).is_ok() };
    let truth = |value: T| if found(value) { TRUE } else { absent };
    match operand.values.rows() {
        Ok(values) => truths.extend(values.iter().map(|value| truth(*value))),
        Err(value) => truths.resize(batch.rows, truth(value)),
    }
    operand.valid.mask(&mut truths);
    operand.free(scratch);
    T::store(scratch).push(list);
    truths
}

fn text_equal<'a>(a: &'a Text, b: &'a Text, batch: &Batch<'a>, scratch: &mut Scratch) -> Vec<u8> {
    let (a, b) = match (a, b) {
        (Text::Constant(_), _) => (b, a),
        _ => (a, b),
    };
    let left = text(a, batch, scratch);
    if let Text::Constant(wanted) = b {
        return left.ask(batch.rows, scratch, |text| text == wanted.as_slice());
    }
    let right = text(b, batch, scratch);
    let mut truths = scratch.truths();
    truths.extend((0..batch.rows).map(|row| if left.row(row) == right.row(row) { TRUE } else { FALSE }));
    let valid = left.valid.and(right.valid, scratch);
    valid.mask(&mut truths);
    valid.free(scratch);
    truths
}

fn text_listed<'a>(operand: &'a Text, items: &[Vec<u8>], null: bool, batch: &Batch<'a>, scratch: &mut Scratch) -> Vec<u8> {
    let short = items.len() <= SHORT;
    let found = |text: &[u8]| {
        if short {
            items.iter().any(|item| item == text)
        } else {
            items.binary_search_by(|item| item.as_slice().cmp(text)).is_ok()
        }
    };
    let mut truths = text(operand, batch, scratch).ask(batch.rows, scratch, found);
    if null {
        truths.iter_mut().for_each(|truth| *truth = (*truth).max(UNKNOWN));
    }
    truths
}

fn number_is_null<'a, T: Whole>(operand: &'a Number, batch: &Batch<'a>, scratch: &mut Scratch) -> Vec<u8> {
    let numbers = number::<T>(operand, batch, scratch);
    numbers.values.free(scratch);
    is_null(numbers.valid, batch.rows, scratch)
}

fn is_null(valid: Valid<'_>, rows: usize, scratch: &mut Scratch) -> Vec<u8> {
    let mut truths = scratch.truths();
    valid.missing(rows, &mut truths);
    valid.free(scratch);
    truths
}

/// From the last branch to the first, so that the first that is true has the last word.
fn case<'a>(branches: &'a [(Test, Test)], otherwise: &'a Test, batch: &Batch<'a>, scratch: &mut Scratch) -> Vec<u8> {
    let mut truths = test(otherwise, batch, scratch);
    for (condition, value) in branches.iter().rev() {
        let (condition, value) = (test(condition, batch, scratch), test(value, batch, scratch));
        for (truth, (condition, value)) in truths.iter_mut().zip(condition.iter().zip(&value)) {
            *truth = if *condition == TRUE { *value } else { *truth };
        }
        scratch.bytes.push(condition);
        scratch.bytes.push(value);
    }
    truths
}

fn coalesce<'a>(parts: &'a [Test], batch: &Batch<'a>, scratch: &mut Scratch) -> Vec<u8> {
    let mut truths = constant(UNKNOWN, batch.rows, scratch);
    for part in parts.iter().rev() {
        let own = test(part, batch, scratch);
        truths.iter_mut().zip(&own).for_each(|(truth, own)| *truth = if *own == UNKNOWN { *truth } else { *own });
        scratch.bytes.push(own);
    }
    truths
}
