//! GeoPackage 1.x: each table that the file's table of contents names is a dataset, whatever it is registered as, and so is each
//! table or view that it does not name.
//!
//! The file is opened read-only and as one that nobody changes, so no companion file is written; triggers are off, the schema
//! is not trusted, and a query that goes on for ever is cut off.

mod connection;
mod pages;
mod remains;

use super::block::{BLOCK_ROWS, Block, Cell};
use super::shape::{Flat, GeometryKind, RawGeometry};
use super::{Chunk, Content, Crs, Dataset, Format, Header, InputFile, Mark, Opened, ReadError, foreign, wkb};
use crate::delivery::batch::Reading;
use crate::delivery::outside::runs;
use crate::delivery::{Encoding, Outside, Part, Source};
use connection::{PATIENCE, Shared, connect, unreadable};
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

/// Opens a GeoPackage.
pub(super) fn open(format: &'static Format, file: &InputFile, _: &[u8]) -> Vec<Opened> {
    let one = |dataset| vec![Opened::one(Some(format), dataset)];
    if file.companions.iter().any(|(ending, source)| ending == "wal" && !source.is_empty()) {
        return one(Err(ReadError::broken(
            "filen er åben i et andet program, og noget står kun i filen ved siden af (-wal); luk fx QGIS, og prøv igen",
            "the file is open in another program, and something is only in its companion file (-wal); close e.g. QGIS, and try again",
        )));
    }
    if file.companions.iter().any(|(ending, source)| ending == "journal" && remains::is_hot(source.as_ref())) {
        return one(Err(ReadError::broken(
            "filen blev ikke gemt færdig eller er åben i et andet program, og en fil ved siden af (-journal) skal rette den op; åbn den i QGIS, luk den igen, og prøv igen",
            "the file was not saved to its end or is open in another program, and its companion file (-journal) is needed to repair it; open it in QGIS, close it and try again",
        )));
    }
    match connect(file).and_then(|connection| layers(format, &connection)) {
        Err(error) => one(Err(error)),
        Ok(layers) if layers.is_empty() => one(Err(ReadError::Empty)),
        Ok(mut layers) => {
            // What the file holds besides its rows is reported with the first layer.
            if let Some((_, Ok(first))) = layers.iter_mut().find(|(_, layer)| layer.is_ok()) {
                first.file = Some(file.source.clone());
                first
                    .header
                    .readings
                    .extend(pages::has_remains(file.source.as_ref()).unwrap_or(true).then_some(Reading::Remains));
            }
            let boxed = |layer| Box::new(layer) as Box<dyn Dataset>;
            let opened = |(name, layer): NamedLayer| Opened { layer: Some(name), ..Opened::one(Some(format), layer.map(boxed)) };
            layers.into_iter().map(opened).collect()
        }
    }
}

/// A layer.
struct Layer {
    shared: Shared,
    header: Header,
    /// The query for rows from an id on.
    select: String,
    /// Whether rows have ids of their own; the others are counted.
    keyed: bool,
    shapes: bool,
    /// The whole file, if what it holds besides its rows is reported with this layer.
    file: Option<Arc<dyn Source>>,
}

/// A layer by its name, or why it cannot be read.
type NamedLayer = (String, Result<Layer, ReadError>);

/// Whether the file has a table or view of a name; the database's own tables are none of the file's.
fn has(connection: &Connection, name: &str) -> Result<bool, ReadError> {
    let sql = "SELECT count(*) FROM main.sqlite_master WHERE name = ?1 COLLATE NOCASE AND type IN ('table', 'view')";
    unreadable(connection.query_row(sql, [name], |r| r.get::<_, i64>(0))).map(|n| n > 0)
}

/// The layers by name; one that cannot be read does not affect the others.
fn layers(format: &'static Format, shared: &Shared) -> Result<Vec<NamedLayer>, ReadError> {
    let guarded = shared.lock().unwrap_or_else(PoisonError::into_inner);
    let connection = &guarded.connection;
    if !has(connection, "gpkg_contents")? {
        return Err(ReadError::Unsupported(Some(&foreign::SQLITE)));
    }
    let names = |sql: &str| -> Result<Vec<String>, ReadError> {
        let mut statement = unreadable(connection.prepare(sql))?;
        let names = unreadable(statement.query_map([], |r| r.get::<_, String>(0)))?;
        unreadable(names.collect())
    };
    let registered = names(remains::REGISTERED)?;
    let geometries = has(connection, "gpkg_geometry_columns")?;
    let one = |name: String, known: bool| {
        let mut layer = layer(format, shared, connection, &name, geometries);
        if let (Ok(layer), false) = (&mut layer, known) {
            layer.header.readings.push(Reading::Unregistered);
        }
        (name, layer)
    };
    let known = registered.into_iter().map(|name| one(name, true));
    let mut layers: Vec<NamedLayer> = known.collect();
    layers.extend(names(&remains::unregistered())?.into_iter().map(|name| one(name, false)));
    Ok(layers)
}

