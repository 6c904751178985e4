//! What each of the formats that can be written can hold.

use super::{Table, WriteError};
use crate::delivery::read::{FORMATS, Format};
use crate::delivery::target::Target;

/// Rows and columns of an Excel sheet; its first row holds the column names.
const SHEET: (u64, usize) = (1_048_575, 16_384);
/// Columns of a dBASE table, and bytes of its record.
const DBASE: (usize, usize) = (255, 65_535);
/// Bytes of each of a Shape file's parts that every program reads.
const SHAPE: u64 = 2_000_000_000;
/// Columns that SQLite takes.
const SQLITE: usize = 2_000;

impl Target {
    /// The format that it is written in.
    fn format(self) -> &'static Format {
        let formats = || FORMATS.iter().map(|entry| &entry.format);
        let own = formats().find(|format| format.written.iter().any(|(target, _)| *target == self));
        // Every target has a line in the table, which a test holds.
        own.unwrap_or(&FORMATS[0].format)
    }

    /// Endings of its files; the first is the one that they are given.
    pub fn endings(self) -> &'static [&'static str] {
        self.format().written.iter().find(|(target, _)| *target == self).map_or(&[], |(_, endings)| endings)
    }

    /// The format of a file's ending.
    pub fn by_ending(ending: &str) -> Option<Target> {
        let ending = ending.to_lowercase();
        Target::ALL.into_iter().find(|t| t.endings().contains(&ending.as_str()))
    }

    /// Whether a file of it holds several tables.
    pub fn has_layers(self) -> bool {
        self.format().has_layers
    }

    /// Whether a row can have an area in it.
    pub fn has_shapes(self) -> bool {
        self.format().has_geometry
    }

    /// Whether a table without rows is still a table.
    pub(super) fn holds_no_rows(self) -> bool {
        !matches!(self, Target::GeoJsonSeq | Target::Gml)
    }

    /// Whether a row without any value is still a row to our own reader.
    pub(super) fn holds_blank_rows(self) -> bool {
        matches!(self, Target::GeoJson | Target::GeoJsonSeq)
    }

    /// Whether a JSON value that is neither text, number nor null is written unchanged.
    pub(super) fn keeps_json(self) -> bool {
        matches!(self, Target::GeoJson | Target::GeoJsonSeq)
    }

    /// Refuses a table that is larger than the format.
    ///
    /// # Errors
    /// Why, and which format to take.
    pub fn refuse(self, table: &Table) -> Result<(), WriteError> {
        let columns = table.columns.len();
        let no = |da: &str, en: &str| Err(WriteError::refused(da, en));
        match self {
            Target::Xlsx if table.rows > SHEET.0 || columns > SHEET.1 => no(
                "tabellen er større end et ark i Excel (1.048.575 rækker, 16.384 kolonner); vælg csv eller gpkg",
                "the table is larger than a sheet of Excel (1,048,575 rows, 16,384 columns); choose csv or gpkg",
            ),
            Target::Shape if columns > DBASE.0 || record(table) > DBASE.1 => no(
                "tabellen har flere eller bredere kolonner, end Shape kan have; vælg gpkg",
                "the table has more or wider columns than Shape can have; choose gpkg",
            ),
            Target::Shape if table.rows * record(table) as u64 > SHAPE || table.shape_bytes > SHAPE => no(
                "tabellen fylder mere end 2 GB, som Shape kan have; vælg gpkg",
                "the table takes more than the 2 GB that Shape can have; choose gpkg",
            ),
            Target::GeoPackage if columns + 2 > SQLITE => no(
                "tabellen har flere end 1.998 kolonner, som GeoPackage kan have; vælg parquet",
                "the table has more than the 1,998 columns that GeoPackage can have; choose parquet",
            ),
            _ => Ok(()),
        }
    }
}

/// Bytes of a table's record in dBASE.
fn record(table: &Table) -> usize {
    1 + table.columns.iter().map(|c| usize::from(super::shp::width(c))).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_in_the_table_of_formats_once() {
        let all: Vec<Target> = FORMATS.iter().flat_map(|entry| entry.format.written.iter().map(|(target, _)| *target)).collect();
        assert_eq!(all.len(), Target::ALL.len());
        assert!(Target::ALL.iter().all(|target| all.contains(target) && !target.endings().is_empty()));
    }

    #[test]
    fn an_ending_is_of_one_format() {
        let mut all: Vec<&str> = FORMATS.iter().flat_map(|entry| entry.format.endings()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
