//! Which further rows of theme 6301 to hide for the sake of the hidden ones: each place that the audit judges becomes a table,
//! and what to hide in it is chosen at the least cost.

use super::audience::{self, Judged};
use super::components::Component;
use super::derived::Derived;
use super::findings::{self, EXACT, amount, is_single};
use super::linked::{self, BASE, Group, Told};
use super::origin_destination::{self, MARGIN, Market};
use super::scope::{Days, Place};
use crate::delivery::spread;
use crate::discretion::protect::{Budget, Table, View, choose, narrow};
use crate::discretion::view::{Codes, Frame, Limits, Row};
use crate::index::breakdown::Codebook;
use crate::index::cells::{Cell, Cells};
use crate::index::period::Period;
use crate::index::roles::Marking;
use crate::model::{Foelsomhed, Indikator};
use std::collections::{BTreeMap, BTreeSet};

/// What is done for the sake of hidden rows.
#[derive(Default)]
pub(crate) struct Further {
    /// Rows to hide, beside those that are hidden.
    pub(crate) rows: BTreeSet<u32>,
    /// Rows of which the base is emptied.
    pub(crate) bases: BTreeSet<u32>,
    /// Rows of theme 6302 to hide.
    pub(crate) moves: BTreeSet<u32>,
}

/// What to do. `singles` are rows that were hidden and count a single person.
pub(crate) fn further(whole: &Derived<'_>, singles: &BTreeSet<u32>) -> Further {
    let (judged, Some(cells)) = (audience::judged(whole), Cells::or_none(whole)) else { return Further::default() };
    let (mut days, before) = (Days::new(whole), Before::new(whole, &cells));
    let mut places: Vec<Place> = days.places(&cells, &judged, Marking::Hidden).into_iter().collect();
    // What was chosen of a period is known when the next one is asked for; other indicators and areas are nothing to it.
    let chain = |p: &Place| (p.indicator, p.areas());
    places.sort_by_key(|p| (chain(p), before.rank(p.period)));
    let codebook = Codebook::new(whole.compiled.model);
    let chooser = Chooser { whole, judged: &judged, codebook, before, cells: &cells, singles };
    let chains: Vec<&[Place]> = places.chunk_by(|a, b| chain(a) == chain(b)).collect();
    let of_chains = spread(whole.compiled.options.threads, chains.len(), |number| {
        let mut found = Further::default();
        for place in chains[number] {
            let one = chooser.further(&Group::of(*place), &days, &found).unwrap_or_default();
            found.add(one);
        }
        found
    });
    let mut found = Further::default();
    of_chains.into_iter().for_each(|f| found.add(f));
    // What ties tables together is asked for when each by itself is clean.
    if found.rows.is_empty() && found.bases.is_empty() {
        let groups = linked::groups(whole, &mut days, &cells, &judged);
        let none = Further::default();
        let of_groups =
            spread(whole.compiled.options.threads, groups.len(), |number| chooser.further(&groups[number], &days, &none));
        of_groups.into_iter().flatten().for_each(|f| found.add(f));
    }
    for market in origin_destination::markets(whole, &judged) {
        found.add(chooser.market(&market));
    }
    found
}

impl Further {
    fn add(&mut self, other: Further) {
        self.rows.extend(other.rows);
        self.bases.extend(other.bases);
        self.moves.extend(other.moves);
    }
}

/// Chooses in one group of tables after the other.
struct Chooser<'w, 'a> {
    whole: &'w Derived<'a>,
    judged: &'w [Judged<'w>],
    codebook: Codebook,
    before: Before<'w>,
    cells: &'w Cells<'w>,
    singles: &'w BTreeSet<u32>,
}

