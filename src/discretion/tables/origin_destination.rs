//! Moves (theme 6302) whose count is hidden: what follows by their breakdowns, by periods that add up, and by all moves to and
//! from an area, which theme 6301 has.

use super::audience::Judged;
use super::audit::{Auditor, Together};
use super::derived::Derived;
use super::findings::{self, Audited};
use super::linked::Told;
use crate::discretion::view::{CodeSums, Codes, Division, Frame, Judge, Levels, Limits, Measure, Row, Slot};
use crate::index::cells::{Cell, Cells};
use crate::index::links;
use crate::index::municipality::municipality;
use crate::index::period::Period;
use crate::index::roles::{MOVE_DIMENSIONS, Marking, key_order};
use crate::ledger::{Record, Total};
use crate::model::{Foelsomhed, Indikator, Kode, Model, Temarolle};
use std::collections::{BTreeMap, BTreeSet};

/// Both must be among the places that are moved from, or to, so that all moves of an area are there (contract, theme 6302).
const ABROAD: [&str; 2] = ["000-REST", "000-UDLAND"];
/// Parameters that name the indicators of all moves to an area, and from it; whether to.
const MARGINS: [(&str, bool); 2] = [("tilflyttede", true), ("fraflyttede", false)];
/// Marks the number of a row as one of theme 6301.
pub(crate) const MARGIN: u32 = 1 << 30;

/// A row of the theme, in the form of theme 6301's: the count is `taeller`; `area` is where they move to.
struct Move {
    from: i64,
    cell: Cell,
}

/// A code of a list, the one that it splits, and whether it is in use.
type Code = (i64, i64, bool);

/// How the codes of moves split each other, by dimension.
struct Lists {
    codes: [Vec<Code>; 3],
    totals: [Total; 3],
}

impl Lists {
    fn new(model: &Model) -> Lists {
        let list = |role| model.liste_med_rolle(Some(Temarolle::Flytninger), role);
        let totals = MOVE_DIMENSIONS.map(|role| Total::of(list(role)));
        let codes = std::array::from_fn(|d| {
            let above = |k: &Kode| k.overordnet.map_or(0, |code| totals[d].exchange(code));
            let koder = list(MOVE_DIMENSIONS[d]).into_iter().flat_map(|l| &l.koder);
            koder.map(|k| (totals[d].exchange(k.kode), above(k), k.aktiv == 1)).collect()
        });
        Lists { codes, totals }
    }

    fn of(&self, dimension: usize) -> impl Iterator<Item = &Code> {
        self.codes.get(dimension).into_iter().flatten()
    }
}

impl Levels for Lists {
    fn above(&self, dimension: usize, code: i64) -> i64 {
        self.of(dimension).find(|c| c.0 == code).map_or(0, |c| c.1)
    }

    fn parts(&self, dimension: usize, code: i64) -> Vec<i64> {
        self.of(dimension).filter(|(own, above, used)| *own != 0 && *used && *above == code).map(|c| c.0).collect()
    }
}

/// The moves of one municipality, as one frame: an area of it is a pair of places, or all that moves to one place or from it.
pub(crate) struct Market<'m> {
    pairs: Vec<(i64, i64)>,
    /// All moves to an area or from it: the area, and the indicator in theme 6301.
    margins: Vec<(i64, &'m Indikator)>,
    periods: Vec<i64>,
    divisions: Vec<Division>,
    ties: Vec<CodeSums>,
    levels: Lists,
    /// By area and codes.
    pub(crate) rows: Vec<Told>,
}

/// The municipalities that hide moves from somebody who is judged.
pub(crate) fn markets<'m>(whole: &'m Derived<'_>, judged: &[Judged<'_>]) -> Vec<Market<'m>> {
    let Some((ledger, theme)) = whole.ledger(whole.compiled.roles.moves).zip(whole.compiled.theme(whole.compiled.roles.moves))
    else {
        return vec![];
    };
    let Some(plan) = theme.key.as_ref().filter(|p| p.begins_with(key_order(theme.tema.rolle))) else { return vec![] };
    let in_force = theme.figures.small_status(theme.roles.in_force());
    let one = |record: &Record| -> (u16, Move) {
        // In the order of `key_order`.
        let [from, area, period, household, age, origin, access, ..] = plan.unpack(record.key());
        let cell = Cell {
            area,
            indicator: -1,
            period,
            codes: [household, age, origin, 0],
            access,
            row: record.row(),
            taeller: ledger.values(record)[0],
            naevner: None,
            vaerdi: None,
            marking: Marking::of_small(record.code(0)),
            status: record.code(1),
            in_force: record.code(1) == in_force,
            source: record.code(2),
            readers: whole.compiled.readers(access),
        };
        let home = [area, from].map(|a| municipality(whole.text(a))).into_iter().find(|m| *m != 0);
        (home.unwrap_or(0), Move { from, cell })
    };
    let mut all: BTreeMap<u16, Vec<Move>> = BTreeMap::new();
    for (home, one) in ledger.records().iter().map(one).filter(|(home, _)| whole.content.range.has(*home)) {
        all.entry(home).or_default().push(one);
    }
    let is_hidden = |c: &Cell| c.marking == Marking::Hidden && judged.iter().any(|j| j.sees(c));
    let margins = MARGINS.map(|(name, _)| whole.compiled.parameter(findings::EXACT, name));
    let cells = Cells::of(whole);
    let hidden = cells.iter().flat_map(|c| c.marked(Marking::Hidden)).filter(|c| margins.contains(&c.indicator) && is_hidden(c));
    let asked: BTreeSet<u16> = hidden.map(|c| municipality(whole.text(c.area))).collect();
    let is_asked = |(home, moves): &(u16, Vec<Move>)| asked.contains(home) || moves.iter().any(|m| is_hidden(&m.cell));
    all.into_iter().filter(is_asked).map(|(_, moves)| Market::new(whole, moves)).collect()
}

