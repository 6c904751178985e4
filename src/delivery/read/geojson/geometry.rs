//! A GeoJSON geometry's members and coordinates, read flat whatever their nesting.

use super::super::shape::{Flat, GeometryKind, RawGeometry};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::{borrow::Cow, fmt};

/// How a complaint about a repeated member begins, in a geometry or its feature.
pub(super) const TWICE: &str = "sdm:twice";

/// Reads a geometry object or null; is given the members that are none of a geometry's.
pub(crate) struct Seed<'a>(pub(crate) &'a mut dyn FnMut(&RawValue));

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = RawGeometry;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawGeometry, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
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
                return Err(A::Error::custom(TWICE));
            }
            match key.as_ref() {
                "type" => kind = kind_of(&map.next_value::<Cow<'_, str>>()?),
                "coordinates" => coordinates.height = map.next_value_seed(Nested(&mut coordinates))?,
                _ => (self.0)(map.next_value::<&RawValue>()?),
            }
        }
        Ok(RawGeometry::read(kind, coordinates))
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
            // An empty array next to a filled one is of the same depth: a part without points.
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
