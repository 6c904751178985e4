//! Columns as a row rule sees them: names and types when it is read, slices when it is evaluated.

/// The type of a column or an expression. There are no implicit casts but Int to Decimal, which is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Truth value.
    Bool,
    /// Whole number, 64 bits.
    Int,
    /// Exact decimal with this many decimals.
    Decimal(u8),
    /// Text, compared for equality only.
    Text,
    /// Calendar date.
    Date,
}

/// A column that a rule may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The column's name, lower case ASCII.
    pub name: String,
    /// Its type; never `Bool`.
    pub ty: Type,
}

/// One column's values for a batch of rows. Every slice has the batch's length (Text: one offset more).
/// If `valid[i]` is false, the value is NULL and the slice's content has no meaning.
#[derive(Clone, Copy)]
pub enum ColumnData<'a> {
    /// Whole numbers.
    Int {
        /// The values.
        values: &'a [i64],
        /// Not NULL.
        valid: &'a [bool],
    },
    /// Decimals, scaled to whole numbers: 12.5 with scale 2 is 1250.
    Decimal {
        /// The scaled values.
        values: &'a [i64],
        /// Number of decimals.
        scale: u8,
        /// Not NULL.
        valid: &'a [bool],
    },
    /// Dates as days since 1970-01-01.
    Date {
        /// The days.
        values: &'a [i32],
        /// Not NULL.
        valid: &'a [bool],
    },
    /// UTF-8 texts, one after the other.
    Text {
        /// Text `i` is `bytes[offsets[i]..offsets[i + 1]]`.
        offsets: &'a [u32],
        /// All texts.
        bytes: &'a [u8],
        /// Not NULL.
        valid: &'a [bool],
    },
}
