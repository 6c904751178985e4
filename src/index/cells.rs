//! The cells of the figures in the ledger: taken apart, grouped by area, indicator and period, and looked up.

use super::delivery_index::DeliveryIndex;
use super::roles::{Marking, key_order, list};
use crate::ledger::{KeyPlan, Ledger, REFERENCE, Record};
use crate::model::Feltrolle;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The four codes that narrow a cell: sex, age, origin, category; 0 is all, whatever number the model gives it.
pub type Codes = [i64; 4];
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
    /// How its figures are marked.
    pub(crate) marking: Marking,
    /// Its status, as the ledger keeps it.
    pub(crate) status: u8,
    /// Whether that is the status of what is in force; sums and series use no other (design section 3).
    pub(crate) in_force: bool,
    /// Its source, as the ledger keeps it.
    pub(crate) source: u8,
    /// How many audiences see it.
    pub(crate) readers: usize,
}

impl Cell {
    /// Whether its figures are shown, exact or rounded.
    pub(crate) fn shown(&self) -> bool {
        matches!(self.marking, Marking::Open | Marking::Rounded)
    }

    /// Whether it is delivered, not a reference's.
    pub(crate) fn is_delivered(&self) -> bool {
        self.row & REFERENCE == 0
    }

    /// Which row of a cell is the picture of it: exact before rounded before hidden, then the one that fewest may see
    /// (design section 3: off_kode 2, 3, 1).
    fn rank(&self) -> (u8, usize) {
        let fullness = match self.marking {
            Marking::Open => 0,
            Marking::Rounded => 1,
            Marking::Hidden | Marking::Absent | Marking::Elsewhere => 2,
        };
        (fullness, self.readers)
    }
}

/// The ledger of the figures with the way to take its keys apart.
pub(crate) struct Cells<'a> {
    ledger: &'a Ledger,
    plan: &'a KeyPlan,
    in_force: u8,
    /// By access code: how many audiences see it.
    readers: Vec<(i64, usize)>,
}

/// Rows of one key that are looked at.
const MOST_ALIKE: u32 = 64;

impl<'a> Cells<'a> {
    /// `None` if the delivery has no rows of the theme, or its keys have no room.
    pub(crate) fn of(index: &'a DeliveryIndex<'_>) -> Option<Self> {
        Self::over(index, index.ledger(index.compiled.roles.figures)?)
    }

    /// The same, without rows where the delivery has none; `None` if keys have no room.
    pub(crate) fn or_none(index: &'a DeliveryIndex<'_>) -> Option<Self> {
        static NONE: LazyLock<Ledger> = LazyLock::new(Ledger::default);
        Self::of(index).or_else(|| Self::over(index, &NONE))
    }

    fn over(index: &'a DeliveryIndex<'_>, ledger: &'a Ledger) -> Option<Self> {
        let compiled = index.compiled;
        let theme = compiled.theme(compiled.roles.figures)?;
        let plan = theme.key.as_ref().filter(|p| p.begins_with(key_order(theme.tema.rolle)))?;
        let access = theme.field(Feltrolle::Adgang).and_then(|f| list(compiled.model, theme.felter[f]));
        let readers = access.into_iter().flat_map(|l| &l.koder).map(|k| (k.kode, compiled.readers(k.kode))).collect();
        Some(Cells { ledger, plan, in_force: theme.figures.small_status(theme.roles.in_force()), readers })
    }

    fn cell(&self, record: &Record) -> Cell {
        // In the order of `key_order`.
        let [area, indicator, period, sex, age, origin, category, access, ..] = self.plan.unpack(record.key());
        let [taeller, naevner, vaerdi] = self.ledger.values(record);
        let status = record.code(1);
        Cell {
            area,
            indicator,
            period,
            codes: [sex, age, origin, category],
            access,
            row: record.row(),
            taeller,
            naevner,
            vaerdi,
            marking: Marking::of_small(record.code(0)),
            status,
            in_force: status == self.in_force,
            source: record.code(2),
            readers: self.readers.iter().find(|(code, _)| *code == access).map_or(0, |(_, n)| *n),
        }
    }

    /// Every row, group by group: the rows of one area, indicator and period, by their codes. Of a key that has very
    /// many rows only the first [`MOST_ALIKE`] are there: `dublet-noegle` reports all, and memory must not grow with them.
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

    /// Every row that is marked so, by area, indicator and period.
    pub(crate) fn marked(&self, marking: Marking) -> impl Iterator<Item = Cell> + '_ {
        self.ledger.records().iter().filter(move |r| r.code(0) == marking as u8).map(|r| self.cell(r))
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
    for cell in group.iter().filter(|c| c.in_force) {
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

/// The first delivered one of cells that contradict each other, where the finding is located; `None` if the contradiction is
/// the reference's own.
pub(crate) fn delivered<'c>(cells: impl IntoIterator<Item = &'c Cell>) -> Option<&'c Cell> {
    cells.into_iter().find(|c| c.is_delivered())
}
