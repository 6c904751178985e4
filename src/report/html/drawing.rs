//! The map: the delivered areas and the findings' points as paths of a drawing, no finer than can be seen.

use super::super::map::simplified;
use super::super::wire::MapArea;
use super::super::wire::{FindingReport, Report};
use super::super::words;
use crate::disclose::Language;
use crate::finding::Level;
use crate::model::Geometriramme;
use serde::Serialize;
use std::collections::HashMap;
use std::fmt::Write;

/// Width and height that the drawing fits into, in its own units.
const FRAME: (f64, f64) = (960.0, 560.0);
/// Most points in outlines; beyond it they are drawn coarser.
const POINTS: usize = 60_000;
/// Most areas and most points of findings that are drawn, those with findings first.
const SHAPES: usize = 5_000;

/// What the page shows as its map.
#[derive(Serialize)]
pub(super) struct Drawing {
    width: u32,
    height: u32,
    areas: Vec<Path>,
    dots: Vec<Dot>,
    /// A length in the drawing, and in metres as a text.
    scale: (u32, String),
    /// How many areas are not drawn.
    left_out: usize,
}

#[derive(Serialize)]
struct Path {
    /// Index among the page's areas.
    index: usize,
    class: &'static str,
    title: String,
    d: String,
}

#[derive(Serialize)]
struct Dot {
    class: String,
    title: String,
    x: String,
    y: String,
}

/// An area as the page lists it.
pub(super) struct Known<'a> {
    /// The area.
    pub(super) area: &'a MapArea,
    /// The worst level of its findings.
    pub(super) level: Option<Level>,
    /// How many listed findings are about it.
    pub(super) findings: u64,
}

/// The areas with what was found about each, and by finding which area it is about: that of its own row, else the one
/// whose number is in its business key.
pub(super) fn known(report: &Report) -> (Vec<Known<'_>>, Vec<Option<usize>>) {
    let mut known: Vec<Known<'_>> = report.map.iter().map(|area| Known { area, level: None, findings: 0 }).collect();
    let numbered = report.map.iter().enumerate().filter(|(_, a)| !a.number.is_empty());
    let by_number: HashMap<&str, usize> = numbered.map(|(i, a)| (a.number.as_str(), i)).collect();
    let named = |f: &FindingReport| f.key.values().find_map(|v| by_number.get(v.as_str()?).copied());
    let about: Vec<Option<usize>> = report.findings.iter().map(|f| f.origin.area.or_else(|| named(f))).collect();
    for (finding, area) in report.findings.iter().zip(&about) {
        let Some(known) = area.and_then(|a| known.get_mut(a)) else { continue };
        let level = Level::ALL.into_iter().find(|l| l.name() == finding.level);
        known.findings += 1;
        known.level = known.level.into_iter().chain(level).min();
    }
    (known, about)
}

/// The area's label in a tooltip.
pub(super) fn called(area: &MapArea) -> String {
    words::printable([area.number.as_str(), area.name.as_str()].join(" ").trim())
}

