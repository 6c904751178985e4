//! What checking a rule needs and gathers, and how it reports a fault.

use super::value::Value;
use crate::expr::ast::Node;
use crate::expr::column::Column;
use crate::expr::fault::{Fault, quote};

/// What printing a node as SQL must mind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::expr) enum Note {
    #[default]
    Nothing,
    /// A whole number.
    Whole,
    /// An integer that may be too large for 32 bits, with which PostgreSQL may compute.
    WholeAndLarge,
}

/// What is known of a rule so far, and the faults found.
pub(super) struct Checker<'a> {
    pub(super) source: &'a str,
    pub(super) columns: &'a [Column],
    pub(super) faults: Vec<Fault>,
    pub(super) used: Vec<bool>,
    pub(super) notes: Vec<Note>,
}

impl Checker<'_> {
    pub(super) fn fail(&mut self, node: &Node, da: impl Into<String>, en: impl Into<String>, hint: Option<&str>) -> Value {
        self.faults.push(Fault::new(node.span, da, en).maybe_hint(hint.map(str::to_owned)));
        Value::Failed
    }

    /// The part as it was written.
    pub(super) fn quoted(&self, node: &Node) -> String {
        quote(&self.source[node.span.0..node.span.1])
    }

    /// Reports that a part is of another type than its place asks for.
    pub(super) fn wrong(&mut self, node: &Node, value: &Value, da: &str, en: &str, hint: Option<&str>) -> Value {
        if matches!(value, Value::Failed) {
            return Value::Failed;
        }
        let (text, (type_da, type_en)) = (self.quoted(node), value.words());
        let (is_da, is_en) = match value {
            Value::Null => (text.clone(), text),
            _ => (format!("{text} er {type_da} og"), format!("{text} is {type_en} and")),
        };
        self.fail(node, format!("{is_da} {da}"), format!("{is_en} {en}"), hint)
    }

    pub(super) fn too_large(&mut self, node: &Node) -> Value {
        let da = "Regnestykket kan give et tal, der er for stort til at regnes præcist";
        let en = "The result may be too large to be exact";
        self.fail(node, da, en, Some("gang færre felter med hinanden, eller del reglen i flere"))
    }
}
