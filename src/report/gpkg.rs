//! The findings as a GeoPackage for QGIS: `fund_punkter`, `fund_omraader` and `fund_uden_geometri`.
//!
//! Made in memory and given as bytes. The time of the last change is fixed, so the same report gives the same file.

use super::map::{MapArea, of_finding};
use super::rows::{COLUMNS, Row};
use super::wire::Report;
use rusqlite::{Connection, params_from_iter, types::Value};

/// The tables that every GeoPackage has (OGC 12-128r17, section 1.1.2).
const HEAD: &str = "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL), ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
  ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]', NULL),
  ('ETRS89 / UTM zone 32N', 25832, 'EPSG', 25832, 'PROJCS[\"ETRS89 / UTM zone 32N\",GEOGCS[\"ETRS89\",DATUM[\"European_Terrestrial_Reference_System_1989\",SPHEROID[\"GRS 1980\",6378137,298.257222101]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",9],PARAMETER[\"scale_factor\",0.9996],PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1],AUTHORITY[\"EPSG\",\"25832\"]]', NULL);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents(table_name), column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));";

/// Name and geometry type of each layer.
const LAYERS: [(&str, Option<&str>); 3] =
    [("fund_punkter", Some("POINT")), ("fund_omraader", Some("MULTILINESTRING")), ("fund_uden_geometri", None)];

/// Writes the rows.
///
/// # Errors
/// What SQLite says.
pub fn render(report: &Report, rows: &[Row], areas: &[MapArea]) -> rusqlite::Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    connection.execute_batch("BEGIN")?;
    connection.execute_batch(HEAD)?;
    for (layer, geometry) in LAYERS {
        let columns: Vec<String> = COLUMNS.iter().map(|c| format!("\"{c}\" TEXT")).collect();
        let shape = geometry.map_or(String::new(), |g| format!(", geom {g}"));
        connection.execute_batch(&format!("CREATE TABLE {layer} (fid INTEGER PRIMARY KEY{shape}, {})", columns.join(", ")))?;
        let kind = if geometry.is_some() { "features" } else { "attributes" };
        let sql = "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) VALUES (?1, ?2, ?1, '2000-01-01T00:00:00.000Z', ?3)";
        connection.execute(sql, (layer, kind, geometry.map(|_| 25832)))?;
        if let Some(geometry) = geometry {
            connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, 25832, 0, 0)", (layer, geometry))?;
        }
    }
    for (index, row) in rows.iter().enumerate() {
        insert(&connection, report, row, areas, index)?;
    }
    connection.execute_batch("COMMIT; PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;")?;
    Ok(connection.serialize("main")?.to_vec())
}

fn insert(connection: &Connection, report: &Report, row: &Row, areas: &[MapArea], index: usize) -> rusqlite::Result<()> {
    let (layer, geometry) = match (row.point, of_finding(areas, report, index)) {
        (Some(point), _) => (LAYERS[0].0, Some(self::point(point))),
        (None, Some(area)) => (LAYERS[1].0, Some(lines(&area.rings))),
        (None, None) => (LAYERS[2].0, None),
    };
    let mut values: Vec<Value> = vec![Value::Integer(index as i64 + 1)];
    values.extend(geometry.map(Value::Blob));
    values.extend(row.cells().map(|text| Value::Text(text.to_owned())));
    let marks: Vec<String> = (1..=values.len()).map(|n| format!("?{n}")).collect();
    connection.execute(&format!("INSERT INTO {layer} VALUES ({})", marks.join(", ")), params_from_iter(values))?;
    Ok(())
}

/// A GeoPackage geometry's header, without envelope, little-endian.
fn head() -> Vec<u8> {
    let mut bytes = b"GP\x00\x01".to_vec();
    bytes.extend(25832i32.to_le_bytes());
    bytes
}

fn point(point: [f64; 2]) -> Vec<u8> {
    let mut bytes = head();
    bytes.push(1);
    bytes.extend(1u32.to_le_bytes());
    point.iter().for_each(|c| bytes.extend(c.to_le_bytes()));
    bytes
}

fn lines(rings: &[Vec<[f64; 2]>]) -> Vec<u8> {
    let mut bytes = head();
    bytes.push(1);
    bytes.extend(5u32.to_le_bytes());
    bytes.extend((rings.len() as u32).to_le_bytes());
    for ring in rings {
        bytes.push(1);
        bytes.extend(2u32.to_le_bytes());
        bytes.extend((ring.len() as u32).to_le_bytes());
        ring.iter().flatten().for_each(|c| bytes.extend(c.to_le_bytes()));
    }
    bytes
}
