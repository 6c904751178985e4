//! `uden-for-danmark`: a point outside the frame that GeoFA allows (specification 1.7), in EPSG:25832.

use super::states;
use crate::delivery::read::{GeometryKind, explain};
use crate::finding::Fact;
use crate::index::{About, Rows, Sink};

/// Checks every point; a point that has no place in the projection is outside. Coordinates that could not be read lie
/// nowhere: `ugyldig-geometri` reports them.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    let frame = &rows.compiled.model.standard.geometri;
    for (row, state) in states(rows).filter(|(_, s)| s.kind != GeometryKind::BadCoordinates) {
        let Some(point) = state.shape.points.iter().find(|p| !frame.holds(p)) else { continue };
        let (da, en) = explain(*point).unwrap_or_default();
        let facts = || vec![Fact::model("forklaring", da), Fact::model("forklaring_en", en)];
        sink.row_with("uden-for-danmark", rows, row, About { point: Some(*point), ..About::default() }, facts);
    }
}
