//! The plane, as PostGIS sees it.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod postgis;