impl Chooser<'_, '_> {
    /// What to do in a group; `chosen` is what was chosen so far of the same areas.
    fn further(&self, group: &Group, days: &Days<'_, '_>, chosen: &Further) -> Option<Further> {
        let (whole, first) = (self.whole, group.tables.first()?.0);
        let alone = Component::alone(first.alone);
        let component = days.component(&first).unwrap_or(&alone);
        let rows = group.rows(whole, self.cells, component);
        let levels = group.levels(&self.codebook, whole)?;
        let slots = linked::slots(&levels, whole.compiled.profile.afrunding_base)?;
        // What boundaries tell is asked for table by table.
        let divisions = if group.ties.is_empty() { &component.divisions } else { component.tree() };
        let frame = Frame { areas: component.areas.len(), divisions, slots: &slots, ties: &group.ties };
        let indicator = |t: &Told| levels[frame.place(t.row.area).0].judged().filter(|i| i.foelsomhed != Foelsomhed::Ingen);
        let own = || rows.iter().filter_map(|t| Some((indicator(t)?, t)));
        let weights = Weights::new(whole, component);
        let cost = |t: &Told| match self.before.hid(&t.cell, chosen) {
            true => 1,
            false => weights.cost(frame.place(t.row.area).1, &t.cell),
        };
        let shown = own().filter(|(_, t)| t.cell.is_delivered() && t.cell.shown());
        let mut costs: BTreeMap<u32, u64> = shown.map(|(_, t)| (t.cell.row, cost(t))).collect();
        // A base goes with its row's count; where that is hidden already, by itself.
        let bases = || rows.iter().filter(|t| t.row.row & BASE != 0 && t.cell.is_delivered());
        costs.extend(bases().map(|t| (t.row.row, if t.cell.shown() { 2 * cost(t) } else { cost(t) })));
        let mut single = linked::singles(&rows, frame, &levels);
        let is_one = |(i, t): &(&Indikator, &Told)| self.singles.contains(&t.cell.row) || is_single(i, &t.cell);
        single.extend(own().filter(is_one).map(|(_, t)| t.cell.row));
        let limits = self.judged.iter().map(|j| {
            let levels = &levels;
            move |area: u32, codes: Codes| -> Option<Limits> {
                let indicator = levels[frame.place(area).0].judged().filter(|i| i.foelsomhed != Foelsomhed::Ingen)?;
                findings::limits(whole, j, indicator, codes)
            }
        });
        let limits: Vec<_> = limits.collect();
        let small = |t: &Told| {
            let limits = limits.iter().filter_map(|l| l(t.row.area, t.row.codes));
            limits.map(|l| i64::from(l.threshold.max(l.width + 1)) * 100).any(|few| t.cell.naevner.is_some_and(|n| n < few))
        };
        let bare =
            own().map(|(_, t)| t).filter(|t| t.cell.marking != Marking::Elsewhere && small(t)).map(|t| t.cell.row).collect();
        let views = self.judged.iter().zip(&limits).map(|(judged, limits)| {
            let mut rows = rows.iter().filter(|t| judged.sees(&t.cell)).map(|t| t.row).collect();
            if group.ties.is_empty() {
                component.complete(&mut rows);
            }
            View { rows, limits }
        });
        let table = Table { frame, views: views.collect(), costs: &costs, singles: &single, bare: &bare };
        let mut found = Further::default();
        if bases_of(own().map(|(_, t)| t), &narrow(&table), &mut found) {
            // What is left is chosen when they are gone.
            return Some(found);
        }
        let chosen = choose(&table, budget(whole)).rows;
        let with_base = bases().filter(|t| chosen.contains(&t.row.row));
        found.rows.extend(with_base.clone().filter(|t| t.cell.shown()).map(|t| t.cell.row));
        found.bases.extend(with_base.map(|t| t.cell.row).chain(chosen.intersection(&bare).copied()));
        found.rows.extend(chosen.into_iter().filter(|row| row & BASE == 0));
        Some(found)
    }

