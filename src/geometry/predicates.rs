//! Exact orientation predicates for points and segments (adaptive precision: Shewchuk 1997, by the crate `robust`).

use robust::{Coord, orient2d};
use std::cmp::Ordering;

/// A point: easting, northing.
pub type Point = [f64; 2];

/// A segment.
pub(super) type Segment = (Point, Point);

/// Which side of the line from `a` to `b` a point lies: `Greater` left, `Less` right, `Equal` on it.
pub(super) fn side(a: Point, b: Point, p: Point) -> Ordering {
    let coord = |p: Point| Coord { x: p[0], y: p[1] };
    orient2d(coord(a), coord(b), coord(p)).partial_cmp(&0.0).unwrap_or(Ordering::Equal)
}

/// Whether a point that lies on a segment's line lies between its ends, ends included.
fn between(s: Segment, p: Point) -> bool {
    let within = |i: usize| s.0[i].min(s.1[i]) <= p[i] && p[i] <= s.0[i].max(s.1[i]);
    within(0) && within(1)
}

/// How two segments meet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meeting {
    /// Not at all.
    Apart,
    /// In one point that is an end of at least one of them.
    Touch(Point),
    /// In one point inside both.
    Cross(Point),
    /// Along a line, from this point.
    Along(Point),
}

/// How two segments of some length meet.
pub(super) fn meeting(s: Segment, t: Segment) -> Meeting {
    let (s0, s1) = (side(t.0, t.1, s.0), side(t.0, t.1, s.1));
    let (t0, t1) = (side(s.0, s.1, t.0), side(s.0, s.1, t.1));
    if s0 == Ordering::Equal && s1 == Ordering::Equal {
        return collinear(s, t);
    }
    for (on, p, other) in [(s0, s.0, t), (s1, s.1, t), (t0, t.0, s), (t1, t.1, s)] {
        if on == Ordering::Equal && between(other, p) {
            return Meeting::Touch(p);
        }
    }
    let opposite = |a: Ordering, b: Ordering| a != Ordering::Equal && b != Ordering::Equal && a != b;
    if opposite(s0, s1) && opposite(t0, t1) { Meeting::Cross(crossing(s, t)) } else { Meeting::Apart }
}

fn collinear(s: Segment, t: Segment) -> Meeting {
    let mut shared: Vec<Point> = [s.0, s.1].into_iter().filter(|p| between(t, *p)).collect();
    shared.extend([t.0, t.1].into_iter().filter(|p| between(s, *p)));
    shared.sort_by(|a, b| a.partial_cmp(b).unwrap_or(Ordering::Equal));
    shared.dedup();
    match shared.as_slice() {
        [] => Meeting::Apart,
        [one] => Meeting::Touch(*one),
        [first, ..] => Meeting::Along(*first),
    }
}

/// The intersection of two lines, computed relative to the first's start so that large coordinates keep their decimals.
fn crossing(s: Segment, t: Segment) -> Point {
    let by = |p: Point| [p[0] - s.0[0], p[1] - s.0[1]];
    let (d, u, v) = (by(s.1), by(t.0), by(t.1));
    let e = [v[0] - u[0], v[1] - u[1]];
    let share = (u[0] * e[1] - u[1] * e[0]) / (d[0] * e[1] - d[1] * e[0]);
    [s.0[0] + share * d[0], s.0[1] + share * d[1]]
}

/// Whether two paths through one point cross there: one goes in by `a.0` and out by `a.1`, the other by `b`. Paths that run
/// along each other do not cross in this sense.
pub(super) fn cross_at(p: Point, a: (Point, Point), b: (Point, Point)) -> bool {
    let first = in_turn(p, a.0, a.1, b.0);
    let second = in_turn(p, a.0, a.1, b.1);
    matches!((first, second), (Some(x), Some(y)) if x != y)
}

/// Whether, turning counter-clockwise about `p` from the direction of `from` to that of `to`, one passes `q`; `None` if
/// `q` lies in one of the two directions.
fn in_turn(p: Point, from: Point, to: Point, q: Point) -> Option<bool> {
    let same = |x: Point| side(p, x, q) == Ordering::Equal && ahead(p, x, q);
    if same(from) || same(to) {
        return None;
    }
    let left = |x: Point, y: Point| side(p, x, y);
    Some(match left(from, to) {
        // Less than half a turn.
        Ordering::Greater => left(from, q) == Ordering::Greater && left(q, to) == Ordering::Greater,
        Ordering::Less => !(left(to, q) == Ordering::Greater && left(q, from) == Ordering::Greater),
        Ordering::Equal if ahead(p, from, to) => false,
        Ordering::Equal => left(from, q) == Ordering::Greater,
    })
}

/// Whether `q` on the line through `p` and `x` lies on `x`'s side of `p`.
fn ahead(p: Point, x: Point, q: Point) -> bool {
    (x[0] - p[0]) * (q[0] - p[0]) + (x[1] - p[1]) * (q[1] - p[1]) > 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_meet_as_one_draws_them() {
        let s = ([0.0, 0.0], [4.0, 0.0]);
        let with = |a: Point, b: Point| meeting(s, (a, b));
        assert_eq!(with([2.0, -1.0], [2.0, 1.0]), Meeting::Cross([2.0, 0.0]));
        assert_eq!(with([2.0, 0.0], [2.0, 1.0]), Meeting::Touch([2.0, 0.0]));
        assert_eq!(with([4.0, 0.0], [5.0, 1.0]), Meeting::Touch([4.0, 0.0]));
        assert_eq!(with([3.0, 0.0], [6.0, 0.0]), Meeting::Along([3.0, 0.0]));
        assert_eq!(with([4.0, 0.0], [6.0, 0.0]), Meeting::Touch([4.0, 0.0]));
        assert_eq!(with([5.0, 0.0], [6.0, 0.0]), Meeting::Apart);
        assert_eq!(with([5.0, -1.0], [5.0, 1.0]), Meeting::Apart);
    }

    #[test]
    fn paths_cross_or_touch_at_a_point() {
        let (p, west, east) = ([0.0, 0.0], [-1.0, 0.0], [1.0, 0.0]);
        assert!(cross_at(p, (west, east), ([0.0, 1.0], [0.0, -1.0])));
        assert!(!cross_at(p, (west, east), ([-1.0, 1.0], [1.0, 1.0])));
        assert!(cross_at(p, (east, [0.0, 1.0]), ([1.0, 1.0], [-1.0, -1.0])));
        assert!(!cross_at(p, (east, [0.0, 1.0]), ([-1.0, 1.0], [-1.0, -1.0])));
        // Along one of the other's ways: no crossing is seen there.
        assert!(!cross_at(p, (west, east), ([2.0, 0.0], [0.0, 1.0])));
    }
}
