//! The delivered areas as a report shows them on a map: outlines, with the worst that was found in each.

use super::wire::Report;
use super::Request;
use crate::disclose;
use crate::finding::Level;
use crate::rules::Outcome;

/// An outline.
#[derive(Debug, Clone)]
pub struct MapArea {
    /// The area's number, where the reader may see it.
    pub number: String,
    /// The worst level of its findings; none where nothing was found.
    pub level: Option<Level>,
    /// Index of the input and number of the row.
    place: (usize, u64),
    /// Its rings, in EPSG:25832; outer rings and holes alike.
    pub rings: Vec<Vec<[f64; 2]>>,
}

/// The areas that the reader may see, with the findings of the report that point to their rows.
pub fn areas(outcome: &Outcome<'_>, request: &Request<'_>) -> Vec<MapArea> {
    let mut areas: Vec<MapArea> = outcome
        .areas
        .iter()
        .filter(|row| !row.geometry.shape.points.is_empty())
        .filter_map(|row| {
            let number = disclose::area(request.model, row, request.reader)?;
            let shape = &row.geometry.shape;
            let ring = |r: &crate::delivery::read::Ring| shape.points[r.start as usize..r.end as usize].to_vec();
            let rings = shape.rings.iter().map(ring).collect();
            Some(MapArea { number, level: None, place: (row.place.input, row.place.row), rings })
        })
        .collect();
    for found in outcome.found.values().flat_map(|f| &f.kept) {
        // What the reader does not see as a finding must not show as a colour either.
        if disclose::finding(request.model, found, request.reader, request.language).is_none() {
            continue;
        }
        let here = |a: &&mut MapArea| a.place == (found.place.input, found.place.row);
        areas.iter_mut().filter(here).for_each(|a| a.level = Some(a.level.map_or(found.level, |l| l.min(found.level))));
    }
    areas
}

/// Whether a finding's row is this area's.
pub(super) fn of_finding<'a>(areas: &'a [MapArea], report: &Report, index: usize) -> Option<&'a MapArea> {
    let finding = report.findings.get(index)?;
    let row = finding.location.row.or(finding.location.feature)?;
    let input = report.inputs.iter().position(|i| i.path == finding.location.file && i.member == finding.location.member)?;
    areas.iter().find(|a| a.place == (input, row))
}

/// A ring with fewer points: those nearer to the line between their neighbours than a tolerance in metres are left out
/// (Ramer 1972, Douglas and Peucker 1973).
pub(super) fn simplified(ring: &[[f64; 2]], tolerance: f64) -> Vec<[f64; 2]> {
    let finite: Vec<[f64; 2]> = ring.iter().copied().filter(|p| p[0].is_finite() && p[1].is_finite()).collect();
    if finite.len() < 5 {
        return finite;
    }
    let mut keep = vec![false; finite.len()];
    let half = finite.len() / 2;
    for i in [0, half, finite.len() - 1] {
        keep[i] = true;
    }
    let mut spans = vec![(0, half), (half, finite.len() - 1)];
    while let Some((from, to)) = spans.pop() {
        let away = |i: usize| distance(finite[from], finite[to], finite[i]);
        let furthest = (from + 1..to).map(|i| (away(i), i)).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((far, i)) = furthest.filter(|(far, _)| *far > tolerance) {
            let _ = far;
            keep[i] = true;
            spans.extend([(from, i), (i, to)]);
        }
    }
    finite.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(p, _)| p).collect()
}

fn distance(a: [f64; 2], b: [f64; 2], p: [f64; 2]) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = dx.hypot(dy);
    if length == 0.0 { (p[0] - a[0]).hypot(p[1] - a[1]) } else { ((p[0] - a[0]) * dy - (p[1] - a[1]) * dx).abs() / length }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_on_a_line_is_left_out() {
        let ring = [[0.0, 0.0], [5.0, 0.01], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]];
        assert_eq!(simplified(&ring, 0.5), [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]]);
    }
}
