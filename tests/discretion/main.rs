//! What an audience can learn of hidden figures, and what is chosen to hide, against attackers who try every table.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod chooser;
mod command;
mod joint;
mod moves;
mod readers;
mod rounded;
mod view;
