//! Shape's geometry file (ESRI Shapefile Technical Description, 1998): one record after the other, each with its length.
//! A ring that runs clockwise begins a polygon; the others are holes.

use super::shape::{GeometryKind, RawGeometry};
use super::{ReadError, block};
use crate::delivery::Source;
use crate::delivery::source::read_more;
use crate::geometry::{contains, runs_clockwise};
use std::borrow::Cow;
use std::sync::Arc;

/// Where the first record lies.
pub(super) const FIRST: u64 = 100;
/// Longest record that is read.
const LONGEST: u64 = 64 << 20;

/// The geometry file.
pub(super) struct Shapes(Arc<dyn Source>);

impl Shapes {
    /// Of a geometry file.
    pub(super) fn new(source: Arc<dyn Source>) -> Self {
        Shapes(source)
    }

    /// The file's bytes.
    pub(super) fn source(&self) -> &dyn Source {
        self.0.as_ref()
    }

    /// The geometry whose record lies at a byte, and where the next one lies.
    ///
    /// # Errors
    /// There is no whole record there.
    pub(super) fn at(&self, place: u64) -> Result<(RawGeometry, u64), ReadError> {
        let cut = || {
            ReadError::broken(
                "geometrien (.shp) har færre objekter end tabellen (.dbf), eller er beskadiget",
                "the geometry (.shp) has fewer features than the table (.dbf), or is damaged",
            )
        };
        let mut head = Vec::new();
        read_more(self.0.as_ref(), place, 8, &mut head)?;
        let words: [u8; 4] = head.get(4..8).and_then(|b| b.try_into().ok()).ok_or_else(cut)?;
        let length = u64::from(u32::from_be_bytes(words)) * 2;
        if !(4..=LONGEST).contains(&length) {
            return Err(cut());
        }
        let mut body = Vec::new();
        if read_more(self.0.as_ref(), place + 8, length as usize, &mut body)? < length as usize {
            return Err(cut());
        }
        Ok((geometry(&body).unwrap_or_else(super::wkb::broken), place + 8 + length))
    }
}

fn geometry(body: &[u8]) -> Option<RawGeometry> {
    let int = |at: usize| body.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    let other = |name: &'static str| Some(block::polygons(GeometryKind::Other(Cow::Borrowed(name)), vec![], false));
    match int(0)? {
        0 => Some(RawGeometry::missing()),
        kind @ (5 | 15 | 25) => polygon(body, kind == 15),
        1 | 11 | 21 => other("Point"),
        8 | 18 | 28 => other("MultiPoint"),
        3 | 13 | 23 => other("LineString"),
        _ => other("?"),
    }
}

fn polygon(body: &[u8], has_z: bool) -> Option<RawGeometry> {
    let int = |at: usize| body.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes).map(|n| n as usize);
    let float = |at: usize| body.get(at..at + 8).and_then(|b| b.try_into().ok()).map(f64::from_le_bytes);
    let (parts, points) = (int(36)?, int(40)?);
    let first = 44usize.checked_add(parts.checked_mul(4)?)?;
    // Both counts must fit the record before anything is made of them.
    if first.checked_add(points.checked_mul(16)?)? > body.len() {
        return None;
    }
    let mut starts: Vec<usize> = (0..parts).map(|i| int(44 + 4 * i)).collect::<Option<_>>()?;
    starts.push(points);
    let point = |i: usize| Some([float(first + 16 * i)?, float(first + 16 * i + 8)?]);
    let mut rings: Vec<Vec<[f64; 2]>> = Vec::new();
    for pair in starts.windows(2) {
        if pair[0] > pair[1] || pair[1] > points {
            return None;
        }
        rings.push((pair[0]..pair[1]).map(point).collect::<Option<_>>()?);
    }
    let polygons = grouped(rings)?;
    // Shape knows one type for one polygon and several.
    Some(block::polygons(GeometryKind::MultiPolygon, polygons, has_z))
}

/// Most steps that the search for the holes' polygons may take in one record: a real one takes some thousands, one that is
/// made of nothing but small rings could take days.
const STEPS: usize = 200_000_000;

