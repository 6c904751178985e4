//! The texts of a batch: slices of the columns' own bytes, never copies.

use super::batch::{Batch, Scratch, Valid};
use crate::expr::column::ColumnData;
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
    /// The same text in every row.
    pub(super) fn same(text: &'a [u8]) -> Texts<'a> {
        Texts { form: Form::Same(text), valid: Valid::All }
    }

    /// No text in any row.
    pub(super) fn none() -> Texts<'a> {
        Texts { form: Form::Same(&[]), valid: Valid::None }
    }

    /// A text for each row.
    pub(super) fn rows(texts: Vec<&'a [u8]>, valid: Valid<'a>) -> Texts<'a> {
        Texts { form: Form::Rows(texts), valid }
    }

    /// The first characters of each text.
    pub(super) fn left(self, rows: usize, count: usize) -> Texts<'a> {
        let texts = (0..rows).map(|row| beginning(self.row(row), count)).collect();
        Texts::rows(texts, self.valid)
    }

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

/// The texts of a column.
pub(super) fn column<'a>(index: usize, batch: &Batch<'a>) -> Texts<'a> {
    match &batch.data[index] {
        ColumnData::Text { offsets, bytes, valid } => {
            let (start, end) = (batch.start, batch.start + batch.rows);
            let form = Form::Column { offsets: &offsets[start..=end], bytes };
            Texts { form, valid: Valid::Borrowed(&valid[start..end]) }
        }
        // The columns' types are compared with the rule's before evaluation.
        _ => Texts::none(),
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
