//! Areas that counts tie together on a day: those that lie in each other, however far up and down, and those whose shapes lie
//! over each other.

use super::derived::Derived;
use super::overlaps::{Tangle, tangles};
use crate::discretion::view::{Block, Codes, Division, Frame, Marking, Row, Slot};
use crate::index::areas::Area;
use std::collections::{BTreeMap, BTreeSet};

/// The areas of a day.
pub(crate) struct Neighbours {
    /// By the interner's number of an area: its component.
    of: BTreeMap<i64, u32>,
    components: Vec<Component>,
}

/// Areas that are tied to each other, and how.
#[derive(Default)]
pub(crate) struct Component {
    /// The interner's numbers; none where no figure has the area, and for what is no area.
    pub(crate) areas: Vec<Option<i64>>,
    /// Their divisions, by position in `areas`: those of the tree, then those that the shapes tell.
    pub(crate) divisions: Vec<Division>,
    /// How many are the tree's.
    pub(crate) of_tree: usize,
    /// What nobody may reckon out although no row need be there: areas that overlap, and what they cut each other into.
    pub(crate) regions: Vec<Region>,
}

/// An area that others overlap, or a part of the plane that is no area.
pub(crate) struct Region {
    /// Its position in the component's areas.
    pub(crate) area: u32,
    /// The areas whose figures tell of it.
    pub(crate) near: Vec<u32>,
    /// Square metres, and a point inside.
    pub(crate) place: (f64, [f64; 2]),
    /// It is an area, which may have figures of its own.
    pub(crate) is_area: bool,
}

impl Component {
    /// An area by itself.
    pub(crate) fn alone(area: i64) -> Component {
        Component { areas: vec![Some(area)], ..Component::default() }
    }
}

/// The areas that stand on a day, by position.
pub(crate) fn standing(whole: &Derived<'_>, day: i64) -> Vec<usize> {
    let stands = |a: &&Area<'_>| whole.areas.on(a.number, day).is_some_and(|on| on.index == a.index);
    whole.areas.all.iter().filter(stands).map(|a| a.index).collect()
}

impl Neighbours {
    /// Of the areas that stand.
    pub(crate) fn of(whole: &Derived<'_>, standing: &[usize]) -> Neighbours {
        let areas = &whole.areas;
        let stands: BTreeSet<usize> = standing.iter().copied().collect();
        let mut roots: Vec<usize> = (0..areas.all.len()).collect();
        let mut divisions = Vec::new();
        for area in standing.iter().map(|p| &areas.all[*p]) {
            let mut below: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for child in areas.below(area.number).filter(|c| c.index != area.index && stands.contains(&c.index)) {
                below.entry(child.division).or_default().push(child.index);
            }
            for (division, parts) in below {
                parts.iter().for_each(|p| join(&mut roots, *p, area.index));
                divisions.push((area.index, parts, area.divided && area.sub_division == Some(division)));
            }
        }
        let tangles = tangles(whole, standing);
        for tangle in &tangles {
            tangle.areas.iter().for_each(|a| join(&mut roots, *a, tangle.areas[0]));
        }
        let mut found = Neighbours { of: BTreeMap::new(), components: vec![] };
        let (mut number, mut places) = (BTreeMap::new(), vec![0u32; areas.all.len()]);
        for area in standing {
            let component = *number.entry(root(&mut roots, *area)).or_insert(found.components.len());
            if component == found.components.len() {
                found.components.push(Component::default());
            }
            let id = whole.id(areas.all[*area].number);
            places[*area] = found.components[component].areas.len() as u32;
            found.components[component].areas.push(id);
            found.of.extend(id.map(|id| (id, component as u32)));
        }
        for (area, parts, complete) in divisions {
            if let Some(component) = number.get(&root(&mut roots, area)) {
                let parts = parts.iter().map(|p| places[*p]).collect();
                found.components[*component].divisions.push(Division { whole: places[area], parts, complete });
            }
        }
        found.components.iter_mut().for_each(|c| c.of_tree = c.divisions.len());
        for tangle in &tangles {
            if let Some(component) = number.get(&root(&mut roots, tangle.areas[0])) {
                found.components[*component].take(tangle, &places);
            }
        }
        found
    }

    /// Whether the shapes of some areas tie counts together.
    pub(crate) fn are_tangled(&self) -> bool {
        self.components.iter().any(|c| !c.regions.is_empty())
    }

    /// The component of an area.
    pub(crate) fn component_of(&self, area: i64) -> Option<u32> {
        self.of.get(&area).copied()
    }

    /// A component by its number.
    pub(crate) fn component(&self, number: u32) -> Option<&Component> {
        self.components.get(number as usize)
    }
}

impl Component {
    /// What an audience sees of it. `seen` comes by area and codes.
    pub(crate) fn block(&self, slot: Slot<'_>, mut seen: Vec<Row>) -> Block {
        self.complete(&mut seen);
        Block::new(Frame::one(self.areas.len(), &self.divisions, &slot), &seen)
    }

    /// Adds the cells of what is no area: for all codes that are there, and nothing is known of them.
    pub(crate) fn complete(&self, seen: &mut Vec<Row>) {
        let of_regions = self.regions.iter().filter(|r| !r.is_area);
        let codes: BTreeSet<Codes> = seen.iter().map(|r| r.codes).collect();
        let row = |(area, codes): (u32, Codes)| Row {
            area,
            codes,
            row: u32::MAX,
            marking: Marking::Absent,
            taeller: None,
            naevner: None,
            vaerdi: None,
            source: 0,
        };
        seen.extend(of_regions.flat_map(|r| codes.iter().map(|c| (r.area, *c))).map(row));
    }

    /// The divisions that the tree tells of.
    pub(crate) fn tree(&self) -> &[Division] {
        &self.divisions[..self.of_tree]
    }

    /// The same areas with what the tree says alone.
    pub(crate) fn as_counted(&self) -> Component {
        let divisions = self.tree().to_vec();
        Component { areas: self.areas.clone(), divisions, of_tree: self.of_tree, regions: vec![] }
    }

    /// Takes up what shapes tell; `places` are positions in the component by positions among all areas.
    fn take(&mut self, tangle: &Tangle, places: &[u32]) {
        let mut members: Vec<u32> = tangle.areas.iter().map(|a| places[*a]).collect();
        for _ in &tangle.regions {
            members.push(self.areas.len() as u32);
            self.areas.push(None);
        }
        let at = |some: &[usize]| -> Vec<u32> { some.iter().map(|m| members[*m]).collect() };
        for (whole, parts) in &tangle.sums {
            self.divisions.push(Division { whole: members[*whole], parts: at(parts), complete: true });
        }
        for (number, (region, area)) in tangle.parts.iter().chain(&tangle.regions).zip(&members).enumerate() {
            let is_area = number < tangle.parts.len();
            self.regions.push(Region { area: *area, near: at(&region.near), place: region.place, is_area });
        }
    }
}

/// The area that stands for those joined to this one.
pub(crate) fn root(roots: &mut [usize], mut area: usize) -> usize {
    while roots[area] != area {
        roots[area] = roots[roots[area]];
        area = roots[area];
    }
    area
}

/// Joins two.
pub(crate) fn join(roots: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(roots, a), root(roots, b));
    roots[a.max(b)] = a.min(b);
}
