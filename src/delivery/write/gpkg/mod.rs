//! GeoPackage 1.3 (OGC 12-128r17): layers of areas, and tables without. What every GeoPackage has is made here, for
//! deliveries and for reports; the time of the last change is fixed, so the same tables give the same file.

use super::geometry::{Bounds, Polygons, Wkb, widened};
use super::value::{OutputRow, OutputRows, Value};
use super::{Losses, Table, WriteError, Writer};
use crate::delivery::batch::Batch;
use crate::delivery::fields::FieldKind;
use rusqlite::{Connection, params_from_iter, types::Value as Sql};
use std::path::Path;

/// The tables that every GeoPackage has (1.1.2 and 2.1.5).
const TABLES: &str = include_str!("tables.sql");
/// `GPKG` as a number, and version 1.3 (requirement 2).
const HEADER: &str = "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;";
/// EPSG code of the coordinates.
const SRS: i32 = 25832;
/// The time of the last change.
const CHANGED: &str = "2000-01-01T00:00:00.000Z";

/// Begins a GeoPackage in an empty database, in a transaction that the caller commits.
///
/// # Errors
/// What SQLite says.
pub fn begin(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(HEADER)?;
    connection.execute_batch("BEGIN")?;
    connection.execute_batch(TABLES)
}

/// Registers a table: of areas or points in the column named, or without geometry.
///
/// # Errors
/// What SQLite says.
pub fn register(connection: &Connection, table: &str, title: &str, geometry: Option<(&str, &str)>) -> rusqlite::Result<()> {
    let kind = if geometry.is_some() { "features" } else { "attributes" };
    let sql = "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) VALUES (?1, ?2, ?3, ?4, ?5)";
    connection.execute(sql, (table, kind, title, CHANGED, geometry.map(|_| SRS)))?;
    if let Some((column, kind)) = geometry {
        connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?1, ?2, ?3, ?4, 0, 0)", (table, column, kind, SRS))?;
    }
    Ok(())
}

/// Says what a table covers.
///
/// # Errors
/// What SQLite says.
pub fn cover(connection: &Connection, table: &str, [x0, y0, x1, y1]: Bounds) -> rusqlite::Result<()> {
    let sql = "UPDATE gpkg_contents SET min_x = ?2, min_y = ?3, max_x = ?4, max_y = ?5 WHERE table_name = ?1";
    connection.execute(sql, (table, x0, y0, x1, y1)).map(drop)
}

/// A geometry's header (2.1.3): magic, version 0, little-endian, with an envelope unless it is empty. Well-known binary
/// follows.
pub fn geometry_header(bounds: Option<Bounds>) -> Vec<u8> {
    let mut blob = vec![b'G', b'P', 0, if bounds.is_some() { 0x03 } else { 0x11 }];
    blob.extend(SRS.to_le_bytes());
    // The envelope's order is west, east, south, north.
    let order = |b: Bounds| [b[0], b[2], b[1], b[3]];
    bounds.map(order).into_iter().flatten().for_each(|c| blob.extend(c.to_le_bytes()));
    blob
}

/// A GeoPackage under way.
pub(super) struct GeoPackage {
    connection: Connection,
    insert: String,
}

/// SQLite's complaint of a disk that is full and the like.
fn failed(error: rusqlite::Error) -> WriteError {
    use rusqlite::ErrorCode::{CannotOpen, DiskFull, PermissionDenied, ReadOnly};
    let kind = match error.sqlite_error_code() {
        Some(DiskFull) => std::io::ErrorKind::StorageFull,
        Some(PermissionDenied | ReadOnly | CannotOpen) => std::io::ErrorKind::PermissionDenied,
        _ => std::io::ErrorKind::Other,
    };
    WriteError::Io(kind.into())
}

impl GeoPackage {
    pub(super) fn new(path: &Path) -> Result<Self, WriteError> {
        let connection = Connection::open(path).map_err(failed)?;
        // The file has its place only when it is whole: nothing has to be rolled back.
        let quick = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;";
        connection.execute_batch(quick).and_then(|()| begin(&connection)).map_err(failed)?;
        Ok(GeoPackage { connection, insert: String::new() })
    }

    fn create(&mut self, table: &Table) -> rusqlite::Result<()> {
        let (id, shape) = (quoted(&table.free_name("fid")), table.free_name("geom"));
        let kind = |kind| match kind {
            FieldKind::Int => "MEDIUMINT",
            FieldKind::Decimal { .. } => "DOUBLE",
            FieldKind::Date => "DATE",
            FieldKind::Text | FieldKind::Uuid => "TEXT",
        };
        let geometry = if table.geometry { format!(", {} MULTIPOLYGON", quoted(&shape)) } else { String::new() };
        let columns: String = table.columns.iter().map(|c| format!(", {} {}", quoted(&c.name), kind(c.kind))).collect();
        let name = quoted(&table.name);
        self.connection.execute_batch(&format!(
            "CREATE TABLE {name} ({id} INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL{geometry}{columns})"
        ))?;
        let title = if table.name.ends_with(|c: char| c.is_ascii_digit()) { &table.name } else { &table.title };
        register(&self.connection, &table.name, title, table.geometry.then_some((shape.as_str(), "MULTIPOLYGON")))?;
        let marks = vec!["?"; 1 + usize::from(table.geometry) + table.columns.len()].join(", ");
        self.insert = format!("INSERT INTO {name} VALUES ({marks})");
        Ok(())
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Writer for GeoPackage {
    fn begin(&mut self, table: &Table) -> Result<(), WriteError> {
        self.create(table).map_err(failed)
    }

    fn rows(&mut self, table: &Table, batch: &Batch, _: u64, _: &mut Losses) -> Result<(), WriteError> {
        let mut statement = self.connection.prepare_cached(&self.insert).map_err(failed)?;
        for row in OutputRows::of(batch) {
            let shape = table.geometry.then(|| table.area(batch, row).map_or(Sql::Null, |p| Sql::Blob(blob(&p))));
            let cells = table.columns.iter().map(|c| cell(row, c.field, c.kind));
            statement.execute(params_from_iter([Sql::Null].into_iter().chain(shape).chain(cells))).map_err(failed)?;
        }
        Ok(())
    }

    fn end(&mut self, table: &Table) -> Result<(), WriteError> {
        let bounds = table.bounds.filter(|_| table.geometry);
        bounds.map_or(Ok(()), |b| cover(&self.connection, &table.name, b)).map_err(failed)
    }

    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        self.connection.execute_batch("COMMIT").map_err(failed)?;
        self.connection.close().map_err(|(_, error)| failed(error))
    }
}

fn cell(row: OutputRow<'_>, field: usize, kind: FieldKind) -> Sql {
    match row.value(field) {
        Value::Empty | Value::Unread("", _) => Sql::Null,
        value if kind.is_text() => Sql::Text(value.with_comma().into_owned()),
        Value::Int(n) => Sql::Integer(n),
        // 14 digits: the shortest decimal that means the floating point number is this one.
        value @ Value::Decimal(..) => value.with_point().parse().map_or(Sql::Null, Sql::Real),
        value => Sql::Text(value.with_point().into_owned()),
    }
}

fn blob(polygons: &Polygons<'_>) -> Vec<u8> {
    let mut wkb = Wkb(geometry_header(widened(None, polygons)));
    wkb.polygons(polygons.iter().map(|p| p.iter().copied()));
    wkb.0
}
