//! The equations that a cell is in: by codes, areas, links, time and its base.

use super::closure::{Equation, Family, System};
use super::key::{Figure, Key};
use crate::audit::{NO_LOWER, NO_UPPER};
use crate::discretion::share::Share;
use crate::index::links::{Link, adds};
use crate::index::period::When;
use crate::index::roles::CATEGORY;

impl System<'_, '_> {
    /// Makes every equation that a cell is in, as far as it is not made.
    pub(super) fn expand(&mut self, key: Key) {
        for dimension in 0..key.codes.len() {
            self.by_codes(key, dimension);
        }
        self.by_areas(key);
        for number in 0..self.ground.links.len() {
            self.by_link(key, number);
        }
        self.by_time(key);
        self.by_base(key);
    }

    /// Parts less a whole is 0, as far as rounding goes.
    fn sum(&mut self, whole: Key, parts: &[Key], complete: bool) {
        let mut numbers: Vec<(i64, u32)> = parts.iter().map(|p| (1, self.variable(*p))).collect();
        numbers.push((-1, self.variable(whole)));
        let slack = self.ground.measure(&whole).map_or(0, |m| m.slack(numbers.len()));
        let least = if complete { -slack } else { NO_LOWER };
        self.equations.push(Equation { terms: numbers, least, most: slack });
    }

    fn by_codes(&mut self, key: Key, dimension: usize) {
        let Some(indicator) = self.ground.indicator(key.indicator) else { return };
        let Key { figure, codes, .. } = key;
        if figure == Figure::Base && dimension == CATEGORY {
            return;
        }
        let with = |code: i64| {
            let mut codes = codes;
            codes[dimension] = code;
            Key { codes, ..key }
        };
        // Upward, and down where what is below is seen.
        let above = (codes[dimension] != 0).then(|| self.ground.codebook.above(dimension, codes[dimension]));
        for code in above.into_iter().chain([codes[dimension]]) {
            let parts = self.ground.codebook.of(dimension, code, indicator);
            let is_up = above == Some(code);
            let is_seen = || {
                let first = parts.first().map(|p| with(*p).codes);
                first.is_some_and(|c| self.levels.holds(key.indicator, figure, c))
                    && self.levels.splits(key.indicator, figure, dimension, &parts)
            };
            if parts.is_empty() || is_up && !parts.contains(&codes[dimension]) || !is_up && !is_seen() {
                continue;
            }
            if self.begins(Family::Codes(dimension), with(code)) {
                let parts: Vec<Key> = parts.iter().map(|p| with(*p)).collect();
                self.sum(with(code), &parts, true);
            }
        }
    }

    fn by_areas(&mut self, key: Key) {
        let ground = self.ground;
        for division in ground.tree(key.when).of(key.area) {
            let at = |area: i64| Key { area, ..key };
            let (whole, parts): (Key, Vec<Key>) = (at(division.whole), division.parts.iter().map(|p| at(*p)).collect());
            let family = Family::Areas(division.parts.first().copied().unwrap_or(0));
            match division.complete {
                // Down only where some part is seen.
                true if division.whole == key.area && !parts.iter().any(|p| self.is_given(p)) => {}
                true if self.begins(family, whole) => self.sum(whole, &parts, true),
                true => {}
                false if division.whole != key.area && self.is_given(&whole) && self.begins(family, whole) => {
                    let given: Vec<Key> = parts.into_iter().filter(|p| *p == key || self.is_given(p)).collect();
                    self.sum(whole, &given, false);
                }
                false => {}
            }
        }
    }

    fn by_link(&mut self, key: Key, number: usize) {
        let ground = self.ground;
        let link = &ground.links[number];
        let figure = if link.is_base { Figure::Base } else { Figure::Count };
        if key.indicator == link.whole && key.figure == figure && self.levels.has(link.part, Figure::Count) {
            self.link(number, key, key);
        }
        if key.indicator == link.part && key.figure == Figure::Count && self.levels.has(link.whole, figure) {
            for codes in link.sums.wholes_of(key.codes) {
                if self.levels.holds(link.whole, figure, codes) {
                    for when in wholes(link, key.when) {
                        self.link(number, Key { indicator: link.whole, figure, when, codes, ..key }, key);
                    }
                }
            }
        }
    }

