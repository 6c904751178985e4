//! Areas that lie over each other without the tree of areas saying how: parts of an area that they do not cover, divisions
//! beside each other, boundaries of two times. What they cut each other into ties their counts together (risks R21, R22 and
//! R24): each area's count is the sum of its pieces', and a piece, or several together, may be too few.

use super::derived::Derived;
use crate::delivery::spread;
use crate::geometry::{Piece, Shape, Tolerance, overlaps, partition};
use crate::index::areas::Area;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use std::collections::{BTreeMap, BTreeSet};

/// The rule whose parameters say what a sliver is.
pub(crate) const RULE: &str = "differens-mellem-omraader";

/// Pieces that are asked about together, at most: an area less one of its thousand parts is hardly ever too few, and all such
/// questions together would cost the square of the parts.
const TOGETHER: usize = 64;

/// Areas that overlap, directly or through others, and what they are cut into. Members are numbered: first the areas, then the
/// regions.
pub(crate) struct Tangle {
    /// The areas, by position among all.
    pub(crate) areas: Vec<usize>,
    /// Pieces that are no area, and pieces together that are what one area has beyond others.
    pub(crate) regions: Vec<Region>,
    /// Members that other members cut into parts.
    pub(crate) sums: Vec<(usize, Vec<usize>)>,
    /// By area: the same of it, as of the regions, with the areas that it overlaps.
    pub(crate) parts: Vec<Region>,
}

/// A part of the plane.
#[derive(Debug, Clone)]
pub(crate) struct Region {
    /// The areas whose figures tell of it, as members.
    pub(crate) near: Vec<usize>,
    /// Square metres, and a point inside.
    pub(crate) place: (f64, [f64; 2]),
}

/// The tangles among areas that stand on one day, by position.
pub(crate) fn tangles(whole: &Derived<'_>, standing: &[usize]) -> Vec<Tangle> {
    let metres = |name| whole.compiled.parameter(RULE, name) as f64;
    let tolerance = Tolerance { area: metres("mindst_m2"), width: metres("bredde_cm") / 100.0 };
    let pairs = pairs(whole, &leaves(whole, standing), tolerance);
    let groups = groups(&pairs);
    spread(whole.compiled.options.threads, groups.len(), |g| tangle(whole, &groups[g], tolerance))
}

/// Those that no standing areas are said to cover. The others are the sum of theirs, whatever lies over them.
fn leaves(whole: &Derived<'_>, standing: &[usize]) -> Vec<usize> {
    let stands: BTreeSet<usize> = standing.iter().copied().collect();
    let is_leaf = |area: &Area<'_>| !area.divided || !whole.areas.members(area).any(|c| stands.contains(&c.index));
    standing.iter().copied().filter(|p| is_leaf(&whole.areas.all[*p])).collect()
}

/// The pairs that overlap; those of one division must not, which other rules see to.
fn pairs(whole: &Derived<'_>, areas: &[usize], tolerance: Tolerance) -> Vec<(usize, usize)> {
    let shaped: Vec<(usize, &Shape)> = areas.iter().filter_map(|p| Some((*p, whole.shapes().of(*p)?))).collect();
    let framed = shaped.iter().map(|(p, shape)| {
        let (low, high) = shape.corners();
        GeomWithData::new(Rectangle::from_corners(low, high), *p)
    });
    let tree = RTree::bulk_load(framed.collect());
    let division = |p: usize| whole.areas.all[p].division;
    let of = |number: usize| -> Vec<(usize, usize)> {
        let (later, shape) = &shaped[number];
        let (low, high) = shape.corners();
        let near = tree.locate_in_envelope_intersecting(&AABB::from_corners(low, high)).map(|e| e.data);
        let other = near.filter(|earlier| earlier < later && division(*earlier) != division(*later));
        let real = |earlier: &usize| whole.shapes().of(*earlier).is_some_and(|s| overlaps(s, shape, tolerance));
        let mut found: Vec<(usize, usize)> = other.filter(real).map(|earlier| (earlier, *later)).collect();
        found.sort_unstable();
        found
    };
    spread(whole.compiled.options.threads, shaped.len(), of).concat()
}

/// Areas, in order, and the pairs by which they hang together.
type Group = (Vec<usize>, Vec<(usize, usize)>);

/// Pairs that hang together.
fn groups(pairs: &[(usize, usize)]) -> Vec<Group> {
    let mut areas: Vec<usize> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
    areas.sort_unstable();
    areas.dedup();
    let place = |area: usize| areas.binary_search(&area).unwrap_or_default();
    let mut roots: Vec<usize> = (0..areas.len()).collect();
    pairs.iter().for_each(|(a, b)| super::components::join(&mut roots, place(*a), place(*b)));
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for (number, area) in areas.iter().enumerate() {
        groups.entry(super::components::root(&mut roots, number)).or_default().0.push(*area);
    }
    for pair in pairs {
        groups.entry(super::components::root(&mut roots, place(pair.0))).or_default().1.push(*pair);
    }
    groups.into_values().collect()
}

