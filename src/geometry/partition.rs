//! A planar partition: the faces of the arrangement of overlapping polygons.

use super::Point;
use super::overlay::{Shape, Tolerance, is_real};
use geo::{Area, BooleanOps, BoundingRect, InteriorPoint, MultiPolygon, Rect, unary_union};

/// A face: all that lies in the same shapes; it may consist of several polygons.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The shapes that it lies in, by position, ascending.
    pub of: Vec<u32>,
    /// Square metres.
    pub area: f64,
    /// A point inside its largest polygon.
    pub point: Point,
}

/// Whether two shapes have more in common than slivers.
pub fn overlaps(a: &Shape, b: &Shape, tolerance: Tolerance) -> bool {
    is_real(&a.polygons().intersection(b.polygons()), tolerance)
}

/// The faces of the arrangement of shapes, in the order of their shapes. A sliver stays with the face that it would be cut
/// from; a face that is a sliver by itself is left out.
pub fn partition(shapes: &[&Shape], tolerance: Tolerance) -> Vec<Piece> {
    let mut cut: Vec<Cut> = Vec::new();
    for (number, shape) in shapes.iter().enumerate() {
        let Some(frame) = shape.polygons().bounding_rect() else { continue };
        let mut halves = Vec::new();
        for piece in cut.iter_mut().filter(|p| meet(&p.frame, &frame)) {
            let inside = piece.polygons.intersection(shape.polygons());
            if !is_real(&inside, tolerance) {
                continue;
            }
            let mut with = piece.of.clone();
            with.push(number as u32);
            let outside = piece.polygons.difference(shape.polygons());
            match Cut::new(outside, piece.of.clone()).filter(|o| is_real(&o.polygons, tolerance)) {
                Some(outside) => {
                    *piece = outside;
                    halves.extend(Cut::new(inside, with));
                }
                None => piece.of = with,
            }
        }
        cut.extend(halves);
        let earlier = shapes.iter().take(number).filter(|s| s.polygons().bounding_rect().is_some_and(|f| meet(&f, &frame)));
        let rest = shape.polygons().difference(&unary_union(earlier.map(|s| s.polygons())));
        cut.extend(Cut::new(rest, vec![number as u32]).filter(|r| is_real(&r.polygons, tolerance)));
    }
    let mut pieces: Vec<Piece> = cut.into_iter().filter_map(Cut::done).collect();
    pieces.sort_by(|a, b| a.of.cmp(&b.of));
    pieces
}

/// A face under construction.
struct Cut {
    polygons: MultiPolygon<f64>,
    frame: Rect<f64>,
    of: Vec<u32>,
}

impl Cut {
    fn new(polygons: MultiPolygon<f64>, of: Vec<u32>) -> Option<Cut> {
        let frame = polygons.bounding_rect()?;
        Some(Cut { polygons, frame, of })
    }

    fn done(self) -> Option<Piece> {
        let largest = self.polygons.0.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
        let point = largest.interior_point()?;
        Some(Piece { area: self.polygons.unsigned_area(), point: [point.x(), point.y()], of: self.of })
    }
}

fn meet(a: &Rect<f64>, b: &Rect<f64>) -> bool {
    a.min().x <= b.max().x && b.min().x <= a.max().x && a.min().y <= b.max().y && b.min().y <= a.max().y
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::PolygonRef;

    const TOLERANCE: Tolerance = Tolerance { area: 50.0, width: 5.0 };

    fn shape(x: f64, y: f64, w: f64, h: f64) -> Shape {
        let ring: Vec<Point> = vec![[x, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y]];
        let ring: Vec<Point> = ring.into_iter().map(|p| [p[0] + 700_000.0, p[1] + 6_100_000.0]).collect();
        Shape::new(&[PolygonRef { outer: &ring, holes: vec![] }]).expect("it has points")
    }

    fn of(shapes: &[Shape]) -> Vec<(Vec<u32>, i64)> {
        let pieces = partition(&shapes.iter().collect::<Vec<_>>(), TOLERANCE);
        pieces.into_iter().map(|p| (p.of, p.area.round() as i64)).collect()
    }

    #[test]
    fn crossing_squares_fall_into_three() {
        let found = of(&[shape(0.0, 0.0, 100.0, 100.0), shape(60.0, 0.0, 100.0, 100.0)]);
        assert_eq!(found, [(vec![0], 6_000), (vec![0, 1], 4_000), (vec![1], 6_000)]);
    }

    #[test]
    fn one_inside_another_leaves_the_rest_around_it() {
        let found = of(&[shape(0.0, 0.0, 100.0, 100.0), shape(20.0, 20.0, 30.0, 30.0)]);
        assert_eq!(found, [(vec![0], 9_100), (vec![0, 1], 900)]);
        let found = of(&[shape(20.0, 20.0, 30.0, 30.0), shape(0.0, 0.0, 100.0, 100.0)]);
        assert_eq!(found, [(vec![0, 1], 900), (vec![1], 9_100)]);
    }

    #[test]
    fn a_line_drawn_twice_makes_no_piece() {
        // Four metres apart: the two are one face, and neither has a face of its own.
        let found = of(&[shape(0.0, 0.0, 100.0, 100.0), shape(4.0, 0.0, 100.0, 100.0)]);
        assert_eq!(found, [(vec![0, 1], 10_000)]);
        assert!(!overlaps(&shape(0.0, 0.0, 100.0, 100.0), &shape(96.0, 0.0, 100.0, 100.0), TOLERANCE));
        // Six metres make a strip wide enough for a building.
        let found = of(&[shape(0.0, 0.0, 100.0, 100.0), shape(6.0, 0.0, 100.0, 100.0)]);
        assert_eq!(found, [(vec![0], 600), (vec![0, 1], 9_400), (vec![1], 600)]);
        assert!(overlaps(&shape(0.0, 0.0, 100.0, 100.0), &shape(94.0, 0.0, 100.0, 100.0), TOLERANCE));
    }

    #[test]
    fn tiles_over_districts_are_cut_by_both() {
        // Two adjacent districts under three tiles, of which the middle one lies in both.
        let found = of(&[
            shape(0.0, 0.0, 150.0, 100.0),
            shape(150.0, 0.0, 150.0, 100.0),
            shape(0.0, 0.0, 100.0, 100.0),
            shape(100.0, 0.0, 100.0, 100.0),
            shape(200.0, 0.0, 100.0, 100.0),
        ]);
        assert_eq!(found, [(vec![0, 2], 10_000), (vec![0, 3], 5_000), (vec![1, 3], 5_000), (vec![1, 4], 10_000)]);
    }
}
