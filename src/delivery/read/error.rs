//! Why a part of a delivery has no dataset: it is damaged, empty, or in a format that is not read.

use super::passed_over::{Aside, PassedOver};
use std::io;

/// Why a part of a delivery has no dataset, or the rest of one is not there.
#[derive(Debug)]
pub enum ReadError {
    /// The operating system says no.
    Io(io::Error),
    /// There is nothing in it.
    Empty,
    /// It is in a format that is not read; which one, if that is known.
    Unsupported(Option<&'static Foreign>),
    /// It says a format and then breaks it.
    Broken {
        /// Why, in Danish.
        da: String,
        /// Why, in English.
        en: String,
        /// Physical line.
        line: u64,
    },
    /// It is no table and need not be read.
    PassedOver(PassedOver),
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        ReadError::Io(error)
    }
}

impl ReadError {
    /// A file that breaks its format as a whole.
    pub(super) fn broken(da: impl Into<String>, en: impl Into<String>) -> Self {
        ReadError::broken_at(0, da, en)
    }

    /// A file that breaks its format at a physical line.
    pub(super) fn broken_at(line: u64, da: impl Into<String>, en: impl Into<String>) -> Self {
        ReadError::Broken { da: da.into(), en: en.into(), line }
    }
}

/// A format that is not read, in Danish and English each.
#[derive(Debug, PartialEq, Eq)]
pub struct Foreign {
    /// What the file is.
    pub what: [&'static str; 2],
    /// What to do instead.
    pub remedy: [&'static str; 2],
    /// Whether it is a document or an image, which has no rows of its own.
    pub is_document: bool,
}

impl Foreign {
    /// Why a file of it has no dataset. What may hold rows is not passed over, nor a document in a file that is `called` data.
    pub(super) fn why(&'static self, called: bool) -> ReadError {
        match self.is_document && !called {
            true => ReadError::PassedOver(PassedOver::new(
                Aside::Document,
                format!(
                    "{} er ikke en tabel og er ikke kontrolleret; skal det kontrolleres, så {}",
                    self.what[0], self.remedy[0]
                ),
                format!("{} is no table and was not checked; if it is to be checked, {}", self.what[1], self.remedy[1]),
            )),
            false => ReadError::Unsupported(Some(self)),
        }
    }
}
