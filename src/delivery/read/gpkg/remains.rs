//! What a GeoPackage has besides its layers: tables that it does not name, the standard's own tables, a journal.

use super::connection::Shared;
use crate::delivery::Source;
use rusqlite::types::ValueRef;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

/// Tables and views that neither the table of contents names nor the standard or SQLite itself has.
pub(super) const UNREGISTERED: &str = "SELECT name FROM main.sqlite_master WHERE type IN ('table', 'view') \
     AND NOT EXISTS (SELECT 1 FROM gpkg_contents WHERE table_name = name COLLATE NOCASE) \
     AND name NOT LIKE 'gpkg\\_%' ESCAPE '\\' AND name NOT LIKE 'rtree\\_%' ESCAPE '\\' \
     AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";

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
    // The coordinate systems are the standard's own texts.
    let sql = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name LIKE 'gpkg\\_%' ESCAPE '\\' \
               AND name <> 'gpkg_spatial_ref_sys' ORDER BY name";
    let mut statement = guarded.connection.prepare(sql)?;
    let mut tables: Vec<String> = statement.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?;
    tables.push("sqlite_master".to_owned());
    for table in tables {
        let mut statement = guarded.connection.prepare(&format!("SELECT * FROM main.\"{}\"", table.replace('"', "\"\"")))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                if let ValueRef::Text(text) = row.get_ref(column)? {
                    visit(&String::from_utf8_lossy(text));
                }
            }
        }
    }
    Ok(())
}
