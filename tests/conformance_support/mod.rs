//! What the conformance trials are made of.

pub mod case;
pub mod compare;
pub mod hostile;
pub mod self_check;

pub use case::{Case, all_cases};