    /// Says that a figure is the sum of another indicator's counts, where all that is seen of it has one source. `from` is the
    /// cell that leads to it.
    fn link(&mut self, number: usize, whole: Key, from: Key) {
        let ground = self.ground;
        let link = &ground.links[number];
        let Some(codes) = link.sums.parts_of(whole.codes) else { return };
        let whens = parts(link, whole.when);
        let part = |when: When| {
            codes.iter().map(move |codes| Key { indicator: link.part, figure: Figure::Count, when, codes: *codes, ..whole })
        };
        let parts: Vec<Key> = whens.into_iter().flat_map(part).collect();
        // From year to year it would never end.
        let others = || parts.iter().chain([&whole]).filter(|k| **k != from);
        if !link.years().is_empty() && !others().any(|k| self.is_given(k)) || !self.begins(Family::Link(number), whole) {
            return;
        }
        let numbers: Vec<u32> = parts.iter().chain([&whole]).map(|k| self.variable(*k)).collect();
        let mut sources = numbers.iter().filter_map(|n| self.variables[*n as usize].source);
        let first = sources.next();
        if sources.all(|s| Some(s) == first) {
            self.sum(whole, &parts, true);
        }
    }

    /// A year is its quarters, and its months; a quarter its months.
    fn by_time(&mut self, key: Key) {
        if key.figure == Figure::Base || !self.ground.indicator(key.indicator).is_some_and(adds) {
            return;
        }
        for (length, of) in [(12, 3), (12, 1), (3, 1)] {
            let own = key.when.to - key.when.from + 1;
            if own != length && own != of {
                continue;
            }
            let from = key.when.from.div_euclid(length) * length;
            let whole = Key { when: When { from, to: from + length - 1 }, ..key };
            let parts: Vec<Key> =
                (0..length / of).map(|n| Key { when: When { from: from + n * of, to: from + n * of + of - 1 }, ..key }).collect();
            let is_seen = parts.iter().chain([&whole]).any(|k| *k != key && self.is_given(k));
            if is_seen && self.begins(Family::Time(of), whole) {
                self.sum(whole, &parts, true);
            }
        }
    }

    /// A count is at most its base, and what its percentage says of the base.
    fn by_base(&mut self, key: Key) {
        if !self.levels.has(key.indicator, Figure::Base) {
            return;
        }
        let Some(indicator) = self.ground.indicator(key.indicator) else { return };
        let count = |category: i64| {
            let mut codes = key.codes;
            codes[CATEGORY] = category;
            Key { figure: Figure::Count, codes, ..key }
        };
        match key.figure {
            Figure::Count => self.at_most_its_base(key),
            Figure::Base => {
                for category in [0].iter().chain(&indicator.kategorier) {
                    if self.is_given(&count(*category)) {
                        self.at_most_its_base(count(*category));
                    }
                }
            }
        }
    }

    fn at_most_its_base(&mut self, count: Key) {
        if !self.begins(Family::Base, count) {
            return;
        }
        let mut codes = count.codes;
        codes[CATEGORY] = 0;
        let base = self.variable(Key { figure: Figure::Base, codes, ..count });
        let own = self.variable(count);
        let Some(one) = self.ground.measure(&count).map(|m| m.persons(1)) else { return };
        self.equations.push(Equation { terms: vec![(1, own), (-one, base)], least: NO_LOWER, most: 0 });
        let Some((value, decimals)) = self.variables[own as usize].share else { return };
        // 100·x/n lies between the two ends.
        let (low, high) = Share::new(value, decimals).ends();
        self.equations.push(Equation { terms: vec![(100_000, own), (-low * one, base)], least: 0, most: NO_UPPER });
        self.equations.push(Equation { terms: vec![(100_000, own), (-high * one, base)], least: NO_LOWER, most: 0 });
    }
}

/// The times of the parts of a whole: its own, or so many years of an equal share of it each.
fn parts(link: &Link, whole: When) -> Vec<When> {
    let years = link.years();
    let months = (whole.to - whole.from + 1) / years.len().max(1) as i64;
    let one = |by: &i64| When { from: whole.to - months + 1, to: whole.to }.later(*by);
    if years.is_empty() { vec![whole] } else { years.iter().map(one).collect() }
}

/// The times of the wholes that have parts of a time.
fn wholes(link: &Link, part: When) -> Vec<When> {
    let years = link.years();
    let months = (part.to - part.from + 1) * years.len() as i64;
    let one = |by: &i64| When { from: part.to - months + 1, to: part.to }.later(-by);
    if years.is_empty() { vec![part] } else { years.iter().map(one).collect() }
}
