//! GeoJSON (RFC 7946) ind og ud: geometri, feature og samling, ens for alle temaer.

use crate::{GEOMETRY_FIELD, Record, Violation};
use serde::de::{Error as _, SeqAccess, Visitor};
use serde::ser::SerializeSeq as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Et punkt: øst, nord og måske en højde, som ikke gemmes i GeoFA. Tal efter højden læses ikke.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// Øst, i koordinatsystemets enhed.
    pub x: f64,
    /// Nord.
    pub y: f64,
    /// Højde.
    pub z: Option<f64>,
}

/// En ring: mindst fire punkter, hvor det sidste er lig det første.
pub type Ring = Vec<Position>;

/// En geometri, som et tema kan have: den ydre ring og derefter hullernes, én gang eller flere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "coordinates")]
pub enum Geometry {
    /// Én flade.
    Polygon(Vec<Ring>),
    /// Flere flader.
    MultiPolygon(Vec<Vec<Ring>>),
}

impl Geometry {
    /// Alle ringe.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        let polygons = match self {
            Self::Polygon(polygon) => std::slice::from_ref(polygon),
            Self::MultiPolygon(polygons) => polygons.as_slice(),
        };
        polygons.iter().flatten()
    }

    /// Der er ikke et eneste punkt.
    pub fn is_empty(&self) -> bool {
        self.rings().all(Vec::is_empty)
    }

    /// Hver flade har en ydre ring, og hver ring er en ring.
    fn has_form(&self) -> bool {
        let outer = match self {
            Self::Polygon(polygon) => !polygon.is_empty(),
            Self::MultiPolygon(polygons) => polygons.iter().all(|polygon| !polygon.is_empty()),
        };
        outer && self.rings().all(is_ring)
    }
}

/// En feature: én post med sin geometri.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Feature<P> {
    #[serde(rename = "type")]
    kind: FeatureKind,
    /// Featurens id, som hverken læses eller ændres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<serde_json::Value>,
    /// Posten.
    pub properties: P,
    /// Geometrien; `null` eller udeladt, når der ingen er.
    #[serde(default)]
    pub geometry: Option<Geometry>,
}

impl<P> Feature<P> {
    /// En feature med denne post og geometri.
    pub fn new(properties: P, geometry: Option<Geometry>) -> Self {
        Self { kind: FeatureKind::Feature, id: None, properties, geometry }
    }
}

impl<P: Record> Feature<P> {
    /// Det, der er galt med posten og geometriens form; tomt, når intet er. Krydsende linjer findes ikke her.
    pub fn validate(&self) -> Vec<Violation> {
        let mut found = self.properties.validate();
        let mut add = |rule| found.push(Violation { rule, felt: GEOMETRY_FIELD });
        match (&self.geometry, self.properties.has_geometry()) {
            (None, false) => {}
            (None, true) => add("tom-geometri"),
            (Some(_), false) => add("forkert-geometritype"),
            (Some(geometry), true) if geometry.is_empty() => add("tom-geometri"),
            (Some(geometry), true) if !geometry.has_form() => add("ugyldig-geometri"),
            (Some(_), true) => {}
        }
        found
    }
}

/// Mindst fire punkter, og det sidste ligger, hvor det første ligger.
fn is_ring(ring: &Ring) -> bool {
    let place = |p: &Position| (p.x, p.y);
    ring.len() >= 4 && ring.first().map(place) == ring.last().map(place)
}

/// En samling af features af ét tema.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureCollection<P> {
    #[serde(rename = "type")]
    kind: CollectionKind,
    /// Koordinatsystemet, som QGIS og GeoFA skriver det.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crs: Option<serde_json::Value>,
    /// Samlingens features.
    pub features: Vec<Feature<P>>,
}

impl<P> FeatureCollection<P> {
    /// En samling af disse features, uden `crs`.
    pub fn new(features: Vec<Feature<P>>) -> Self {
        Self { kind: CollectionKind::FeatureCollection, crs: None, features }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum FeatureKind {
    Feature,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum CollectionKind {
    FeatureCollection,
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut numbers = serializer.serialize_seq(Some(2 + usize::from(self.z.is_some())))?;
        numbers.serialize_element(&self.x)?;
        numbers.serialize_element(&self.y)?;
        if let Some(z) = self.z {
            numbers.serialize_element(&z)?;
        }
        numbers.end()
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(PositionVisitor)
    }
}

struct PositionVisitor;

impl<'de> Visitor<'de> for PositionVisitor {
    type Value = Position;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("mindst to tal / at least two numbers")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut numbers: A) -> Result<Position, A::Error> {
        let x = numbers.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let y = numbers.next_element()?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
        let z = numbers.next_element()?;
        while numbers.next_element::<f64>()?.is_some() {}
        Ok(Position { x, y, z })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_has_at_least_two_numbers() {
        let read = |text| serde_json::from_str::<Position>(text).ok();
        assert_eq!(read("[1, 2.5]"), Some(Position { x: 1.0, y: 2.5, z: None }));
        assert_eq!(read("[1, 2, 3]"), Some(Position { x: 1.0, y: 2.0, z: Some(3.0) }));
        assert_eq!(read("[1, 2, 3, 4]"), read("[1, 2, 3]"));
        for text in ["[]", "[1]", "[1, 2, 3, null]", "[1, null]", "[\"1\", 2]", "{}"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_geometry_is_read_in_either_order_of_members() {
        let ring = "[[0,0],[1,0],[1,1],[0,0]]";
        let first = format!("{{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}");
        let last = format!("{{\"coordinates\":[{ring}],\"type\":\"Polygon\"}}");
        let read = |text: &str| serde_json::from_str::<Geometry>(text).unwrap();
        assert_eq!(read(&first), read(&last));
        assert!(read(&first).rings().all(is_ring));
        assert!(serde_json::from_str::<Geometry>("{\"type\":\"Point\",\"coordinates\":[0,0]}").is_err());
    }

    #[test]
    fn an_open_or_short_ring_is_no_ring() {
        let ring = |points: &[(f64, f64)]| points.iter().map(|&(x, y)| Position { x, y, z: None }).collect::<Ring>();
        assert!(is_ring(&ring(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)])));
        assert!(!is_ring(&ring(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])));
        assert!(!is_ring(&ring(&[(0.0, 0.0), (1.0, 0.0), (0.0, 0.0)])));
    }
}
