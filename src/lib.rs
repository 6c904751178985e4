//! `sdm`: the data standard Sociodemografisk monitorering in GeoFA, its generator and its conformance validator.
//!
//! Two flows, each readable from top to bottom:
//! `YAML → model → emit → artifacts` and `files → delivery → rules (+ ledger) → findings → disclose → report`.
//! Rooms import only rooms named above them here; `tests/rooms/` enforces it.
#![warn(missing_docs)]

pub mod finding;
pub mod expr;
pub mod audit;
pub mod geometry;
pub mod model;
pub mod emit;
pub mod delivery;
pub mod ledger;
pub mod index;
pub mod discretion;
pub mod rules;
pub mod protect;
pub mod disclose;
pub mod report;
#[cfg(feature = "cli")]
pub mod cli;