fn layer(
    format: &'static Format,
    shared: &Shared,
    connection: &Connection,
    name: &str,
    geometries: bool,
) -> Result<Layer, ReadError> {
    if !has(connection, name)? {
        return Err(ReadError::broken(
            "laget står i filens indholdsfortegnelse (gpkg_contents), men har ingen tabel; gem GeoPackage'en igen fra QGIS",
            "the layer is in the file's table of contents (gpkg_contents) but has no table; save the GeoPackage again from QGIS",
        ));
    }
    // Generated columns too; only those that a virtual table hides are none.
    let mut statement =
        unreadable(connection.prepare("SELECT name, pk, type FROM pragma_table_xinfo(?1, 'main') WHERE hidden <> 1"))?;
    let column = |r: &rusqlite::Row<'_>| Ok((r.get::<_, String>(0)?, r.get::<_, i64>(1)?, r.get::<_, String>(2)?));
    let columns: Vec<(String, i64, String)> = unreadable(unreadable(statement.query_map([name], column))?.collect())?;
    let geometry = if geometries { geometry(connection, name)? } else { None };
    let names: Vec<&String> = columns.iter().map(|(c, _, _)| c).collect();
    let id = row_id(connection, name, &names)?;
    // The number that GeoPackage gives each row is no field; a key of any other kind is made of fields.
    let single = columns.iter().filter(|(_, pk, _)| *pk > 0).count() == 1;
    let number =
        columns.iter().find(|(_, pk, kind)| single && *pk == 1 && kind.eq_ignore_ascii_case("INTEGER")).map(|(c, _, _)| c);
    let shape = geometry.as_ref().map(|(column, _)| column.to_lowercase());
    let is_own = |c: &&String| Some(*c) != number && Some(c.to_lowercase()) != shape;
    let own: Vec<String> = names.into_iter().filter(is_own).cloned().collect();
    let quoted = |c: &String| format!("\"{}\"", c.replace('"', "\"\""));
    let shape = geometry.as_ref().map_or_else(|| "NULL".to_owned(), |(c, _)| quoted(c));
    let list: Vec<String> = [id.unwrap_or("0").to_owned(), shape].into_iter().chain(own.iter().map(quoted)).collect();
    let table = format!("main.{}", quoted(&name.to_owned()));
    let from = match id {
        Some(id) => format!("WHERE {id} >= ?1 ORDER BY {id} LIMIT {BLOCK_ROWS}"),
        None => format!("LIMIT {BLOCK_ROWS} OFFSET ?1"),
    };
    let readings = remains::are_tiles(&own).then_some(Reading::Tiles).into_iter().collect();
    let header = Header {
        format,
        encoding: Encoding::Utf8,
        columns: own,
        name: Some(name.to_owned()),
        delimiter: 0,
        crs: geometry.as_ref().map_or(Ok(Crs::Unsaid), |(_, crs)| crs.clone()),
        start: 0,
        start_line: 0,
        readings,
    };
    let select = format!("SELECT {} FROM {table} {from}", list.join(", "));
    Ok(Layer { shared: shared.clone(), header, select, keyed: id.is_some(), shapes: geometry.is_some(), file: None })
}

/// The name by which SQLite knows a table's rows; a view has none, nor a table that is WITHOUT ROWID.
fn row_id(connection: &Connection, name: &str, columns: &[&String]) -> Result<Option<&'static str>, ReadError> {
    let sql = "SELECT count(*) FROM pragma_table_list(?1) WHERE schema = 'main' AND type = 'table' AND wr = 0";
    let numbered: i64 = unreadable(connection.query_row(sql, [name], |r| r.get(0)))?;
    let free = |id: &&&str| !columns.iter().any(|c| c.eq_ignore_ascii_case(id));
    Ok(["rowid", "_rowid_", "oid"].iter().find(free).filter(|_| numbered > 0).copied())
}

/// The name of a geometry column, and its coordinate system, or what it is called where it is none that is read.
type GeometryColumn = (String, Result<Crs, String>);

/// The geometry column of a layer and its coordinate system.
fn geometry(connection: &Connection, name: &str) -> Result<Option<GeometryColumn>, ReadError> {
    let sql = "SELECT g.column_name, g.srs_id, s.organization, s.organization_coordsys_id FROM gpkg_geometry_columns g \
               LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE g.table_name = ?1";
    let mut statement = unreadable(connection.prepare(sql))?;
    let row = |r: &rusqlite::Row<'_>| {
        Ok((r.get::<_, String>(0)?, r.get::<_, i64>(1)?, r.get::<_, Option<String>>(2)?, r.get::<_, Option<i64>>(3)?))
    };
    let found: Vec<_> = unreadable(unreadable(statement.query_map([name], row))?.collect())?;
    Ok(found.into_iter().next().map(|(column, srs, organization, code)| {
        let crs = match (srs, organization, code) {
            // -1 and 0 are the standard's own "undefined".
            (-1 | 0, _, _) => Ok(Crs::Unsaid),
            (_, Some(organization), Some(code)) => {
                let said = format!("{organization}:{code}");
                Crs::by_name(&said).ok_or(said)
            }
            (srs, _, _) => Err(srs.to_string()),
        };
        (column, crs)
    }))
}

