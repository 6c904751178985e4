//! What each audience can reckon of the hidden figures of theme 6301, found once for the rules that tell of it. A block is one
//! indicator and period over areas that are tied together; blocks without a hidden figure cost nothing.

use super::afrunding_kan_omgoeres;
use super::between::{Asked, Between};
use super::days::{Days, Place};
use super::ledger_view::{self, Judged};
use super::neighbours::Component;
use crate::delivery::spread;
use crate::discretion::view::{Block, Codes, Found, Inside, Judge, Levels, Limits, Marking, Measure, Row, Undone};
use crate::model::{Enhed, Foelsomhed, Indikator};
use crate::rules::Status;
use crate::rules::areas::AREAS;
use crate::rules::relation::cells::{Cell, Cells, FIGURES, HIDDEN, OPEN, ROUNDED, parameter};
use crate::rules::relation::parts::Codebook;
use crate::rules::whole::{Hits, NO_AREAS, Whole};
use std::collections::{BTreeMap, BTreeSet};

/// The rule whose parameter is the work of a question about a block.
pub(super) const EXACT: &str = "skjult-vaerdi-kan-genskabes";

/// Places that are judged one after the other, in memory that is used again.
const TOGETHER: usize = 16;

/// What can be found of a hidden figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Leak {
    /// It follows exactly.
    Exact,
    /// Its interval is too narrow.
    Narrow,
    /// Together with others it is known to be too few.
    Few,
    /// It follows for one who is the single person behind another hidden figure.
    Inside,
}

/// What was found of a delivery.
#[derive(Default)]
pub(in crate::rules) struct Audited {
    /// What, the audience's position among those judged, and the row.
    found: Vec<(Leak, usize, Cell)>,
    /// Some figure is hidden from somebody who is judged.
    is_any: bool,
    exact_open: bool,
    narrow_open: bool,
    inside_open: bool,
    contradicts: bool,
    /// Some hidden figure has no open row beside it, so that nobody knows whether it hides a single person.
    is_unknown: bool,
    /// What was found of parts of the plane.
    pub(super) between: Between,
    /// What was found of rounded figures.
    pub(super) undone: Undoing,
}

/// Rounded figures that follow all the same.
#[derive(Default)]
pub(super) struct Undoing {
    /// The audience's position among those judged, and the row.
    pub(super) found: Vec<(usize, Cell)>,
    pub(super) is_open: bool,
    pub(super) contradicts: bool,
}

/// Tells of one kind of leak.
pub(super) fn tell(whole: &Whole<'_>, hits: &mut Hits<'_>, rule: &'static str, leak: Leak) -> Option<Status> {
    let audited = found(whole);
    let judged = ledger_view::judged(whole);
    let field = whole.compiled.theme(FIGURES).and_then(|t| t.fields.index("taeller"));
    for (_, audience, cell) in audited.found.iter().filter(|f| f.0 == leak) {
        judged[*audience].hit(hits, rule, cell, field, Vec::new);
    }
    let open = match leak {
        Leak::Exact => audited.exact_open,
        Leak::Narrow | Leak::Few => audited.narrow_open,
        Leak::Inside => audited.inside_open,
    };
    if open {
        return Some(Status::Spent(
            "regnearbejdet slap op, før alle skjulte tal var undersøgt; de sidste kan ikke regnes for sikre",
            "the work budget ran out before every hidden figure was examined; the rest cannot be taken for safe",
        ));
    }
    if audited.contradicts {
        return Some(Status::Contradicted(
            "tal omkring de skjulte modsiger hinanden, så det ikke kan afgøres, hvad der følger af dem; ret dem først",
            "figures around the hidden ones contradict each other, so what follows from them cannot be told; correct them first",
        ));
    }
    if leak == Leak::Inside && audited.is_unknown {
        return Some(Status::NotChecked(
            "kommunens fulde tal (off_kode 2) står ikke ved alle skjulte, så det kan ikke ses, hvem der er alene bag et tal",
            "some hidden figures lack the municipality's full one (off_kode 2), so who is alone behind one cannot be told",
        ));
    }
    whole.hindrance(&[FIGURES, AREAS]).or_else(|| (audited.is_any && whole.areas.none).then_some(NO_AREAS))
}

/// What was found, found when it is first asked for.
pub(super) fn found<'w>(whole: &'w Whole<'_>) -> &'w Audited {
    whole.audited.get_or_init(|| audit(whole))
}

