//! `tom-geometri`: an area without a shape. CSV carries no geometry, so there the rule has nothing to judge.

use super::{exempt, states};
use crate::delivery::Reading;
use crate::delivery::read::GeometryKind;
use crate::finding::Fact;
use crate::index::{Rows, Sink};

/// Checks every row of a theme with areas.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    if !rows.theme.fields.has_geometry {
        return;
    }
    let no_file = rows.batch.readings.iter().any(|(_, reading, _)| *reading == Reading::NoShapeFile);
    let (da, en) = match no_file {
        true => (" Filen med fladerne (.shp) mangler.", " The file with the polygons (.shp) is missing."),
        false => ("", ""),
    };
    for (row, state) in states(rows) {
        let polygon = matches!(state.kind, GeometryKind::Polygon | GeometryKind::MultiPolygon);
        let empty = state.kind == GeometryKind::Missing || polygon && state.shape.points.is_empty();
        if empty && !exempt(rows, row) {
            sink.row("tom-geometri", rows, row, None, || vec![Fact::model("fil", da), Fact::model("fil_en", en)]);
        }
    }
}
