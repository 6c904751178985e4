//! A geometry's coordinates: read flat whatever their nesting, taken to EPSG:25832, kept with their rings.

use super::super::crs::ToUtm32;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::{borrow::Cow, fmt};

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
    /// A polygon or ring without points stands beside one with points.
    pub hollow: bool,
    /// Its coordinates.
    pub shape: GeometryRow,
}

impl GeometryState {
    /// Of a record, or in a coordinate system, that could not be read.
    pub(crate) fn unread() -> Self {
        let shape = GeometryRow { points: vec![], rings: vec![] };
        GeometryState { kind: GeometryKind::Unread, has_z: false, hollow: false, shape }
    }
}

/// A geometry as it stands in the file.
pub(crate) struct RawGeometry {
    kind: GeometryKind,
    coordinates: Flat,
    /// The feature has the member `geometry`, if only with null.
    member: bool,
}

/// Nested arrays of numbers, flattened: positions, and after how many of them each deeper level closed.
#[derive(Default)]
struct Flat {
    points: Vec<[f64; 2]>,
    has_z: bool,
    hollow: bool,
    bad: bool,
    /// (points so far, level that closed): 1 a ring, 2 a polygon, 3 a multipolygon.
    closes: Vec<(u32, u8)>,
    /// Height of the whole: 0 a position, 1 a line, 2 a polygon, 3 a multipolygon.
    height: u8,
}

impl RawGeometry {
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

/// Reads a geometry object or null.
pub(crate) struct Seed;

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = RawGeometry;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawGeometry, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Seed {
    type Value = RawGeometry;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a geometry")
    }

    fn visit_none<E>(self) -> Result<RawGeometry, E> {
        Ok(RawGeometry::missing())
    }

    fn visit_unit<E>(self) -> Result<RawGeometry, E> {
        Ok(RawGeometry::missing())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawGeometry, D::Error> {
        deserializer.deserialize_map(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawGeometry, A::Error> {
        let mut coordinates = Flat::default();
        let mut kind = GeometryKind::Other(Cow::Borrowed("?"));
        let mut seen = [false; 2];
        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
            let member = ["type", "coordinates"].iter().position(|m| *m == key.as_ref());
            if member.is_some_and(|m| std::mem::replace(&mut seen[m], true)) {
                return Err(A::Error::custom(super::feature::TWICE));
            }
            match key.as_ref() {
                "type" => kind = kind_of(&map.next_value::<Cow<'_, str>>()?),
                "coordinates" => coordinates.height = map.next_value_seed(Nested(&mut coordinates))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(RawGeometry { kind, coordinates, member: true })
    }
}

fn kind_of(name: &str) -> GeometryKind {
    const OTHERS: [&str; 5] = ["Point", "MultiPoint", "LineString", "MultiLineString", "GeometryCollection"];
    match name {
        "Polygon" => GeometryKind::Polygon,
        "MultiPolygon" => GeometryKind::MultiPolygon,
        // Only names that GeoJSON has are kept: another may hold anything.
        other => GeometryKind::Other(OTHERS.iter().find(|o| **o == other).map_or(Cow::Borrowed("?"), |o| Cow::Borrowed(o))),
    }
}

/// Reads nested arrays into the flat form; its value is the height of what was read.
struct Nested<'a>(&'a mut Flat);

/// Heights: a number is [`NUMBER`], a position 0, a ring 1 and so on.
const NUMBER: u8 = u8::MAX;
/// Nothing but empty arrays: of any height.
const EMPTY: u8 = u8::MAX - 1;
const TALLEST: u8 = 3;

impl<'de> DeserializeSeed<'de> for Nested<'_> {
    type Value = u8;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<u8, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested<'_> {
    type Value = u8;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<u8, E> {
        self.0.points.push([value, f64::NAN]);
        Ok(NUMBER)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<u8, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<u8, E> {
        self.visit_f64(value as f64)
    }

    fn visit_unit<E: Error>(self) -> Result<u8, E> {
        self.0.bad = true;
        Ok(0)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<u8, E> {
        self.visit_unit()
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<u8, E> {
        self.visit_unit()
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<u8, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        self.visit_unit()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<u8, A::Error> {
        let flat = self.0;
        let before = flat.points.len();
        let mut inner: Option<u8> = None;
        let mut count = 0u32;
        while let Some(height) = seq.next_element_seed(Nested(flat))? {
            // An empty array beside a filled one is of the same height: a part without points.
            let part = matches!((inner, height), (Some(EMPTY), h) | (Some(h), EMPTY) if h < NUMBER && h != EMPTY);
            flat.hollow |= part;
            flat.bad |= !part && inner.is_some_and(|i| i != height);
            inner = Some(if part { height.min(inner.unwrap_or(height)) } else { height });
            count += 1;
        }
        match inner {
            Some(NUMBER) => {
                flat.bad |= count < 2 || flat.points.len() != before + count as usize;
                flat.has_z |= count > 2;
                if count >= 2 && flat.points.len() >= before + 2 {
                    flat.points[before] = [flat.points[before][0], flat.points[before + 1][0]];
                }
                flat.points.truncate(before + 1);
                Ok(0)
            }
            // Empty arrays alone, however deep, are an empty geometry.
            Some(EMPTY) | None => Ok(EMPTY),
            Some(height) => {
                let height = height.saturating_add(1);
                flat.bad |= height > TALLEST;
                if (1..=TALLEST).contains(&height) {
                    flat.closes.push((flat.points.len() as u32, height));
                }
                Ok(height.min(TALLEST + 1))
            }
        }
    }
}
