//! The target `sql` in a real PostgreSQL with PostGIS: its scripts install, install again, refuse what they must, and go
//! away again; and `sdm validate --reference` reads what they made.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod constraints;
mod new_theme;
mod reference;
mod refusals;
mod scripts;
mod support;
