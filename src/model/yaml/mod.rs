//! A located YAML tree: every key and value knows its line, column and length.
//!
//! Reads a strict part of YAML 1.2: maps, lists and scalars. What another reader might take differently (`ja`, `0101`,
//! `1_000`, an unquoted date, an anchor, a duplicate key) is a fault here, so that the file means the same everywhere.
//! All faults of a file are given in one run, as far as the parser can go on after them. May not open files and knows
//! nothing of the model.

mod build;
mod fault;
mod index;
mod locate;
mod node;
mod scalar;
mod syntax;
mod text;

pub use build::MAX_DEPTH;
pub use fault::{Span, YamlFault};
pub use index::{Index, Spot, escape, unescape};
pub use locate::inside;
pub use node::{Key, Kind, Node, Style};
pub use scalar::Plain;
pub use text::{BOM, MAX_BYTES};

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
