//! Overlay of valid polygons: intersection, difference, holes in a union.
//!
//! Only for polygons in which [`super::fault`] finds no fault.

use super::{Point, PolygonRef};
use geo::{
    Area, BooleanOps, BoundingRect, Buffer, Coord, Distance, Euclidean, InteriorPoint, Length, LineString, MultiPolygon, Polygon,
    unary_union,
};

/// A valid polygon of one or more parts, ready for overlay.
#[derive(Debug, Clone)]
pub struct Shape {
    polygons: MultiPolygon<f64>,
    /// South-west and north-east corner.
    corners: (Point, Point),
}

/// A polygon that an overlay found.
#[derive(Debug, Clone, PartialEq)]
pub struct Patch {
    /// Square metres.
    pub area: f64,
    /// A point inside it.
    pub point: Point,
    polygon: Polygon<f64>,
}

impl Patch {
    /// A point where it is wider than this many metres: a circle of that width around the point lies wholly inside. `None`
    /// if it is a narrow strip everywhere, however long.
    pub fn wider_than(&self, width: f64) -> Option<Point> {
        let core = core(&self.polygon, width)?;
        core.interior_point().map(|p| [p.x(), p.y()])
    }
}

impl Patch {
    /// Whether it touches or overlaps a shape, within a centimetre, because an overlay moves corners slightly.
    pub fn touches(&self, shape: &Shape) -> bool {
        Euclidean.distance(&self.polygon, &shape.polygons) <= 0.01
    }
}

impl Shape {
    /// From parts; `None` if they are empty.
    pub fn new(parts: &[PolygonRef<'_>]) -> Option<Shape> {
        // GeoFA keeps millimetres. Without this the last bits of a reprojection would decide whether two areas share an edge.
        let millimetre = |c: f64| (c * 1000.0).round() / 1000.0;
        let line = |ring: &[Point]| LineString(ring.iter().map(|p| Coord { x: millimetre(p[0]), y: millimetre(p[1]) }).collect());
        let polygon = |p: &PolygonRef<'_>| Polygon::new(line(p.outer), p.holes.iter().map(|h| line(h)).collect());
        let polygons = MultiPolygon(parts.iter().map(polygon).collect());
        let frame = polygons.bounding_rect()?;
        let corners = ([frame.min().x, frame.min().y], [frame.max().x, frame.max().y]);
        Some(Shape { polygons, corners })
    }

    /// South-west and north-east corner.
    pub fn corners(&self) -> (Point, Point) {
        self.corners
    }

    pub(super) fn polygons(&self) -> &MultiPolygon<f64> {
        &self.polygons
    }
}

/// The size of a sliver: an artefact of one line digitised twice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tolerance {
    /// Square metres.
    pub area: f64,
    /// Metres.
    pub width: f64,
}

/// The largest polygon of the points that lie at least half a width inside a polygon.
fn core(polygon: &Polygon<f64>, width: f64) -> Option<Polygon<f64>> {
    let cores = polygon.buffer(-width / 2.0);
    cores.0.into_iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))
}

/// Whether any of the polygons is larger, and somewhere wider, than the tolerance.
pub(super) fn is_real(polygons: &MultiPolygon<f64>, tolerance: Tolerance) -> bool {
    let is_wide = |polygon: &Polygon<f64>, area: f64| {
        let border: f64 = std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(|r| Euclidean.length(r)).sum();
        // Every point lies within the inner radius r of the border, so the area is at most r times the border; the costly
        // test runs only if this does not decide.
        2.0 * area > tolerance.width * border || core(polygon, tolerance.width).is_some()
    };
    polygons.0.iter().map(|p| (p, p.unsigned_area())).any(|(p, area)| area > tolerance.area && is_wide(p, area))
}

/// The intersection of two shapes.
pub fn common(a: &Shape, b: &Shape) -> Vec<Patch> {
    patches(&a.polygons.intersection(&b.polygons))
}

/// The difference of two shapes.
pub fn beyond(a: &Shape, b: &Shape) -> Vec<Patch> {
    patches(&a.polygons.difference(&b.polygons))
}

/// The difference of a shape and all the others.
pub fn missing(whole: &Shape, parts: &[&Shape]) -> Vec<Patch> {
    let union = unary_union(parts.iter().map(|p| &p.polygons));
    patches(&whole.polygons.difference(&union))
}

