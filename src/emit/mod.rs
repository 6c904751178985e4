//! The generator: pure functions from the model to files, one per target.
//!
//! **Architecture invariant:** an emitter sees only [`Model`], returns [`Emitted`], and neither writes a file, reads
//! the clock, nor knows another emitter. The command line alone writes or compares.

mod artifact;
mod capability;
mod sql;

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
pub static TARGETS: &[Target] = &[Target {
    name: "sql",
    beskrivelse: "GeoFA-databasen: temaer, kodelister, tabeller og begrænsninger som SQL til PostgreSQL og PostGIS",
    description: "the GeoFA database: themes, code lists, tables and constraints as SQL for PostgreSQL and PostGIS",
    emit: sql::emit,
}];
