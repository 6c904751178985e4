//! A row's area for writing: polygons of rings in EPSG:25832, unchanged, and as well-known binary.

use super::Loss;
use crate::delivery::read::{GeometryKind, GeometryState};
use crate::geometry::Point;

/// West, south, east, north.
pub type Bounds = [f64; 4];

/// Polygons, each its outer ring and its holes.
pub type Polygons<'a> = Vec<Vec<&'a [Point]>>;

/// The polygons of an area, none of them for one without points; `None` if there is no area that can be written. A ring
/// without points is left out.
pub fn polygons(state: &GeometryState) -> Option<Polygons<'_>> {
    let area = matches!(state.kind, GeometryKind::Polygon | GeometryKind::MultiPolygon);
    if !area || state.shape.points.iter().flatten().any(|c| !c.is_finite()) {
        return None;
    }
    let whole = state.shape.parts().into_iter().filter(|part| !part.outer.is_empty());
    Some(whole.map(|part| std::iter::once(part.outer).chain(part.holes).filter(|ring| !ring.is_empty()).collect()).collect())
}

/// What is lost of a row's geometry in every format.
pub(super) fn losses(state: &GeometryState) -> impl Iterator<Item = Loss> {
    let area = matches!(state.kind, GeometryKind::Polygon | GeometryKind::MultiPolygon);
    let whole = match state.kind {
        GeometryKind::Missing | GeometryKind::Unread => None,
        GeometryKind::Other(_) => Some(Loss::OtherGeometry),
        GeometryKind::BadCoordinates => Some(Loss::Coordinates),
        _ => polygons(state).is_none().then_some(Loss::Coordinates),
    };
    let height = (area && whole.is_none() && state.has_z).then_some(Loss::Height);
    let hollow = (area && whole.is_none() && state.hollow).then_some(Loss::HollowPart);
    [whole, height, hollow].into_iter().flatten()
}

/// The bounds of polygons, joined to others.
pub(super) fn widened(bounds: Option<Bounds>, polygons: &Polygons<'_>) -> Option<Bounds> {
    polygons.iter().flatten().flat_map(|r| r.iter()).fold(bounds, |all, [x, y]| Some(united(all, [*x, *y, *x, *y])))
}

/// Two bounds as one.
pub fn united(a: Option<Bounds>, b: Bounds) -> Bounds {
    let a = a.unwrap_or(b);
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

/// Well-known binary (OGC 06-103r4, section 8), little-endian, one geometry after the other.
#[derive(Default)]
pub struct Wkb(pub Vec<u8>);

impl Wkb {
    /// A point.
    pub fn point(&mut self, point: Point) {
        self.kind(1);
        self.position(point);
    }

    /// A multipolygon.
    pub fn polygons<'a, P, R>(&mut self, polygons: impl ExactSizeIterator<Item = P>)
    where
        P: IntoIterator<Item = R, IntoIter: ExactSizeIterator>,
        R: IntoIterator<Item = &'a Point, IntoIter: ExactSizeIterator>,
    {
        self.kind(6);
        self.count(polygons.len());
        for rings in polygons {
            self.kind(3);
            let rings = rings.into_iter();
            self.count(rings.len());
            for ring in rings {
                let ring = ring.into_iter();
                self.count(ring.len());
                ring.for_each(|p| self.position(*p));
            }
        }
    }

    fn kind(&mut self, code: u32) {
        self.0.push(1);
        self.0.extend(code.to_le_bytes());
    }

    fn count(&mut self, n: usize) {
        self.0.extend((n as u32).to_le_bytes());
    }

    fn position(&mut self, point: Point) {
        point.iter().for_each(|c| self.0.extend(c.to_le_bytes()));
    }
}
