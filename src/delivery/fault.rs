//! What could not be read, as values: cells and whole records.

use crate::finding::Secret;

/// Why a cell could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellFaultKind {
    /// No such number, date or UUID.
    NotOfType,
    /// A number with more decimals than the field has.
    TooManyDecimals,
    /// A number with more digits than the field holds.
    TooManyDigits,
    /// A text with a NUL or another control character.
    ControlCharacter,
}

/// A cell that could not be read; its column is empty in that row.
#[derive(Debug, Clone)]
pub struct CellFault {
    /// Row in the batch.
    pub row: u32,
    /// Field index.
    pub field: u32,
    /// Why.
    pub kind: CellFaultKind,
    /// The text; cut to 64 characters unless the batch is [`super::Batch::whole`].
    pub text: Secret,
    /// Its form in the file.
    pub form: SourceForm,
}

/// The form of an unreadable value in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceForm {
    /// A text.
    Text,
    /// A number, with a point before its decimals.
    Number,
    /// Something else of JSON: an array, an object, true or false, half a letter.
    Json,
    /// Something else, as it is shown to whoever opens the file: a formula's error. Empty where it is not shown.
    Shown,
}

/// A record that could not be read at all; its row is empty in every column.
#[derive(Debug, Clone)]
pub struct RecordFault {
    /// Row in the batch.
    pub row: u32,
    /// Physical line, where it differs from the row's.
    pub line: Option<u64>,
    /// Column on that line.
    pub column: Option<u64>,
    /// Something is repeated in it.
    pub twice: bool,
    /// Why, in Danish.
    pub da: String,
    /// Why, in English.
    pub en: String,
}