fn tangle(whole: &Derived<'_>, (areas, pairs): &Group, tolerance: Tolerance) -> Tangle {
    let shapes: Vec<&Shape> = areas.iter().filter_map(|p| whole.shapes().of(*p)).collect();
    let divisions: Vec<&str> = areas.iter().map(|p| whole.areas.all[*p].division).collect();
    let place = |area: usize| areas.binary_search(&area).unwrap_or_default();
    let pairs: Vec<(usize, usize)> = pairs.iter().map(|(a, b)| (place(*a), place(*b))).collect();
    let mut near = vec![vec![]; areas.len()];
    for (a, b) in &pairs {
        near[*a].push(*b);
        near[*b].push(*a);
    }
    let cuts = Cuts::new(areas.len(), partition(&shapes, tolerance));
    let (regions, sums) = cuts.members(&cuts.unions(&divisions, &pairs));
    let parts = near.into_iter().enumerate().map(|(area, near)| Region { near, place: cuts.place(&cuts.of[area]) });
    Tangle { areas: areas.clone(), regions, sums, parts: parts.collect() }
}

/// Pieces, ascending.
type Set = Vec<usize>;

/// Areas as sets of pieces.
struct Cuts {
    pieces: Vec<Piece>,
    /// By area.
    of: Vec<Set>,
}

impl Cuts {
    fn new(areas: usize, pieces: Vec<Piece>) -> Cuts {
        let mut of = vec![vec![]; areas];
        for (number, piece) in pieces.iter().enumerate() {
            piece.of.iter().for_each(|area| of[*area as usize].push(number));
        }
        Cuts { pieces, of }
    }

    /// Sets of two and more pieces that a subtraction leads to, each with the areas that it is between: what one of two areas
    /// has beyond the other, and what they share; what an area has beyond those of a division that lie in it, and what those
    /// that touch it have beyond it.
    fn unions(&self, divisions: &[&str], pairs: &[(usize, usize)]) -> BTreeMap<Set, BTreeSet<usize>> {
        let mut found: BTreeMap<Set, BTreeSet<usize>> = BTreeMap::new();
        let mut take = |set: Set, between: &[usize]| {
            if (2..=TOGETHER).contains(&set.len()) && !self.of.contains(&set) {
                found.entry(set).or_insert_with(|| between.iter().copied().collect());
            }
        };
        let mut touching: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
        for (a, b) in pairs {
            for (a, b) in [(*a, *b), (*b, *a)] {
                take(less(&self.of[a], &self.of[b]), &[a, b]);
                touching.entry((a, divisions[b])).or_default().push(b);
            }
            take(common(&self.of[*a], &self.of[*b]), &[*a, *b]);
        }
        for ((area, _), others) in &touching {
            let own = &self.of[*area];
            let (inside, _): (Vec<usize>, Vec<usize>) = others.iter().partition(|o| less(&self.of[**o], own).is_empty());
            let together = |some: &[usize]| -> Set {
                let all: BTreeSet<usize> = some.iter().flat_map(|o| &self.of[*o]).copied().collect();
                all.into_iter().collect()
            };
            let between = |some: &[usize]| [&[*area], some].concat();
            take(less(own, &together(&inside)), &between(&inside));
            take(less(&together(others), own), &between(others));
        }
        found
    }

    /// Square metres of pieces, and a point in the largest.
    fn place(&self, set: &Set) -> (f64, [f64; 2]) {
        let largest = set.iter().map(|p| &self.pieces[*p]).max_by(|a, b| a.area.total_cmp(&b.area));
        (set.iter().map(|p| self.pieces[*p].area).sum(), largest.map_or([0.0; 2], |p| p.point))
    }

    /// Regions, and what consists of what.
    fn members(&self, unions: &BTreeMap<Set, BTreeSet<usize>>) -> (Vec<Region>, Vec<(usize, Vec<usize>)>) {
        let areas = self.of.len();
        let (mut regions, mut sums) = (Vec::new(), Vec::new());
        let mut member = Vec::new();
        for (number, piece) in self.pieces.iter().enumerate() {
            member.push(self.of.iter().position(|set| *set == [number]).unwrap_or_else(|| {
                let near = piece.of.iter().map(|a| *a as usize).collect();
                regions.push(Region { near, place: (piece.area, piece.point) });
                areas + regions.len() - 1
            }));
        }
        let parts = |set: &Set| -> Vec<usize> { set.iter().map(|p| member[*p]).collect() };
        for (area, set) in self.of.iter().enumerate().filter(|(_, set)| !set.is_empty()) {
            let parts = parts(set);
            if parts != [area] {
                sums.push((area, parts));
            }
        }
        for (set, between) in unions {
            regions.push(Region { near: between.iter().copied().collect(), place: self.place(set) });
            sums.push((areas + regions.len() - 1, parts(set)));
        }
        (regions, sums)
    }
}

fn less(a: &Set, b: &Set) -> Set {
    a.iter().copied().filter(|p| b.binary_search(p).is_err()).collect()
}

fn common(a: &Set, b: &Set) -> Set {
    a.iter().copied().filter(|p| b.binary_search(p).is_ok()).collect()
}
