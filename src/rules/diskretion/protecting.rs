//! Which further rows of theme 6301 to hide for the sake of the hidden ones: each place that the audit judges becomes a table,
//! and what to hide in it is chosen at the least cost.

use super::audited::{self, Alone, EXACT, OfIndicator, is_single};
use super::days::{Days, Place};
use super::ledger_view::{self, Judged};
use super::neighbours::Component;
use crate::discretion::protect::{Budget, Table, View, choose, narrow};
use crate::discretion::view::{Codes, Limits, Measure};
use crate::model::{Foelsomhed, Indikator};
use crate::rules::period::Period;
use crate::rules::relation::cells::{Cell, Cells, HIDDEN, parameter};
use crate::rules::relation::parts::Codebook;
use crate::rules::whole::Whole;
use std::collections::{BTreeMap, BTreeSet};

/// What is done for the sake of hidden rows.
#[derive(Default)]
pub(in crate::rules) struct Further {
    /// Rows to hide, beside those that are hidden.
    pub(in crate::rules) rows: BTreeSet<u32>,
    /// Rows of which the base is emptied.
    pub(in crate::rules) bases: BTreeSet<u32>,
}

/// What to do. `singles` are rows that were hidden and count a single person.
pub(in crate::rules) fn further(whole: &Whole<'_>, singles: &BTreeSet<u32>) -> Further {
    let mut found = Further::default();
    let (judged, Some(cells)) = (ledger_view::judged(whole), Cells::of(whole)) else { return found };
    let (mut days, codebook, before) = (Days::new(whole), Codebook::new(whole.compiled.model), Before::new(whole, &cells));
    let mut places: Vec<Place> = days.places(&cells, &judged, HIDDEN).into_iter().collect();
    // What was chosen of a period is known when the next one is asked for.
    places.sort_by_key(|p| (p.indicator, before.rank(p.period)));
    for place in places {
        let alone = Component::alone(place.alone);
        let component = days.component(&place).unwrap_or(&alone);
        let indicator = whole.compiled.model.indikator(place.indicator).filter(|i| i.foelsomhed != Foelsomhed::Ingen);
        if let Some(indicator) = indicator {
            in_place(whole, (&judged, &codebook, &before), (indicator, &place, component), &cells, singles, &mut found);
        }
    }
    found
}

fn in_place(
    whole: &Whole<'_>,
    (judged, codebook, before): (&[Judged<'_>], &Codebook, &Before<'_>),
    (indicator, place, component): (&Indikator, &Place, &Component),
    cells: &Cells<'_>,
    singles: &BTreeSet<u32>,
    found: &mut Further,
) {
    let Some(measure) = Measure::new(indicator, whole.compiled.profile.afrunding_base) else { return };
    let rows = audited::rows(cells, place, component);
    let weights = Weights::new(whole, component);
    let shown = rows.iter().filter(|(_, c)| c.is_delivered() && c.shown());
    let cost = |area: u32, c: &Cell| if before.hid(c, found) { 1 } else { weights.cost(area, c) };
    let costs: BTreeMap<u32, u64> = shown.map(|(area, c)| (c.row, cost(*area, c))).collect();
    let mut single = Alone::of(&rows, indicator).rows;
    single.extend(rows.iter().map(|(_, c)| c).filter(|c| singles.contains(&c.row) || is_single(indicator, c)).map(|c| c.row));
    let limits: Vec<_> = judged.iter().map(|j| move |codes: Codes| -> Option<Limits> { audited::limits(whole, j, indicator, codes) }).collect();
    let small = |c: &Cell| limits.iter().filter_map(|l| l(c.codes)).any(|l| c.naevner < Some(i64::from(l.threshold.max(l.width + 1)) * 100));
    let bare = rows.iter().map(|(_, c)| c).filter(|c| c.naevner.is_some() && small(c)).map(|c| c.row).collect();
    let views = judged.iter().zip(&limits).map(|(judged, limits)| {
        let seen = rows.iter().filter(|(_, c)| judged.sees(c));
        let mut rows = seen.map(|(area, c)| audited::row(*area, c)).collect();
        component.complete(&mut rows);
        View { rows, limits }
    });
    let table = Table {
        measure,
        areas: component.areas.len(),
        divisions: &component.divisions,
        levels: &OfIndicator { codebook, indicator },
        views: views.collect(),
        costs: &costs,
        singles: &single,
        bare: &bare,
    };
    if bases_of(&rows, &narrow(&table), &mut found.bases) {
        // What is left is chosen when they are gone.
        return;
    }
    let work = |name| u64::try_from(parameter(whole, EXACT, name)).unwrap_or(0);
    let chosen = choose(&table, Budget { steps: work("arbejde"), rows: work("valg_raekker") }).rows;
    found.bases.extend(chosen.intersection(&bare));
    found.rows.extend(chosen);
}

/// The bases of the hidden rows of the cells that some rows have; whether there are any.
fn bases_of(rows: &[(u32, Cell)], some: &BTreeSet<u32>, bases: &mut BTreeSet<u32>) -> bool {
    let cells: BTreeSet<(u32, Codes)> = rows.iter().filter(|(_, c)| some.contains(&c.row)).map(|(a, c)| (*a, c.codes)).collect();
    let theirs = rows.iter().filter(|(a, c)| cells.contains(&(*a, c.codes)));
    let before = bases.len();
    bases.extend(theirs.map(|(_, c)| c).filter(|c| c.is_delivered() && !c.shown() && c.naevner.is_some()).map(|c| c.row));
    bases.len() > before
}

/// What was hidden in the period before, which is hidden again at no more than the least cost: a pattern that moves from
/// release to release lets the releases be held against each other.
struct Before<'w> {
    cells: &'w Cells<'w>,
    /// By period: its rank among those of its length, and the one before it.
    periods: BTreeMap<i64, (usize, Option<i64>)>,
}

