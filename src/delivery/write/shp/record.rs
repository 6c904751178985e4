//! An area's record in a .shp: its bytes, and how many they are.

use super::super::geometry::{Polygons, widened};
use crate::geometry::{Point, runs_clockwise};

/// Code of an area.
pub(super) const POLYGON: u32 = 5;

/// Bytes that a row takes in the .shp.
pub(in crate::delivery::write) fn bytes(polygons: Option<&Polygons<'_>>) -> u64 {
    let Some(polygons) = polygons else { return 12 };
    let rings = polygons.iter().flatten();
    rings.fold(8 + 44, |bytes, ring| bytes + 4 + 16 * ring.len() as u64)
}

/// An area's record: outer rings clockwise, holes the other way.
pub(super) fn content(polygons: &Polygons<'_>) -> Vec<u8> {
    let bounds = widened(None, polygons).unwrap_or_default();
    let rings: Vec<(bool, &[Point])> = polygons.iter().flat_map(|p| p.iter().enumerate().map(|(i, r)| (i == 0, *r))).collect();
    let points: usize = rings.iter().map(|(_, r)| r.len()).sum();
    let mut out = POLYGON.to_le_bytes().to_vec();
    bounds.iter().for_each(|c| out.extend(c.to_le_bytes()));
    out.extend((rings.len() as u32).to_le_bytes());
    out.extend((points as u32).to_le_bytes());
    let mut start = 0u32;
    for (_, ring) in &rings {
        out.extend(start.to_le_bytes());
        start += ring.len() as u32;
    }
    let mut position = |p: &Point| p.iter().for_each(|c| out.extend(c.to_le_bytes()));
    for (outer, ring) in rings {
        match runs_clockwise(ring) == outer {
            true => ring.iter().for_each(&mut position),
            false => ring.iter().rev().for_each(&mut position),
        }
    }
    out
}
