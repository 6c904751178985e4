//! A located YAML tree: every key and value knows its line, column and length.
//!
//! Reads a strict part of YAML 1.2: maps, lists and scalars. What another reader might take differently (`ja`, `0101`,
//! `1_000`, an unquoted date, an anchor, a duplicate key) is a fault here, so that the file means the same everywhere.
//! All faults of a file are given in one run, as far as the parser can go on after them. May not open files and knows
//! nothing of the model.

mod build;
mod index;
mod locate;
mod scalar;
mod syntax;
mod text;

pub use index::{Index, Spot, escape, unescape};
pub use locate::inside;
pub use scalar::Plain;

use super::element::Tosproget;
use serde_json::Value;

/// The byte order mark that some programs put in front of UTF-8; it is tolerated and no part of the text.
pub const BOM: &[u8] = b"\xEF\xBB\xBF";
/// Deepest nesting of maps and lists that is read.
pub const MAX_DEPTH: usize = 32;
/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

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

/// A key of a map. Keys are always text, exactly as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// Its position.
    pub span: Span,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it begins.
    pub span: Span,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Keys and values in the order of the file.
    Map(Vec<(Key, Node)>),
    /// Items in order.
    List(Vec<Node>),
    /// A single value, with escapes and folding done.
    Scalar {
        /// The text.
        value: String,
        /// How it is written.
        style: Style,
    },
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes: may be a number or a truth value.
    Plain,
    /// In quotes: always text.
    Quoted,
    /// A `>` block: always text.
    Folded,
    /// A `|` block: always text.
    Literal,
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

/// Reads a file. The tree is there when the parser came to the end, even if there are faults.
pub fn parse(bytes: &[u8]) -> (Option<Node>, Vec<YamlFault>) {
    let (source, mut faults) = text::check(bytes);
    let Some(source) = source else { return (None, faults) };
    let (node, more) = build::tree(source);
    let tab_lines: Vec<usize> = faults.iter().filter(|f| f.code == text::TAB).map(|f| f.span.line).collect();
    // A tab in the indentation also stops the scanner, which then says the same in other words.
    faults.extend(more.into_iter().filter(|f| f.code != syntax::CODE || !tab_lines.contains(&f.span.line)));
    faults.sort_by_key(|f| (f.span, f.code));
    (node, faults)
}

impl Node {
    /// The same as JSON: plain whole and decimal numbers as numbers, plain `true`/`false` as truth values.
    pub fn to_json(&self) -> Value {
        match &self.kind {
            Kind::Map(entries) => Value::Object(entries.iter().map(|(key, node)| (key.name.clone(), node.to_json())).collect()),
            Kind::List(items) => Value::Array(items.iter().map(Node::to_json).collect()),
            Kind::Scalar { value, style: Style::Plain } => scalar::plain(value).to_json(value),
            Kind::Scalar { value, .. } => Value::String(value.clone()),
        }
    }
}
