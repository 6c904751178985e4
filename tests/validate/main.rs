//! `sdm validate` as a user calls it.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod command;
#[cfg(target_os = "linux")]
mod follow;
mod reference;
