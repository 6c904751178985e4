//! A system, made outward from the cells that are asked about: equations are made of cells that are unknown, and what they lead
//! to is taken up in turn. Shown figures end it.

use super::ground::{Audience, Ground, row};
use super::key::{Figure, Key};
use super::levels::Levels;
use crate::audit::NO_UPPER;
use crate::discretion::share::Share;
use crate::discretion::view::Row;
use crate::index::cells::Cell;
use crate::index::roles::{CATEGORY, Marking};
use std::collections::{HashMap, HashSet};

/// Variables beyond which a system is not made: it is not settled.
const MOST: usize = 200_000;

/// A cell of the standard, as an audience knows it.
pub(super) struct Variable {
    pub(super) key: Key,
    /// In the unit of its measure.
    pub(super) lower: i64,
    pub(super) upper: i64,
    /// It is hidden in a level that shows its zeros, so that it is probably none.
    pub(super) is_positive: bool,
    /// The figure of the shown cell that counts the same, where it is known by that alone.
    pub(super) by: Option<Figure>,
    /// The row that hides it from the audience.
    pub(super) hidden: Option<u32>,
    /// A delivered row of it that the audience does not see, or that has no figure.
    pub(super) unseen: Option<u32>,
    /// A delivered row that shows it.
    pub(super) shown: Option<u32>,
    /// The source of the rows that are seen; none where there is none.
    pub(super) source: Option<u8>,
    /// The percentage of an open row without a count, in hundredths, with its decimals.
    pub(super) share: Option<(i64, u8)>,
}

impl Variable {
    pub(super) fn value(&self) -> Option<i64> {
        (self.lower == self.upper).then_some(self.lower)
    }

    /// Whether nothing is known of it.
    pub(super) fn is_free(&self) -> bool {
        self.lower == 0 && self.upper == NO_UPPER
    }
}

/// `least ≤ Σ coefficient · variable ≤ most`.
pub(super) struct Equation {
    pub(super) terms: Vec<(i64, u32)>,
    pub(super) least: i64,
    pub(super) most: i64,
}

/// What says that an equation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    /// The codes of a dimension.
    Codes(usize),
    /// The parts of an area; known by the first part.
    Areas(i64),
    /// A link of the model, by its number.
    Link(usize),
    /// The parts of a period, so many months each.
    Time(i64),
    /// The base of a count.
    Base,
}

/// Variables and equations of one audience that hang on some cells.
pub(super) struct System<'s, 'a> {
    pub(super) ground: &'s Ground<'a>,
    pub(super) audience: &'s Audience<'s>,
    pub(super) levels: &'s Levels,
    pub(super) variables: Vec<Variable>,
    pub(super) equations: Vec<Equation>,
    numbers: HashMap<Key, u32>,
    made: HashSet<(Family, Key)>,
    /// There are more variables than are looked at.
    pub(super) is_cut: bool,
}

impl<'s, 'a> System<'s, 'a> {
    /// Of what hangs on a cell.
    pub(super) fn around(ground: &'s Ground<'a>, audience: &'s Audience<'s>, levels: &'s Levels, seed: Key) -> System<'s, 'a> {
        let mut system = System {
            ground,
            audience,
            levels,
            variables: vec![],
            equations: vec![],
            numbers: HashMap::new(),
            made: HashSet::new(),
            is_cut: false,
        };
        system.variable(seed);
        let mut next = 0;
        while next < system.variables.len() {
            if system.variables.len() > MOST {
                system.is_cut = true;
                break;
            }
            if system.variables[next].value().is_none() {
                system.expand(system.variables[next].key);
            }
            next += 1;
        }
        system
    }

    /// The number of a cell that the system has.
    pub(super) fn number(&self, key: &Key) -> Option<u32> {
        self.numbers.get(key).copied()
    }

    /// The number of a cell, taken up if it is new.
    pub(super) fn variable(&mut self, key: Key) -> u32 {
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let number = self.variables.len() as u32;
        self.numbers.insert(key, number);
        self.variables.push(self.known(key));
        number
    }

    /// Whether the audience has a row of a cell.
    pub(super) fn is_given(&self, key: &Key) -> bool {
        let is_row = |c: &Cell| (self.audience.sees)(c) && row(c, key.figure).is_some();
        match self.numbers.get(key) {
            Some(number) => self.variables[*number as usize].source.is_some(),
            None => self.ground.rows(key).iter().any(is_row),
        }
    }

    /// Whether an equation is new; it then counts as made.
    pub(super) fn begins(&mut self, family: Family, whole: Key) -> bool {
        self.made.insert((family, whole))
    }

