//! Where the audit looks: one indicator and period over areas that are tied together on the period's first day.

use super::audience::Judged;
use super::components::{Component, Neighbours, standing};
use super::derived::Derived;
use crate::index::cells::{Cell, Cells};
use crate::index::period::Period;
use crate::index::roles::Marking;
use std::collections::{BTreeMap, BTreeSet};

/// One indicator and period over one component of areas, or over an area that is none's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    pub(crate) indicator: i64,
    pub(crate) period: i64,
    component: Option<u32>,
    /// The area, where it is none's.
    pub(crate) alone: i64,
}

impl Place {
    /// Its areas, as far as places of other days have the same.
    pub(crate) fn areas(&self) -> (Option<u32>, i64) {
        (self.component, self.alone)
    }
}

/// The days of the periods, and which areas are neighbours on them.
pub(crate) struct Days<'w, 'a> {
    whole: &'w Derived<'a>,
    /// Areas of which some may not have been read are no ground to add up on.
    is_known: bool,
    /// By period: the position of its neighbours.
    of: BTreeMap<i64, Option<usize>>,
    /// By the areas that stand; on most days those of the day before.
    by_standing: BTreeMap<Vec<usize>, usize>,
    neighbours: Vec<Neighbours>,
}

impl<'w, 'a> Days<'w, 'a> {
    pub(crate) fn new(whole: &'w Derived<'a>) -> Self {
        let is_known = whole.hindrance(&[whole.compiled.roles.areas]).is_none();
        Days { whole, is_known, of: BTreeMap::new(), by_standing: BTreeMap::new(), neighbours: vec![] }
    }

    /// Where something that somebody who is judged sees is marked so.
    pub(crate) fn places(&mut self, cells: &Cells<'_>, judged: &[Judged<'_>], marking: Marking) -> BTreeSet<Place> {
        let (mut places, mut last) = (BTreeSet::new(), None);
        for cell in cells.marked(marking).filter(|c| judged.iter().any(|j| j.sees(c))) {
            let group = (cell.area, cell.indicator, cell.period);
            if last.replace(group) != Some(group) {
                places.insert(self.place(&cell));
            }
        }
        places
    }

    /// Where areas lie over each other without the tree saying how.
    pub(crate) fn tangled(&mut self, cells: &Cells<'_>) -> BTreeSet<Place> {
        let (mut places, mut days) = (BTreeSet::new(), BTreeSet::new());
        for period in cells.periods() {
            if self.on(period).is_some_and(Neighbours::are_tangled) {
                days.insert(period);
            }
        }
        if !days.is_empty() {
            cells.groups(|group| {
                let Some(cell) = group.first().filter(|c| days.contains(&c.period)) else { return };
                let place = self.place(cell);
                if self.component(&place).is_some_and(|c| !c.regions.is_empty()) {
                    places.insert(place);
                }
            });
        }
        places
    }

    /// The areas of a place.
    pub(crate) fn component(&self, place: &Place) -> Option<&Component> {
        let neighbours = (*self.of.get(&place.period)?)?;
        place.component.and_then(|c| self.neighbours[neighbours].component(c))
    }

    fn on(&mut self, period: i64) -> Option<&Neighbours> {
        if !self.is_known {
            return None;
        }
        let number = match self.of.get(&period) {
            Some(known) => *known,
            None => {
                let day = Period::read(self.whole.text(period)).and_then(Period::first_day);
                let number = day.map(|day| self.number(standing(self.whole, day)));
                self.of.insert(period, number);
                number
            }
        };
        self.neighbours.get(number?)
    }

    fn number(&mut self, standing: Vec<usize>) -> usize {
        if let Some(number) = self.by_standing.get(&standing) {
            return *number;
        }
        self.neighbours.push(Neighbours::of(self.whole, &standing));
        self.by_standing.insert(standing, self.neighbours.len() - 1);
        self.neighbours.len() - 1
    }

    /// The same areas' place of another indicator and period; none where other areas stand then.
    pub(crate) fn elsewhere(&mut self, place: &Place, indicator: i64, period: Period) -> Option<Place> {
        let period = self.whole.id(&period.to_string())?;
        if period != place.period {
            let [here, there] = [place.period, period].map(|p| {
                self.on(p);
                self.of.get(&p).copied().flatten()
            });
            if here != there {
                return None;
            }
        }
        Some(Place { indicator, period, ..*place })
    }

    /// The place of a row.
    pub(crate) fn place(&mut self, cell: &Cell) -> Place {
        let component = self.on(cell.period).and_then(|n| n.component_of(cell.area));
        let alone = if component.is_some() { -1 } else { cell.area };
        Place { indicator: cell.indicator, period: cell.period, component, alone }
    }
}
