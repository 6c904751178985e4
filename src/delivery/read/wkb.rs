//! Well-known binary (OGC 06-103r4, section 8) into a row's geometry.

use super::shape::{Flat, GeometryKind, RawGeometry};
use geo_traits::{CoordTrait, GeometryTrait, GeometryType, LineStringTrait, MultiPolygonTrait, PolygonTrait};
use std::borrow::Cow;

/// Types that a file can hold and no theme has: with arcs, or of surfaces that are patched together.
const OTHERS: [(u32, &str); 8] = [
    (8, "CircularString"),
    (9, "CompoundCurve"),
    (10, "CurvePolygon"),
    (11, "MultiCurve"),
    (12, "MultiSurface"),
    (15, "PolyhedralSurface"),
    (16, "TIN"),
    (17, "Triangle"),
];

/// Reads one geometry; what is none that can be read has bad coordinates.
pub(super) fn read(bytes: &[u8]) -> RawGeometry {
    if let Some(name) = other_type(bytes) {
        return RawGeometry::of(other(name), Flat::default());
    }
    let Ok(geometry) = wkb::reader::read_wkb(bytes) else { return broken() };
    let mut flat = Flat { has_z: geometry.dim().size() > 2, ..Flat::default() };
    let kind = match geometry.as_type() {
        GeometryType::Polygon(one) => {
            polygon(one, &mut flat);
            GeometryKind::Polygon
        }
        GeometryType::MultiPolygon(all) => {
            all.polygons().for_each(|one| polygon(&one, &mut flat));
            GeometryKind::MultiPolygon
        }
        GeometryType::Point(_) => other("Point"),
        GeometryType::MultiPoint(_) => other("MultiPoint"),
        GeometryType::LineString(_) => other("LineString"),
        GeometryType::MultiLineString(_) => other("MultiLineString"),
        GeometryType::GeometryCollection(_) => other("GeometryCollection"),
        _ => other("?"),
    };
    RawGeometry::of(kind, flat)
}

/// The name of a type that is none of GeoJSON's, with or without third and fourth numbers (ISO by thousands, PostGIS by bits).
fn other_type(bytes: &[u8]) -> Option<&'static str> {
    let number: [u8; 4] = bytes.get(1..5)?.try_into().ok()?;
    let number = if bytes[0] == 0 { u32::from_be_bytes(number) } else { u32::from_le_bytes(number) };
    let number = (number & 0x0FFF_FFFF) % 1000;
    OTHERS.iter().find(|(n, _)| *n == number).map(|(_, name)| *name)
}

fn other(name: &'static str) -> GeometryKind {
    GeometryKind::Other(Cow::Borrowed(name))
}

/// A geometry that cannot be read.
pub(super) fn broken() -> RawGeometry {
    RawGeometry::of(GeometryKind::MultiPolygon, Flat { bad: true, ..Flat::default() })
}

fn polygon(polygon: &impl PolygonTrait<T = f64>, flat: &mut Flat) {
    let rings = polygon.exterior().into_iter().chain(polygon.interiors());
    let mut any = false;
    for ring in rings {
        any = true;
        flat.ring(ring.coords().map(|c| [c.x(), c.y()]));
    }
    // A polygon without any ring is empty; among others it is an empty part.
    if any { flat.end_polygon() } else { flat.hollow = true }
}
