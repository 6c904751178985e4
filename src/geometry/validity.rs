//! Whether a polygon or several are valid by OGC Simple Features (06-103r4, section 6.1.11–6.1.14), and where not.
//!
//! Segments, unless they are few, are held in an R-tree, so that the work grows with their number and their intersections.
//! Every orientation test is exact; only the coordinates of a crossing are rounded.

use super::predicates::{Meeting, Segment, cross_at, meeting};
use super::{Point, PolygonRef};
use rstar::{AABB, Envelope, RTree, RTreeObject, primitives::GeomWithData, primitives::Line};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// A coordinate is no finite number.
    NotFinite,
    /// A ring has fewer than three different points in a row.
    TooFewPoints,
    /// A ring does not end where it begins.
    Open,
    /// A ring meets itself, or two rings cross or run along each other.
    SelfIntersection,
    /// A hole lies outside its outer ring.
    HoleOutside,
    /// A hole lies inside another.
    NestedHoles,
    /// A part lies inside another.
    NestedParts,
    /// Holes cut the inside into pieces.
    Disconnected,
}

/// A fault and its position.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GeometryFault {
    /// The kind of fault.
    pub kind: FaultKind,
    /// Its position, in the given coordinates.
    pub point: Point,
}

/// The first fault of a polygon of these parts; `None` if it is valid.
pub fn fault(parts: &[PolygonRef<'_>]) -> Option<GeometryFault> {
    let rings = match rings(parts) {
        Ok(rings) => rings,
        Err(fault) => return Some(fault),
    };
    let segments = Segments::of(&rings);
    let touches = match touches(&rings, &segments) {
        Ok(touches) => touches,
        Err(fault) => return Some(fault),
    };
    nesting(&rings, &segments, &touches).or_else(|| disconnected(&rings, &touches))
}

/// A ring without repeated points, and where it belongs.
struct Ring {
    part: usize,
    hole: bool,
    /// Its points; the last, which is the first, is left out.
    points: Vec<Point>,
}

impl Ring {
    fn at(&self, index: usize) -> Point {
        self.points[index % self.points.len()]
    }

    fn segment(&self, index: usize) -> Segment {
        (self.at(index), self.at(index + 1))
    }

    /// The points before and after a point on a segment, along the ring.
    fn around(&self, index: usize, p: Point) -> (Point, Point) {
        let n = self.points.len();
        let before = if p == self.at(index) { self.at(index + n - 1) } else { self.at(index) };
        let after = if p == self.at(index + 1) { self.at(index + 2) } else { self.at(index + 1) };
        (before, after)
    }
}

fn rings(parts: &[PolygonRef<'_>]) -> Result<Vec<Ring>, GeometryFault> {
    let mut rings = Vec::new();
    for (part, polygon) in parts.iter().enumerate() {
        let all = std::iter::once((false, polygon.outer)).chain(polygon.holes.iter().map(|h| (true, *h)));
        for (hole, ring) in all {
            let first = ring.first().copied().unwrap_or_default();
            let of = |kind, point| GeometryFault { kind, point };
            if let Some(bad) = ring.iter().find(|p| !p[0].is_finite() || !p[1].is_finite()) {
                return Err(of(FaultKind::NotFinite, *bad));
            }
            if ring.last() != ring.first() {
                return Err(of(FaultKind::Open, first));
            }
            let mut points = ring.to_vec();
            points.dedup();
            points.pop();
            if points.len() < 3 {
                return Err(of(FaultKind::TooFewPoints, first));
            }
            rings.push(Ring { part, hole, points });
        }
    }
    Ok(rings)
}

/// A segment with its ring and the index of its beginning.
type Entry = GeomWithData<Line<Point>, (u32, u32)>;

/// Segments that are sooner looked through than made a tree of.
const FEW: usize = 64;

/// The segments of all rings, to be found by where they lie.
enum Segments {
    Few(Vec<Entry>),
    Many(RTree<Entry>),
}

impl Segments {
    fn of(rings: &[Ring]) -> Segments {
        let mut all = Vec::with_capacity(rings.iter().map(|r| r.points.len()).sum());
        for (r, ring) in rings.iter().enumerate() {
            all.extend((0..ring.points.len()).map(|i| {
                let (a, b) = ring.segment(i);
                GeomWithData::new(Line::new(a, b), (r as u32, i as u32))
            }));
        }
        if all.len() <= FEW { Segments::Few(all) } else { Segments::Many(RTree::bulk_load(all)) }
    }

    /// The ring and index of each segment whose envelope meets this one.
    fn near(&self, envelope: &AABB<Point>) -> Vec<(u32, u32)> {
        match self {
            Segments::Few(all) => all.iter().filter(|e| e.envelope().intersects(envelope)).map(|e| e.data).collect(),
            Segments::Many(tree) => tree.locate_in_envelope_intersecting(envelope).map(|e| e.data).collect(),
        }
    }
}

/// A point as a key: its bits, with one zero.
fn bits(p: Point) -> (u64, u64) {
    ((p[0] + 0.0).to_bits(), (p[1] + 0.0).to_bits())
}

/// Points in which different rings touch, with the rings.
type Touches = HashMap<(u64, u64), BTreeSet<usize>>;

/// Where rings touch each other.
///
/// # Errors
/// Where a ring meets itself, or two rings cross or run along each other: the first in the order of the points.
fn touches(rings: &[Ring], segments: &Segments) -> Result<Touches, GeometryFault> {
    let mut touches = Touches::new();
    for (r, ring) in rings.iter().enumerate() {
        for i in 0..ring.points.len() {
            let s = ring.segment(i);
            let mut near = segments.near(&AABB::from_corners(s.0, s.1));
            near.retain(|other| (other.0 as usize, other.1 as usize) > (r, i));
            near.sort_unstable();
            for (other, j) in near {
                let (other, j) = (other as usize, j as usize);
                pair((rings, &mut touches), (r, i), (other, j))?;
            }
        }
    }
    Ok(touches)
}

/// Judges two segments.
fn pair((rings, touches): (&[Ring], &mut Touches), (r, i): (usize, usize), (q, j): (usize, usize)) -> Result<(), GeometryFault> {
    let (ring, other) = (&rings[r], &rings[q]);
    let wrong = |point| Err(GeometryFault { kind: FaultKind::SelfIntersection, point });
    match meeting(ring.segment(i), other.segment(j)) {
        Meeting::Apart => Ok(()),
        Meeting::Cross(p) | Meeting::Along(p) => wrong(p),
        Meeting::Touch(p) if r == q => {
            let n = ring.points.len();
            let follow = (i + 1) % n == j && p == ring.at(j) || (j + 1) % n == i && p == ring.at(i);
            if follow { Ok(()) } else { wrong(p) }
        }
        Meeting::Touch(p) => {
            if cross_at(p, ring.around(i, p), other.around(j, p)) {
                return wrong(p);
            }
            touches.entry(bits(p)).or_default().extend([r, q]);
            Ok(())
        }
    }
}

/// Holes outside their outer ring or inside one another, parts inside one another.
fn nesting(rings: &[Ring], segments: &Segments, touches: &Touches) -> Option<GeometryFault> {
    if rings.len() < 2 {
        return None;
    }
    let right = rings.iter().flat_map(|r| &r.points).map(|p| p[0]).fold(f64::MIN, f64::max) + 1.0;
    let outer_of = |part: usize| rings.iter().position(|o| o.part == part && !o.hole);
    let outers: Vec<Option<usize>> = (0..=rings.last().map_or(0, |r| r.part)).map(outer_of).collect();
    for ring in rings {
        let p = representative(ring, touches);
        let around = around(rings, segments, p, right);
        let of = |kind| Some(GeometryFault { kind, point: p });
        let inside = |part: usize| outers[part].is_some_and(|o| around.contains(&o));
        let in_hole =
            |part: usize| around.iter().any(|r| rings[*r].part == part && rings[*r].hole && !std::ptr::eq(&rings[*r], ring));
        if ring.hole {
            if !inside(ring.part) {
                return of(FaultKind::HoleOutside);
            }
            if in_hole(ring.part) {
                return of(FaultKind::NestedHoles);
            }
        } else if around.iter().any(|r| !rings[*r].hole && rings[*r].part != ring.part && !in_hole(rings[*r].part)) {
            return of(FaultKind::NestedParts);
        }
    }
    None
}

/// A point of a ring that no other ring touches: one of its points, else the middle of a segment.
fn representative(ring: &Ring, touches: &Touches) -> Point {
    let free = |p: &&Point| !touches.contains_key(&bits(**p));
    let middle = |i: usize| {
        let (a, b) = ring.segment(i);
        [a[0] + (b[0] - a[0]) / 2.0, a[1] + (b[1] - a[1]) / 2.0]
    };
    let clear = |p: &Point| !touches.contains_key(&bits(*p));
    ring.points.iter().find(free).copied().or_else(|| (0..ring.points.len()).map(middle).find(clear)).unwrap_or(ring.at(0))
}

/// The rings that go around a point, by the crossings of a ray to the right.
fn around(rings: &[Ring], segments: &Segments, p: Point, right: f64) -> BTreeSet<usize> {
    let mut crossed: BTreeMap<usize, bool> = BTreeMap::new();
    let ray = AABB::from_corners(p, [right, p[1]]);
    for (ring, i) in segments.near(&ray) {
        let (ring, i) = (ring as usize, i as usize);
        let (a, b) = rings[ring].segment(i);
        let (low, high) = if a[1] <= b[1] { (a, b) } else { (b, a) };
        // Half open, so that a point between two segments counts once.
        let spans = low[1] <= p[1] && p[1] < high[1];
        if spans && super::predicates::side(low, high, p) == std::cmp::Ordering::Greater {
            let odd = crossed.entry(ring).or_default();
            *odd = !*odd;
        }
    }
    crossed.into_iter().filter(|(_, odd)| *odd).map(|(ring, _)| ring).collect()
}

/// Rings of a part that touch in a circle enclose a piece of its inside.
fn disconnected(rings: &[Ring], touches: &Touches) -> Option<GeometryFault> {
    let mut points: Vec<(&(u64, u64), &BTreeSet<usize>)> = touches.iter().collect();
    points.sort_unstable();
    let mut group: Vec<usize> = (0..rings.len()).collect();
    fn root(group: &mut [usize], mut i: usize) -> usize {
        while group[i] != i {
            group[i] = group[group[i]];
            i = group[i];
        }
        i
    }
    for (place, touching) in points {
        let mut by_part: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for ring in touching {
            by_part.entry(rings[*ring].part).or_default().push(*ring);
        }
        for one in by_part.values() {
            // The point joins the rings that meet in it; two of one group are joined already, by another way.
            for pair in one.windows(2) {
                let (a, b) = (root(&mut group, pair[0]), root(&mut group, pair[1]));
                if a == b {
                    let point = [f64::from_bits(place.0), f64::from_bits(place.1)];
                    return Some(GeometryFault { kind: FaultKind::Disconnected, point });
                }
                group[a] = b;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(text: &str) -> Vec<Point> {
        let number = |t: &str| t.parse().unwrap_or(f64::NAN);
        text.split(',').map(|p| p.trim().split_once(' ').map_or([f64::NAN; 2], |(x, y)| [number(x), number(y)])).collect()
    }

    fn kind(parts: &[&[&str]]) -> Option<FaultKind> {
        let rings: Vec<Vec<Vec<Point>>> = parts.iter().map(|p| p.iter().map(|r| ring(r)).collect()).collect();
        let parts: Vec<PolygonRef<'_>> =
            rings.iter().map(|p| PolygonRef { outer: &p[0], holes: p[1..].iter().map(Vec::as_slice).collect() }).collect();
        fault(&parts).map(|f| f.kind)
    }

    const SQUARE: &str = "0 0, 10 0, 10 10, 0 10, 0 0";
    const LEANING: &str = "0 0, 10 0, 20 10, 10 10, 0 0";
    const ARROW: &str = "0 0, 10 0, 12 5, 10 10, 0 10, 0 0";

    #[test]
    fn what_is_valid_is_taken() {
        assert_eq!(kind(&[&[SQUARE]]), None);
        assert_eq!(kind(&[&[SQUARE, "2 2, 4 2, 4 4, 2 4, 2 2"]]), None);
        assert_eq!(kind(&[&[SQUARE, "0 0, 4 2, 4 4, 2 4, 0 0"]]), None, "a hole may touch in one point");
        assert_eq!(kind(&[&[SQUARE], &["10 10, 20 10, 20 20, 10 10"]]), None, "parts may touch in one point");
        assert_eq!(kind(&[&[SQUARE, "2 2, 8 2, 8 8, 2 8, 2 2"], &["4 4, 6 4, 6 6, 4 4"]]), None, "an island in a lake");
        assert_eq!(kind(&[&["0 0, 10 0, 10 0, 10 10, 0 10, 0 0"]]), None, "a point may be repeated");
        assert_eq!(kind(&[&[LEANING, "6 4, 6 5, 8 5, 8 4, 6 4"]]), None, "the left edge reaches over the hole");
        assert_eq!(kind(&[&[ARROW, "3 5, 3 6, 4 6, 4 5, 3 5"]]), None, "the hole is level with a corner");
    }

    #[test]
    fn each_fault_has_its_kind() {
        use FaultKind::*;
        for (wanted, parts) in [
            (TooFewPoints, &[&["0 0, 1 1, 0 0"] as &[&str]] as &[&[&str]]),
            (Open, &[&["0 0, 1 0, 1 1, 0 1"]]),
            (NotFinite, &[&["0 0, 1 0, x x, 0 0"]]),
            (SelfIntersection, &[&["0 0, 10 10, 10 0, 0 10, 0 0"]]),
            (SelfIntersection, &[&["0 0, 10 0, 10 10, 5 0, 0 10, 0 0"]]),
            (SelfIntersection, &[&["0 0, 10 0, 20 0, 10 0, 10 10, 0 0"]]),
            (SelfIntersection, &[&[SQUARE], &["10 0, 20 0, 20 10, 10 10, 10 0"]]),
            (SelfIntersection, &[&[SQUARE], &["5 5, 15 5, 15 15, 5 15, 5 5"]]),
            (HoleOutside, &[&[SQUARE, "20 20, 22 20, 22 22, 20 20"]]),
            (HoleOutside, &[&[LEANING, "16 2, 16 3, 18 3, 18 2, 16 2"]]),
            (HoleOutside, &[&[ARROW, "-4 5, -4 6, -3 6, -3 5, -4 5"]]),
            (NestedHoles, &[&[SQUARE, "1 1, 9 1, 9 9, 1 9, 1 1", "3 3, 5 3, 5 5, 3 3"]]),
            (NestedParts, &[&[SQUARE], &["2 2, 4 2, 4 4, 2 2"]]),
            (Disconnected, &[&[SQUARE, "0 5, 5 3, 10 5, 5 7, 0 5"]]),
        ] {
            assert_eq!(kind(parts), Some(wanted), "{parts:?}");
        }
    }

    #[test]
    fn a_crossing_is_reported_where_it_lies() {
        let crossing = ring("0 0, 10 10, 10 0, 0 10, 0 0");
        let found = fault(&[PolygonRef { outer: &crossing, holes: vec![] }]);
        assert_eq!(found, Some(GeometryFault { kind: FaultKind::SelfIntersection, point: [5.0, 5.0] }));
    }
}
