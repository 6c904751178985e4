//! The delivered areas that a report may draw: named by `disclose`, outlined for a screen.

use super::request::Request;
use super::wire::{MapArea, Outline};
use crate::delivery::read::GeometryRow;
use crate::disclose;
use crate::index::Outcome;
use std::collections::HashMap;

/// By index of the input and number of the row: which area it is.
pub(super) type ByPlace = HashMap<(usize, u64), usize>;

/// The areas that the reader may see, and the position of each.
pub(super) fn areas(outcome: &Outcome<'_>, request: &Request<'_>) -> (Vec<MapArea>, ByPlace) {
    let (mut all, mut by_place) = (Vec::new(), ByPlace::new());
    for row in &outcome.areas {
        let polygons = polygons(&row.geometry.shape);
        let Some(area) = disclose::area(request.model, row, request.reader).filter(|_| !polygons.is_empty()) else { continue };
        by_place.insert((row.place.input, row.place.row), all.len());
        all.push(MapArea { number: area.number, name: area.name, polygons });
    }
    (all, by_place)
}

/// What of a geometry is a polygon: rings with three points or more, closed. A faulty delivery may have others.
fn polygons(shape: &GeometryRow) -> Vec<Vec<Outline>> {
    let ring = |points: &[[f64; 2]]| {
        let mut ring = points.to_vec();
        if ring.first() != ring.last() {
            ring.extend(points.first());
        }
        (ring.len() > 3 && ring.iter().flatten().all(|c| c.is_finite())).then_some(ring)
    };
    let parts = shape.parts().into_iter();
    let polygon =
        parts.map(|part| Some(std::iter::once(ring(part.outer)?).chain(part.holes.into_iter().filter_map(ring)).collect()));
    polygon.flatten().collect()
}

/// A closed ring with fewer points: those nearer to the line between their neighbours than a tolerance in metres are
/// left out (Ramer 1972; Douglas and Peucker 1973). At least a triangle's corners stay.
pub(super) fn simplified(ring: &[[f64; 2]], tolerance: f64) -> Outline {
    let last = ring.len().saturating_sub(1);
    if last < 4 {
        return ring.to_vec();
    }
    let mut keep = vec![false; ring.len()];
    let (a, b) = (furthest(ring, 0, last, 0), last);
    [0, a, b].iter().for_each(|i| keep[*i] = true);
    let mut spans = vec![(0, a), (a, b)];
    while let Some((from, to)) = spans.pop() {
        if to - from < 2 {
            continue;
        }
        let middle = furthest(ring, from, to, to);
        if distance(ring[from], ring[to], ring[middle]) > tolerance {
            keep[middle] = true;
            spans.extend([(from, middle), (middle, to)]);
        }
    }
    if keep.iter().filter(|k| **k).count() < 4 {
        // A ring is more than a line there and back.
        let wide = |span: (usize, usize)| (span, furthest(ring, span.0, span.1, span.1));
        let widest = [wide((0, a)), wide((a, b))].into_iter().filter(|((from, to), i)| from < i && i < to);
        let off = |((from, to), i): &((usize, usize), usize)| distance(ring[*from], ring[*to], ring[*i]);
        widest.max_by(|x, y| off(x).total_cmp(&off(y))).into_iter().for_each(|(_, i)| keep[i] = true);
    }
    ring.iter().zip(keep).filter(|(_, keep)| *keep).map(|(p, _)| *p).collect()
}

/// The point between two others of a ring that lies furthest from the line through points `from` and `end`.
fn furthest(ring: &[[f64; 2]], from: usize, to: usize, end: usize) -> usize {
    let away = |i: usize| distance(ring[from], ring[end], ring[i]);
    (from + 1..to).max_by(|i, j| away(*i).total_cmp(&away(*j))).unwrap_or(from)
}

/// From a point to a line; to its first point where it has no length.
fn distance(a: [f64; 2], b: [f64; 2], p: [f64; 2]) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = dx.hypot(dy);
    match length > 0.0 {
        true => ((p[0] - a[0]) * dy - (p[1] - a[1]) * dx).abs() / length,
        false => (p[0] - a[0]).hypot(p[1] - a[1]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_on_a_line_is_left_out() {
        let ring = [[0.0, 0.0], [5.0, 0.01], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]];
        assert_eq!(simplified(&ring, 0.5), [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]]);
    }

    #[test]
    fn a_ring_smaller_than_the_tolerance_is_still_a_ring() {
        let ring = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]];
        let small = simplified(&ring, 50.0);
        assert_eq!((small.len(), small.first()), (4, small.last()));
        assert_eq!(simplified(&[[1.0, 1.0]; 9], 5.0).first(), Some(&[1.0, 1.0]));
    }

    #[test]
    fn a_point_at_the_tolerance_is_left_out_and_one_beyond_is_kept() {
        let ring = |y: f64| [[0.0, 0.0], [5.0, y], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]];
        assert_eq!(simplified(&ring(0.5), 0.5).len(), 5);
        assert_eq!(simplified(&ring(0.501), 0.5).len(), 6);
    }
}
