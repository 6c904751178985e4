//! The tree: values with their places.

use super::fault::Span;
use super::scalar::plain;
use serde_json::Value;

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

impl Node {
    /// The same as JSON: plain whole and decimal numbers as numbers, plain `true`/`false` as truth values.
    pub fn to_json(&self) -> Value {
        match &self.kind {
            Kind::Map(entries) => Value::Object(entries.iter().map(|(key, node)| (key.name.clone(), node.to_json())).collect()),
            Kind::List(items) => Value::Array(items.iter().map(Node::to_json).collect()),
            Kind::Scalar { value, style: Style::Plain } => plain(value).to_json(value),
            Kind::Scalar { value, .. } => Value::String(value.clone()),
        }
    }
}
