//! `sdm`: the data standard Sociodemografisk monitorering in GeoFA, its generator and its conformance validator.
//!
//! Two flows, each readable from top to bottom:
//! `YAML → model → emit → artifacts` and `files → delivery → rules (+ ledger) → findings → disclose → report`.
//! Rooms import only rooms named above them here; `tests/rooms/` enforces it.
#![warn(missing_docs)]

pub mod audit;
#[cfg(feature = "cli")]
pub mod cli;
pub mod delivery;
pub mod disclose;
pub mod discretion;
pub mod emit;
pub mod expr;
pub mod finding;
pub mod geometry;
pub mod index;
pub mod ledger;
pub mod model;
pub mod report;
pub mod rules;