/// Rings into polygons: each hole with the smallest outer ring around it. A hole that lies in none begins a polygon: a lone
/// ring with the wrong orientation is meant as one. `None` if the search takes too long.
fn grouped(rings: Vec<Vec<[f64; 2]>>) -> Option<Vec<Vec<Vec<[f64; 2]>>>> {
    let (outers, holes): (Vec<_>, Vec<_>) = rings.into_iter().partition(|r| runs_clockwise(r));
    let frames: Vec<Frame> = outers.iter().map(|o| frame(o)).collect();
    let mut polygons: Vec<Vec<Vec<[f64; 2]>>> = outers.into_iter().map(|o| vec![o]).collect();
    let mut steps = 0;
    for hole in holes {
        let inside = frame(&hole);
        let mut home: Option<(usize, f64)> = None;
        for (index, outer) in frames.iter().enumerate() {
            steps += 1;
            if frames.len() > 1 && !within(&inside, outer) {
                continue;
            }
            let ring = &polygons[index][0];
            let mut lies_in = frames.len() == 1;
            // A point on the outer ring says nothing, so others of the hole are asked until one lies inside.
            for point in &hole {
                if lies_in {
                    break;
                }
                steps += ring.len();
                if steps > STEPS {
                    return None;
                }
                lies_in = contains(ring, *point);
            }
            let size = (outer.1[0] - outer.0[0]) * (outer.1[1] - outer.0[1]);
            if lies_in && home.is_none_or(|(_, least)| size < least) {
                home = Some((index, size));
            }
        }
        match home {
            Some((home, _)) => polygons[home].push(hole),
            None => polygons.push(vec![hole]),
        }
    }
    Some(polygons)
}

/// Whether polygons come back from their rings otherwise than they were: Shape keeps the rings alone, outer ones clockwise.
pub(in crate::delivery) fn rearranged(polygons: &[Vec<&[[f64; 2]]>]) -> bool {
    let turned = |ring: &[[f64; 2]], outer: bool| -> Vec<[f64; 2]> {
        if runs_clockwise(ring) == outer { ring.to_vec() } else { ring.iter().rev().copied().collect() }
    };
    let polygon = |p: &Vec<&[[f64; 2]]>| p.iter().enumerate().map(|(i, r)| turned(r, i == 0)).collect::<Vec<_>>();
    let written: Vec<Vec<Vec<[f64; 2]>>> = polygons.iter().map(polygon).collect();
    grouped(written.iter().flatten().cloned().collect()).is_none_or(|read| read != written)
}

/// Lower left and upper right corner.
type Frame = ([f64; 2], [f64; 2]);

fn frame(ring: &[[f64; 2]]) -> Frame {
    let none = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    ring.iter().fold(none, |(low, high), p| ([low[0].min(p[0]), low[1].min(p[1])], [high[0].max(p[0]), high[1].max(p[1])]))
}

fn within(inner: &Frame, outer: &Frame) -> bool {
    (0..2).all(|i| outer.0[i] <= inner.0[i] && inner.1[i] <= outer.1[i])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_go_to_their_polygons() {
        let clockwise = |x: f64, s: f64| vec![[x, 0.0], [x, s], [x + s, s], [x + s, 0.0], [x, 0.0]];
        let counter = |x: f64, s: f64| clockwise(x, s).into_iter().rev().map(|p| [p[0], p[1] + 1.0]).collect::<Vec<_>>();
        let polygons =
            grouped(vec![clockwise(0.0, 10.0), clockwise(20.0, 10.0), counter(22.0, 2.0), counter(2.0, 2.0)]).unwrap_or_default();
        assert_eq!(polygons.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
        assert_eq!(grouped(vec![counter(0.0, 5.0)]).map(|p| p.len()), Some(1));
        // An island in a lake lies in both outer rings; its own hole belongs to it.
        let island =
            grouped(vec![clockwise(0.0, 30.0), counter(1.0, 20.0), clockwise(2.0, 10.0), counter(3.0, 2.0)]).unwrap_or_default();
        assert_eq!(island.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    }
}
