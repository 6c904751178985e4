//! One cell's text into its column: blanks, signs and numbers as Danish offices write them.

use crate::delivery::batch::{Batch, CellFault, CellFaultKind, Reading, SourceForm};
use crate::delivery::buffer::Buffer;
use crate::delivery::fields::{FieldKind, FieldSpec};
use crate::delivery::value;
use crate::finding::Secret;

/// The blank that does not break a line; it comes with texts from web pages.
const HARD_BLANK: char = '\u{a0}';

/// Longest piece of a faulty cell that is kept for the message.
const KEPT: usize = 64;

/// Reads a text cell. Empty, and Statistikbanken's signs for quantities, become empty values.
pub(crate) fn push(batch: &mut Batch, field: usize, spec: &FieldSpec, raw: &str) {
    let text = trim(raw);
    if text.is_empty() {
        return push_null(batch, field);
    }
    if text.len() != raw.len() && spec.kind != FieldKind::Text {
        note_blanks(batch, field, raw, text);
    }
    let read = match spec.kind {
        FieldKind::Text => return push_text(batch, field, raw, text),
        FieldKind::Uuid => return push_uuid(batch, field, text),
        FieldKind::Date => value::date(text),
        FieldKind::Int | FieldKind::Decimal { .. } => match text {
            "-" if spec.quantity => Ok((0, Some(Reading::Nil))),
            ".." | "…" | "." | "..." if spec.quantity => {
                batch.note(Some(field), Reading::Sign);
                return push_null(batch, field);
            }
            _ => {
                let read = number(spec.kind, text);
                point(batch, field, text, &read);
                read
            }
        },
    };
    match read {
        Ok((number, None)) => batch.columns[field].push_number(number),
        Ok((number, Some(reading))) => {
            batch.note(Some(field), reading);
            batch.columns[field].push_number(number);
        }
        Err(kind) => fault(batch, field, kind, text),
    }
}

/// Whether nothing is left of a text without blanks.
pub(crate) fn is_blank(raw: &str) -> bool {
    trim(raw).is_empty()
}

/// A database knows the plain blank as one, the one that does not break a line as a letter.
fn note_blanks(batch: &mut Batch, field: usize, raw: &str, text: &str) {
    let hard = |t: &str| t.matches(HARD_BLANK).count();
    batch.note(Some(field), if hard(raw) > hard(text) { Reading::HardBlanks } else { Reading::Blanks });
}

/// Without surrounding blanks; most cells have none, as two bytes show.
fn trim(raw: &str) -> &str {
    let blank = |b: Option<&u8>| b.is_some_and(|b| *b <= b' ' || *b >= 0x80);
    let bytes = raw.as_bytes();
    match blank(bytes.first()) || blank(bytes.last()) {
        true => raw.trim_matches([' ', '\t', HARD_BLANK, '\r']),
        false => raw,
    }
}

/// Notes how a number's point was read, where it has one and no comma.
fn point(batch: &mut Batch, field: usize, text: &str, read: &value::Read<i64>) {
    if !text.contains('.') || text.contains(',') {
        return;
    }
    match read {
        Ok((_, Some(Reading::Thousands))) => {
            let field = field as u32;
            if !batch.points.thousands.iter().any(|(f, _, _)| *f == field) {
                batch.points.thousands.push((field, batch.rows as u32, Secret::new(text)));
            }
        }
        Ok(_) | Err(CellFaultKind::TooManyDecimals) => batch.points.decimal = true,
        Err(_) => {}
    }
}

/// Reads the text of a number as this kind.
pub(crate) fn number(kind: FieldKind, text: &str) -> value::Read<i64> {
    match kind {
        FieldKind::Decimal { digits, scale } => value::decimal(text, digits, scale),
        _ => match value::int(text) {
            // The database's integer has 32 bits.
            Ok((n, _)) if i32::try_from(n).is_err() => Err(CellFaultKind::TooManyDigits),
            other => other,
        },
    }
}

fn push_text(batch: &mut Batch, field: usize, raw: &str, text: &str) {
    let plain = text.bytes().all(|b| (b' '..0x7f).contains(&b));
    if !plain && text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
        return fault(batch, field, CellFaultKind::ControlCharacter, text);
    }
    if text.len() != raw.len() {
        note_blanks(batch, field, raw, text);
    }
    batch.columns[field].push_text(text);
}

fn push_uuid(batch: &mut Batch, field: usize, text: &str) {
    match value::uuid(text) {
        Ok((uuid, reading)) => {
            reading.into_iter().for_each(|r| batch.note(Some(field), r));
            batch.columns[field].push_text(&uuid);
        }
        Err(kind) => fault(batch, field, kind, text),
    }
}

/// An empty cell.
pub(crate) fn push_null(batch: &mut Batch, field: usize) {
    batch.columns[field].push_null();
}

/// A text that could not be read: noted, and empty in its column.
pub(crate) fn fault(batch: &mut Batch, field: usize, kind: CellFaultKind, text: &str) {
    unread(batch, field, kind, text, SourceForm::Text);
}

/// An unreadable cell, whatever its form: noted, and empty in its column.
pub(crate) fn unread(batch: &mut Batch, field: usize, kind: CellFaultKind, text: &str, form: SourceForm) {
    let kept: String = text.chars().take(if batch.whole { usize::MAX } else { KEPT }).collect();
    batch.cell_faults.push(CellFault { row: batch.rows as u32, field: field as u32, kind, text: Secret::new(kept), form });
    batch.columns[field].push_null();
}

/// Whether a column has already got a value in the row being read.
pub(crate) fn filled(batch: &Batch, field: usize) -> bool {
    let column: &Buffer = &batch.columns[field];
    column.len() > batch.rows
}
