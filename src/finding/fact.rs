//! Typed, unrendered facts of a finding.

use std::fmt;

/// A value from the delivered data. It can be moved and compared, never shown: only `disclose` opens it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Secret(String);

impl Secret {
    /// Closes a value from the data.
    pub fn new(value: impl Into<String>) -> Self {
        Secret(value.into())
    }

    /// Whether it is this value; says nothing else of it.
    pub fn is(&self, value: &str) -> bool {
        self.0 == value
    }

    /// Applies a predicate that cannot keep the value.
    pub fn has(&self, judge: fn(&str) -> bool) -> bool {
        judge(&self.0)
    }

    /// Opens it. Called from `disclose`, and to compare a column's name with field names; `tests/rooms/` holds
    /// the list of places.
    pub(crate) fn open(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// One named fact of a finding; the name is the placeholder in the rule's `besked`.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Placeholder name, as `laengde` in `{laengde}`.
    pub name: &'static str,
    /// The fact.
    pub value: FactValue,
}

/// What kind of fact, which decides whether and how `disclose` shows it.
#[derive(Clone, Debug)]
pub enum FactValue {
    /// From the model: field names, limits, code lists, themes. Always shown.
    Model(String),
    /// A number that says nothing of persons: a length, a row count. Always shown.
    Number(i64),
    /// From the data, in this field; shown only if that field and the reader allow it.
    Data(Secret),
}

impl Fact {
    /// A fact from the model.
    pub fn model(name: &'static str, value: impl Into<String>) -> Self {
        Fact { name, value: FactValue::Model(value.into()) }
    }

    /// A harmless number.
    pub fn number(name: &'static str, value: impl TryInto<i64>) -> Self {
        Fact { name, value: FactValue::Number(value.try_into().unwrap_or(i64::MAX)) }
    }

    /// A value from the data.
    pub fn data(name: &'static str, value: impl Into<String>) -> Self {
        Fact { name, value: FactValue::Data(Secret::new(value)) }
    }
}
