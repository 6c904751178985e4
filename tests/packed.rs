//! Workbooks, archives, layers and Shape files as they come from offices, and as nobody should send them: what is read, what is
//! said of it, and that nothing of it stops, fills or fools the program.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "packed/archive.rs"]
mod archive;
#[path = "packed/foreign.rs"]
mod foreign;
#[path = "packed/fuzzed.rs"]
mod fuzzed;
#[path = "packed/hostile.rs"]
mod hostile;
#[path = "packed/layers.rs"]
mod layers;
#[path = "packed/shape.rs"]
mod shape;
#[path = "packed/support.rs"]
mod support;
#[path = "packed/unicode.rs"]
mod unicode;
#[path = "packed/workbook.rs"]
mod workbook;
