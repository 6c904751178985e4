//! Workbooks, archives, layers and Shape files as they come from offices, and as nobody should send them: what is read, what is
//! said of it, and that nothing of it stops, fills or fools the program.

mod archive;
mod foreign;
mod fuzzed;
mod hostile;
mod layers;
mod shape;
mod storage;
pub mod support;
mod unicode;
mod workbook;
