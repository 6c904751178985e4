//! Judgement of the whole model: references, names, definitions, codes, rules, the policy, the registers.
//!
//! Each check is a small function in the one table [`LINTS`]. A check reads the raw elements, because they know their
//! places, and the resolved model where defaults matter; it never changes either.

mod spotted;

pub(super) use spotted::Spotted;

use super::Model;
use super::finding::ModelFinding;
use super::raw::RawModel;

pub(super) fn lint(_raw: &RawModel, _model: &Model) -> Vec<ModelFinding> {
    Vec::new()
}
