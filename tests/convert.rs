//! `sdm convert`: what is read of a delivery is read again of what was written, or told as lost.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "convert/content.rs"]
mod content;
#[path = "convert/made.rs"]
mod made;
#[path = "convert/round.rs"]
mod round;
