//! The report: each form read by a program of its own kind, and what a reader may not know in none of them.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod browser;
mod forms;
mod leak;
mod outputs;
#[cfg(unix)]
mod places;
mod proofs;
mod readers;
mod show_values;
mod situations;
mod snapshots;
