//! Checked parts of a rule: what each gives, and what its type is called.

use crate::expr::plan::{Number, Test, Text};
use crate::expr::wide::Wide;

/// A checked part.
pub(super) enum Value {
    Test(Test),
    Num(Num),
    Text(Text),
    /// The literal, which fits any type.
    Null,
    /// Reported already.
    Failed,
}

impl Value {
    /// Its type in words, with an article: Danish and English.
    pub(super) fn words(&self) -> (&'static str, &'static str) {
        match self {
            Value::Test(_) => ("sandt eller falsk", "true or false"),
            Value::Num(Num { unit: Unit::Days, .. }) => ("en dato", "a date"),
            Value::Num(Num { unit: Unit::Whole, .. }) => ("et helt tal", "a whole number"),
            Value::Num(Num { unit: Unit::Decimal, .. }) => ("et decimaltal", "a decimal number"),
            Value::Text(_) => ("tekst", "text"),
            Value::Null | Value::Failed => ("NULL", "NULL"),
        }
    }
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Whole,
    Decimal,
    /// Days since 1970-01-01: a date.
    Days,
}

/// A checked number.
pub(super) struct Num {
    pub(super) plan: Number,
    pub(super) unit: Unit,
    /// Decimals: `plan` gives the value times 10 to this power.
    pub(super) scale: u32,
    /// No value of `plan` is further from zero.
    pub(super) size: Wide,
    /// PostgreSQL gives every value exactly `scale` decimals; the number of decimals in a quotient depends on it.
    pub(super) steady: bool,
}
