//! The audit: its intervals against brute force and published tables, and the command.
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod brute;
mod command;
mod solver;
mod tables;
