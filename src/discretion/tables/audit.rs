//! Judges one place or group of tables after the other, for every audience: what follows of hidden figures, of rounded ones and
//! of parts of the plane.

use super::audience::Judged;
use super::components::Component;
use super::derived::Derived;
use super::differencing::Asked;
use super::findings::{Alone, Audited, OfIndicator, limits, row, rows};
use super::linked::{self, Figure, Group, Told};
use super::scope::{Days, Place};
use crate::discretion::view::{Block, Codes, Found, Frame, Inside, Judge, Limiter, Limits, Marking, Measure, Row, Slot, Subject};
use crate::index::breakdown::Codebook;
use crate::index::cells::Cells;
use crate::model::Foelsomhed;
use std::collections::{BTreeMap, BTreeSet};

/// Judges places and groups, for every audience.
pub(crate) struct Auditor<'w, 'a> {
    pub(crate) whole: &'w Derived<'a>,
    pub(crate) judged: Vec<Judged<'w>>,
    pub(crate) codebook: Codebook,
    /// What a question about hidden figures may cost, and one about rounded ones.
    pub(crate) steps: u64,
    pub(crate) rounding: u64,
}

/// Tables of a frame that are judged together. Limits and names are asked for by table, and area in it.
pub(crate) struct Together<'t> {
    pub(crate) rows: &'t [Told],
    /// Rows that hide a single person.
    pub(crate) singles: &'t BTreeSet<u32>,
    pub(crate) limits: &'t dyn Fn(&Judged<'_>, usize, u32, Codes) -> Option<Limits>,
    pub(crate) name: &'t dyn Fn(usize, u32, Codes) -> String,
    /// A row's theme, and its number there.
    pub(crate) theme: &'t dyn Fn(u32) -> (u16, u32),
}

impl Auditor<'_, '_> {
    /// One place; `is_known`: what follows of its hidden figures has been found.
    pub(crate) fn block(
        &self,
        judge: &mut Judge,
        cells: &Cells<'_>,
        (place, component, is_known): (&Place, &Component, bool),
        audited: &mut Audited,
    ) {
        let model = self.whole.compiled.model;
        let Some(indicator) = model.indikator(place.indicator).filter(|i| i.foelsomhed != Foelsomhed::Ingen) else { return };
        let Some(measure) = Measure::new(indicator, self.whole.compiled.profile.afrunding_base) else { return };
        let rows = rows(self.whole, cells, place, component);
        // What a reference alone gives away, or contradicts itself in, is not the delivery's.
        if !rows.iter().any(|(_, c)| c.is_delivered()) {
            return;
        }
        let levels = OfIndicator { codebook: &self.codebook, indicator };
        let slot = Slot { measure, levels: &levels };
        let alone = Alone::of(&rows, indicator);
        audited.is_unknown |= alone.is_unknown;
        let mut last: Option<(usize, usize, Block)> = None;
        for (number, judged) in self.judged.iter().enumerate() {
            let seen: Vec<Row> = rows.iter().filter(|(_, c)| judged.sees(c)).map(|(area, c)| row(*area, c)).collect();
            let is_any = |marking: Marking| seen.iter().any(|r| r.marking == marking);
            let is_between = !component.regions.is_empty() && !seen.is_empty();
            if !is_any(Marking::Hidden) && !is_any(Marking::Rounded) && !is_between {
                continue;
            }
            // Who sees all that another sees, and no more rows, sees the same.
            let block = match last.take() {
                Some((before, rows, block)) if rows == seen.len() && nested(&self.judged, before, number) => block,
                _ => component.block(slot, seen.clone()),
            };
            let limits = |_: u32, codes: Codes| limits(self.whole, judged, indicator, codes);
            let asked = Asked { component, slot, limits: &limits, steps: self.steps, audience: number };
            audited.between.take(judge, &asked, &block, &seen, &rows);
            if is_any(Marking::Rounded) {
                audited.undone.take(number, judge.rounded(&block, &limits, self.rounding), &rows);
            }
            if is_any(Marking::Hidden) && !is_known && self.whole.asks_hidden {
                let (found, inside, apart) = hidden(judge, &asked, &block, &seen, &alone);
                let name = |area: u32, codes: Codes| self.name(component, (place, Figure::Count), area, codes);
                self.prove(judge, apart.as_ref().unwrap_or(&block), (judged, &found, &inside), &name, audited);
                audited.take(number, &found, &inside, &|row| (self.whole.compiled.roles.figures, row));
            }
            last = Some((number, seen.len(), block));
        }
    }