impl<'m> Market<'m> {
    fn new(whole: &'m Derived<'_>, moves: Vec<Move>) -> Market<'m> {
        let pairs: BTreeSet<(i64, i64)> = moves.iter().map(|m| (m.from, m.cell.area)).collect();
        let periods: BTreeSet<i64> = moves.iter().map(|m| m.cell.period).collect();
        let mut market = Market {
            pairs: pairs.into_iter().collect(),
            margins: vec![],
            periods: periods.into_iter().collect(),
            divisions: vec![],
            ties: vec![],
            levels: Lists::new(whole.compiled.model),
            rows: vec![],
        };
        market.tie(whole);
        let margins = market.margins(whole, &moves);
        let areas = market.pairs.len() + market.margins.len();
        let place = |slot: usize, area: usize| (slot * areas + area) as u32;
        for Move { from, cell } in moves {
            let at = (market.pairs.binary_search(&(from, cell.area)), market.periods.binary_search(&cell.period));
            if let (Ok(pair), Ok(slot)) = at {
                market.rows.push(Told { row: findings::row(place(slot, pair), &cell), cell });
            }
        }
        for (slot, margin, cell) in margins {
            let [_, age, origin, _] = cell.codes;
            let row = findings::row(place(slot, market.pairs.len() + margin), &cell);
            market.rows.push(Told { row: Row { codes: [0, age, origin, 0], row: row.row | MARGIN, ..row }, cell });
        }
        market.rows.sort_by_key(|t| (t.row.area, t.row.codes));
        market
    }

    /// Periods of which all parts are there.
    fn tie(&mut self, whole: &Derived<'_>) {
        let read = |id: &i64| Period::read(whole.text(*id));
        let slot = |period: &Period| self.periods.iter().position(|id| read(id) == Some(*period)).map(|s| s as u32);
        let mut ties = Vec::new();
        for (number, period) in self.periods.iter().enumerate().filter_map(|(n, id)| Some((n as u32, read(id)?))) {
            for parts in links::parts_of(period) {
                let parts: Option<Vec<u32>> = parts.iter().map(slot).collect();
                ties.extend(parts.map(|parts| CodeSums { whole: number, parts, ..links::over_time() }));
            }
        }
        self.ties = ties;
    }

    /// What theme 6301 has of all moves to the areas and from them, of the source that the moves have: period, margin and row.
    fn margins(&mut self, whole: &'m Derived<'_>, moves: &[Move]) -> Vec<(usize, usize, Cell)> {
        let Some(cells) = Cells::of(whole) else { return vec![] };
        let mut found = Vec::new();
        for (name, is_to) in MARGINS {
            let Some(indicator) = whole.compiled.model.indikator(whole.compiled.parameter(findings::EXACT, name)) else {
                continue;
            };
            let ends = |pair: &(i64, i64)| if is_to { (pair.1, pair.0) } else { (pair.0, pair.1) };
            let areas: BTreeSet<i64> = self.pairs.iter().map(|p| ends(p).0).collect();
            for area in areas {
                let own = |m: &&Move| ends(&(m.from, m.cell.area)).0 == area;
                let sources: BTreeSet<u8> = moves.iter().filter(own).map(|m| m.cell.source).collect();
                let mut rows = Vec::new();
                for (slot, period) in self.periods.iter().enumerate() {
                    let group = cells.group(area, indicator.kode, *period).into_iter();
                    let fits = |c: &Cell| c.codes[0] == 0 && c.codes[3] == 0 && sources.len() == 1 && sources.contains(&c.source);
                    rows.extend(group.filter(fits).map(|c| (slot, self.margins.len(), c)));
                }
                if rows.is_empty() {
                    continue;
                }
                let parts = self.pairs.iter().enumerate().filter(|(_, p)| p.0 != p.1 && ends(p).0 == area);
                let parts: Vec<u32> = parts.map(|(n, _)| n as u32).collect();
                let others: BTreeSet<&str> = parts.iter().map(|p| whole.text(ends(&self.pairs[*p as usize]).1)).collect();
                let complete = ABROAD.iter().all(|place| others.contains(place));
                let margin = (self.pairs.len() + self.margins.len()) as u32;
                self.divisions.push(Division { whole: margin, parts, complete });
                self.margins.push((area, indicator));
                found.append(&mut rows);
            }
        }
        found
    }

    /// Does something with the frame of it; where figures contradict each other, without what theme 6301 has.
    pub(crate) fn framed<R>(&self, whole: &Derived<'_>, with_margins: bool, then: impl FnOnce(Frame<'_>) -> R) -> R {
        let slot = Slot { measure: Measure::whole(whole.compiled.profile.afrunding_base), levels: &self.levels };
        let slots = vec![slot; self.periods.len()];
        let divisions = if with_margins { self.divisions.as_slice() } else { &[] };
        then(Frame { areas: self.pairs.len() + self.margins.len(), divisions, slots: &slots, ties: &self.ties })
    }

    /// An audience's limits for a cell.
    pub(crate) fn limits(&self, whole: &Derived<'_>, judged: &Judged<'_>, (area, codes): (u32, Codes)) -> Option<Limits> {
        let margin = (area as usize).checked_sub(self.pairs.len());
        if let Some((_, indicator)) = margin.and_then(|m| self.margins.get(m)) {
            return findings::limits(whole, judged, indicator, codes);
        }
        let policy = whole.compiled.model.diskretion.taellefelter.iter().find(|t| t.tema == whole.compiled.roles.moves)?;
        let theme = whole.compiled.theme(whole.compiled.roles.moves)?;
        let dimension = |name: &String| {
            let field = theme.fields.index(name)?;
            MOVE_DIMENSIONS.iter().position(|d| theme.field(*d) == Some(field))
        };
        let is_split = |name: &String| dimension(name).is_some_and(|d| codes[d] != 0);
        let own = policy.foelsomhed.unwrap_or(Foelsomhed::Almindelig);
        let class = if policy.foelsomme_opdelinger.iter().any(is_split) { Foelsomhed::Foelsom } else { own };
        let (width, threshold) = (judged.limits.mindste_interval.af(class)?, judged.limits.mindste_antal.af(class)?);
        Some(Limits { width, threshold })
    }

    /// Rows that hide one person, as an open row of the same cell tells.
    pub(crate) fn singles(&self) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        for cell in self.rows.chunk_by(|a, b| (a.row.area, a.row.codes) == (b.row.area, b.row.codes)) {
            let rows = || cell.iter().map(|t| &t.row);
            if rows().any(|row| row.marking == Marking::Open && row.taeller == Some(100)) {
                found.extend(rows().filter(|row| row.marking == Marking::Hidden).map(|row| row.row));
            }
        }
        found
    }

    fn name(&self, whole: &Derived<'_>, (slot, area): (usize, u32), codes: Codes) -> String {
        let [household, age, origin] = std::array::from_fn(|d| self.levels.totals[d].exchange(codes[d]));
        let period = whole.text(self.periods[slot]);
        match self.pairs.get(area as usize) {
            Some((from, to)) => format!("{} {} {period} {household} {age} {origin}", whole.text(*from), whole.text(*to)),
            None => {
                let (area, indicator) = self.margins[area as usize - self.pairs.len()];
                format!("{} {} {period} 0 {age} {origin} 0", whole.text(area), indicator.kode)
            }
        }
    }
}

impl Auditor<'_, '_> {
    /// What follows of one municipality's hidden moves.
    pub(crate) fn market(&self, judge: &mut Judge, market: &Market<'_>, audited: &mut Audited) {
        if !market.rows.iter().any(|t| t.cell.is_delivered()) {
            return;
        }
        let themes = self.whole.compiled.roles;
        let theme = |row: u32| if row & MARGIN == 0 { (themes.moves, row) } else { (themes.figures, row & !MARGIN) };
        let tables = Together {
            rows: &market.rows,
            singles: &market.singles(),
            limits: &|judged, _, area, codes| market.limits(self.whole, judged, (area, codes)),
            name: &|slot, area, codes| market.name(self.whole, (slot, area), codes),
            theme: &theme,
        };
        let mut fits =
            |with_margins| market.framed(self.whole, with_margins, |frame| self.together(judge, frame, &tables, audited));
        if !fits(true) && !fits(false) {
            audited.contradicts = true;
        }
    }
}
