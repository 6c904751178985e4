//! How deliveries are read: every format as others write it, and files as nobody should send them.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod bench;
mod csv_repeats;
mod every_part;
mod format_rules;
mod formats;
mod fuzz_seeds;
mod outside;
mod packed;
mod unseen;
