//! Steps that give texts: slices of the columns' own bytes, never copies.

use super::batch::{Batch, Scratch, Valid};
use super::test::test;
use crate::expr::column::ColumnData;
use crate::expr::plan::{Test, Text};
use crate::expr::truth;

/// Texts of a batch, and which rows have one.
pub(super) struct Texts<'a> {
    form: Form<'a>,
    pub(super) valid: Valid<'a>,
}

enum Form<'a> {
    Column {
        offsets: &'a [u32],
        bytes: &'a [u8],
    },
    Same(&'a [u8]),
    /// One list per batch, not per row.
    Rows(Vec<&'a [u8]>),
}

impl<'a> Texts<'a> {
    /// The text of a row; meaningless if the row has none.
    #[inline]
    pub(super) fn row(&self, row: usize) -> &'a [u8] {
        match &self.form {
            Form::Column { offsets, bytes } => {
                let (from, to) = (offsets[row] as usize, offsets[row + 1] as usize);
                bytes.get(from..to).unwrap_or_default()
            }
            Form::Same(text) => text,
            Form::Rows(texts) => texts[row],
        }
    }

    /// How many characters a row's text has.
    pub(super) fn characters(&self, row: usize) -> i64 {
        self.row(row).iter().map(|byte| i64::from(begins(*byte))).sum()
    }

    /// A truth value per row, unknown where there is no text.
    pub(super) fn ask(self, rows: usize, scratch: &mut Scratch, question: impl Fn(&[u8]) -> bool) -> Vec<u8> {
        let mut truths = scratch.truths();
        let answer = |text: &[u8]| if question(text) { truth::TRUE } else { truth::FALSE };
        match (&self.form, &self.valid) {
            (Form::Same(text), _) => truths.resize(rows, answer(text)),
            // A question of a pattern costs more than a look whether there is a text at all.
            (_, Valid::Borrowed(valid)) => {
                let ask = |row| if valid[row] { answer(self.row(row)) } else { truth::UNKNOWN };
                truths.extend((0..rows).map(ask));
            }
            _ => truths.extend((0..rows).map(|row| answer(self.row(row)))),
        }
        self.valid.mask(&mut truths);
        self.valid.free(scratch);
        truths
    }
}

/// What a step gives.
pub(super) fn text<'a>(plan: &'a Text, batch: &Batch<'a>, scratch: &mut Scratch) -> Texts<'a> {
    match plan {
        Text::Column(index) => column(*index, batch),
        Text::Constant(text) => Texts { form: Form::Same(text), valid: Valid::All },
        Text::Null => Texts { form: Form::Same(&[]), valid: Valid::None },
        Text::Left(operand, count) => {
            let texts = text(operand, batch, scratch);
            let rows = (0..batch.rows).map(|row| beginning(texts.row(row), *count)).collect();
            Texts { form: Form::Rows(rows), valid: texts.valid }
        }
        Text::Case { branches, otherwise } => case(branches, otherwise, batch, scratch),
        Text::Coalesce(parts) => coalesce(parts, batch, scratch),
    }
}

fn column<'a>(index: usize, batch: &Batch<'a>) -> Texts<'a> {
    match &batch.data[index] {
        ColumnData::Text { offsets, bytes, valid } => {
            let (start, end) = (batch.start, batch.start + batch.rows);
            let form = Form::Column { offsets: &offsets[start..=end], bytes };
            Texts { form, valid: Valid::Borrowed(&valid[start..end]) }
        }
        // The columns' types are compared with the rule's before evaluation.
        _ => Texts { form: Form::Same(&[]), valid: Valid::None },
    }
}

/// The first characters of a text.
fn beginning(text: &[u8], count: usize) -> &[u8] {
    let after = text.iter().enumerate().filter(|(_, byte)| begins(**byte)).nth(count);
    after.map_or(text, |(at, _)| &text[..at])
}

/// Whether a character of UTF-8 begins with this byte.
fn begins(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn case<'a>(branches: &'a [(Test, Text)], otherwise: &'a Text, batch: &Batch<'a>, scratch: &mut Scratch) -> Texts<'a> {
    let rest = text(otherwise, batch, scratch);
    let mut texts: Vec<&[u8]> = (0..batch.rows).map(|row| rest.row(row)).collect();
    let mut flags = rest.valid.spread(batch.rows, scratch);
    for (condition, value) in branches.iter().rev() {
        let truths = test(condition, batch, scratch);
        let own = text(value, batch, scratch);
        let chosen = |row: &usize| truths[*row] == truth::TRUE;
        (0..batch.rows).filter(chosen).for_each(|row| texts[row] = own.row(row));
        let own_flags = own.valid.spread(batch.rows, scratch);
        (0..batch.rows).filter(chosen).for_each(|row| flags[row] = own_flags[row]);
        scratch.bytes.push(truths);
        scratch.flags.push(own_flags);
    }
    Texts { form: Form::Rows(texts), valid: Valid::Owned(flags) }
}

fn coalesce<'a>(parts: &'a [Text], batch: &Batch<'a>, scratch: &mut Scratch) -> Texts<'a> {
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
    Texts { form: Form::Rows(texts), valid: Valid::Owned(flags) }
}
