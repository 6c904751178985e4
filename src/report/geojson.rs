//! The findings as GeoJSON for QGIS: at their point, else as the area that their row is, else without geometry.
//! EPSG:25832 with a `crs` member, as Danish offices use it.

use super::rows::{COLUMNS, FindingCell, FindingGeometry, cells, geometry, millimetres};
use super::wire::Outline;
use super::wire::{FindingReport, Report};
use crate::disclose::Language;
use crate::model::Model;
use serde_json::{Map, Value, json};

const HEAD: &str = r#"{"type":"FeatureCollection","name":"fund","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25832"}},"features":["#;

/// Writes the findings, one a line.
///
/// # Errors
/// None that a report can cause; serde's signature asks for it.
pub fn render(report: &Report, model: &Model, language: Language) -> Result<String, serde_json::Error> {
    let mut out = HEAD.to_owned();
    for (index, finding) in report.findings.iter().enumerate() {
        let geometry = match geometry(report, finding) {
            FindingGeometry::Point(point) => json!({ "type": "Point", "coordinates": point.map(millimetres) }),
            FindingGeometry::Area(polygons) => json!({ "type": "MultiPolygon", "coordinates": coordinates(polygons) }),
            FindingGeometry::None => Value::Null,
        };
        let feature = json!({ "type": "Feature", "geometry": geometry, "properties": properties(finding, model, language) });
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&serde_json::to_string(&feature)?);
    }
    // A member of the collection that programs of maps pass over (RFC 7946, 6.1).
    out.push_str(&format!("\n],\"inputs\":{}}}\n", serde_json::to_string(&report.inputs)?));
    Ok(out)
}

/// The table's columns, and each field of the business key by itself, to join by.
fn properties(finding: &FindingReport, model: &Model, language: Language) -> Map<String, Value> {
    let value = |cell: FindingCell| match cell {
        FindingCell::Text(text) => text.into(),
        FindingCell::Number(n) => n.into(),
    };
    let columns = COLUMNS.iter().zip(cells(finding, model, language)).map(|((name, _), cell)| ((*name).to_owned(), value(cell)));
    let key = finding.key.iter().map(|(name, value)| (format!("noegle_{name}"), value.clone()));
    columns.chain(key).collect()
}

fn coordinates(polygons: &[Vec<Outline>]) -> Vec<Vec<Outline>> {
    let ring = |ring: &Outline| ring.iter().map(|p| p.map(millimetres)).collect();
    polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect()
}
