//! `forkert-geometritype`: points or lines where areas belong, or a geometry where none belongs.

use super::{exempt, states};
use crate::delivery::read::GeometryKind;
use crate::finding::Fact;
use crate::index::{Rows, Sink};

/// Checks every row that has a geometry.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for (row, state) in states(rows) {
        let found = match &state.kind {
            GeometryKind::Missing | GeometryKind::Unread => continue,
            GeometryKind::Polygon => "Polygon",
            GeometryKind::MultiPolygon => "MultiPolygon",
            GeometryKind::BadCoordinates => "Polygon",
            GeometryKind::Other(name) => name,
        };
        let areas = rows.theme.fields.has_geometry && !exempt(rows, row);
        let right = areas && !matches!(state.kind, GeometryKind::Other(_));
        if !right {
            let (da, en) = if areas { ("MultiPolygon", "MultiPolygon") } else { ("uden geometri", "without geometry") };
            sink.row("forkert-geometritype", rows, row, None, || {
                vec![Fact::model("forventet", da), Fact::model("forventet_en", en), Fact::model("fundet", found)]
            });
        }
    }
}
