//! Plane geometry of areas: validity by OGC simple features with the place of the fault, areas, overlay.
//!
//! Coordinates are metres in EPSG:25832. Imports nothing from this package; knows rings of points, no rows and no rules.

mod overlay;
mod partition;
mod predicates;
mod validity;

pub use overlay::{Patch, Shape, Tolerance, beyond, common, missing, union_holes};
pub use partition::{Piece, overlaps, partition};
pub use predicates::Point;
pub use validity::{FaultKind, GeometryFault, fault};

/// One polygon: its outer ring and its holes, each closed (the last point is the first).
#[derive(Debug, Clone, PartialEq)]
pub struct PolygonRef<'a> {
    /// The outer ring.
    pub outer: &'a [Point],
    /// The holes.
    pub holes: Vec<&'a [Point]>,
}

/// A polygon's area in square metres, holes subtracted (shoelace formula, whatever the rings' orientation).
pub fn area(parts: &[PolygonRef<'_>]) -> f64 {
    let of = |part: &PolygonRef<'_>| ring_area(part.outer).abs() - part.holes.iter().map(|h| ring_area(h).abs()).sum::<f64>();
    parts.iter().map(of).sum()
}

/// Positive if the ring runs counter-clockwise. Coordinates are relative to the first point, so that large numbers do
/// not cost precision.
fn ring_area(ring: &[Point]) -> f64 {
    let Some(origin) = ring.first() else { return 0.0 };
    let at = |p: &Point| [p[0] - origin[0], p[1] - origin[1]];
    let twice: f64 = ring.windows(2).map(|w| (at(&w[0]), at(&w[1]))).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
    twice / 2.0
}

/// Whether a ring runs clockwise.
pub fn runs_clockwise(ring: &[Point]) -> bool {
    ring_area(ring) < 0.0
}

/// Whether a point lies inside a ring; on the boundary either answer is possible.
pub fn contains(ring: &[Point], p: Point) -> bool {
    let crosses = |w: &[Point]| {
        let (low, high) = if w[0][1] <= w[1][1] { (w[0], w[1]) } else { (w[1], w[0]) };
        low[1] <= p[1] && p[1] < high[1] && predicates::side(low, high, p) == std::cmp::Ordering::Greater
    };
    ring.windows(2).filter(|w| crosses(w)).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_what_arithmetic_says() {
        let square = |x: f64, y: f64, side: f64| [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]];
        let (outer, hole) = (square(700_000.0, 6_100_000.0, 10.0), square(700_002.0, 6_100_002.0, 3.0));
        assert_eq!(area(&[PolygonRef { outer: &outer, holes: vec![&hole] }]), 100.0 - 9.0);
        assert_eq!(area(&[]), 0.0);
    }
}
