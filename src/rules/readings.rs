//! What an input's batches show about the input as a whole: names that lead nowhere, unusual readings.

use super::theme_resolution::{ThemeResolution, unlike};
use crate::delivery::{Header, Names, Reading};
use crate::finding::{Place, PlaceKind, Secret};
use crate::index::Rows;

/// Names and readings of an input, once each, with their first place.
#[derive(Default)]
pub(super) struct Readings {
    pub(super) names: Names<Place>,
    pub(super) readings: Vec<(Option<u32>, Reading, Place)>,
    pub(super) leaving: Vec<(usize, Place)>,
    pub(super) decimal_point: bool,
    pub(super) thousands: Vec<(u32, Secret, Place)>,
}

impl Readings {
    /// What an input's beginning shows.
    pub(super) fn of(input: usize, header: &Header, belongs: ThemeResolution) -> Self {
        let mut readings = header.readings.clone();
        if belongs == ThemeResolution::NotData && !header.columns.is_empty() {
            // That it is hidden is reported, but not how its cells lie.
            let own = |r: &Reading| !matches!(r, Reading::HiddenCells | Reading::MergedCells);
            readings.retain(own);
            readings.retain(|r| *r != Reading::Tiles);
            readings.push(unlike(header));
        }
        // A note is named as passed over, with the reason.
        readings.retain(|r| *r != Reading::Note);
        let placed = |reading| (None, reading, Place { input, ..Place::default() });
        Readings { readings: readings.into_iter().map(placed).collect(), ..Readings::default() }
    }

    /// Takes up what a batch uses of what is out of use or on its way out.
    pub(super) fn take_leaving(&mut self, rows: &Rows<'_>, uses: &[(usize, u32)]) {
        for (index, row) in uses {
            if !self.leaving.iter().any(|(seen, _)| seen == index) {
                self.leaving.push((*index, place(rows, *row)));
            }
        }
    }

    /// Adds what a batch shows.
    pub(super) fn take(&mut self, rows: &Rows<'_>) {
        for (name, binding, row) in rows.batch.other_names.as_slice() {
            self.names.note(|n| n == name, || name.clone(), *binding, place(rows, *row));
        }
        for (field, reading, row) in &rows.batch.readings {
            if !self.readings.iter().any(|(f, r, _)| f == field && r == reading) {
                self.readings.push((*field, *reading, place(rows, *row)));
            }
        }
        let blank = rows.batch.blank_line.filter(|_| !self.readings.iter().any(|(_, r, _)| *r == Reading::BlankRows));
        if let Some(line) = blank {
            let place = Place { input: rows.input, line: Some(line), ..Place::default() };
            self.readings.push((None, Reading::BlankRows, place));
        }
        self.decimal_point |= rows.batch.points.decimal;
        for (field, row, text) in &rows.batch.points.thousands {
            if !self.thousands.iter().any(|(f, _, _)| f == field) {
                self.thousands.push((*field, text.clone(), place(rows, *row)));
            }
        }
    }
}

/// A row's place; of a text's column names the first line. What follows the last row, in one that is blank but for
/// a column without a name, is reported at the last.
fn place(rows: &Rows<'_>, row: u32) -> Place {
    match rows.batch.rows {
        0 => Place { input: rows.input, line: (rows.kind == PlaceKind::Row).then_some(1), ..Place::default() },
        all => rows.place((row as usize).min(all - 1)),
    }
}