/// Draws the areas; `None` if there are none.
pub(super) fn draw(report: &Report, known: &[Known<'_>], country: &Geometriramme, language: Language) -> Option<Drawing> {
    // One area with its axes swapped would make all others a dot.
    let placed = |k: &Known<'_>| k.area.polygons.iter().flatten().flatten().all(|p| country.holds(p));
    let mut drawn: Vec<usize> = (0..known.len()).filter(|i| placed(&known[*i])).collect();
    drawn.sort_by_key(|i| (known[*i].level.is_none(), known[*i].level));
    drawn.truncate(SHAPES);
    let frame = Frame::around(drawn.iter().flat_map(|i| known[*i].area.polygons.iter().flatten().flatten()))?;
    // Large areas lie under the small ones inside them.
    drawn.sort_by_cached_key(|i| (std::cmp::Reverse(extent(known[*i].area)), *i));
    let tolerance = tolerance(&drawn, known, &frame);
    let path = |i: &usize| Path {
        index: *i,
        class: known[*i].level.map_or("ok", Level::name),
        title: title(&known[*i], language),
        d: outline(known[*i].area, &frame, tolerance),
    };
    let dots = report.findings.iter().filter_map(|f| dot(f, &frame)).take(SHAPES).collect();
    let metres = round_length(160.0 / frame.scale);
    let said = if metres >= 1000.0 { format!("{} km", metres / 1000.0) } else { format!("{metres} m") };
    Some(Drawing {
        width: frame.width.ceil() as u32,
        height: frame.height.ceil() as u32,
        areas: drawn.iter().map(path).collect(),
        dots,
        scale: ((metres * frame.scale).round() as u32, if language == Language::Da { said.replace('.', ",") } else { said }),
        left_out: known.len() - drawn.len(),
    })
}

fn title(known: &Known<'_>, language: Language) -> String {
    let count = match known.findings {
        0 => language.of("ingen fund", "no findings").to_owned(),
        n => words::counted(n, language.of("fund", "finding"), language.of("fund", "findings"), language),
    };
    [called(known.area), count].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(": ")
}

fn dot(finding: &FindingReport, frame: &Frame) -> Option<Dot> {
    let (x, y) = frame.at(&finding.point?);
    // A point far outside the areas would only be drawn outside the frame.
    let inside = (0.0..=frame.width).contains(&x) && (0.0..=frame.height).contains(&y);
    let title = words::printable([words::key(finding), finding.message.clone()].join(" ").trim());
    inside.then(|| Dot { class: finding.level.clone(), title, x: format!("{x:.1}"), y: format!("{y:.1}") })
}

/// Half a unit of the drawing is all that can be seen; coarser where there are too many points.
fn tolerance(drawn: &[usize], known: &[Known<'_>], frame: &Frame) -> f64 {
    let rings = || drawn.iter().flat_map(|i| known[*i].area.polygons.iter().flatten());
    let mut tolerance = 0.5 / frame.scale;
    // Sixteen doublings make any ring a triangle.
    for _ in 0..16 {
        if rings().map(|r| simplified(r, tolerance).len()).sum::<usize>() <= POINTS {
            break;
        }
        tolerance *= 2.0;
    }
    tolerance
}

fn outline(area: &MapArea, frame: &Frame, tolerance: f64) -> String {
    let mut d = String::new();
    for ring in area.polygons.iter().flatten() {
        let points = simplified(ring, tolerance);
        for (i, p) in points.iter().take(points.len().saturating_sub(1)).enumerate() {
            let (x, y) = frame.at(p);
            let _ = write!(d, "{}{x:.1} {y:.1}", if i == 0 { "M" } else { "L" });
        }
        d.push('Z');
    }
    d
}

/// Area of the rectangle around an area, in whole square metres.
fn extent(area: &MapArea) -> u64 {
    let frame = Frame::around(area.polygons.iter().flatten().flatten());
    frame.map_or(0, |f| (f.width * f.height / f.scale / f.scale) as u64)
}

/// The largest of 1, 2, 5, 10, 20 … that is no more than a length.
fn round_length(length: f64) -> f64 {
    let unit = 10f64.powf(length.max(1.0).log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|n| n * unit).find(|l| *l <= length).unwrap_or(unit)
}

/// From metres to the drawing, north up.
struct Frame {
    west: f64,
    north: f64,
    width: f64,
    height: f64,
    /// Units of the drawing per metre.
    scale: f64,
}

impl Frame {
    fn around<'a>(points: impl Iterator<Item = &'a [f64; 2]>) -> Option<Frame> {
        let (mut low, mut high) = ([f64::MAX; 2], [f64::MIN; 2]);
        for p in points {
            for i in 0..2 {
                (low[i], high[i]) = (low[i].min(p[i]), high[i].max(p[i]));
            }
        }
        if low[0] > high[0] {
            return None;
        }
        let (wide, tall) = ((high[0] - low[0]).max(1.0), (high[1] - low[1]).max(1.0));
        let scale = (FRAME.0 / wide).min(FRAME.1 / tall);
        Some(Frame { west: low[0], north: high[1], width: wide * scale, height: tall * scale, scale })
    }

    fn at(&self, p: &[f64; 2]) -> (f64, f64) {
        ((p[0] - self.west) * self.scale, (self.north - p[1]) * self.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_bar_has_a_round_length() {
        assert_eq!([1.0, 99.0, 100.0, 499.0, 7321.0].map(round_length), [1.0, 50.0, 100.0, 200.0, 5000.0]);
    }

    #[test]
    fn north_is_up_and_the_drawing_fits_its_frame() {
        let frame = Frame::around([[500_000.0, 6_100_000.0], [500_100.0, 6_101_000.0]].iter()).expect("has points");
        assert_eq!(frame.at(&[500_000.0, 6_101_000.0]), (0.0, 0.0));
        assert!((frame.width - 56.0).abs() < 1e-9 && (frame.height - 560.0).abs() < 1e-9);
    }
}