    /// What follows of the hidden figures of tables together; whether they fit together.
    pub(crate) fn group(
        &self,
        judge: &mut Judge,
        cells: &Cells<'_>,
        group: &Group,
        days: &Days<'_, '_>,
        audited: &mut Audited,
    ) -> bool {
        let Some((first, _)) = group.tables.first() else { return false };
        let alone = Component::alone(first.alone);
        let component = days.component(first).unwrap_or(&alone);
        let rows = group.rows(self.whole, cells, component);
        if !rows.iter().any(|t| t.cell.is_delivered()) {
            return true;
        }
        let Some(levels) = group.levels(&self.codebook, self.whole) else { return false };
        let Some(slots) = linked::slots(&levels, self.whole.compiled.profile.afrunding_base) else { return false };
        let frame = Frame { areas: component.areas.len(), divisions: component.tree(), slots: &slots, ties: &group.ties };
        let tables = Together {
            rows: &rows,
            singles: &linked::singles(&rows, frame, &levels),
            limits: &|judged, slot, _, codes| limits(self.whole, judged, levels[slot].judged()?, codes),
            name: &|slot, area, codes| self.name(component, (&group.tables[slot].0, group.tables[slot].1), area, codes),
            theme: &|row| (self.whole.compiled.roles.figures, row),
        };
        let fits = self.together(judge, frame, &tables, audited);
        audited.apart |= !fits;
        fits
    }

    /// What follows of the hidden figures of a frame's tables; whether they fit together. Nothing is told where they do not.
    pub(crate) fn together(&self, judge: &mut Judge, frame: Frame<'_>, tables: &Together<'_>, audited: &mut Audited) -> bool {
        let mut found = Vec::new();
        for (number, judged) in self.judged.iter().enumerate() {
            let seen: Vec<Row> = tables.rows.iter().filter(|t| judged.sees(&t.cell)).map(|t| t.row).collect();
            if !seen.iter().any(|r| r.marking == Marking::Hidden) {
                continue;
            }
            let limits = |area: u32, codes: Codes| {
                let (slot, area) = frame.place(area);
                (tables.limits)(judged, slot, area, codes)
            };
            let block = Block::new(frame, &seen);
            let one = judge.judge(&block, &limits, self.steps);
            if one.contradicts {
                return false;
            }
            let inside = inside(judge, &limits, (&block, &one, tables.singles), self.steps);
            found.push((number, block, one, inside));
        }
        for (number, block, one, inside) in found {
            let name = |area: u32, codes: Codes| {
                let (slot, area) = frame.place(area);
                (tables.name)(slot, area, codes)
            };
            self.prove(judge, &block, (&self.judged[number], &one, &inside), &name, audited);
            audited.take(number, &one, &inside, tables.theme);
        }
        true
    }

    /// Keeps why something follows, where that is asked for.
    fn prove(
        &self,
        judge: &mut Judge,
        block: &Block,
        (judged, found, inside): (&Judged<'_>, &Found, &Inside),
        name: &dyn Fn(u32, Codes) -> String,
        audited: &mut Audited,
    ) {
        if !self.whole.compiled.options.proofs {
            return;
        }
        let mut rows: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
        for (leak, those) in found.leaks(inside) {
            those.iter().for_each(|row| rows.entry(*row).or_default().push(leak.rule()));
        }
        let subject = Subject { audience: &judged.audience.navn, rows: &rows, name };
        audited.proofs.extend(judge.proofs(block, &subject, self.steps));
    }

    /// What a cell is called: the key of its row without `off_kode`.
    fn name(&self, component: &Component, (place, figure): (&Place, Figure), area: u32, codes: Codes) -> String {
        let number = component.areas.get(area as usize).copied().flatten().map(|id| self.whole.text(id).to_owned());
        let base = if figure == Figure::Base { " naevner" } else { "" };
        let codes: [String; 4] = std::array::from_fn(|d| self.codebook.kode(d, codes[d]).to_string());
        let codes = codes.join(" ");
        let (indicator, period) = (place.indicator, self.whole.text(place.period));
        format!("{} {indicator} {period} {codes}{base}", number.unwrap_or_else(|| format!("flade-{area}")))
    }
}

/// What follows of the hidden figures that an audience sees, and of which block where boundaries had to be left out.
fn hidden(judge: &mut Judge, asked: &Asked<'_>, block: &Block, seen: &[Row], alone: &Alone) -> (Found, Inside, Option<Block>) {
    let found = judge.judge(block, asked.limits, asked.steps);
    // Boundaries are drawn by other hands than figures are counted by: where the two do not fit, the figures speak alone.
    if found.contradicts && !asked.component.regions.is_empty() {
        let component = asked.component.as_counted();
        let block = component.block(asked.slot, seen.to_vec());
        let (found, inside, _) = hidden(judge, &Asked { component: &component, ..*asked }, &block, seen, alone);
        return (found, inside, Some(block));
    }
    let inside = inside(judge, asked.limits, (block, &found, &alone.rows), asked.steps);
    (found, inside, None)
}

/// What follows for those who are alone behind a hidden figure.
fn inside(
    judge: &mut Judge,
    limits: &Limiter<'_>,
    (block, found, alone): (&Block, &Found, &BTreeSet<u32>),
    steps: u64,
) -> Inside {
    match alone.is_empty() || found.contradicts {
        true => Inside::default(),
        false => judge.insiders(block, limits, (alone, &found.exact), steps),
    }
}

/// Whether an audience sees all that one before it sees.
fn nested(judged: &[Judged<'_>], before: usize, number: usize) -> bool {
    let sees = |n: usize| &judged[n].audience.ser_off_koder;
    sees(before).iter().all(|code| sees(number).contains(code))
}
