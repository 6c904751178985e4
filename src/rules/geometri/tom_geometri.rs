//! `tom-geometri`: an area without a shape. CSV carries no geometry, so there the rule has nothing to judge.

use super::{exempt, states};
use crate::delivery::read::GeometryKind;
use crate::index::{Rows, Sink};

/// Checks every row of a theme with areas.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    if !rows.theme.fields.has_geometry {
        return;
    }
    for (row, state) in states(rows) {
        let polygon = matches!(state.kind, GeometryKind::Polygon | GeometryKind::MultiPolygon);
        let empty = state.kind == GeometryKind::Missing || polygon && state.shape.points.is_empty();
        if empty && !exempt(rows, row) {
            sink.row("tom-geometri", rows, row, None, Vec::new);
        }
    }
}
