//! The generator: its engine and command, what is committed, and each target judged by a reader of its own kind.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../common/mod.rs"]
mod common;

mod command;
mod committed;
mod docs_checks;
mod docs_form;
mod docs_pages;
mod engine;
mod json_schema;
mod new_rule;
mod one_edit;
mod out_folder;
mod rust;
mod support;
