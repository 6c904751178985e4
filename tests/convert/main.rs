//! `sdm convert`: what is read of a delivery is read again from what was written, or reported as lost; others read it too.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod command;
mod content;
mod findings;
mod losses;
mod made;
mod others;
mod round;
