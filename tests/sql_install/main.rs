//! The scripts of the target `sql` against a real PostgreSQL with PostGIS: they install, install again, refuse what
//! they must, and go away again.

#[path = "../common/postgres.rs"]
mod postgres;

mod constraints;
mod refusals;
mod scripts;
mod support;