impl Dataset for Layer {
    fn header(&self) -> &Header {
        &self.header
    }

    fn outside(&self, visit: &mut dyn FnMut(Outside)) {
        let Some(file) = &self.file else { return };
        // A truncated file is reported when its rows are read.
        let _ = remains::metadata(&self.shared, &mut |text| visit(Outside::of(Part::Metadata, text)));
        let _ = pages::remains(file.as_ref(), &mut |text| visit(Outside::of(Part::DeletedRows, text)));
    }

    fn chunks(&self, from: Option<Mark>) -> Box<dyn Iterator<Item = Chunk> + Send + '_> {
        let mut next = Some(from.map_or(if self.keyed { i64::MIN } else { 0 }, |m| m.offset as i64));
        let mut spent = 0;
        Box::new(std::iter::from_fn(move || {
            let start = next.take()?;
            if self.keyed {
                spent = 0;
            }
            let (chunk, following) = self.block(start, &mut spent);
            next = following;
            (chunk.end.is_some() || !matches!(&chunk.content, Content::Cells(b) if b.rows == 0)).then_some(chunk)
        }))
    }
}

impl Layer {
    /// The rows from an id (or number) on, and where the next block begins; `spent` are the steps that were taken.
    fn block(&self, start: i64, spent: &mut u64) -> (Chunk, Option<i64>) {
        let mut block = Block::default();
        let (mut last, mut first) = (start, None);
        let width = self.header.columns.len();
        let guarded = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        guarded.steps.store(*spent, Ordering::Relaxed);
        let mut read = || -> rusqlite::Result<()> {
            let mut statement = guarded.connection.prepare_cached(&self.select)?;
            let mut rows = statement.query([start])?;
            while let Some(row) = rows.next()? {
                let (least, counted) = (first.map_or(start, |_| last.saturating_add(1)), start + block.rows as i64);
                last = if self.keyed { row.get(0)? } else { counted };
                // In a damaged table ids go back, and reading on from the last of them would never end.
                if last < least {
                    return Err(rusqlite::Error::InvalidQuery);
                }
                first.get_or_insert(last);
                for index in 0..self.header.columns.len() {
                    let value = row.get_ref(index + 2)?;
                    if let ValueRef::Blob(bytes) = value {
                        runs(bytes, |text| block.outside(Part::Cell, Some(index), text.to_owned()));
                    }
                    block.cells.push(cell(value));
                }
                let shape = self.shapes.then(|| row.get_ref(1).map(shape)).transpose()?;
                block.end_row(self.keyed.then_some(last as u64), shape);
                if block.is_full(width) {
                    break;
                }
            }
            Ok(())
        };
        let failed = read().is_err();
        *spent = guarded.steps.load(Ordering::Relaxed);
        // A row that broke off in the middle is not there.
        block.cells.truncate(block.rows * width);
        let full = block.is_full(width);
        let end = failed.then(|| match *spent > PATIENCE {
            true => ReadError::broken(
                "det tager for længe at læse laget; er det en visning, så gem den som en tabel",
                "the layer takes too long to read; if it is a view, save it as a table",
            ),
            false => ReadError::broken("laget kan ikke læses til ende", "the layer cannot be read to its end"),
        });
        let chunk = Chunk { content: Content::Cells(block), offset: first.unwrap_or(start) as u64, line: 0, end };
        (chunk, if failed || !full { None } else { last.checked_add(1) })
    }
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Empty,
        ValueRef::Integer(n) => Cell::Int(n),
        ValueRef::Real(x) => Cell::Float(x),
        ValueRef::Text(bytes) => String::from_utf8(bytes.to_vec()).map_or(Cell::Other, Cell::Text),
        ValueRef::Blob(_) => Cell::Other,
    }
}

/// A GeoPackage's geometry (OGC 12-128r18, section 2.1.3): its header, then well-known binary.
fn shape(value: ValueRef<'_>) -> RawGeometry {
    let bytes = match value {
        ValueRef::Null => return RawGeometry::missing(),
        ValueRef::Blob(bytes) => bytes,
        _ => return wkb::broken(),
    };
    let [b'G', b'P', _, flags, ..] = bytes else { return wkb::broken() };
    if flags & 0x20 != 0 {
        // Not well-known binary but whatever the program that wrote it understands by its extension.
        return RawGeometry::of(GeometryKind::Other("ExtendedGeoPackageBinary".into()), Flat::default());
    }
    let envelope = match flags >> 1 & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return wkb::broken(),
    };
    let empty = flags & 0x10 != 0;
    match bytes.get(8 + envelope..) {
        Some(_) if empty => RawGeometry::missing(),
        Some(body) => wkb::read(body),
        None => wkb::broken(),
    }
}
