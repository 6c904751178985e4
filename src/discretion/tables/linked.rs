//! Tables of different indicators and periods whose counts are the same or add up: judged together, since what one hides another
//! may tell. Only tables are joined of which one hides a count that the other has a row about.

use super::audience::Judged;
use super::components::{Component, join, root};
use super::derived::Derived;
use super::findings::{self, Alone, OfIndicator, row};
use super::scope::{Days, Place};
use crate::discretion::view::{CodeSums, Codes, Frame, Measure, Row, Slot};
use crate::index::breakdown::Codebook;
use crate::index::cells::{Cell, Cells};
use crate::index::links::{self, Link, of_base};
use crate::index::period::Period;
use crate::index::roles::Marking;
use crate::model::{Foelsomhed, Indikator};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A cell's indicator and period as they are packed, and what they are.
type Known<'a> = ((i64, i64), Option<(&'a Indikator, Period)>);

/// Marks the number of a row as that of its base.
pub(crate) const BASE: u32 = 1 << 30;

/// Tables over the same areas, and what ties them.
pub(crate) struct Group {
    pub(crate) tables: Vec<(Place, Figure)>,
    pub(crate) ties: Vec<CodeSums>,
}

/// What of an indicator's rows a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Figure {
    /// The counts.
    Count,
    /// The bases.
    Base,
}

/// A sum of counts: what ties tables together.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Joined {
    whole: (Place, Figure),
    parts: Vec<Place>,
    tie: CodeSums,
}

/// Looks for what hidden counts are tied to.
struct Finder<'f, 'w, 'a> {
    whole: &'w Derived<'a>,
    cells: &'f Cells<'f>,
    days: &'f mut Days<'w, 'a>,
    links: &'w [Link],
    /// By indicator: the links whose counts are its own.
    of: BTreeMap<i64, Vec<usize>>,
    /// Places of hidden counts, links and periods of wholes that were looked into and found to tie something.
    is_tied: HashSet<(Place, usize, Period)>,
    /// The numbers of periods' texts that were asked for, where the delivery has them.
    ids: RefCell<HashMap<Period, Option<i64>>>,
    found: BTreeSet<Joined>,
}

