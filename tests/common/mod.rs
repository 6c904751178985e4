//! What the tests share. Each test binary includes all of it and uses its own part:
//! `#[path = "../common/mod.rs"] mod common;`.
#![allow(dead_code, clippy::unwrap_used, missing_docs, reason = "every test binary uses its own part of it")]

pub mod attacker;
pub mod cases;
pub mod delivery;
pub mod dice;
pub mod formats;
pub mod guide;
pub mod model;
pub mod postgres;
pub mod program;
