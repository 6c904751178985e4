//! Row rules: what their writer is shown, that no text stops the room, and that PostgreSQL means the same by them.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod faults;
mod hostile;
mod postgres;
