//! The findings as a GeoPackage 1.3 for QGIS: `fund_flader`, `fund_punkter` and `fund_uden_geometri`, with a style that
//! shows levels in colours.
//!
//! Made in memory and given as bytes. The time of the last change is fixed, so the same report gives the same file.

use super::map::Outline;
use super::rows::{COLUMNS, Cell, Shape, cells, millimetres, shape};
use super::wire::{FindingReport, Report};
use crate::disclose::Language;
use crate::model::Model;
use rusqlite::{Connection, params_from_iter, types::Value};
use std::collections::BTreeSet;

/// The tables that every GeoPackage has (OGC 12-128r17, 1.1.2), and those of its layers' styles as QGIS knows them.
const TABLES: &str = include_str!("gpkg/tables.sql");
const FILL_STYLE: &str = include_str!("gpkg/fund_flader.qml");
const POINT_STYLE: &str = include_str!("gpkg/fund_punkter.qml");
/// EPSG code of the coordinates.
const SRS: i32 = 25832;
/// `GPKG` as a number, and version 1.3 (OGC 12-128r17, requirement 2).
const HEADER: &str = "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;";

/// A layer.
struct Layer {
    name: &'static str,
    title: (&'static str, &'static str),
    geometry: Option<(&'static str, &'static str)>,
}

const LAYERS: [Layer; 3] = [
    Layer { name: "fund_flader", title: ("Fund på områder", "Findings on areas"), geometry: Some(("MULTIPOLYGON", FILL_STYLE)) },
    Layer { name: "fund_punkter", title: ("Fund i punkter", "Findings at points"), geometry: Some(("POINT", POINT_STYLE)) },
    Layer { name: "fund_uden_geometri", title: ("Fund uden geometri", "Findings without geometry"), geometry: None },
];

/// Writes the findings.
///
/// # Errors
/// What SQLite says.
pub fn render(report: &Report, model: &Model, language: Language) -> rusqlite::Result<Vec<u8>> {
    let keys: BTreeSet<&str> = report.findings.iter().flat_map(|f| f.key.keys()).map(String::as_str).collect();
    let mut connection = Connection::open_in_memory()?;
    connection.execute_batch(HEADER)?;
    connection.execute_batch("BEGIN")?;
    connection.execute_batch(TABLES)?;
    for layer in &LAYERS {
        create(&connection, layer, &keys, language)?;
    }
    let mut bounds = [None; 2];
    for (index, finding) in report.findings.iter().enumerate() {
        let (layer, geometry) = match shape(report, finding) {
            Shape::Area(polygons) => (0, Some(Geometry::areas(polygons))),
            Shape::Point(point) => (1, Some(Geometry::point(point))),
            Shape::None => (2, None),
        };
        if let (Some(bounds), Some(geometry)) = (bounds.get_mut(layer), &geometry) {
            *bounds = Some(united(*bounds, geometry.bounds));
        }
        let values = cells(finding, model, language);
        insert(&connection, &LAYERS[layer], index, geometry, values, key_values(finding, &keys))?;
    }
    for (layer, bounds) in LAYERS.iter().zip(bounds) {
        if let Some([x0, y0, x1, y1]) = bounds {
            let sql = "UPDATE gpkg_contents SET min_x = ?2, min_y = ?3, max_x = ?4, max_y = ?5 WHERE table_name = ?1";
            connection.execute(sql, (layer.name, x0, y0, x1, y1))?;
        }
    }
    connection.execute_batch("COMMIT")?;
    Ok(connection.serialize("main")?.to_vec())
}

