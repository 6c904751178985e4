//! What a rule about rows or about an input sees.

use super::compiled::{Compiled, Theme};
use crate::delivery::{Batch, Binding, Reading};
use crate::finding::{Place, PlaceKind, Secret};
use crate::model::Feltrolle;

/// A batch in its context.
pub struct Rows<'a> {
    /// What was compiled from the model.
    pub compiled: &'a Compiled<'a>,
    /// The batch's theme.
    pub theme: &'a Theme<'a>,
    /// The rows. A batch without rows carries what a table's header alone shows.
    pub batch: &'a Batch,
    /// Index of the input.
    pub input: usize,
    /// Number of the batch's first row in its input, from 0.
    pub first_row: u64,
    /// What its places count.
    pub kind: PlaceKind,
}

impl Rows<'_> {
    /// The number in the field with a role of a row.
    pub(crate) fn number(&self, role: Feltrolle, row: usize) -> Option<i64> {
        self.batch.columns.get(self.theme.field(role)?)?.number(row)
    }

    /// Whether the code in a field narrows what is counted: it is there, and is not the list's total.
    pub(crate) fn narrows(&self, field: usize, row: usize) -> bool {
        let total = self.theme.roles.total(field);
        self.batch.columns[field].number(row).is_some_and(|code| total.exchange(code) != 0)
    }

    /// The first row that uses each part of the model that is on its way out, by its index in the theme's list.
    pub(crate) fn leaving(&self) -> Vec<(usize, u32)> {
        let all = self.theme.leaving.iter().enumerate();
        all.filter_map(|(index, leaving)| Some((index, leaving.first(self.batch)? as u32))).collect()
    }

    /// The place of a row of the batch.
    pub fn place(&self, row: usize) -> Place {
        Place {
            input: self.input,
            row: self.first_row + row as u64 + 1,
            line: self.batch.lines.get(row).copied(),
            column: None,
            kind: self.kind,
        }
    }
}

/// What an input as a whole shows.
pub struct InputFacts<'a> {
    /// What was compiled from the model.
    pub compiled: &'a Compiled<'a>,
    /// Index of the input.
    pub input: usize,
    /// Its theme, where it has one.
    pub theme: Option<&'a Theme<'a>>,
    /// It is a sheet in a workbook with data, which belongs to no theme and need not.
    pub aside: bool,
    /// Its column or property names.
    pub columns: &'a [String],
    /// Names that lead to no field, with their binding and first place.
    pub names: &'a [(Secret, Binding, Place)],
    /// Unusual readings: field index, what, first place.
    pub readings: &'a [(Option<u32>, Reading, Place)],
    /// What it uses that is out of use or on its way out: index in the theme's list, first place.
    pub leaving: &'a [(usize, Place)],
    /// Where a point was taken for a thousands sign in an input that also has it as a decimal sign: field index, text,
    /// first place.
    pub ambiguous_points: &'a [(u32, Secret, Place)],
    /// What the file says of its coordinate system, where that is not one we read.
    pub unknown_crs: Option<&'a str>,
}