fn audit(whole: &Whole<'_>) -> Audited {
    let (judged, Some(cells)) = (ledger_view::judged(whole), Cells::of(whole)) else { return Audited::default() };
    let mut days = Days::new(whole);
    let mut places = days.places(&cells, &judged, HIDDEN);
    let mut audited = Audited { is_any: !places.is_empty(), ..Audited::default() };
    places.append(&mut days.places(&cells, &judged, ROUNDED));
    places.append(&mut days.tangled(&cells));
    let work = |rule| u64::try_from(parameter(whole, rule, "arbejde")).unwrap_or(0);
    let auditor = Auditor {
        whole,
        judged,
        codebook: Codebook::new(whole.compiled.model),
        steps: work(EXACT),
        rounding: work(afrunding_kan_omgoeres::RULE),
    };
    let places: Vec<Place> = places.into_iter().collect();
    let tasks: Vec<&[Place]> = places.chunks(TOGETHER).collect();
    let found = spread(whole.compiled.options.threads, tasks.len(), |task| {
        let (mut judge, mut found) = (Judge::new(), Audited::default());
        for place in tasks[task] {
            let alone = Component::alone(place.alone);
            let component = days.component(place).unwrap_or(&alone);
            auditor.block(&mut judge, &cells, place, component, &mut found);
        }
        found
    });
    found.into_iter().for_each(|f| audited.add(f));
    audited
}

impl Audited {
    fn add(&mut self, other: Audited) {
        self.found.extend(other.found);
        self.is_any |= other.is_any;
        self.exact_open |= other.exact_open;
        self.narrow_open |= other.narrow_open;
        self.inside_open |= other.inside_open;
        self.contradicts |= other.contradicts;
        self.is_unknown |= other.is_unknown;
        self.between.add(other.between);
        self.undone.found.extend(other.undone.found);
        self.undone.is_open |= other.undone.is_open;
        self.undone.contradicts |= other.undone.contradicts;
    }
}

struct Auditor<'w, 'a> {
    whole: &'w Whole<'a>,
    judged: Vec<Judged<'w>>,
    codebook: Codebook,
    /// What a question about hidden figures may cost, and one about rounded ones.
    steps: u64,
    rounding: u64,
}

impl Auditor<'_, '_> {
    fn block(&self, judge: &mut Judge, cells: &Cells<'_>, place: &Place, component: &Component, audited: &mut Audited) {
        let model = self.whole.compiled.model;
        let Some(indicator) = model.indikator(place.indicator).filter(|i| i.foelsomhed != Foelsomhed::Ingen) else { return };
        let Some(measure) = Measure::new(indicator, self.whole.compiled.profile.afrunding_base) else { return };
        let rows = rows(cells, place, component);
        // What a reference alone gives away, or contradicts itself in, is not the delivery's.
        if !rows.iter().any(|(_, c)| c.is_delivered()) {
            return;
        }
        let levels = OfIndicator { codebook: &self.codebook, indicator };
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
                _ => component.block(measure, &levels, seen.clone()),
            };
            let limits = |codes: Codes| limits(self.whole, judged, indicator, codes);
            let (steps, levels) = (self.steps, &levels);
            let asked = Asked { component, measure, levels, limits: &limits, steps, audience: number };
            audited.between.take(judge, &asked, &block, &seen, &rows);
            if is_any(Marking::Rounded) {
                audited.undone.take(number, judge.rounded(&block, &limits, self.rounding), &rows);
            }
            if is_any(Marking::Hidden) {
                let (found, inside) = hidden(judge, &asked, &block, &seen, &alone);
                take(audited, number, found, inside, &rows);
            }
            last = Some((number, seen.len(), block));
        }
    }
}

/// What follows of the hidden figures that an audience sees.
fn hidden(judge: &mut Judge, asked: &Asked<'_>, block: &Block, seen: &[Row], alone: &Alone) -> (Found, Inside) {
    let found = judge.judge(block, asked.limits, asked.steps);
    // Boundaries are drawn by other hands than figures are counted by: where the two do not fit, the figures speak alone.
    if found.contradicts && !asked.component.regions.is_empty() {
        let component = asked.component.as_counted();
        let block = component.block(asked.measure, asked.levels, seen.to_vec());
        return hidden(judge, &Asked { component: &component, ..*asked }, &block, seen, alone);
    }
    let inside = match alone.rows.is_empty() || found.contradicts {
        true => Inside::default(),
        false => judge.insiders(block, asked.limits, (&alone.rows, &found.exact), asked.steps),
    };
    (found, inside)
}

