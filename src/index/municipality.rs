//! Municipalities: which one an area belongs to, and which are kept where there is not room for all.

use crate::delivery::iso_days;
use crate::ledger::{RECORD, Record};
use crate::model::{Kommune, Model};
use std::collections::BTreeMap;

/// The municipalities that are kept, and who lies where.
#[derive(Default)]
pub(crate) struct Range {
    /// Most records of all ledgers together; 0 is no limit.
    pub(crate) most: usize,
    /// So many have to be there before the municipalities are counted again.
    pub(crate) patience: usize,
    /// The first municipality that is kept.
    pub(crate) start: u16,
    /// The first beyond them; `None` if all are kept.
    pub(crate) cut: Option<u16>,
    /// By the interner's number of an area: its municipality.
    municipality: Vec<u16>,
    /// What of the references lies beyond, by theme.
    pub(crate) left: BTreeMap<u16, Vec<Record>>,
}

impl Range {
    /// Sets how many bytes keys may take; 0 is no limit.
    pub(crate) fn limit(&mut self, memory: usize) {
        self.most = memory / RECORD;
    }

    /// Whether all are kept.
    pub(crate) fn is_whole(&self) -> bool {
        self.start == 0 && self.cut.is_none()
    }

    /// Whether a municipality is kept.
    pub(crate) fn has(&self, municipality: u16) -> bool {
        municipality >= self.start && self.cut.is_none_or(|cut| municipality < cut)
    }

    /// Whether an area's municipality is kept.
    pub(crate) fn has_area(&self, area: i64) -> bool {
        self.has(self.of_area(area))
    }

    /// Areas that nobody can place lie in the first municipality there is.
    pub(crate) fn of_area(&self, area: i64) -> u16 {
        usize::try_from(area).ok().and_then(|a| self.municipality.get(a)).copied().unwrap_or(0)
    }

    /// Takes up where areas lie.
    pub(crate) fn place(&mut self, areas: &[(u32, u16)]) {
        for (area, municipality) in areas {
            let area = *area as usize;
            if self.municipality.len() <= area {
                self.municipality.resize(area + 1, 0);
            }
            self.municipality[area] = *municipality;
        }
    }
}

/// The municipality of an area, as its number begins; 0 where it does not begin so.
pub(crate) fn municipality(area: &str) -> u16 {
    area.split('-').next().and_then(|m| m.parse().ok()).unwrap_or(0)
}

/// A municipality that began after the register did, or has an end. Most have neither, and their rows need no look at the
/// day; of the time before the register nothing is known.
pub(crate) struct Limited {
    /// Its code.
    pub(crate) code: u16,
    /// Its first day, as days since 1970-01-01.
    pub(crate) first: i64,
    /// Its last day.
    pub(crate) last: i64,
}

/// The municipalities that did not exist on every day of the register.
pub(crate) fn limited(model: &Model) -> Vec<Limited> {
    let register = model.kommuner_fra();
    let limits = |k: &Kommune| {
        let first = k.gyldig_fra.as_deref().filter(|day| Some(*day) != register).and_then(iso_days);
        let last = k.gyldig_til.as_deref().and_then(iso_days);
        let limits = Limited { code: k.kommunekode, first: first.unwrap_or(i64::MIN), last: last.unwrap_or(i64::MAX) };
        (first.is_some() || last.is_some()).then_some(limits)
    };
    model.kommuner.iter().filter_map(limits).collect()
}
