//! The steps of a rule: truth values, numbers and texts, each made of the others. What a step does with the values of its
//! operands is in `truths`, `numbers` and `texts`.

use super::batch::{Batch, Scratch, Valid, emptied};
use super::lane::Whole;
use super::numbers::{self, Numbers, Values};
use super::texts::{self, Texts};
use super::truths;
use crate::expr::plan::{Lane, Number, Step, Test, Text};
use crate::expr::truth::{FALSE, TRUE, UNKNOWN};
use crate::expr::wide::Wide;

/// One truth value per row of the batch, in a buffer that goes back to the scratch.
pub(super) fn test<'a>(plan: &'a Test, batch: &Batch<'a>, scratch: &mut Scratch) -> Vec<u8> {
    match plan {
        Test::Constant(truth) => truths::constant(*truth, batch.rows, scratch),
        Test::And(parts) => joined(parts, TRUE, batch, scratch, u8::min),
        Test::Or(parts) => joined(parts, FALSE, batch, scratch, u8::max),
        Test::Not(operand) => {
            let mut truths = test(operand, batch, scratch);
            truths.iter_mut().for_each(|truth| *truth = TRUE - *truth);
            truths
        }
        Test::Same(a, b) => {
            let (a, b) = (test(a, batch, scratch), test(b, batch, scratch));
            truths::same(a, b, scratch)
        }
        Test::Compare(_, a, b) => of_numbers(plan, a.lane.max(b.lane), batch, scratch),
        Test::Between { operand, low, high } => of_numbers(plan, operand.lane.max(low.lane).max(high.lane), batch, scratch),
        Test::InNumbers { operand, .. } | Test::NumberIsNull(operand) => of_numbers(plan, operand.lane, batch, scratch),
        Test::TextEqual(a, b) => text_equal(a, b, batch, scratch),
        Test::InTexts { operand, items, null } => {
            truths::text_listed(text(operand, batch, scratch), items, *null, batch.rows, scratch)
        }
        Test::Matches(column, regex) => {
            text(&Text::Column(*column), batch, scratch).ask(batch.rows, scratch, |text| regex.is_match(text))
        }
        Test::TextIsNull(operand) => {
            let valid = text(operand, batch, scratch).valid;
            truths::is_null(valid, batch.rows, scratch)
        }
        Test::Unknown(operand) => {
            let mut truths = test(operand, batch, scratch);
            truths.iter_mut().for_each(|truth| *truth = if *truth == UNKNOWN { TRUE } else { FALSE });
            truths
        }
        Test::Case { branches, otherwise } => test_case(branches, otherwise, batch, scratch),
        Test::Coalesce(parts) => test_coalesce(parts, batch, scratch),
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
        Test::Compare(comparison, a, b) => {
            let (a, b) = (number::<T>(a, batch, scratch), number::<T>(b, batch, scratch));
            truths::compare(*comparison, a, b, batch.rows, scratch)
        }
        Test::Between { operand, low, high } => {
            let operand = number::<T>(operand, batch, scratch);
            let (low, high) = (number::<T>(low, batch, scratch), number::<T>(high, batch, scratch));
            truths::between(operand, low, high, batch.rows, scratch)
        }
        Test::InNumbers { operand, items, null } => {
            truths::listed(number::<T>(operand, batch, scratch), items, *null, batch.rows, scratch)
        }
        Test::NumberIsNull(operand) => {
            let numbers = number::<T>(operand, batch, scratch);
            numbers.values.free(scratch);
            truths::is_null(numbers.valid, batch.rows, scratch)
        }
        // No other test is of numbers.
        other => test(other, batch, scratch),
    }
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
    truths::text_equal(left, right, batch.rows, scratch)
}

/// AND is the lesser, OR the greater of the truths of a row.
fn joined<'a>(parts: &'a [Test], neutral: u8, batch: &Batch<'a>, scratch: &mut Scratch, join: impl Fn(u8, u8) -> u8) -> Vec<u8> {
    let Some((first, rest)) = parts.split_first() else { return truths::constant(neutral, batch.rows, scratch) };
    let mut truths = test(first, batch, scratch);
    for part in rest {
        let other = test(part, batch, scratch);
        truths.iter_mut().zip(&other).for_each(|(truth, other)| *truth = join(*truth, *other));
        scratch.bytes.push(other);
    }
    truths
}