    /// What the rows of a cell say.
    fn known(&self, key: Key) -> Variable {
        let rows = self.ground.rows(&key);
        let (seen, unseen): (Vec<&Cell>, Vec<&Cell>) = rows.iter().partition(|c| (self.audience.sees)(c));
        let read: Vec<Row> = seen.iter().filter_map(|c| row(c, key.figure)).collect();
        let known = self.ground.measure(&key).map(|m| m.known(&read));
        let known = known.unwrap_or(crate::discretion::view::Known::NOTHING);
        let own = |rows: &[&Cell], wanted: &dyn Fn(&Cell) -> bool| {
            rows.iter().filter(|c| c.is_delivered() && wanted(c)).map(|c| c.row).min()
        };
        let is_shown = |c: &Cell| c.shown() || key.figure == Figure::Base && c.naevner.is_some();
        let shares = seen.iter().filter(|c| c.marking == Marking::Open && c.taeller.is_none());
        let decimals = self.ground.indicator(key.indicator).map_or(0, |i| i.decimaler);
        let is_positive = known.hidden.is_some() && self.levels.shows_zero(key.indicator, key.when, key.codes);
        Variable {
            key,
            lower: known.lower,
            upper: known.upper,
            is_positive,
            by: None,
            hidden: known.hidden.filter(|_| key.figure == Figure::Count),
            unseen: own(&unseen, &|_| true).or_else(|| own(&seen, &|c| c.marking == Marking::Absent)),
            shown: own(&seen, &is_shown),
            source: seen.iter().find(|c| row(c, key.figure).is_some()).map(|c| c.source),
            share: shares.filter_map(|c| c.vaerdi).next().map(|v| (v, decimals)).filter(|_| key.figure == Figure::Count),
        }
    }

    /// Gives each cell that counts the same as one that is shown the value of that: it is shown too, and what follows of it is for
    /// the rules about shown figures.
    pub(super) fn identify(&mut self) {
        for number in 0..self.variables.len() {
            self.by_share(number);
        }
        for _ in 0..2 {
            for equation in 0..self.equations.len() {
                let Equation { terms, least: 0, most: 0 } = &self.equations[equation] else { continue };
                let &[(1, one), (-1, other)] = terms.as_slice() else { continue };
                for (from, to) in [(one as usize, other as usize), (other as usize, one as usize)] {
                    let (value, figure) = (self.variables[from].value(), self.variables[from].key.figure);
                    let to = &mut self.variables[to];
                    if let (Some(value), None) = (value, to.value())
                        && (to.lower..=to.upper).contains(&value)
                    {
                        (to.lower, to.upper, to.by) = (value, value, Some(figure));
                    }
                }
            }
        }
    }

    /// The cells that an equation says are equal to one.
    pub(super) fn equal(&self, number: u32) -> impl Iterator<Item = u32> {
        self.equations.iter().filter_map(move |e| match (e.terms.as_slice(), e.least, e.most) {
            (&[(1, one), (-1, other)], 0, 0) if one == number => Some(other),
            (&[(1, one), (-1, other)], 0, 0) if other == number => Some(one),
            _ => None,
        })
    }

    /// A percentage of a base that is shown says what its count can be.
    fn by_share(&mut self, number: usize) {
        let Variable { key, share: Some((value, decimals)), .. } = self.variables[number] else { return };
        let mut codes = key.codes;
        codes[CATEGORY] = 0;
        let base = self.number(&Key { figure: Figure::Base, codes, ..key }).and_then(|base| {
            // The base may be another indicator's count.
            let value = |number: u32| self.variables[number as usize].value();
            value(base).or_else(|| self.equal(base).find_map(value))
        });
        let (Some(base), Some(measure)) = (base, self.ground.measure(&key)) else { return };
        let hundredths = |units: i64| units * 10_000 / measure.persons(100);
        let Some((low, high)) = Share::new(value, decimals).counts((base * 100, base * 100), hundredths(1)) else { return };
        let (low, high) = (measure.units(low), measure.units(high));
        let own = &mut self.variables[number];
        if own.lower.max(low) <= own.upper.min(high) {
            (own.lower, own.upper) = (own.lower.max(low), own.upper.min(high));
        }
    }

    /// Takes out equations that end in a cell of which nothing else is known, unless it is asked about.
    pub(super) fn prune(&mut self, is_asked: &dyn Fn(&Variable) -> bool) {
        let mut uses = vec![0u32; self.variables.len()];
        let mut of: Vec<Vec<u32>> = vec![vec![]; self.variables.len()];
        for (number, equation) in self.equations.iter().enumerate() {
            for (_, variable) in &equation.terms {
                uses[*variable as usize] += 1;
                of[*variable as usize].push(number as u32);
            }
        }
        let is_idle: Vec<bool> = self.variables.iter().map(|v| v.is_free() && !is_asked(v)).collect();
        let mut dead = vec![false; self.equations.len()];
        let mut next: Vec<u32> =
            (0..self.variables.len() as u32).filter(|v| is_idle[*v as usize] && uses[*v as usize] == 1).collect();
        while let Some(variable) = next.pop() {
            for equation in of[variable as usize].iter().map(|e| *e as usize) {
                if std::mem::replace(&mut dead[equation], true) {
                    continue;
                }
                for (_, other) in &self.equations[equation].terms {
                    uses[*other as usize] -= 1;
                    if uses[*other as usize] == 1 && is_idle[*other as usize] {
                        next.push(*other);
                    }
                }
            }
        }
        let mut dead = dead.iter();
        self.equations.retain(|_| dead.next() == Some(&false));
    }
}