    /// Moves of a municipality, and what theme 6301 has of all moves to and from its areas.
    fn market(&self, market: &Market<'_>) -> Further {
        let whole = self.whole;
        let shown = market.rows.iter().filter(|t| t.cell.is_delivered() && t.cell.shown()).map(|t| &t.row);
        let weight = |row: &Row| if row.codes == [0; 4] { amount(whole, EXACT, "vaegt_i_alt").max(1) } else { 1 };
        let costs = shown.filter_map(|row| Some((row.row, told(row.taeller?) * weight(row)))).collect();
        let mut singles = market.singles();
        let is_one = |row: &&Row| row.taeller == Some(100);
        singles.extend(market.rows.iter().map(|t| &t.row).filter(is_one).map(|row| row.row));
        // Where figures contradict each other, without what theme 6301 has.
        for with_margins in [true, false] {
            let choice = market.framed(whole, with_margins, |frame| {
                let limits: Vec<_> = self
                    .judged
                    .iter()
                    .map(|j| move |area: u32, codes: Codes| market.limits(whole, j, (frame.place(area).1, codes)))
                    .collect();
                let views = self.judged.iter().zip(&limits).map(|(judged, limits)| View {
                    rows: market.rows.iter().filter(|t| judged.sees(&t.cell)).map(|t| t.row).collect(),
                    limits,
                });
                let table = Table { frame, views: views.collect(), costs: &costs, singles: &singles, bare: &BTreeSet::new() };
                choose(&table, budget(whole))
            });
            if choice.is_clean || !with_margins {
                let (margins, moves): (BTreeSet<u32>, BTreeSet<u32>) = choice.rows.into_iter().partition(|row| row & MARGIN != 0);
                let rows = margins.into_iter().map(|row| row & !MARGIN).collect();
                return Further { rows, moves, ..Further::default() };
            }
        }
        Further::default()
    }
}

/// What a choice may cost.
fn budget(whole: &Derived<'_>) -> Budget {
    Budget { steps: amount(whole, EXACT, "arbejde"), rows: amount(whole, EXACT, "valg_raekker") }
}

/// The bits that a count takes.
fn told(hundredths: i64) -> u64 {
    1 + u64::from((hundredths.max(0) / 100 + 1).ilog2())
}

/// The bases of the hidden rows of the cells that some rows have, or the rows of other tables that show them; whether there are any.
fn bases_of<'t>(rows: impl Iterator<Item = &'t Told> + Clone, some: &BTreeSet<u32>, found: &mut Further) -> bool {
    let place = |t: &Told| (t.row.area, t.row.codes);
    let cells: BTreeSet<(u32, Codes)> = rows.clone().filter(|t| some.contains(&t.cell.row)).map(place).collect();
    let theirs = rows.filter(|t| cells.contains(&place(t))).map(|t| &t.cell).filter(|c| c.is_delivered() && c.naevner.is_some());
    let before = found.bases.len() + found.rows.len();
    found.bases.extend(theirs.clone().filter(|c| !c.shown() && c.marking != Marking::Elsewhere).map(|c| c.row));
    found.rows.extend(theirs.filter(|c| c.marking == Marking::Elsewhere).map(|c| c.row));
    found.bases.len() + found.rows.len() > before
}

/// What was hidden in the period before, which is hidden again at no more than the least cost: a pattern that moves from
/// release to release lets the releases be held against each other.
struct Before<'w> {
    cells: &'w Cells<'w>,
    /// By period: its rank among those of its length, and the one before it.
    periods: BTreeMap<i64, (usize, Option<i64>)>,
}

impl<'w> Before<'w> {
    fn new(whole: &Derived<'_>, cells: &'w Cells<'w>) -> Self {
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
        rows.iter().any(|c| c.access == cell.access && (c.marking == Marking::Hidden || found.rows.contains(&c.row)))
    }
}

/// What makes a figure dear: what it tells, more where it is a total, and more where its area is divided.
struct Weights {
    total: u64,
    /// By area.
    areas: Vec<u64>,
}

impl Weights {
    fn new(whole: &Derived<'_>, component: &Component) -> Weights {
        let weight = |name| amount(whole, EXACT, name).max(1);
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
        let told = told(cell.taeller.or(cell.vaerdi).unwrap_or(0));
        let total = if cell.codes == [0; 4] { self.total } else { 1 };
        told * total * self.areas.get(area as usize).copied().unwrap_or(1)
    }
}
