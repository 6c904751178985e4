//! A connection to a GeoPackage that changes nothing, runs nothing of the file's own, and gives up after a number of steps.

use super::super::{InputFile, ReadError};
use crate::delivery::source::read_more;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// Largest file that is taken into memory where it cannot be opened by its path.
const IN_MEMORY: u64 = 1 << 30;
/// Longest value in a cell.
const LONGEST: i32 = 64 << 20;
/// Steps of the database's engine, in thousands, that may be taken: for a block of a table, or for a whole view, which may
/// never end. A view is gone through from its start for each block, so this is about a million rows of it.
pub(super) const PATIENCE: u64 = 400_000;

/// A connection that several layers read by, one at a time.
pub(super) type Shared = Arc<Mutex<Guarded>>;

/// A connection and how long its query has gone on.
pub(super) struct Guarded {
    pub(super) connection: Connection,
    pub(super) steps: Arc<AtomicU64>,
}

/// The database's own message may quote data, so it is not used.
pub(super) fn unreadable<T>(result: rusqlite::Result<T>) -> Result<T, ReadError> {
    result.map_err(|_| ReadError::broken("filen er ikke en hel GeoPackage", "the file is no whole GeoPackage"))
}

/// Opens a file read-only, and as one that nobody changes.
///
/// # Errors
/// It is no whole GeoPackage, or too large to be read in an archive.
pub(super) fn connect(file: &InputFile) -> Result<Shared, ReadError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = match file.source.path() {
        Some(path) => unreadable(Connection::open_with_flags(uri(&path.to_string_lossy()), flags))?,
        None if file.source.len() > IN_MEMORY => {
            return Err(ReadError::broken(
                "filen er for stor til at læses i et arkiv; pak den ud",
                "the file is too large to be read in an archive; unpack it",
            ));
        }
        None => {
            let mut bytes = Vec::new();
            read_more(file.source.as_ref(), 0, file.source.len() as usize, &mut bytes)?;
            let mut connection = unreadable(Connection::open_in_memory())?;
            let size = bytes.len();
            unreadable(connection.deserialize_read_exact("main", bytes.as_slice(), size, true))?;
            connection
        }
    };
    for (config, value) in [
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    ] {
        unreadable(connection.set_db_config(config, value))?;
    }
    unreadable(connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST))?;
    let steps = Arc::new(AtomicU64::new(0));
    let counted = steps.clone();
    unreadable(connection.progress_handler(1000, Some(move || counted.fetch_add(1, Ordering::Relaxed) > PATIENCE)))?;
    Ok(Arc::new(Mutex::new(Guarded { connection, steps })))
}

/// A path as SQLite's URI, as of a file that nobody changes.
fn uri(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"/-_.~".contains(&b);
    let path = path.replace('\\', "/");
    let escaped: String = path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect();
    // A drive letter follows a slash of its own.
    let slash = if escaped.get(1..4) == Some("%3A") { "/" } else { "" };
    format!("file:{slash}{escaped}?mode=ro&immutable=1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_an_address_whatever_it_holds() {
        assert_eq!(uri("/a b/æ?.gpkg"), "file:/a%20b/%C3%A6%3F.gpkg?mode=ro&immutable=1");
        assert_eq!(uri("C:\\data\\x.gpkg"), "file:/C%3A/data/x.gpkg?mode=ro&immutable=1");
    }
}