/// The groups of what some audience sees hidden.
pub(crate) fn groups<'w, 'a>(
    whole: &'w Derived<'a>,
    days: &mut Days<'w, 'a>,
    cells: &Cells<'_>,
    judged: &[Judged<'_>],
) -> Vec<Group> {
    let found = Finder::run(whole, cells, days, judged);
    let mut numbers: BTreeMap<(Place, Figure), usize> = BTreeMap::new();
    for joined in &found {
        for table in joined.parts.iter().map(|p| (*p, Figure::Count)).chain([joined.whole]) {
            let next = numbers.len();
            numbers.entry(table).or_insert(next);
        }
    }
    let mut roots: Vec<usize> = (0..numbers.len()).collect();
    for joined in &found {
        joined.parts.iter().for_each(|p| join(&mut roots, numbers[&(*p, Figure::Count)], numbers[&joined.whole]));
    }
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    let mut slots = vec![0u32; numbers.len()];
    for (table, number) in &numbers {
        let group = groups.entry(root(&mut roots, *number)).or_insert(Group { tables: vec![], ties: vec![] });
        slots[*number] = group.tables.len() as u32;
        group.tables.push(*table);
    }
    for Joined { whole, parts, tie } in found {
        let slot = |table: (Place, Figure)| slots[numbers[&table]];
        let parts = parts.iter().map(|p| slot((*p, Figure::Count))).collect();
        if let Some(group) = groups.get_mut(&root(&mut roots, numbers[&whole])) {
            group.ties.push(CodeSums { whole: slot(whole), parts, ..tie });
        }
    }
    groups.into_values().collect()
}

impl<'f, 'w, 'a> Finder<'f, 'w, 'a> {
    fn run(whole: &'w Derived<'a>, cells: &'f Cells<'f>, days: &'f mut Days<'w, 'a>, judged: &[Judged<'_>]) -> BTreeSet<Joined> {
        let links = whole.links();
        let mut of: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (number, link) in links.iter().enumerate() {
            let whole = Some(link.whole).filter(|w| !link.is_base && *w != link.part);
            whole.into_iter().chain([link.part]).for_each(|i| of.entry(i).or_default().push(number));
        }
        let mut finder =
            Finder { whole, cells, days, links, of, is_tied: HashSet::new(), ids: RefCell::default(), found: BTreeSet::new() };
        let mut last: Option<Known> = None;
        for cell in cells.marked(Marking::Hidden).filter(|c| judged.iter().any(|j| j.sees(c))) {
            let key = (cell.indicator, cell.period);
            let known = match last {
                Some((before, known)) if before == key => known,
                _ => {
                    let indicator = whole.compiled.model.indikator(cell.indicator).filter(|i| i.foelsomhed != Foelsomhed::Ingen);
                    indicator.zip(Period::read(whole.text(cell.period)))
                }
            };
            last = Some((key, known));
            if let Some((indicator, period)) = known {
                let place = finder.days.place(&cell);
                finder.across_indicators(&cell, place, period);
                finder.over_time(&cell, place, indicator, period);
            }
        }
        finder.found
    }

    fn across_indicators(&mut self, cell: &Cell, place: Place, period: Period) {
        for at in 0..self.of.get(&cell.indicator).map_or(0, Vec::len) {
            let number = self.of[&cell.indicator][at];
            let link = &self.links[number];
            let is_whole = link.whole == cell.indicator && !link.is_base;
            let is_part = link.part == cell.indicator;
            let mut wholes = Vec::new();
            if is_whole
                && !self.is_tied.contains(&(place, number, period))
                && link.sums.parts_of(cell.codes).is_some_and(|parts| self.any(cell.area, link.part, &link.parts(period), &parts))
            {
                wholes.push(period);
            }
            if is_part {
                let (codes, is_new) =
                    (link.sums.wholes_of(cell.codes), |p: &Period| !self.is_tied.contains(&(place, number, *p)));
                let candidates = link.wholes(period).into_iter().filter(is_new);
                wholes.extend(candidates.filter(|p| self.any(cell.area, link.whole, &[*p], &codes)));
            }
            for whole in wholes {
                self.add(place, number, whole);
            }
        }
    }

    /// Whether any row is there of an area, an indicator, some periods and some codes.
    fn any(&self, area: i64, indicator: i64, periods: &[Period], codes: &[Codes]) -> bool {
        let mut known = self.ids.borrow_mut();
        let ids = periods.iter().filter_map(|p| *known.entry(*p).or_insert_with(|| self.whole.id(&p.to_string())));
        ids.filter(|id| self.cells.has(area, indicator, *id))
            .any(|id| codes.iter().any(|c| !self.cells.rows(area, indicator, id, *c).is_empty()))
    }

    fn add(&mut self, place: Place, number: usize, whole: Period) {
        let link = &self.links[number];
        let (key, parts, whole_of, part_of) = ((place, number, whole), link.parts(whole), link.whole, link.part);
        let figure = if link.is_base { Figure::Base } else { Figure::Count };
        let tie = link.sums.clone();
        let parts: Option<Vec<Place>> = parts.into_iter().map(|p| self.days.elsewhere(&place, part_of, p)).collect();
        if let Some((whole, parts)) = self.days.elsewhere(&place, whole_of, whole).zip(parts) {
            self.is_tied.insert(key);
            self.found.insert(Joined { whole: (whole, figure), parts, tie });
        }
    }

    fn over_time(&mut self, cell: &Cell, place: Place, indicator: &Indikator, period: Period) {
        let above = links::above(indicator, period).into_iter().flat_map(|whole| {
            links::divisions(indicator, whole)
                .into_iter()
                .filter(|parts| parts.contains(&period))
                .map(move |parts| (whole, parts))
        });
        let below = links::divisions(indicator, period).into_iter().map(|parts| (period, parts));
        for (number, (whole, parts)) in above.chain(below).enumerate() {
            // Numbers beyond those of the links: one for each way that a period is divided or a part.
            let key = (place, self.links.len() + number, whole);
            let others: Vec<Period> = parts.iter().copied().chain([whole]).filter(|p| *p != period).collect();
            if self.is_tied.contains(&key) || !self.any(cell.area, cell.indicator, &others, &[cell.codes]) {
                continue;
            }
            let places: Option<Vec<Place>> = parts.iter().map(|p| self.days.elsewhere(&place, cell.indicator, *p)).collect();
            if let Some((whole, parts)) = self.days.elsewhere(&place, cell.indicator, whole).zip(places) {
                self.is_tied.insert(key);
                self.found.insert(Joined { whole: (whole, Figure::Count), parts, tie: links::over_time() });
            }
        }
    }
}

