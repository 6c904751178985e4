//! The command line. Alone may print, open files, read the environment or the clock.
#![allow(clippy::print_stdout, clippy::print_stderr)]

pub mod check;
pub mod lang;
pub mod model_files;

pub mod generate;

use std::process::ExitCode;

/// Runs the program with the process's own arguments.
pub fn main() -> ExitCode {
    ExitCode::from(2)
}
