//! Who follows work on a delivery while it runs: receives progress, receives findings if all are wanted, and may cancel.

use super::InputOutcome;
use crate::finding::Finding;

/// Follows a validation. Every method has a default that does nothing.
pub trait Watch {
    /// How far an input is: its rows so far, and the byte after the last of them where the format has bytes in order.
    fn read(&mut self, _file: usize, _rows: u64, _byte: Option<u64>) {}

    /// Findings of an input, in the order of its places; called where `Options::max_per_rule` is 0, and then the outcome
    /// holds none of them.
    fn found(&mut self, _input: &InputOutcome, _findings: Vec<Finding>) {}

    /// How many rows `protect` has chosen to hide so far; called after each of its rounds.
    fn hidden(&mut self, _rows: u64) {}

    /// Whether to go on; asked between chunks.
    fn goes_on(&self) -> bool {
        true
    }

    /// Whether findings are taken by [`Watch::found`].
    fn takes_findings(&self) -> bool {
        false
    }
}

/// Nobody follows.
pub struct Nobody;

impl Watch for Nobody {}
