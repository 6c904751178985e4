//! From JSON pointer to the place in the file.

use super::{Kind, Node, Span, Style};
use std::collections::BTreeMap;

/// The positions of a value and its key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spot {
    /// The value.
    pub value: Span,
    /// Its key, if it is in a map.
    pub key: Option<Span>,
    /// The text of a scalar as written, and its style.
    pub scalar: Option<(String, Style)>,
}

impl Spot {
    /// The place to show for a fault in the element as a whole: its key, or where it begins.
    pub fn head(&self) -> Span {
        self.key.unwrap_or(self.value)
    }
}

/// Every value's place, by JSON pointer.
#[derive(Debug, Clone, Default)]
pub struct Index {
    spots: BTreeMap<String, Spot>,
}

impl Index {
    /// The index of a tree.
    pub fn of(root: &Node) -> Self {
        let mut index = Index::default();
        index.add(String::new(), None, root);
        index
    }

    fn add(&mut self, pointer: String, key: Option<Span>, node: &Node) {
        match &node.kind {
            Kind::Map(entries) => {
                for (key, child) in entries {
                    self.add(format!("{pointer}/{}", escape(&key.name)), Some(key.span), child);
                }
            }
            Kind::List(items) => {
                for (i, child) in items.iter().enumerate() {
                    self.add(format!("{pointer}/{i}"), None, child);
                }
            }
            Kind::Scalar { .. } => {}
        }
        let scalar = match &node.kind {
            Kind::Scalar { value, style } => Some((value.clone(), *style)),
            _ => None,
        };
        // The first of two equal keys keeps the place: the second is a fault already.
        self.spots.entry(pointer).or_insert(Spot { value: node.span, key, scalar });
    }

    /// The place of a value, or of the nearest value around it that the file has.
    pub fn spot(&self, pointer: &str) -> Option<&Spot> {
        let mut pointer = pointer;
        loop {
            if let Some(spot) = self.spots.get(pointer) {
                return Some(spot);
            }
            pointer = &pointer[..pointer.rfind('/')?];
        }
    }

    /// Every place with its pointer, in the order of the pointers.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Spot)> {
        self.spots.iter().map(|(pointer, spot)| (pointer.as_str(), spot))
    }

    /// The place of exactly this value.
    pub fn exact(&self, pointer: &str) -> Option<&Spot> {
        self.spots.get(pointer)
    }
}

/// One step of a JSON pointer.
pub fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// What `escape` was made from.
pub fn unescape(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}
