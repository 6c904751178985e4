//! The model: how YAML is read, what `sdm check` finds in it, what the committed model holds, and its releases.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod binding;
mod check;
mod content;
mod embedded;
mod faults;
mod lints;
mod releases;
mod renamed;
mod silenced;
mod reserved;
mod retirement;
mod yaml;
