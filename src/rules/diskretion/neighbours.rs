//! Areas that counts tie together on a day: those that lie in each other, however far up and down.

use crate::discretion::view::Division;
use crate::rules::areas::Area;
use crate::rules::whole::Whole;
use std::collections::BTreeMap;

/// The areas of a day.
pub(super) struct Neighbours {
    /// By the interner's number of an area: its component.
    of: BTreeMap<i64, u32>,
    components: Vec<Component>,
}

/// Areas that are tied to each other, and how.
#[derive(Default)]
pub(super) struct Component {
    /// The interner's numbers; none where no figure has the area.
    pub(super) areas: Vec<Option<i64>>,
    /// Their divisions, by position in `areas`.
    pub(super) divisions: Vec<Division>,
}

impl Component {
    /// An area by itself.
    pub(super) fn alone(area: i64) -> Component {
        Component { areas: vec![Some(area)], divisions: vec![] }
    }
}

impl Neighbours {
    /// On a day.
    pub(super) fn on(whole: &Whole<'_>, day: i64) -> Neighbours {
        let areas = &whole.areas;
        let stands = |a: &&Area<'_>| areas.on(a.number, day).is_some_and(|on| on.index == a.index);
        let mut roots: Vec<usize> = (0..areas.all.len()).collect();
        let mut divisions = Vec::new();
        for area in areas.all.iter().filter(stands) {
            let mut below: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for child in areas.below(area.number).filter(|c| c.index != area.index).filter(stands) {
                below.entry(child.division).or_default().push(child.index);
            }
            for (division, parts) in below {
                parts.iter().for_each(|p| join(&mut roots, *p, area.index));
                divisions.push((area.index, parts, area.divided && area.sub_division == Some(division)));
            }
        }
        let mut found = Neighbours { of: BTreeMap::new(), components: vec![] };
        let (mut number, mut places) = (BTreeMap::new(), vec![0u32; areas.all.len()]);
        for area in areas.all.iter().filter(stands) {
            let component = *number.entry(root(&mut roots, area.index)).or_insert(found.components.len());
            if component == found.components.len() {
                found.components.push(Component::default());
            }
            let id = whole.id(area.number);
            places[area.index] = found.components[component].areas.len() as u32;
            found.components[component].areas.push(id);
            found.of.extend(id.map(|id| (id, component as u32)));
        }
        for (area, parts, complete) in divisions {
            if let Some(component) = number.get(&root(&mut roots, area)) {
                let parts = parts.iter().map(|p| places[*p]).collect();
                found.components[*component].divisions.push(Division { whole: places[area], parts, complete });
            }
        }
        found
    }

    /// The component of an area.
    pub(super) fn of(&self, area: i64) -> Option<u32> {
        self.of.get(&area).copied()
    }

    /// A component by its number.
    pub(super) fn component(&self, number: u32) -> Option<&Component> {
        self.components.get(number as usize)
    }
}

/// The area that stands for those joined to this one.
fn root(roots: &mut [usize], mut area: usize) -> usize {
    while roots[area] != area {
        roots[area] = roots[roots[area]];
        area = roots[area];
    }
    area
}

fn join(roots: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(roots, a), root(roots, b));
    roots[a.max(b)] = a.min(b);
}
