//! One system for each audience: the cells that the standard knows are variables, whether or not the audience has a row of
//! them, and what the model and the areas say of them are equations.
//!
//! **Variables.** The count and the base of an indicator, in an area, at a time (months, not the text of a period), for codes.
//! Rows set bounds: a figure that is shown is a constant; a hidden one is at least 0, at least 1 where its level shows zeros,
//! and at most its base; a row that the audience does not see, one without a figure and one that is not there say nothing.
//!
//! **Equations.** Codes add up to the code above them, the parts of a wholly divided area to the area, the parts of a period to
//! the period; `taeller_er` and `naevner_er` say which counts are the same in two indicators, where their sources agree; a count
//! is at most its base, and what its percentage says of the base.
//!
//! **Order of work.** [`seeds`] finds the cells that the audience should not learn: hidden ones, and those that are missing in a
//! level that it sees. From them [`closure`] goes outward, equation by equation, as far as cells are unknown, so that the cost
//! follows the unknown cells, not those that are shown. [`ask`] has the audit say what follows.

mod ask;
mod closure;
mod equations;
mod ground;
mod key;
mod levels;
mod proof;
mod seeds;
mod trees;

pub(crate) use ask::{Disclosed, disclosed};
pub(crate) use ground::{Audience, Ground};
pub(crate) use key::Figure;
