//! `sdm protect` on whole deliveries.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod command;
mod deliveries;
mod order;
mod rounded;
