//! The findings as a GeoPackage 1.3 for QGIS: `fund_flader`, `fund_punkter` and `fund_uden_geometri`, with a style that
//! shows levels in colours, and the files that were judged: `filer`.
//!
//! Made in memory and given as bytes. The time of the last change is fixed, so the same report gives the same file.

use super::rows::{COLUMNS, FindingCell, FindingGeometry, cells, geometry, millimetres};
use super::wire::Outline;
use super::wire::{FindingReport, Report};
use super::words;
use crate::delivery::write::{Bounds, Wkb, gpkg, united};
use crate::disclose::Language;
use crate::model::Model;
use rusqlite::{Connection, params_from_iter, types::Value};
use std::collections::BTreeSet;

/// The table of layers' styles as QGIS knows it.
const STYLES: &str = include_str!("gpkg/styles.sql");
const FILL_STYLE: &str = include_str!("gpkg/fund_flader.qml");
const POINT_STYLE: &str = include_str!("gpkg/fund_punkter.qml");

/// A layer.
struct Layer {
    name: &'static str,
    title: (&'static str, &'static str),
    geometry: Option<(&'static str, &'static str)>,
}

const LAYERS: [Layer; 3] = [
    Layer {
        name: "fund_flader", title: ("Fund på områder", "Findings on areas"), geometry: Some(("MULTIPOLYGON", FILL_STYLE))
    },
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
    gpkg::begin(&connection)?;
    connection.execute_batch(STYLES)?;
    for layer in &LAYERS {
        create(&connection, layer, &keys, language)?;
    }
    let mut bounds = [None; 2];
    for (index, finding) in report.findings.iter().enumerate() {
        let (layer, geometry) = match geometry(report, finding) {
            FindingGeometry::Area(polygons) => (0, Some(Geometry::areas(polygons))),
            FindingGeometry::Point(point) => (1, Some(Geometry::point(point))),
            FindingGeometry::None => (2, None),
        };
        if let (Some(bounds), Some(geometry)) = (bounds.get_mut(layer), &geometry) {
            *bounds = Some(united(*bounds, geometry.bounds));
        }
        let values = cells(finding, model, language);
        insert(&connection, &LAYERS[layer], index, geometry, values, key_values(finding, &keys))?;
    }
    for (layer, bounds) in LAYERS.iter().zip(bounds) {
        if let Some(bounds) = bounds {
            gpkg::cover(&connection, layer.name, bounds)?;
        }
    }
    files(&connection, report, language)?;
    connection.execute_batch("COMMIT")?;
    Ok(connection.serialize("main")?.to_vec())
}

fn create(connection: &Connection, layer: &Layer, keys: &BTreeSet<&str>, language: Language) -> rusqlite::Result<()> {
    let shape = layer.geometry.map_or(String::new(), |(kind, _)| format!(", geom {kind}"));
    let columns = COLUMNS.iter().map(|(name, number)| format!(", \"{name}\" {}", if *number { "INTEGER" } else { "TEXT" }));
    let columns: String = columns.chain(keys.iter().map(|k| format!(", \"noegle_{k}\" TEXT"))).collect();
    connection.execute_batch(&format!(
        "CREATE TABLE {} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL{shape}{columns})",
        layer.name
    ))?;
    let title = language.of(layer.title.0, layer.title.1);
    gpkg::register(connection, layer.name, title, layer.geometry.map(|(kind, _)| ("geom", kind)))?;
    let Some((_, style)) = layer.geometry else { return Ok(()) };
    let sql = "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, \
               useAsDefault, description, owner, ui, update_time) VALUES ('', '', ?1, 'geom', 'niveau', ?2, '', 1, ?3, '', NULL, '2000-01-01T00:00:00.000Z')";
    connection.execute(sql, (layer.name, style, title))?;
    Ok(())
}

/// Every part of the delivery, as a table without geometry.
fn files(connection: &Connection, report: &Report, language: Language) -> rusqlite::Result<()> {
    connection.execute_batch(
        "CREATE TABLE filer (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, fil TEXT, medlem TEXT, lag TEXT, format TEXT, \
         tema INTEGER, raekker INTEGER, status TEXT, aarsag TEXT)",
    )?;
    gpkg::register(connection, "filer", language.of("Leverancens filer", "Files of the delivery"), None)?;
    let sql = "INSERT INTO filer VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    for input in &report.inputs {
        let status = words::status(input.status, language);
        let rows = input.rows as i64;
        let values = (&input.path, &input.member, &input.layer, &input.format, input.theme, rows, status, &input.reason);
        connection.execute(sql, values)?;
    }
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
    cells: [FindingCell; COLUMNS.len()],
    key: Vec<Value>,
) -> rusqlite::Result<()> {
    let mut values = vec![Value::Integer(index as i64 + 1)];
    values.extend(geometry.map(|g| Value::Blob(g.blob)));
    values.extend(cells.into_iter().map(|cell| match cell {
        FindingCell::Text(text) => Value::Text(text),
        FindingCell::Number(n) => n.map_or(Value::Null, |n| Value::Integer(n as i64)),
    }));
    values.extend(key);
    let marks = vec!["?"; values.len()].join(", ");
    connection.prepare_cached(&format!("INSERT INTO {} VALUES ({marks})", layer.name))?.execute(params_from_iter(values))?;
    Ok(())
}

/// A geometry as a GeoPackage holds it.
struct Geometry {
    blob: Vec<u8>,
    bounds: Bounds,
}

impl Geometry {
    fn point(point: [f64; 2]) -> Self {
        let [x, y] = point.map(millimetres);
        let bounds = [x, y, x, y];
        let mut wkb = Wkb(gpkg::geometry_header(Some(bounds)));
        wkb.point([x, y]);
        Geometry { blob: wkb.0, bounds }
    }

    fn areas(polygons: &[Vec<Outline>]) -> Self {
        let rounded: Vec<Vec<Outline>> =
            polygons.iter().map(|p| p.iter().map(|r| r.iter().map(|p| p.map(millimetres)).collect()).collect()).collect();
        let points = rounded.iter().flatten().flatten();
        let bounds = points.fold(None, |all, [x, y]| Some(united(all, [*x, *y, *x, *y]))).unwrap_or_default();
        let mut wkb = Wkb(gpkg::geometry_header(Some(bounds)));
        wkb.polygons(rounded.iter());
        Geometry { blob: wkb.0, bounds }
    }
}
