//! A row's geometry, whatever format it came in: read flat, taken to EPSG:25832, kept with its rings.

use super::crs::ToUtm32;
use crate::geometry::PolygonRef;
use std::borrow::Cow;

/// What kind of geometry a row has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GeometryKind {
    /// None, or null.
    Missing,
    /// Could not be read at all: its record was not, or its coordinate system is none that is read.
    Unread,
    /// One polygon.
    Polygon,
    /// Polygons.
    MultiPolygon,
    /// Another GeoJSON type, or no type that GeoJSON has.
    Other(Cow<'static, str>),
    /// Of the right type with coordinates that are no rings of positions.
    BadCoordinates,
}

/// A row's geometry in EPSG:25832, metres.
#[derive(Debug, Clone, PartialEq)]
pub struct GeometryRow {
    /// Points of all rings, one after the other.
    pub points: Vec<[f64; 2]>,
    /// The rings.
    pub rings: Vec<Ring>,
}

impl GeometryRow {
    /// Its polygons.
    pub fn parts(&self) -> Vec<PolygonRef<'_>> {
        let mut parts: Vec<PolygonRef<'_>> = Vec::new();
        for ring in &self.rings {
            let points = &self.points[ring.start as usize..ring.end as usize];
            match parts.last_mut() {
                Some(part) if !ring.outer => part.holes.push(points),
                _ => parts.push(PolygonRef { outer: points, holes: vec![] }),
            }
        }
        parts
    }
}

/// One ring: its points' range, and whether it begins a polygon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ring {
    /// First point.
    pub start: u32,
    /// One past the last point.
    pub end: u32,
    /// The outer ring of a polygon; holes follow theirs.
    pub outer: bool,
}

/// What a row's geometry is.
#[derive(Debug, Clone, PartialEq)]
pub struct GeometryState {
    /// Its kind.
    pub kind: GeometryKind,
    /// Some position has a third number.
    pub has_z: bool,
    /// A polygon or ring without points is next to one with points.
    pub hollow: bool,
    /// Its coordinates.
    pub shape: GeometryRow,
}

impl GeometryState {
    /// Of a record, or in a coordinate system, that could not be read.
    pub(crate) fn unread() -> Self {
        GeometryState { kind: GeometryKind::Unread, ..GeometryState::none() }
    }

    /// Of a row without geometry.
    pub(crate) fn none() -> Self {
        let shape = GeometryRow { points: vec![], rings: vec![] };
        GeometryState { kind: GeometryKind::Missing, has_z: false, hollow: false, shape }
    }
}

/// A geometry as given in the file, in the file's own coordinate system.
#[derive(Debug, Clone)]
pub(crate) struct RawGeometry {
    kind: GeometryKind,
    coordinates: Flat,
    /// The record has a place for a geometry, if only an empty one.
    member: bool,
}

/// Nested positions, flattened: positions, and after how many of them each deeper level closed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Flat {
    pub(crate) points: Vec<[f64; 2]>,
    pub(crate) has_z: bool,
    pub(crate) hollow: bool,
    pub(crate) bad: bool,
    /// (points so far, level that closed): 1 a ring, 2 a polygon, 3 a multipolygon.
    pub(crate) closes: Vec<(u32, u8)>,
    /// Height of the whole: 0 a position, 1 a line, 2 a polygon, 3 a multipolygon.
    pub(crate) height: u8,
}

impl Flat {
    /// Adds a ring; a ring without points is a hollow part.
    pub(crate) fn ring(&mut self, points: impl IntoIterator<Item = [f64; 2]>) {
        let before = self.points.len();
        self.points.extend(points);
        self.hollow |= self.points.len() == before;
        self.closes.push((self.points.len() as u32, 1));
        self.height = self.height.max(1);
    }

    /// Ends the polygon whose rings were added since the last one ended.
    pub(crate) fn end_polygon(&mut self) {
        self.hollow |= self.closes.last().is_none_or(|(_, level)| *level != 1);
        self.closes.push((self.points.len() as u32, 2));
        self.height = self.height.max(2);
    }
}

impl RawGeometry {
    /// Bytes that its points take.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(self.coordinates.points.as_slice())
    }

    /// A polygon or several, of rings that were added to `coordinates`; of another kind, whatever it holds.
    pub(crate) fn of(kind: GeometryKind, mut coordinates: Flat) -> Self {
        coordinates.height = if kind == GeometryKind::MultiPolygon { 3 } else { coordinates.height };
        // A geometry without any point is empty as a whole, not in part.
        coordinates.hollow &= !coordinates.points.is_empty();
        RawGeometry { kind, coordinates, member: true }
    }

    /// As a reader found it, height and all.
    pub(crate) fn read(kind: GeometryKind, coordinates: Flat) -> Self {
        RawGeometry { kind, coordinates, member: true }
    }

    pub(crate) fn missing() -> Self {
        RawGeometry { kind: GeometryKind::Missing, coordinates: Flat::default(), member: true }
    }

    /// Of a feature that does not have the member at all, as RFC 7946 section 3.2 demands.
    pub(crate) fn absent() -> Self {
        RawGeometry { member: false, ..RawGeometry::missing() }
    }

    pub(crate) fn is_absent(&self) -> bool {
        !self.member
    }

    pub(crate) fn kind(&self) -> &GeometryKind {
        &self.kind
    }

    pub(crate) fn first(&self) -> Option<[f64; 2]> {
        self.coordinates.points.first().copied()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.coordinates.points.is_empty()
    }

    /// Takes the points to EPSG:25832 and the closes to rings.
    pub(crate) fn finish(self, to: &ToUtm32) -> GeometryState {
        let flat = self.coordinates;
        let height = match self.kind {
            GeometryKind::Polygon => 2,
            GeometryKind::MultiPolygon => 3,
            _ => flat.height,
        };
        let right = !flat.bad && (flat.height == height || flat.points.is_empty());
        let kind = match self.kind {
            GeometryKind::Polygon | GeometryKind::MultiPolygon if !right => GeometryKind::BadCoordinates,
            kind => kind,
        };
        let points = flat.points.iter().map(|[x, y]| to.point(*x, *y)).collect();
        let mut rings = Vec::new();
        let (mut start, mut outer) = (0, true);
        for (end, level) in flat.closes {
            match level {
                1 => {
                    rings.push(Ring { start, end, outer });
                    (start, outer) = (end, false);
                }
                _ => outer = true,
            }
        }
        GeometryState { kind, has_z: flat.has_z, hollow: flat.hollow, shape: GeometryRow { points, rings } }
    }
}
