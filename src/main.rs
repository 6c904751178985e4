//! The `sdm` program: hands the command line to the library and turns the answer into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    sdm::cli::main()
}
