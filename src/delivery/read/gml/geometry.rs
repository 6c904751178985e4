//! GML's areas: polygons, surfaces of patches, and several of them (ISO 19136); their rings' positions.

use super::super::block;
use super::super::crs::Crs;
use super::super::shape::{GeometryKind, RawGeometry};
use std::borrow::Cow;

/// Elements that are a geometry of their own.
const GEOMETRIES: [&str; 14] = [
    "CompositeSurface",
    "Curve",
    "LineString",
    "MultiCurve",
    "MultiGeometry",
    "MultiLineString",
    "MultiPoint",
    "MultiPolygon",
    "MultiSurface",
    "Point",
    "Polygon",
    "PolyhedralSurface",
    "Solid",
    "Surface",
];
/// Those that are areas: one, and several.
const ONE: [&str; 2] = ["Polygon", "Surface"];
const SEVERAL: [&str; 3] = ["CompositeSurface", "MultiPolygon", "MultiSurface"];

/// Whether an element is a geometry.
pub(super) fn is_geometry(name: &str) -> bool {
    GEOMETRIES.contains(&name)
}

/// Whether a coordinate system's name means latitude before longitude: the long forms of geographic systems do (OGC 07-092r3),
/// the short `EPSG:4326` and GML 2's `epsg.xml#` do not.
pub(super) fn latitude_first(srs: &str) -> bool {
    let code = srs.rsplit([':', '/', '#']).next().unwrap_or_default();
    let long = srs.starts_with("urn:") || srs.contains("/def/crs/");
    long && ["4326", "4258"].contains(&code)
}

/// Whether two names mean one coordinate system with one order of axes: `EPSG:25832` and its long form do.
pub(super) fn same_system(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(a), Some(b)) if a != b => {
            Crs::by_name(a).is_some_and(|crs| Crs::by_name(b) == Some(crs)) && latitude_first(a) == latitude_first(b)
        }
        _ => one == other,
    }
}

/// A geometry while it is read.
pub(super) struct Building {
    kind: GeometryKind,
    polygons: Vec<Vec<Vec<[f64; 2]>>>,
    /// Open elements, innermost last.
    path: Vec<String>,
    /// Numbers of a position, and how many of them one takes.
    dimension: usize,
    text: String,
    ring: Vec<[f64; 2]>,
    has_z: bool,
    bad: bool,
}

impl Building {
    pub(super) fn new(name: &str, dimension: Option<&str>) -> Self {
        let kind = match name {
            one if ONE.contains(&one) => GeometryKind::Polygon,
            several if SEVERAL.contains(&several) => GeometryKind::MultiPolygon,
            "Point" => GeometryKind::Other(Cow::Borrowed("Point")),
            "MultiPoint" => GeometryKind::Other(Cow::Borrowed("MultiPoint")),
            "LineString" | "Curve" => GeometryKind::Other(Cow::Borrowed("LineString")),
            "MultiLineString" | "MultiCurve" => GeometryKind::Other(Cow::Borrowed("MultiLineString")),
            _ => GeometryKind::Other(Cow::Borrowed("GeometryCollection")),
        };
        let mut building = Building {
            kind,
            polygons: vec![],
            path: vec![],
            dimension: 2,
            text: String::new(),
            ring: vec![],
            has_z: false,
            bad: false,
        };
        building.begin(name, dimension);
        building
    }

    pub(super) fn begin(&mut self, name: &str, dimension: Option<&str>) {
        match dimension.map(str::parse) {
            Some(Ok(n @ 2..=3)) => self.dimension = n,
            Some(_) => self.bad = true,
            None => {}
        }
        match name {
            "exterior" | "outerBoundaryIs" => self.polygons.push(vec![]),
            // Arcs and the like are no straight lines between positions.
            "Arc" | "ArcString" | "Circle" | "CircleByCenterPoint" | "Bezier" | "BSpline" => self.bad = true,
            _ => {}
        }
        self.text.clear();
        self.path.push(name.to_owned());
    }

    pub(super) fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn end(&mut self) {
        match self.path.pop().as_deref() {
            Some("posList" | "pos") => self.positions(),
            Some("coordinates") => self.tuples(),
            Some("LinearRing" | "Ring") => {
                let ring = std::mem::take(&mut self.ring);
                match self.polygons.last_mut() {
                    Some(polygon) => polygon.push(ring),
                    None => self.bad = true,
                }
            }
            Some(_) | None => {}
        }
        self.text.clear();
    }

    /// Numbers with blanks between.
    fn positions(&mut self) {
        let numbers: Vec<f64> = self.text.split_whitespace().map(|n| n.parse().unwrap_or(f64::NAN)).collect();
        self.bad |= !numbers.len().is_multiple_of(self.dimension) || numbers.iter().any(|n| !n.is_finite());
        self.has_z |= self.dimension > 2;
        self.ring.extend(numbers.chunks_exact(self.dimension).map(|p| [p[0], p[1]]));
    }

    /// GML 2's form: positions with blanks between, their numbers with commas between.
    fn tuples(&mut self) {
        for tuple in self.text.split_whitespace() {
            let numbers: Vec<f64> = tuple.split(',').map(|n| n.parse().unwrap_or(f64::NAN)).collect();
            self.bad |= !(2..=3).contains(&numbers.len()) || numbers.iter().any(|n| !n.is_finite());
            self.has_z |= numbers.len() > 2;
            self.ring.push([numbers[0], numbers.get(1).copied().unwrap_or(f64::NAN)]);
        }
    }

    /// The geometry; `turned`: the first number of a position is the latitude.
    pub(super) fn finish(mut self, turned: bool) -> RawGeometry {
        let area = matches!(self.kind, GeometryKind::Polygon | GeometryKind::MultiPolygon);
        if self.bad && area {
            return super::super::wkb::broken();
        }
        if turned {
            self.polygons.iter_mut().flatten().flatten().for_each(|p| p.swap(0, 1));
        }
        // A surface of several patches is several polygons.
        let kind =
            if self.kind == GeometryKind::Polygon && self.polygons.len() > 1 { GeometryKind::MultiPolygon } else { self.kind };
        block::polygons(kind, self.polygons, self.has_z)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_the_same_by_every_name_but_not_with_its_axes_turned() {
        let same = |a, b| same_system(Some(a), Some(b));
        assert!(same("EPSG:25832", "urn:ogc:def:crs:EPSG::25832") && same("EPSG:3857", "EPSG:3857"));
        assert!(!same("EPSG:25832", "EPSG:25833") && !same("EPSG:4326", "urn:ogc:def:crs:EPSG::4326"));
        assert!(!same("EPSG:3857", "EPSG:900913") && !same_system(Some("EPSG:25832"), None));
    }

    #[test]
    fn long_names_of_geographic_systems_have_latitude_first() {
        for (name, first) in [
            ("urn:ogc:def:crs:EPSG::4326", true),
            ("http://www.opengis.net/def/crs/EPSG/0/4258", true),
            ("EPSG:4326", false),
            ("http://www.opengis.net/gml/srs/epsg.xml#4326", false),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", false),
            ("urn:ogc:def:crs:EPSG::25832", false),
        ] {
            assert_eq!(latitude_first(name), first, "{name}");
        }
    }
}
