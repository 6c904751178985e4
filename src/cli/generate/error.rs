//! Why `sdm generate` could not run.

use super::refusal::Refusal;
use crate::emit::generate::GenerateError;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why `generate` could not run (exit code 2).
#[derive(Debug)]
pub enum Error {
    /// The generator is at fault.
    Generate(GenerateError),
    /// Something in the folder would be lost.
    Refused(Vec<Refusal>),
    /// A file or folder could not be read or written.
    Io(PathBuf, io::Error),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Generate(fault) => write!(f, "{fault}"),
            Self::Refused(refusals) => {
                let lines: Vec<String> = refusals.iter().map(Refusal::to_string).collect();
                write!(f, "{}", lines.join("\n"))
            }
            Self::Io(path, fault) => {
                write!(f, "{}: kan ikke læses eller skrives / cannot be read or written: {fault}", path.display())
            }
        }
    }
}

impl std::error::Error for Error {}
