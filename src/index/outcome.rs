//! What a validation returns.

use super::area_row::AreaRow;
use super::sink::Found;
use super::status::Status;
use crate::delivery::{Aside, Format, PassedOver, ReadError};
use crate::finding::{Level, Secret};
use crate::model::{Regel, Tosproget};
use std::collections::BTreeMap;

/// What became of an input: a dataset of a file of the delivery.
pub struct InputOutcome {
    /// How the report names its file.
    pub path: String,
    /// Index of its file among those given.
    pub file: usize,
    /// Member of an archive.
    pub member: Option<String>,
    /// Layer or sheet of a file that can have several.
    pub layer: Option<String>,
    /// The column of each of the theme's fields, from 0, where the format has columns.
    pub columns: Vec<(String, usize)>,
    /// It has no column for some field that its theme requires.
    pub lacks_columns: bool,
    /// Its format, where it was recognised.
    pub format: Option<&'static Format>,
    /// Its theme, where it has one.
    pub theme: Option<u16>,
    /// Rows read.
    pub rows: u64,
    /// Its coordinate system is none that is read, so its geometry was not.
    pub unread_shapes: bool,
    /// Why it, or the rest of it, could not be read.
    pub error: Option<ReadError>,
    /// Why it was passed over.
    pub passed_over: Option<PassedOver>,
}

impl InputOutcome {
    /// Whether it may hold rows and was not read whole, so that the delivery cannot be judged completely.
    pub fn is_open(&self) -> bool {
        self.error.is_some() || self.passed_over.as_ref().is_some_and(|p| p.kind == Aside::Unplaced)
    }
}

/// A dataset of a reference that was read.
pub struct ReferenceOutcome {
    /// How the report names its file.
    pub path: String,
    /// Index of its file among the references given.
    pub file: usize,
    /// Member of an archive.
    pub member: Option<String>,
    /// Layer or sheet of a file that can have several.
    pub layer: Option<String>,
    /// Its format, where it was recognised.
    pub format: Option<&'static Format>,
    /// Its theme; `None` if it was passed over.
    pub theme: Option<u16>,
    /// Rows read.
    pub rows: u64,
    /// How many of them could not be used: a cell or record that cannot be read, an obligatory field that is empty, a key
    /// that is none. What needs all of the theme is then not checked.
    pub unusable: u64,
    /// Why it was passed over.
    pub passed_over: Option<PassedOver>,
}

/// What a validation gave.
pub struct Outcome<'m> {
    /// The inputs, in the order given.
    pub inputs: Vec<InputOutcome>,
    /// What the delivery was held against.
    pub references: Vec<ReferenceOutcome>,
    /// Every rule of the model, by id, with its level.
    pub rules: Vec<(&'m Regel, Level, Status)>,
    /// Rules of the program that the model does not have, and why nothing was judged by them.
    pub missing: Vec<(String, Tosproget)>,
    /// What was found, by rule id.
    pub found: BTreeMap<&'m str, Found>,
    /// The delivered rows of themes with areas.
    pub areas: Vec<AreaRow>,
    /// By index of the profile's exceptions: findings that it took out.
    pub excepted: BTreeMap<usize, u64>,
    /// How far each theme's fields are filled in, by theme code.
    pub coverage: BTreeMap<u16, Coverage>,
    /// Why something follows of hidden figures, each as a JSON object.
    pub proofs: Vec<Secret>,
    /// Somebody asked to stop before all was read.
    pub stopped: bool,
}

/// How far a theme's fields are filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Rows of the theme.
    pub rows: u64,
    /// Rows with a value that could be read, by field in the theme's order.
    pub filled: Vec<u64>,
}
