//! Which levels of an indicator an audience sees: a cell of no such level, and above none, is not the standard's business there.

use super::ground::{Audience, Ground};
use super::key::{Figure, mask};
use crate::index::cells::{Cell, Codes};
use crate::index::period::When;
use crate::index::roles::{CATEGORY, Marking};
use crate::model::Indikatortype;
use std::collections::{HashMap, HashSet};

/// What is seen of a figure of an indicator.
#[derive(Clone, Default)]
pub(super) struct Level {
    /// By which codes are not 0: some row has such.
    masks: [bool; 16],
    /// By dimension: the codes that rows have.
    codes: [HashSet<i64>; 4],
}

/// What is seen of every figure.
#[derive(Default)]
pub(super) struct Levels {
    of: HashMap<(i64, Figure), Level>,
    /// Levels of which some cell shows 0.
    zeros: HashSet<(i64, When, usize)>,
}

impl Levels {
    /// What an audience sees, and what follows by the links: an indicator that has no row is a table all the same where others
    /// count parts of it.
    pub(super) fn new(ground: &Ground<'_>, audience: &Audience<'_>) -> Levels {
        let mut levels = Levels::default();
        ground.cells.groups(|group| {
            let Some(indicator) = group.first().and_then(|c| ground.indicator(c.indicator)) else { return };
            let Some(when) = group.first().and_then(|c| ground.when(indicator, c.period)) else { return };
            for cell in group.iter().filter(|c| (audience.sees)(c)) {
                levels.see(cell, when);
            }
        });
        // A share has a base, whether or not it is given.
        for indicator in ground.index.compiled.model.indikatorer.iter().filter(|i| i.slags == Indikatortype::Andel) {
            let Some(own) = levels.of.get(&(indicator.kode, Figure::Count)).cloned() else { continue };
            let base = levels.of.entry((indicator.kode, Figure::Base)).or_default();
            for seen in (0..16).filter(|m| own.masks[*m]) {
                base.masks[seen & !(1 << CATEGORY)] = true;
            }
            for d in (0..4).filter(|d| *d != CATEGORY) {
                base.codes[d].extend(&own.codes[d]);
            }
        }
        // A link may lead on to another.
        for _ in 0..2 {
            for link in &ground.links {
                let figure = if link.is_base { Figure::Base } else { Figure::Count };
                let Some(own) = levels.of.get(&(link.whole, figure)).cloned() else { continue };
                let part = levels.of.entry((link.part, Figure::Count)).or_default();
                for mask in (0..16).filter(|m| own.masks[*m]) {
                    let split = (0..4).filter(|d| !link.sums.codes[*d].is_empty()).fold(mask, |m, d| m | 1 << d);
                    part.masks[split] = true;
                }
                for d in 0..4 {
                    part.codes[d].extend(own.codes[d].iter().chain(&link.sums.codes[d]));
                }
            }
        }
        levels
    }

    fn see(&mut self, cell: &Cell, when: When) {
        let mut add = |figure, codes: Codes| {
            let level = self.of.entry((cell.indicator, figure)).or_default();
            level.masks[mask(codes)] = true;
            for d in (0..4).filter(|d| codes[*d] != 0) {
                level.codes[d].insert(codes[d]);
            }
        };
        add(Figure::Count, cell.codes);
        if cell.naevner.is_some() {
            let mut codes = cell.codes;
            codes[CATEGORY] = 0;
            add(Figure::Base, codes);
        }
        if cell.marking == Marking::Open && cell.taeller == Some(0) {
            self.zeros.insert((cell.indicator, when, mask(cell.codes)));
        }
    }

    /// Whether anything is seen of a figure, or follows.
    pub(super) fn has(&self, indicator: i64, figure: Figure) -> bool {
        self.of.contains_key(&(indicator, figure))
    }

    /// Whether codes are of a level that is seen, or above one.
    pub(super) fn holds(&self, indicator: i64, figure: Figure, codes: Codes) -> bool {
        let own = mask(codes);
        self.of.get(&(indicator, figure)).is_some_and(|l| (0..16).any(|seen| l.masks[seen] && seen & own == own))
    }

    /// Whether one of these codes of a dimension is seen.
    pub(super) fn splits(&self, indicator: i64, figure: Figure, dimension: usize, codes: &[i64]) -> bool {
        self.of.get(&(indicator, figure)).is_some_and(|l| codes.iter().any(|c| l.codes[dimension].contains(c)))
    }

    /// Whether a cell's level shows its zeros, so that a hidden one is none.
    pub(super) fn shows_zero(&self, indicator: i64, when: When, codes: Codes) -> bool {
        self.zeros.contains(&(indicator, when, mask(codes)))
    }
}
