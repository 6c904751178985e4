//! An input that was read, so that a place in it can be found again.

use crate::delivery;
use crate::delivery::{Dataset, Plan};

/// An input that was read, so that a place in it can be found again.
pub(crate) struct ReadInput {
    pub(crate) index: usize,
    /// How a message names it.
    pub(crate) path: String,
    pub(crate) dataset: Box<dyn Dataset>,
    pub(crate) plan: Plan,
    pub(crate) theme: u16,
    /// Number of its first row among the theme's rows.
    pub(crate) first_row: u32,
    pub(crate) marks: Vec<Mark>,
}

/// Where a chunk begins: its first row in the input, and where the reader starts again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) row: u64,
    pub(crate) at: delivery::Mark,
}
