//! The cells of theme 6301 in the ledger: taken apart, grouped by area, indicator and period, and looked up.

use super::delivery_index::DeliveryIndex;
use crate::ledger::{KeyPlan, Ledger, REFERENCE, Record};
use crate::model::Regel;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Theme of the figures.
pub(crate) const FIGURES: u16 = 6301;
/// `diskretion_kode` of an open figure.
pub(crate) const OPEN: u8 = 0;
/// `diskretion_kode` of a hidden figure.
pub(crate) const HIDDEN: u8 = 1;
/// `diskretion_kode` of a rounded figure.
pub(crate) const ROUNDED: u8 = 2;
/// No `diskretion_kode`: marks what stands beside the rows of a cell and is none of them.
pub(crate) const BESIDE: u8 = 15;
/// `statuskode` of what is in force; sums and series use no other (design section 3).
pub(crate) const IN_FORCE: u8 = 3;

/// The four codes that narrow a cell: sex, age, origin, category.
pub type Codes = [i64; 4];
/// Their fields.
pub(crate) const DIMENSIONS: [&str; 4] = ["koen_kode", "alder_kode", "herkomst_kode", "kategori_kode"];

/// One row of the theme.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell {
    pub(crate) area: i64,
    pub(crate) indicator: i64,
    pub(crate) period: i64,
    pub(crate) codes: Codes,
    pub(crate) access: i64,
    pub(crate) row: u32,
    pub(crate) taeller: Option<i64>,
    pub(crate) naevner: Option<i64>,
    pub(crate) vaerdi: Option<i64>,
    /// `diskretion_kode`.
    pub(crate) marking: u8,
    /// `statuskode`.
    pub(crate) status: u8,
    /// `kilde_kode`, as the ledger keeps it.
    pub(crate) source: u8,
}

impl Cell {
    /// Whether its figures are shown, exact or rounded.
    pub(crate) fn shown(&self) -> bool {
        self.marking == OPEN || self.marking == ROUNDED
    }

    /// Whether it is delivered, not a reference's.
    pub(crate) fn is_delivered(&self) -> bool {
        self.row & REFERENCE == 0
    }

    /// Which row of a cell is the picture of it: exact before rounded before hidden, then access 2, 3, 1.
    fn rank(&self) -> (u8, u8) {
        let fullness = match self.marking {
            OPEN => 0,
            ROUNDED => 1,
            _ => 2,
        };
        (
            fullness,
            match self.access {
                2 => 0,
                3 => 1,
                _ => 2,
            },
        )
    }
}

/// The ledger of theme 6301 with the way to take its keys apart.
pub(crate) struct Cells<'a> {
    ledger: &'a Ledger,
    plan: &'a KeyPlan,
}

/// Rows of one key that are looked at.
const MOST_ALIKE: u32 = 64;

impl<'a> Cells<'a> {
    /// `None` where the delivery has no rows of the theme, or its keys have no room.
    pub(crate) fn of(whole: &'a DeliveryIndex<'_>) -> Option<Self> {
        let plan = whole.compiled.theme(FIGURES)?.key.as_ref()?;
        Some(Cells { ledger: whole.ledger(FIGURES)?, plan })
    }

    /// The same, without rows where the delivery has none; `None` where keys have no room.
    pub(crate) fn or_none(whole: &'a DeliveryIndex<'_>) -> Option<Self> {
        static NONE: LazyLock<Ledger> = LazyLock::new(Ledger::default);
        Self::of(whole).or_else(|| Some(Cells { ledger: &NONE, plan: whole.compiled.theme(FIGURES)?.key.as_ref()? }))
    }

    fn cell(&self, record: &Record) -> Cell {
        // The key's order is the model's: area, indicator, period, sex, age, origin, category, access.
        let parts = self.plan.unpack(record.key());
        let [taeller, naevner, vaerdi] = self.ledger.values(record);
        let part = |i: usize| parts[i];
        Cell {
            area: part(0),
            indicator: part(1),
            period: part(2),
            codes: [part(3), part(4), part(5), part(6)],
            access: part(7),
            row: record.row(),
            taeller,
            naevner,
            vaerdi,
            marking: record.code(0),
            status: record.code(1),
            source: record.code(2),
        }
    }