/// From the last branch to the first, so that the first that is true has the last word.
fn test_case<'a>(branches: &'a [(Test, Test)], otherwise: &'a Test, batch: &Batch<'a>, scratch: &mut Scratch) -> Vec<u8> {
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

fn test_coalesce<'a>(parts: &'a [Test], batch: &Batch<'a>, scratch: &mut Scratch) -> Vec<u8> {
    let mut truths = truths::constant(UNKNOWN, batch.rows, scratch);
    for part in parts.iter().rev() {
        let own = test(part, batch, scratch);
        truths.iter_mut().zip(&own).for_each(|(truth, own)| *truth = if *own == UNKNOWN { *truth } else { *own });
        scratch.bytes.push(own);
    }
    truths
}

/// The numbers that a step gives, in a lane that holds them.
fn number<'a, T: Whole>(plan: &'a Number, batch: &Batch<'a>, scratch: &mut Scratch) -> Numbers<'a, T> {
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
        Step::Column(index) => numbers::column(*index, batch, scratch),
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
        Step::Case { branches, otherwise } => number_case(branches, otherwise, batch, scratch),
        Step::Coalesce(parts) => number_coalesce(parts, batch, scratch),
    }
}

/// One number of each row from two.
fn pair<'a, T: Whole>(
    a: &'a Number,
    b: &'a Number,
    batch: &Batch<'a>,
    scratch: &mut Scratch,
    join: impl Fn(T, T) -> T,
) -> Numbers<'a, T> {
    let (a, b) = (number::<T>(a, batch, scratch), number::<T>(b, batch, scratch));
    a.join(b, batch.rows, scratch, join)
}

/// From the last branch to the first, so that the first that is true has the last word.
fn number_case<'a, T: Whole>(
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
            let chosen = truths[row] == TRUE;
            values[row] = if chosen { own[row] } else { values[row] };
            flags[row] = if chosen { own_flags[row] } else { flags[row] };
        }
        scratch.bytes.push(truths);
        scratch.flags.push(own_flags);
        T::store(scratch).push(own);
    }
    Numbers { values: Values::Owned(values), valid: Valid::Owned(flags) }
}

fn number_coalesce<'a, T: Whole>(parts: &'a [Number], batch: &Batch<'a>, scratch: &mut Scratch) -> Numbers<'a, T> {
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

/// The texts that a step gives.
fn text<'a>(plan: &'a Text, batch: &Batch<'a>, scratch: &mut Scratch) -> Texts<'a> {
    match plan {
        Text::Column(index) => texts::column(*index, batch),
        Text::Constant(text) => Texts::same(text),
        Text::Null => Texts::none(),
        Text::Left(operand, count) => text(operand, batch, scratch).left(batch.rows, *count),
        Text::Case { branches, otherwise } => text_case(branches, otherwise, batch, scratch),
        Text::Coalesce(parts) => text_coalesce(parts, batch, scratch),
    }
}

fn text_case<'a>(branches: &'a [(Test, Text)], otherwise: &'a Text, batch: &Batch<'a>, scratch: &mut Scratch) -> Texts<'a> {
    let rest = text(otherwise, batch, scratch);
    let mut texts: Vec<&[u8]> = (0..batch.rows).map(|row| rest.row(row)).collect();
    let mut flags = rest.valid.spread(batch.rows, scratch);
    for (condition, value) in branches.iter().rev() {
        let truths = test(condition, batch, scratch);
        let own = text(value, batch, scratch);
        let chosen = |row: &usize| truths[*row] == TRUE;
        (0..batch.rows).filter(chosen).for_each(|row| texts[row] = own.row(row));
        let own_flags = own.valid.spread(batch.rows, scratch);
        (0..batch.rows).filter(chosen).for_each(|row| flags[row] = own_flags[row]);
        scratch.bytes.push(truths);
        scratch.flags.push(own_flags);
    }
    Texts::rows(texts, Valid::Owned(flags))
}

fn text_coalesce<'a>(parts: &'a [Text], batch: &Batch<'a>, scratch: &mut Scratch) -> Texts<'a> {
    let mut texts: Vec<&[u8]> = vec![&[]; batch.rows];
    let mut flags = Valid::None.spread(batch.rows, scratch);
    for part in parts.iter().rev() {
        let own = text(part, batch, scratch);
        let rows: Vec<&[u8]> = (0..batch.rows).map(|row| own.row(row)).collect();
        let own_flags = own.valid.spread(batch.rows, scratch);
        for row in (0..batch.rows).filter(|row| own_flags[*row]) {
            texts[row] = rows[row];
            flags[row] = true;
        }
        scratch.flags.push(own_flags);
    }
    Texts::rows(texts, Valid::Owned(flags))
}
