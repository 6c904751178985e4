//! The truth values of a batch: what numbers and texts at hand say of each row.

use super::batch::{Scratch, Valid, emptied};
use super::lane::Whole;
use super::numbers::{Numbers, zip};
use super::texts::Texts;
use crate::expr::ast::Comparison;
use crate::expr::truth::{FALSE, TRUE, UNKNOWN};
use crate::expr::wide::Wide;

/// Lists up to this length are looked through, longer ones are searched by halves.
const SHORT: usize = 8;

/// The same truth value in every row.
pub(super) fn constant(truth: u8, rows: usize, scratch: &mut Scratch) -> Vec<u8> {
    let mut truths = scratch.truths();
    truths.resize(rows, truth);
    truths
}

/// Whether two truth values of each row are equal; unknown if one of them is.
pub(super) fn same(mut truths: Vec<u8>, other: Vec<u8>, scratch: &mut Scratch) -> Vec<u8> {
    for (truth, other) in truths.iter_mut().zip(&other) {
        let known = (*truth != UNKNOWN) & (*other != UNKNOWN);
        let equal = if *truth == *other { TRUE } else { FALSE };
        *truth = if known { equal } else { UNKNOWN };
    }
    scratch.bytes.push(other);
    truths
}

/// Whether a comparison holds for the two numbers of each row.
pub(super) fn compare<T: Whole>(
    comparison: Comparison,
    a: Numbers<'_, T>,
    b: Numbers<'_, T>,
    rows: usize,
    scratch: &mut Scratch,
) -> Vec<u8> {
    let mut truths = scratch.truths();
    judge(comparison, &a, &b, rows, &mut truths);
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

/// Whether the number of each row lies between two others, both included.
pub(super) fn between<T: Whole>(
    operand: Numbers<'_, T>,
    low: Numbers<'_, T>,
    high: Numbers<'_, T>,
    rows: usize,
    scratch: &mut Scratch,
) -> Vec<u8> {
    let (mut truths, mut other) = (scratch.truths(), scratch.truths());
    judge(Comparison::GreaterOrEqual, &operand, &low, rows, &mut truths);
    judge(Comparison::LessOrEqual, &operand, &high, rows, &mut other);
    truths.iter_mut().zip(&other).for_each(|(truth, other)| *truth = (*truth).min(*other));
    scratch.bytes.push(other);
    operand.free(scratch);
    low.free(scratch);
    high.free(scratch);
    truths
}

/// Whether the number of each row is in a list. With NULL in the list, what is not found may be it.
pub(super) fn listed<T: Whole>(
    operand: Numbers<'_, T>,
    items: &[Wide],
    null: bool,
    rows: usize,
    scratch: &mut Scratch,
) -> Vec<u8> {
    let mut list = emptied(T::store(scratch));
    // Beyond the operand's lane there is none of its values.
    list.extend(
        items.iter().map(|item| T::from_wide(*item)).zip(items).filter(|(own, item)| own.to_wide() == **item).map(|(own, _)| own),
    );
    let mut truths = scratch.truths();
    let absent = if null { UNKNOWN } else { FALSE };
    let found = |value: T| if list.len() <= SHORT { list.contains(&value) } else { list.binary_search(&value).is_ok() };
    let truth = |value: T| if found(value) { TRUE } else { absent };
    match operand.values.rows() {
        Ok(values) => truths.extend(values.iter().map(|value| truth(*value))),
        Err(value) => truths.resize(rows, truth(value)),
    }
    operand.valid.mask(&mut truths);
    operand.free(scratch);
    T::store(scratch).push(list);
    truths
}

/// Whether the texts of each row are equal.
pub(super) fn text_equal(left: Texts<'_>, right: Texts<'_>, rows: usize, scratch: &mut Scratch) -> Vec<u8> {
    let mut truths = scratch.truths();
    truths.extend((0..rows).map(|row| if left.row(row) == right.row(row) { TRUE } else { FALSE }));
    let valid = left.valid.and(right.valid, scratch);
    valid.mask(&mut truths);
    valid.free(scratch);
    truths
}

/// Whether the text of each row is in a list. With NULL in the list, what is not found may be it.
pub(super) fn text_listed(operand: Texts<'_>, items: &[Vec<u8>], null: bool, rows: usize, scratch: &mut Scratch) -> Vec<u8> {
    let short = items.len() <= SHORT;
    let found = |text: &[u8]| {
        if short {
            items.iter().any(|item| item == text)
        } else {
            items.binary_search_by(|item| item.as_slice().cmp(text)).is_ok()
        }
    };
    let mut truths = operand.ask(rows, scratch, found);
    if null {
        truths.iter_mut().for_each(|truth| *truth = (*truth).max(UNKNOWN));
    }
    truths
}

/// Whether each row has no value.
pub(super) fn is_null(valid: Valid<'_>, rows: usize, scratch: &mut Scratch) -> Vec<u8> {
    let mut truths = scratch.truths();
    valid.missing(rows, &mut truths);
    valid.free(scratch);
    truths
}
