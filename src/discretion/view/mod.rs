//! An audience's view as equations: the rows that it sees of one indicator and period, or of several that are tied together, over
//! areas that are connected, become cells with bounds and sums between them, and the audit says what follows from them.
//!
//! **What is known.** A figure that is shown is a constant; a rounded one a band; a hidden one at least 0, at least 1 where the
//! same level shows its zeros, and at most its base. A row that is not there is unknown, where others of its level are there.
//!
//! **What adds up.** The codes of a level to the code above them, the areas of a sub-division to the area that they cover; areas
//! that merely lie in another add up to no more than it has. The same count in two tables is one, as [`CodeSums`] says.
//!
//! Figures come in hundredths, as the ledger keeps them.

pub(in crate::discretion) mod block;
mod case;
mod frame;
mod insider;
mod judge;
mod known;
mod proof;
mod region;
mod rounded;
mod witness;

pub use crate::index::cells::Codes;
pub use crate::index::code_sums::CodeSums;
pub use crate::index::roles::Marking;
pub use block::Block;
pub use frame::{Frame, Slot};
pub use insider::Inside;
pub use judge::{Found, Judge, Limiter, Limits};
pub(in crate::discretion) use known::Known;
pub use known::Measure;
pub use proof::Subject;
pub use region::Regions;
pub use rounded::Undone;

/// A row that the audience sees.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Its area, by its number in the block ([`Frame::area`]).
    pub area: u32,
    /// Its codes.
    pub codes: Codes,
    /// The caller's number of the row.
    pub row: u32,
    /// How its figures are marked.
    pub marking: Marking,
    /// `taeller`, in hundredths.
    pub taeller: Option<i64>,
    /// `naevner`, in hundredths.
    pub naevner: Option<i64>,
    /// `vaerdi`, in hundredths.
    pub vaerdi: Option<i64>,
    /// Where it comes from; only counts of one source are held against each other across tables.
    pub source: u8,
}

/// How codes split each other, for one indicator.
pub trait Levels {
    /// The code that a code splits.
    fn above(&self, dimension: usize, code: i64) -> i64;
    /// The codes that together split a code.
    fn parts(&self, dimension: usize, code: i64) -> Vec<i64>;
}

/// Areas that lie in another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// The area that they lie in.
    pub whole: u32,
    /// The areas; no two of them overlap.
    pub parts: Vec<u32>,
    /// They cover it, so that their counts add up to its.
    pub complete: bool,
}