    /// Every row, group by group: the rows of one area, indicator and period, by their codes. Of a key that stands in very
    /// many rows only the first [`MOST_ALIKE`] are there: `dublet-noegle` tells of all, and memory must not grow with them.
    pub(crate) fn groups(&self, mut visit: impl FnMut(&[Cell])) {
        let mut group: Vec<Cell> = Vec::new();
        let mut alike = (None, 0);
        for record in self.ledger.records() {
            alike = if alike.0 == Some(record.key()) { (alike.0, alike.1 + 1) } else { (Some(record.key()), 0) };
            if alike.1 >= MOST_ALIKE {
                continue;
            }
            let cell = self.cell(record);
            let same = group.last().is_none_or(|g| (g.area, g.indicator, g.period) == (cell.area, cell.indicator, cell.period));
            if !same {
                visit(&group);
                group.clear();
            }
            group.push(cell);
        }
        if !group.is_empty() {
            visit(&group);
        }
    }

    /// The picture of one cell, where the delivery has a row in force of it.
    pub(crate) fn find(&self, area: i64, indicator: i64, period: i64, codes: Codes) -> Option<Cell> {
        picture(&self.rows(area, indicator, period, codes)).pop()
    }

    /// Every row of one cell, at whatever level and status.
    pub(crate) fn rows(&self, area: i64, indicator: i64, period: i64, codes: Codes) -> Vec<Cell> {
        let [koen, alder, herkomst, kategori] = codes;
        let Some((low, high)) = self.plan.beginning(&[area, indicator, period, koen, alder, herkomst, kategori]) else {
            return vec![];
        };
        self.ledger.range(low, high).iter().take(MOST_ALIKE as usize).map(|r| self.cell(r)).collect()
    }

    /// Every row of an area and indicator that is not broken down, in all periods.
    pub(crate) fn totals(&self, area: i64, indicator: i64) -> Vec<Cell> {
        let Some((low, high)) = self.plan.beginning(&[area, indicator]) else { return vec![] };
        self.ledger.range(low, high).iter().map(|r| self.cell(r)).filter(|c| c.codes == [0; 4]).collect()
    }

    /// The periods that rows have.
    pub(crate) fn periods(&self) -> BTreeSet<i64> {
        let (mut periods, mut last) = (BTreeSet::new(), None);
        for period in self.ledger.records().iter().map(|r| self.plan.unpack(r.key())[2]) {
            if last.replace(period) != Some(period) {
                periods.insert(period);
            }
        }
        periods
    }

    /// Every row with this `diskretion_kode`, by area, indicator and period.
    pub(crate) fn marked(&self, marking: u8) -> impl Iterator<Item = Cell> + '_ {
        self.ledger.records().iter().filter(move |r| r.code(0) == marking).map(|r| self.cell(r))
    }

    /// The rows of an area, indicator and period, by their codes; of one key no more than [`MOST_ALIKE`].
    pub(crate) fn group(&self, area: i64, indicator: i64, period: i64) -> Vec<Cell> {
        let Some((low, high)) = self.plan.beginning(&[area, indicator, period]) else { return vec![] };
        let alike = self.ledger.range(low, high).chunk_by(|a, b| a.key() == b.key());
        alike.flat_map(|rows| rows.iter().take(MOST_ALIKE as usize)).map(|r| self.cell(r)).collect()
    }

    /// Whether there is any row of an area, indicator and period.
    pub(crate) fn has(&self, area: i64, indicator: i64, period: i64) -> bool {
        self.plan.beginning(&[area, indicator, period]).is_some_and(|(low, high)| !self.ledger.range(low, high).is_empty())
    }
}

/// One row per cell of a group: the fullest of those in force.
pub(crate) fn picture(group: &[Cell]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for cell in group.iter().filter(|c| c.status == IN_FORCE) {
        match cells.last_mut() {
            Some(last) if last.codes == cell.codes => {
                if cell.rank() < last.rank() {
                    *last = *cell;
                }
            }
            _ => cells.push(*cell),
        }
    }
    cells
}

/// The first delivered one of cells that contradict each other, where the finding stands; none where the contradiction is
/// the reference's own.
pub(crate) fn delivered<'c>(cells: impl IntoIterator<Item = &'c Cell>) -> Option<&'c Cell> {
    cells.into_iter().find(|c| c.is_delivered())
}

/// A rule's parameter; its absence is a fault of the model that `sdm check` would tell, and means 0.
pub(crate) fn parameter(whole: &DeliveryIndex<'_>, rule: &str, name: &str) -> i64 {
    let regel: Option<&Regel> = whole.compiled.model.regel(rule);
    regel.and_then(|r| r.parametre.get(name)).copied().unwrap_or(0)
}
