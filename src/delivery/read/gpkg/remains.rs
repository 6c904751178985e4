//! What a GeoPackage has besides its layers: tables that it does not name, the standard's own tables, a journal.

use super::connection::Shared;
use crate::delivery::Source;
use crate::delivery::outside::runs;
use rusqlite::types::ValueRef;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

/// Tables that the table of contents names, of whatever kind it says that they are: GDAL before 2.2 wrote `aspatial`, and other
/// programs write what they like. Tiles are recognised by their columns.
pub(super) const REGISTERED: &str =
    "SELECT min(table_name) FROM gpkg_contents WHERE table_name IS NOT NULL GROUP BY table_name COLLATE NOCASE ORDER BY 1";

/// The standard's own tables (OGC 12-128r18, annexes C and F; 17-066r1), and GDAL's count of rows. Others whose names begin
/// with `gpkg_` are a user's.
const STANDARD: &str = "('gpkg_2d_gridded_coverage_ancillary', 'gpkg_2d_gridded_tile_ancillary', 'gpkg_contents', \
     'gpkg_data_column_constraints', 'gpkg_data_columns', 'gpkg_extensions', 'gpkg_geometry_columns', 'gpkg_metadata', \
     'gpkg_metadata_reference', 'gpkg_ogr_contents', 'gpkg_spatial_ref_sys', 'gpkg_tile_matrix', 'gpkg_tile_matrix_set')";

/// Indexes of areas: SQLite's virtual tables, each with three tables that hold it. One with columns of its own ("+") is a
/// table like others.
const INDEXES: &str = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND sql NOT LIKE '%+%' \
     AND sql LIKE 'CREATE VIRTUAL TABLE % USING rtree%'";

/// Tables and views that neither the table of contents names nor the standard or SQLite itself has.
pub(super) fn unregistered() -> String {
    format!(
        "SELECT name FROM main.sqlite_master WHERE type IN ('table', 'view') \
         AND NOT EXISTS (SELECT 1 FROM gpkg_contents WHERE table_name = name COLLATE NOCASE) \
         AND lower(name) NOT IN {STANDARD} AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
         AND name NOT IN (WITH i AS ({INDEXES}) SELECT name FROM i UNION ALL SELECT name || '_node' FROM i \
             UNION ALL SELECT name || '_parent' FROM i UNION ALL SELECT name || '_rowid' FROM i) ORDER BY name"
    )
}

/// Whether columns besides the row's number are those of a table of tiles or of a coverage, and no more.
pub(super) fn are_tiles(columns: &[String]) -> bool {
    let mut names: Vec<String> = columns.iter().map(|c| c.to_lowercase()).collect();
    names.sort();
    names == ["tile_column", "tile_data", "tile_row", "zoom_level"]
}

/// Whether a journal still has to be rolled back: it has a first byte that is not zero (SQLite, "Hot Rollback Journals"). One
/// that was emptied, or whose header was overwritten with zeros, is a leftover.
pub(super) fn is_hot(journal: &dyn Source) -> bool {
    let mut first = [0u8];
    journal.read_at(0, &mut first).map_or(true, |read| read > 0 && first[0] != 0)
}

/// Visits the texts in the standard's own tables, and those with which tables and views were made.
pub(super) fn metadata(shared: &Shared, visit: &mut dyn FnMut(&str)) -> rusqlite::Result<()> {
    let guarded = shared.lock().unwrap_or_else(PoisonError::into_inner);
    guarded.steps.store(0, Ordering::Relaxed);
    // SQLite's statistics hold samples of an index's values.
    let sql = format!(
        "SELECT name FROM main.sqlite_master WHERE type IN ('table', 'view') \
         AND (lower(name) IN {STANDARD} OR name LIKE 'sqlite\\_%' ESCAPE '\\') ORDER BY name"
    );
    let mut statement = guarded.connection.prepare(&sql)?;
    let mut tables: Vec<String> = statement.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?;
    tables.push("sqlite_master".to_owned());
    for table in tables {
        let mut statement = guarded.connection.prepare(&format!("SELECT * FROM main.\"{}\"", table.replace('"', "\"\"")))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                match row.get_ref(column)? {
                    ValueRef::Text(text) => visit(&String::from_utf8_lossy(text)),
                    ValueRef::Integer(number) => visit(&number.to_string()),
                    ValueRef::Blob(bytes) => runs(bytes, &mut *visit),
                    ValueRef::Null | ValueRef::Real(_) => {}
                }
            }
        }
    }
    Ok(())
}
