//! The delivery's areas (theme 6300) by number, as relation and geometry rules ask for them.

use super::area_row::AreaRow;
use super::compiled::Compiled;
use super::municipality::{Range, municipality};
use crate::delivery::iso_days;
use crate::model::Feltrolle;
use std::collections::{HashMap, HashSet};

/// One row of theme 6300 that could be read.
pub(crate) struct Area<'a> {
    /// Its position among all.
    pub(crate) index: usize,
    /// Its row.
    pub(crate) row: &'a AreaRow,
    /// `monit_omr_nr`.
    pub(crate) number: &'a str,
    /// `inddeling`.
    pub(crate) division: &'a str,
    /// `overordnet_nr`.
    pub(crate) parent: Option<&'a str>,
    /// `underinddeling`.
    pub(crate) sub_division: Option<&'a str>,
    /// `fuldt_opdelt_kode` is 1: its children cover it exactly.
    pub(crate) divided: bool,
    /// Its `statuskode` is 3, or it has none that could be read: a draft is no part of a division yet (design section 3: sums
    /// and coverage use what is in force).
    pub(crate) in_force: bool,
    /// First day that it is valid, as days since 1970-01-01.
    pub(crate) from: i64,
    /// Last day; none while it is valid.
    pub(crate) to: Option<i64>,
}

impl Area<'_> {
    /// Whether it is valid on a day.
    pub(crate) fn valid(&self, day: i64) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether there is a day on which both are valid.
    pub(crate) fn meets(&self, other: &Area<'_>) -> bool {
        let ends_before = |a: &Area<'_>, b: &Area<'_>| a.to.is_some_and(|to| to < b.from);
        !ends_before(self, other) && !ends_before(other, self)
    }

    /// The municipality's code, as the number begins.
    pub(crate) fn municipality(&self) -> &str {
        self.number.split('-').next().unwrap_or_default()
    }
}

/// All of them.
#[derive(Default)]
pub(crate) struct Areas<'a> {
    /// In the order read.
    pub(crate) all: Vec<Area<'a>>,
    /// There are none at all, of whatever municipality.
    pub(crate) none: bool,
    /// Numbers with a row that is not among them, because its division or first day is missing.
    pub(crate) doubtful: HashSet<&'a str>,
    by_number: HashMap<&'a str, Vec<usize>>,
    by_parent: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Areas<'a> {
    /// The rows that have a number, a division and a first day; the others are reported by other rules.
    /// Of the municipalities that are kept.
    pub(crate) fn new(compiled: &Compiled<'_>, rows: &'a [AreaRow], range: &Range) -> Self {
        let mut areas = Areas { none: true, ..Areas::default() };
        let Some(theme) = compiled.theme(compiled.roles.areas) else { return areas };
        let code = theme.tema.temakode;
        for row in rows.iter().filter(|r| r.theme == code && !r.unread) {
            let value = |role: Feltrolle| theme.field(role).and_then(|f| row.values.get(f));
            let number = |role: Feltrolle| value(role).and_then(|text| text.parse().ok());
            if !range.has(value(Feltrolle::Omraade).map_or(0, municipality)) {
                areas.none = false;
                continue;
            }
            let (Some(name), Some(division), Some(from)) =
                (value(Feltrolle::Omraade), value(Feltrolle::Inddeling), value(Feltrolle::GyldigFra).and_then(iso_days))
            else {
                areas.doubtful.extend(value(Feltrolle::Omraade));
                continue;
            };
            areas.none = false;
            let position = areas.all.len();
            areas.by_number.entry(name).or_default().push(position);
            if let Some(parent) = value(Feltrolle::Overordnet) {
                areas.by_parent.entry(parent).or_default().push(position);
            }
            areas.all.push(Area {
                index: position,
                row,
                number: name,
                division,
                parent: value(Feltrolle::Overordnet),
                sub_division: value(Feltrolle::Underinddeling),
                divided: theme.roles.is_yes(number(Feltrolle::FuldtOpdelt)),
                in_force: theme.roles.is_in_force(number(Feltrolle::Status)),
                from,
                to: value(Feltrolle::GyldigTil).and_then(iso_days),
            });
        }
        areas
    }

    /// The rows with a number.
    pub(crate) fn numbered(&self, number: &str) -> impl Iterator<Item = &Area<'a>> {
        self.by_number.get(number).into_iter().flatten().map(|i| &self.all[*i])
    }

    /// The row of a number that is valid on a day.
    pub(crate) fn on(&self, number: &str, day: i64) -> Option<&Area<'a>> {
        self.numbered(number).find(|a| a.valid(day))
    }

    /// Every row that names this number as its parent.
    pub(crate) fn below(&self, number: &str) -> impl Iterator<Item = &Area<'a>> {
        self.by_parent.get(number).into_iter().flatten().map(|i| &self.all[*i])
    }

    /// The areas that make up one that is wholly divided, on any day: of its sub-division, and in force.
    pub(crate) fn members<'s>(&'s self, area: &'s Area<'a>) -> impl Iterator<Item = &'s Area<'a>> {
        self.below(area.number).filter(|c| c.in_force && Some(c.division) == area.sub_division)
    }

    /// Those of them that are valid on a day.
    pub(crate) fn children<'s>(&'s self, area: &'s Area<'a>, day: i64) -> impl Iterator<Item = &'s Area<'a>> {
        self.members(area).filter(move |c| c.valid(day))
    }
}