fn create(connection: &Connection, layer: &Layer, keys: &BTreeSet<&str>, language: Language) -> rusqlite::Result<()> {
    let shape = layer.geometry.map_or(String::new(), |(kind, _)| format!(", geom {kind}"));
    let columns = COLUMNS.iter().map(|(name, number)| format!(", \"{name}\" {}", if *number { "INTEGER" } else { "TEXT" }));
    let columns: String = columns.chain(keys.iter().map(|k| format!(", \"noegle_{k}\" TEXT"))).collect();
    connection.execute_batch(&format!("CREATE TABLE {} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL{shape}{columns})", layer.name))?;
    let kind = if layer.geometry.is_some() { "features" } else { "attributes" };
    let title = language.of(layer.title.0, layer.title.1);
    let sql = "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) VALUES (?1, ?2, ?3, '2000-01-01T00:00:00.000Z', ?4)";
    connection.execute(sql, (layer.name, kind, title, layer.geometry.map(|_| SRS)))?;
    let Some((kind, style)) = layer.geometry else { return Ok(()) };
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)", (layer.name, kind, SRS))?;
    let sql = "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, \
               useAsDefault, description, owner, ui, update_time) VALUES ('', '', ?1, 'geom', 'niveau', ?2, '', 1, ?3, '', NULL, '2000-01-01T00:00:00.000Z')";
    connection.execute(sql, (layer.name, style, title))?;
    Ok(())
}

fn key_values(finding: &FindingReport, keys: &BTreeSet<&str>) -> Vec<Value> {
    let text = |name: &&str| finding.key.get(*name).and_then(|v| v.as_str());
    keys.iter().map(|k| text(k).map_or(Value::Null, |t| Value::Text(t.to_owned()))).collect()
}

fn insert(
    connection: &Connection,
    layer: &Layer,
    index: usize,
    geometry: Option<Geometry>,
    cells: [Cell; COLUMNS.len()],
    key: Vec<Value>,
) -> rusqlite::Result<()> {
    let mut values = vec![Value::Integer(index as i64 + 1)];
    values.extend(geometry.map(|g| Value::Blob(g.blob)));
    values.extend(cells.into_iter().map(|cell| match cell {
        Cell::Text(text) => Value::Text(text),
        Cell::Number(n) => n.map_or(Value::Null, |n| Value::Integer(n as i64)),
    }));
    values.extend(key);
    let marks = vec!["?"; values.len()].join(", ");
    connection.prepare_cached(&format!("INSERT INTO {} VALUES ({marks})", layer.name))?.execute(params_from_iter(values))?;
    Ok(())
}

/// West, south, east, north, in metres.
type Bounds = [f64; 4];

fn united(a: Option<Bounds>, b: Bounds) -> Bounds {
    let a = a.unwrap_or(b);
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

/// A geometry as a GeoPackage holds it (OGC 12-128r17, 2.1.3): its header with an envelope, then well-known binary.
struct Geometry {
    blob: Vec<u8>,
    bounds: Bounds,
}

impl Geometry {
    fn point(point: [f64; 2]) -> Self {
        let [x, y] = point.map(millimetres);
        let mut geometry = Geometry::begun([x, y, x, y]);
        geometry.kind(1);
        geometry.position([x, y]);
        geometry
    }

    fn areas(polygons: &[Vec<Outline>]) -> Self {
        let around = polygons.iter().flatten().flatten().map(|p| p.map(millimetres)).fold(None, |all, [x, y]| Some(united(all, [x, y, x, y])));
        let mut geometry = Geometry::begun(around.unwrap_or_default());
        geometry.kind(6);
        geometry.count(polygons.len());
        for rings in polygons {
            geometry.kind(3);
            geometry.count(rings.len());
            for ring in rings {
                geometry.count(ring.len());
                ring.iter().for_each(|p| geometry.position(p.map(millimetres)));
            }
        }
        geometry
    }

    /// Magic, version 0, flags: little-endian, an envelope of x and y.
    fn begun(bounds: Bounds) -> Self {
        let mut blob = b"GP\x00\x03".to_vec();
        blob.extend(SRS.to_le_bytes());
        // The envelope's order is west, east, south, north.
        [bounds[0], bounds[2], bounds[1], bounds[3]].iter().for_each(|c| blob.extend(c.to_le_bytes()));
        Geometry { blob, bounds }
    }

    fn kind(&mut self, code: u32) {
        self.blob.push(1);
        self.blob.extend(code.to_le_bytes());
    }

    fn count(&mut self, n: usize) {
        self.blob.extend((n as u32).to_le_bytes());
    }

    fn position(&mut self, point: [f64; 2]) {
        point.iter().for_each(|c| self.blob.extend(c.to_le_bytes()));
    }
}
