//! How areas lie in each other on a day, as the delivery says it: by parent, division and whether they cover it.

use crate::index::DeliveryIndex;
use crate::index::areas::Area;
use std::collections::{BTreeMap, HashMap};

/// Areas that lie in another.
pub(super) struct Division {
    pub(super) whole: i64,
    pub(super) parts: Vec<i64>,
    /// They cover it, so that their counts add up to its.
    pub(super) complete: bool,
}

/// The divisions of a day.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) divisions: Vec<Division>,
    /// By area: the divisions that it is a part of, and those of itself.
    of: HashMap<i64, Vec<usize>>,
}

impl Tree {
    /// The divisions that an area is in, as a part or as the whole.
    pub(super) fn of(&self, area: i64) -> impl Iterator<Item = &Division> {
        self.of.get(&area).into_iter().flatten().map(|at| &self.divisions[*at])
    }

    fn new(index: &DeliveryIndex<'_>, valid: &[usize]) -> Tree {
        let areas = &index.areas;
        let id = |area: &Area<'_>| index.id(area.number).unwrap_or(-2 - area.index as i64);
        let is_valid = |area: &&Area<'_>| valid.binary_search(&area.index).is_ok();
        let mut tree = Tree::default();
        for area in valid.iter().map(|at| &areas.all[*at]) {
            let mut below: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
            for child in areas.below(area.number).filter(|c| c.index != area.index).filter(is_valid) {
                below.entry(child.division).or_default().push(id(child));
            }
            for (division, mut parts) in below {
                parts.sort_unstable();
                let complete = area.divided && area.sub_division == Some(division);
                tree.add(Division { whole: id(area), parts, complete });
            }
        }
        tree
    }

    fn add(&mut self, division: Division) {
        let number = self.divisions.len();
        for area in division.parts.iter().chain([&division.whole]) {
            self.of.entry(*area).or_default().push(number);
        }
        self.divisions.push(division);
    }
}

/// The trees of the days that are asked for: on most days that of the day before.
pub(super) struct Trees {
    trees: Vec<Tree>,
    by_day: HashMap<i64, usize>,
}

impl Trees {
    /// Of these days. Areas of which some may not have been read are no ground to add up on.
    pub(super) fn new(index: &DeliveryIndex<'_>, days: impl Iterator<Item = i64>) -> Trees {
        let mut made = Trees { trees: vec![Tree::default()], by_day: HashMap::new() };
        if index.hindrance(&[index.compiled.roles.areas]).is_some() {
            return made;
        }
        let mut by_valid: HashMap<Vec<usize>, usize> = HashMap::new();
        for day in days {
            let valid = |a: &&Area<'_>| index.areas.on(a.number, day).is_some_and(|on| on.index == a.index);
            let valid: Vec<usize> = index.areas.all.iter().filter(valid).map(|a| a.index).collect();
            let next = made.trees.len();
            let number = *by_valid.entry(valid).or_insert(next);
            if number == next {
                let valid = by_valid.iter().find(|(_, n)| **n == number).map(|(valid, _)| valid.clone()).unwrap_or_default();
                made.trees.push(Tree::new(index, &valid));
            }
            made.by_day.insert(day, number);
        }
        made
    }

    pub(super) fn on(&self, day: i64) -> &Tree {
        &self.trees[self.by_day.get(&day).copied().unwrap_or(0)]
    }
}
