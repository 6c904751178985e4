//! The target `sql`: GeoFA's database with the standard's themes, as scripts for PostgreSQL and PostGIS.
//!
//! | artifact | what |
//! |---|---|
//! | `sql/geofa-grundlag.sql` | our own least base, for an empty PostGIS database |
//! | `sql/install.sql` | everything of the standard, for a database with GeoFA 1.7 or our base |
//! | `sql/uninstall.sql` | takes it away again |
//!
//! SQL is written by code from small pieces (`write`); no template. A constraint is described once (`constraint`) and
//! that description gives the DDL, its comment with the rule's id, and the capability table.
//! Absent on purpose: anything that changes what is GeoFA's own, and data.

mod base;
mod capabilities;
mod columns;
mod constraint;
mod field_checks;
mod geofa;
mod geometry_checks;
mod install;
mod lists;
mod names;
mod parts;
mod preflight;
mod readings;
mod register;
mod row_rules;
mod table;
mod table_constraints;
mod uninstall;
mod write;

use crate::model::Model;

use super::{Artifact, Emitted};

/// Makes the scripts.
pub fn emit(model: &Model) -> Emitted {
    Emitted {
        artifacts: vec![
            Artifact::text("sql/geofa-grundlag.sql", base::script(model)),
            Artifact::text("sql/install.sql", install::script(model)),
            Artifact::text("sql/uninstall.sql", uninstall::script(model)),
        ],
        capabilities: capabilities::of(model),
    }
}