/// The rows of a place, by area and codes, each with the number of its area.
pub(super) fn rows(cells: &Cells<'_>, place: &Place, component: &Component) -> Vec<(u32, Cell)> {
    let areas = component.areas.iter().enumerate();
    let groups = areas.filter_map(|(number, id)| Some((number as u32, cells.group((*id)?, place.indicator, place.period))));
    groups.flat_map(|(number, group)| group.into_iter().map(move |c| (number, c))).collect()
}

/// Whether an audience sees all that one before it sees.
fn nested(judged: &[Judged<'_>], before: usize, number: usize) -> bool {
    let sees = |n: usize| &judged[n].audience.ser_off_koder;
    sees(before).iter().all(|code| sees(number).contains(code))
}

pub(super) fn row(area: u32, cell: &Cell) -> Row {
    let marking = match cell.marking {
        OPEN => Marking::Open,
        HIDDEN => Marking::Hidden,
        ROUNDED => Marking::Rounded,
        _ => Marking::Absent,
    };
    let Cell { codes, row, taeller, naevner, vaerdi, .. } = *cell;
    Row { area, codes, row, marking, taeller, naevner, vaerdi }
}

/// An audience's limits for a hidden cell.
pub(super) fn limits(whole: &Whole<'_>, judged: &Judged<'_>, indicator: &Indikator, codes: Codes) -> Option<Limits> {
    let class = ledger_view::class_of(whole, indicator, codes);
    let (width, threshold) = (judged.limits.mindste_interval.af(class)?, judged.limits.mindste_antal.af(class)?);
    Some(Limits { width, threshold })
}

/// Whether a row shows a single person; a part of one in full time may be one person's or several.
pub(in crate::rules) fn is_single(indicator: &Indikator, cell: &Cell) -> bool {
    cell.taeller == Some(100) && indicator.enhed != Enhed::Fuldtidspersoner
}

/// Hidden rows that hide a single person, as an open row of the same cell tells.
pub(super) struct Alone {
    pub(super) rows: BTreeSet<u32>,
    /// Some hidden row has no open one beside it.
    is_unknown: bool,
}

impl Alone {
    pub(super) fn of(rows: &[(u32, Cell)], indicator: &Indikator) -> Alone {
        let mut alone = Alone { rows: BTreeSet::new(), is_unknown: false };
        for cell in rows.chunk_by(|a, b| (a.0, a.1.codes) == (b.0, b.1.codes)) {
            let full = cell.iter().map(|(_, c)| c).find(|c| c.marking == OPEN).filter(|c| c.taeller.is_some());
            for (_, hidden) in cell.iter().filter(|(_, c)| c.marking == HIDDEN) {
                alone.is_unknown |= full.is_none();
                if full.is_some_and(|full| is_single(indicator, full)) {
                    alone.rows.insert(hidden.row);
                }
            }
        }
        alone
    }
}

impl Undoing {
    fn take(&mut self, audience: usize, undone: Undone, rows: &[(u32, Cell)]) {
        self.is_open |= undone.is_open;
        self.contradicts |= undone.contradicts;
        let those = rows.iter().filter(|(_, c)| undone.few.binary_search(&c.row).is_ok());
        self.found.extend(those.map(|(_, c)| (audience, *c)));
    }
}

fn take(audited: &mut Audited, audience: usize, found: Found, inside: Inside, rows: &[(u32, Cell)]) {
    audited.exact_open |= found.exact_open;
    audited.inside_open |= inside.is_open;
    audited.narrow_open |= found.narrow_open;
    audited.contradicts |= found.contradicts;
    let Found { exact, narrow, few, .. } = &found;
    let leaks = [(Leak::Exact, exact), (Leak::Narrow, narrow), (Leak::Few, few), (Leak::Inside, &inside.rows)];
    if leaks.iter().all(|(_, rows)| rows.is_empty()) {
        return;
    }
    let cells: BTreeMap<u32, &Cell> = rows.iter().map(|(_, c)| (c.row, c)).collect();
    for (leak, rows) in leaks {
        audited.found.extend(rows.iter().filter_map(|r| Some((leak, audience, **cells.get(r)?))));
    }
}

/// How an indicator's codes split each other.
pub(super) struct OfIndicator<'a> {
    pub(super) codebook: &'a Codebook,
    pub(super) indicator: &'a Indikator,
}

impl Levels for OfIndicator<'_> {
    fn above(&self, dimension: usize, code: i64) -> i64 {
        self.codebook.above(dimension, code)
    }

    fn parts(&self, dimension: usize, code: i64) -> Vec<i64> {
        self.codebook.of(dimension, code, self.indicator)
    }
}
