//! The findings as GeoJSON for QGIS: at their point, else on their area, else without geometry. EPSG:25832 with a `crs`
//! member, as Danish offices use it.

use super::map::{MapArea, of_finding};
use super::rows::{COLUMNS, Row};
use super::wire::Report;
use serde_json::{Map, Value, json};

/// Writes the rows.
///
/// # Errors
/// None that rows can cause; serde's signature asks for it.
pub fn render(report: &Report, rows: &[Row], areas: &[MapArea]) -> Result<String, serde_json::Error> {
    let mut out = String::from(
        "{\"type\":\"FeatureCollection\",\"name\":\"fund\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::25832\"}},\
         \"features\":[",
    );
    for (index, row) in rows.iter().enumerate() {
        let geometry = match (row.point, of_finding(areas, report, index)) {
            (Some(point), _) => json!({ "type": "Point", "coordinates": point }),
            (None, Some(area)) => json!({ "type": "MultiLineString", "coordinates": area.rings }),
            (None, None) => Value::Null,
        };
        let properties: Map<String, Value> = COLUMNS.iter().zip(row.cells()).map(|(name, text)| ((*name).to_owned(), text.into())).collect();
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&serde_json::to_string(&json!({ "type": "Feature", "geometry": geometry, "properties": properties }))?);
    }
    out.push_str("\n]}\n");
    Ok(out)
}
