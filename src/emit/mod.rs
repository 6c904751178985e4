//! The generator: pure functions from the model to files, one per target.
//!
//! **Architecture invariant:** an emitter sees only [`Model`], returns [`Emitted`], and neither writes a file, reads
//! the clock, nor knows another emitter. The command line alone writes or compares.

mod artifact;
mod capability;
pub mod docs;
pub mod generate;
pub mod json_schema;
pub mod record;
pub mod rust;
mod sentence;
pub mod sql;
mod strict;

pub use artifact::{Artifact, Emitted};
pub use capability::{Capability, Carried, Constructs};

use crate::model::Model;

/// A target that `sdm generate` can make.
pub struct Target {
    /// Its name on the command line and its folder under `generated/`.
    pub name: &'static str,
    /// What it is, in Danish, for the help text.
    pub beskrivelse: &'static str,
    /// What it is, in English.
    pub description: &'static str,
    /// Makes it.
    pub emit: fn(&Model) -> Emitted,
}

/// Every target, in the order in which help and documentation list them.
pub static TARGETS: &[Target] = &[
    Target {
        name: "docs",
        beskrivelse: "Dansk dokumentation i Markdown: temaer, begreber, kodelister, indikatorer, regler og vejledning",
        description: "Danish documentation in Markdown: themes, concepts, code lists, indicators, rules and guidance",
        emit: docs::emit,
    },
    Target {
        name: "json-schema",
        beskrivelse: "JSON Schema (2020-12) for hvert temas post og GeoJSON, for rapporten og for modellens YAML",
        description: "JSON Schema (2020-12) of each theme's record and GeoJSON, of the report and of the model's YAML",
        emit: json_schema::emit,
    },
    Target {
        name: "rust",
        beskrivelse: "Rust-typer med serde, kodelister, eksakte decimaltal og GeoJSON",
        description: "Rust types with serde, code lists, exact decimals and GeoJSON",
        emit: rust::emit,
    },
    Target {
        name: "sql",
        beskrivelse: "GeoFA-databasen: temaer, kodelister, tabeller og begrænsninger som SQL til PostgreSQL og PostGIS",
        description: "the GeoFA database: themes, code lists, tables and constraints as SQL for PostgreSQL and PostGIS",
        emit: sql::emit,
    },
];
