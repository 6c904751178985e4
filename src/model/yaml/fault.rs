//! A place in a file, and what is not allowed there.

use crate::model::element::Tosproget;

/// A place in a file. Lines and columns count from 1, in characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Line.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Length in characters on the first line; at least 1.
    pub len: usize,
}

/// Something in the file that is not allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YamlFault {
    /// Where.
    pub span: Span,
    /// Stable id, kebab-case Danish.
    pub code: &'static str,
    /// What is wrong, in Danish.
    pub da: String,
    /// What is wrong, in English.
    pub en: String,
    /// What to do.
    pub hint: Option<Tosproget>,
}