impl<'w> Before<'w> {
    fn new(whole: &Whole<'_>, cells: &'w Cells<'w>) -> Self {
        let read = cells.periods().into_iter().filter_map(|id| Some((Period::read(whole.text(id))?, id)));
        let mut all: Vec<(Period, i64)> = read.collect();
        all.sort_unstable();
        let earlier = |n: usize| n.checked_sub(1).map(|n| all[n]).filter(|e| e.0.span == all[n].0.span);
        let periods = (0..all.len()).map(|n| (all[n].1, (n, earlier(n).map(|e| e.1)))).collect();
        Before { cells, periods }
    }

    fn rank(&self, period: i64) -> usize {
        self.periods.get(&period).map_or(0, |p| p.0)
    }

    /// Whether the row that was a cell's in the period before is hidden.
    fn hid(&self, cell: &Cell, found: &Further) -> bool {
        let Some(earlier) = self.periods.get(&cell.period).and_then(|p| p.1) else { return false };
        let rows = self.cells.rows(cell.area, cell.indicator, earlier, cell.codes);
        rows.iter().any(|c| c.access == cell.access && (c.marking == HIDDEN || found.rows.contains(&c.row)))
    }
}

/// What makes a figure dear: what it tells, more where it is a total, and more where its area is divided.
struct Weights {
    total: u64,
    /// By area.
    areas: Vec<u64>,
}

impl Weights {
    fn new(whole: &Whole<'_>, component: &Component) -> Weights {
        let weight = |name| u64::try_from(parameter(whole, EXACT, name)).unwrap_or(0).max(1);
        let mut areas = vec![1; component.areas.len()];
        let divisions = &component.divisions[..component.of_tree];
        for division in divisions {
            let is_part = divisions.iter().any(|d| d.parts.contains(&division.whole));
            areas[division.whole as usize] = weight(if is_part { "vaegt_opdelt" } else { "vaegt_oeverst" });
        }
        Weights { total: weight("vaegt_i_alt"), areas }
    }

    /// Bits that a count takes, times its weights.
    fn cost(&self, area: u32, cell: &Cell) -> u64 {
        let count = cell.taeller.or(cell.vaerdi).unwrap_or(0).max(0) / 100;
        let told = 1 + u64::from((count + 1).ilog2());
        let total = if cell.codes == [0; 4] { self.total } else { 1 };
        told * total * self.areas.get(area as usize).copied().unwrap_or(1)
    }
}
