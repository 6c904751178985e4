//! What a variable is: a figure of an indicator, in an area, at a time, for codes.

use crate::index::cells::Codes;
use crate::index::period::When;

/// A figure of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Figure {
    /// `taeller`, or the value of a count.
    Count,
    /// `naevner`.
    Base,
}

/// A variable of a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key {
    pub(super) indicator: i64,
    pub(super) figure: Figure,
    pub(super) when: When,
    /// The interner's number of the area; negative for an area that no row names.
    pub(super) area: i64,
    pub(super) codes: Codes,
}

/// Which codes are not 0.
pub(super) fn mask(codes: Codes) -> usize {
    codes.iter().enumerate().map(|(d, code)| usize::from(*code != 0) << d).sum()
}
