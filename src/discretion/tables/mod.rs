//! Which tables of a delivery are audited together, and what each audience can compute from them.

pub(crate) mod audience;
pub(crate) mod audit;
pub(crate) mod components;
pub(crate) mod denominators;
pub(crate) mod derived;
pub(crate) mod differencing;
pub(crate) mod equal_counts;
pub(crate) mod findings;
pub(crate) mod linked;
pub(crate) mod list_years;
pub(crate) mod means;
pub(crate) mod origin_destination;
pub(crate) mod overlaps;
pub(crate) mod rounding;
pub(crate) mod rows;
pub(crate) mod scope;
pub(crate) mod scores;
pub(crate) mod sensitivity;
pub(crate) mod shares;
pub(crate) mod sizes;
pub(crate) mod suppress;
