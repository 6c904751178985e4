//! What a writer of any format is, where it writes, and why it cannot.

use super::{Losses, Table};
use crate::delivery::batch::Batch;
use std::io::{self, Write};
use std::path::PathBuf;

/// Why something cannot be written.
#[derive(Debug)]
pub enum WriteError {
    /// The operating system says no.
    Io(io::Error),
    /// The format cannot hold it, or the input was changed while it was read; in Danish and English.
    Refused {
        /// In Danish.
        da: String,
        /// In English.
        en: String,
    },
}

impl WriteError {
    /// What the format cannot hold.
    pub(super) fn refused(da: impl Into<String>, en: impl Into<String>) -> Self {
        WriteError::Refused { da: da.into(), en: en.into() }
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        WriteError::Io(error)
    }
}

/// Where a writer writes: the caller's files, by the endings that the format gives them.
pub trait Places {
    /// A file to write to, from its beginning to its end.
    ///
    /// # Errors
    /// What the operating system says.
    fn file(&mut self, ending: &str) -> io::Result<Box<dyn Write + Send>>;

    /// An empty file that a library opens by its path.
    ///
    /// # Errors
    /// What the operating system says; a device or pipe is none.
    fn path(&mut self, ending: &str) -> io::Result<PathBuf>;

    /// The folder in which they lie, for what a library keeps meanwhile.
    fn folder(&self) -> PathBuf;
}

/// Writes tables.
pub trait Writer {
    /// A table begins.
    ///
    /// # Errors
    /// It cannot be written.
    fn begin(&mut self, table: &Table) -> Result<(), WriteError>;

    /// Rows of the table that began last; `first` is the number of the first one, from 1.
    ///
    /// # Errors
    /// They cannot be written.
    fn rows(&mut self, table: &Table, batch: &Batch, first: u64, losses: &mut Losses) -> Result<(), WriteError>;

    /// The table ends.
    ///
    /// # Errors
    /// What was left of it cannot be written.
    fn end(&mut self, table: &Table) -> Result<(), WriteError>;

    /// No more tables come: what was written is whole.
    ///
    /// # Errors
    /// What was left cannot be written.
    fn finish(self: Box<Self>) -> Result<(), WriteError>;
}