/// The codes of a table.
pub(crate) struct OfTable<'a> {
    indicator: OfIndicator<'a>,
    figure: Figure,
}

/// A row of a group's tables, as a table has it, with the cell that it is from.
pub(crate) struct Told {
    pub(crate) row: Row,
    pub(crate) cell: Cell,
}

impl Group {
    /// One table that is tied to no other.
    pub(crate) fn of(place: Place) -> Group {
        Group { tables: vec![(place, Figure::Count)], ties: vec![] }
    }

    /// How the codes of the tables split each other; none where an indicator is not the model's.
    pub(crate) fn levels<'m>(&self, codebook: &'m Codebook, whole: &'m Derived<'_>) -> Option<Vec<OfTable<'m>>> {
        let model = whole.compiled.model;
        let of = |(place, figure): &(Place, Figure)| {
            let indicator = OfIndicator { codebook, indicator: model.indikator(place.indicator)? };
            Some(OfTable { indicator, figure: *figure })
        };
        self.tables.iter().map(of).collect()
    }

    /// All rows of the tables over a component's areas, by area and codes.
    pub(crate) fn rows(&self, whole: &Derived<'_>, cells: &Cells<'_>, component: &Component) -> Vec<Told> {
        let mut all = Vec::new();
        for (slot, (place, figure)) in self.tables.iter().enumerate() {
            let first = (slot * component.areas.len()) as u32;
            let rows = findings::rows(whole, cells, place, component).into_iter();
            all.extend(rows.filter_map(|(area, cell)| told(first + area, cell, *figure)));
        }
        all.sort_by_key(|t| (t.row.area, t.row.codes));
        all
    }
}

impl OfTable<'_> {
    /// How the table's counts are read; none for means, which have no count.
    fn measure(&self, base: u16) -> Option<Measure> {
        match self.figure {
            Figure::Count => Measure::new(self.indicator.indicator, base),
            Figure::Base => Some(Measure::whole(base)),
        }
    }

    /// The indicator, where the counts are its own.
    pub(crate) fn judged(&self) -> Option<&Indikator> {
        Some(self.indicator.indicator).filter(|_| self.figure == Figure::Count)
    }
}

/// The tables as a block is made of them; none where one has means, which have no count.
pub(crate) fn slots<'t>(tables: &'t [OfTable<'t>], base: u16) -> Option<Vec<Slot<'t>>> {
    tables.iter().map(|levels| Some(Slot { measure: levels.measure(base)?, levels: &levels.indicator })).collect()
}

/// Rows of tables that hide a single person, as an open row of the same cell tells.
pub(crate) fn singles(rows: &[Told], frame: Frame<'_>, tables: &[OfTable<'_>]) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for cell in rows.chunk_by(|a, b| (a.row.area, a.row.codes) == (b.row.area, b.row.codes)) {
        let indicator = cell.first().and_then(|t| tables[frame.place(t.row.area).0].judged());
        let cells: Vec<(u32, Cell)> = cell.iter().map(|t| (t.row.area, t.cell)).collect();
        found.extend(indicator.map(|i| Alone::of(&cells, i).rows).unwrap_or_default());
    }
    found
}

fn told(area: u32, cell: Cell, figure: Figure) -> Option<Told> {
    let mut row = row(area, &cell);
    if figure == Figure::Base && cell.marking == Marking::Elsewhere {
        return None;
    }
    if figure == Figure::Base {
        // A base may stand in a row whose count is hidden.
        let marking = if cell.marking == Marking::Rounded { Marking::Rounded } else { Marking::Open };
        let codes = of_base(cell.codes);
        row = Row { codes, row: row.row | BASE, marking, taeller: Some(cell.naevner?), naevner: None, vaerdi: None, ..row };
    }
    Some(Told { row, cell })
}
