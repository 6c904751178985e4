//! The layout of the code: what may import what, and what the core may depend on.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod dependencies;
mod circles;
mod imports;
mod map;
mod modules;
mod roles;
mod words;