/// Holes in the union of shapes: enclosed by them and covered by none. Holes of a single shape are its own.
pub fn union_holes(shapes: &[&Shape]) -> Vec<Patch> {
    let union = unary_union(shapes.iter().map(|s| &s.polygons));
    let own =
        |hole: &LineString<f64>| shapes.iter().flat_map(|s| &s.polygons.0).flat_map(|p| p.interiors()).any(|i| same(i, hole));
    let holes = union.0.iter().flat_map(|p| p.interiors()).filter(|h| !own(h));
    patches(&MultiPolygon(holes.map(|h| Polygon::new(h.clone(), vec![])).collect()))
}

/// Whether two rings have the same corners and area, wherever they begin and whichever way they run.
fn same(a: &LineString<f64>, b: &LineString<f64>) -> bool {
    let area = |r: &LineString<f64>| Polygon::new(r.clone(), vec![]).unsigned_area();
    a.bounding_rect() == b.bounding_rect() && (area(a) - area(b)).abs() < 0.01
}

fn patches(polygons: &MultiPolygon<f64>) -> Vec<Patch> {
    let mut all: Vec<Patch> = polygons.0.iter().filter_map(patch).collect();
    all.sort_by(|a, b| b.area.total_cmp(&a.area).then(a.point[0].total_cmp(&b.point[0])).then(a.point[1].total_cmp(&b.point[1])));
    all
}

fn patch(polygon: &Polygon<f64>) -> Option<Patch> {
    let inside = polygon.interior_point()?;
    Some(Patch { area: polygon.unsigned_area(), point: [inside.x(), inside.y()], polygon: polygon.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64, w: f64, h: f64) -> Vec<Point> {
        vec![[x, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y]]
    }

    fn shape(ring: &[Point]) -> Shape {
        Shape::new(&[PolygonRef { outer: ring, holes: vec![] }]).expect("it has points")
    }

    #[test]
    fn overlaps_and_rests_have_their_area() {
        let (a, b) = (square(700_000.0, 6_100_000.0, 100.0, 100.0), square(700_090.0, 6_100_000.0, 100.0, 100.0));
        let (a, b) = (shape(&a), shape(&b));
        let close = |patches: Vec<Patch>, area: f64| patches.len() == 1 && (patches[0].area - area).abs() < 0.01;
        assert!(close(common(&a, &b), 1_000.0));
        assert!(close(beyond(&a, &b), 9_000.0));
        assert!(close(missing(&a, &[&b]), 9_000.0));
        // A strip of 10 by 100 metres.
        let strip = &common(&a, &b)[0];
        assert!(strip.wider_than(9.99).is_some() && strip.wider_than(10.01).is_none());
    }

    #[test]
    fn a_wide_place_is_seen_in_a_strip_of_any_length() {
        // A kilometre of 5 centimetres, and 3 by 3 metres at its end: 59 square metres, on average 6 centimetres wide, and yet no sliver.
        let ring = [
            [0.0, 0.0],
            [1000.0, 0.0],
            [1000.0, -1.5],
            [1003.0, -1.5],
            [1003.0, 1.5],
            [1000.0, 1.5],
            [1000.0, 0.05],
            [0.0, 0.05],
            [0.0, 0.0],
        ];
        let moved: Vec<Point> = ring.iter().map(|p| [p[0] + 700_000.0, p[1] + 6_100_000.0]).collect();
        let frame = square(600_000.0, 6_000_000.0, 200_000.0, 200_000.0);
        let found = common(&shape(&moved), &shape(&frame));
        let point = found[0].wider_than(0.1).expect("the square is wider");
        assert!((700_999.0..701_004.0).contains(&point[0]), "{point:?}");
        let strip = square(700_000.0, 6_100_000.0, 1000.0, 0.05);
        assert_eq!(common(&shape(&strip), &shape(&frame))[0].wider_than(0.1), None);
    }

    #[test]
    fn a_hole_between_shapes_is_found_and_a_shapes_own_is_not() {
        let frame = [
            square(0.0, 0.0, 30.0, 10.0),
            square(0.0, 20.0, 30.0, 10.0),
            square(0.0, 10.0, 10.0, 10.0),
            square(20.0, 10.0, 10.0, 10.0),
        ];
        let shapes: Vec<Shape> = frame.iter().map(|r| shape(r)).collect();
        let holes = union_holes(&shapes.iter().collect::<Vec<_>>());
        assert_eq!(holes.len(), 1);
        assert!((holes[0].area - 100.0).abs() < 0.01 && (holes[0].point[0] - 15.0).abs() < 5.0);
        let (outer, inner) = (square(0.0, 0.0, 30.0, 30.0), square(10.0, 10.0, 10.0, 10.0));
        let ring = Shape::new(&[PolygonRef { outer: &outer, holes: vec![&inner] }]).expect("it has points");
        assert_eq!(union_holes(&[&ring]), []);
    }
}
