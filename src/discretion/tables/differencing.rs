//! What an audience can reckon of the parts of the plane that areas cut each other into: counts that are too small although no
//! row shows them. A count may be what is asked for, or the rest of its base, as in `for-faa-personer`.

use super::audience::{self, Judged};
use super::components::{Component, Region};
use super::derived::Derived;
use super::findings;
use super::overlaps::RULE;
use crate::discretion::view::{Block, Codes, Judge, Limiter, Limits, Marking, Row, Slot};
use crate::finding::Fact;
use crate::index::RowFindings;
use crate::index::Status;
use crate::index::cells::Cell;
use crate::model::Feltrolle;
use std::collections::BTreeSet;

/// What was found in all places.
#[derive(Default)]
pub(crate) struct Between {
    found: Vec<Few>,
    is_open: bool,
    contradicts: bool,
}

/// A part with too few, told at a row whose figure tells of it.
struct Few {
    audience: usize,
    cell: Cell,
    /// Square metres, and a point inside.
    place: (f64, [f64; 2]),
    threshold: u32,
}

/// One place as an audience sees it.
pub(crate) struct Asked<'a> {
    pub(crate) component: &'a Component,
    pub(crate) slot: Slot<'a>,
    pub(crate) limits: &'a Limiter<'a>,
    pub(crate) steps: u64,
    /// Its position among those judged.
    pub(crate) audience: usize,
}

impl Between {
    /// Takes up what another place found.
    pub(crate) fn add(&mut self, other: Between) {
        self.found.extend(other.found);
        self.is_open |= other.is_open;
        self.contradicts |= other.contradicts;
    }

    /// Judges a place: the block of what the audience sees, and the rests of the bases. `rows` are all rows of the place.
    pub(crate) fn take(&mut self, judge: &mut Judge, asked: &Asked<'_>, block: &Block, seen: &[Row], rows: &[(u32, Cell)]) {
        if asked.component.regions.is_empty() {
            return;
        }
        self.ask(judge, asked, block, seen, rows);
        if seen.iter().any(|r| rest(r).taeller.is_some()) {
            let rests = seen.iter().map(rest).collect();
            self.ask(judge, asked, &asked.component.block(asked.slot, rests), seen, rows);
        }
    }

    fn ask(&mut self, judge: &mut Judge, asked: &Asked<'_>, block: &Block, seen: &[Row], rows: &[(u32, Cell)]) {
        let regions = &asked.component.regions;
        let mut areas: Vec<u32> = regions.iter().map(|r| r.area).collect();
        areas.sort_unstable();
        let said = judge.regions(block, &areas, asked.limits, asked.steps);
        self.is_open |= said.is_open;
        let region = |area: u32| regions.iter().find(|r| r.area == area);
        for (region, codes) in said.few.iter().filter_map(|(area, codes)| Some((region(*area)?, *codes))) {
            self.add_one(asked, region, region.place, (codes, seen, rows));
        }
        if said.contradicts {
            // Of the whole nothing follows; who subtracts one area from another does not see that.
            self.contradicts = true;
            let nested = nested(asked.component);
            for (outer, inner, codes) in block.differences(&nested, asked.limits) {
                if let (Some(outer), Some(inner)) = (region(outer), region(inner)) {
                    let place = (outer.place.0 - inner.place.0, outer.place.1);
                    self.add_one(asked, &Region { near: vec![outer.area, inner.area], ..*outer }, place, (codes, seen, rows));
                }
            }
        }
    }

    fn add_one(
        &mut self,
        asked: &Asked<'_>,
        region: &Region,
        place: (f64, [f64; 2]),
        (codes, seen, rows): (Codes, &[Row], &[(u32, Cell)]),
    ) {
        let told = teller(region, codes, seen, rows).zip((asked.limits)(region.area, codes));
        let Some((cell, Limits { threshold, .. })) = told else { return };
        let is_same = |f: &Few| (f.audience, f.cell.row, f.place) == (asked.audience, cell.row, place);
        if !self.found.iter().any(is_same) {
            self.found.push(Few { audience: asked.audience, cell, place, threshold });
        }
    }
}

/// Areas that lie wholly in another, each after the other.
fn nested(component: &Component) -> Vec<(u32, u32)> {
    let parts = |area: u32| -> BTreeSet<u32> {
        let cut = component.divisions[component.of_tree..].iter().find(|d| d.whole == area);
        cut.map_or_else(|| BTreeSet::from([area]), |d| d.parts.iter().copied().collect())
    };
    let mut pairs = Vec::new();
    for outer in component.regions.iter().filter(|r| r.is_area) {
        let all = parts(outer.area);
        let inside = outer.near.iter().copied().filter(|inner| parts(*inner).len() < all.len() && parts(*inner).is_subset(&all));
        pairs.extend(inside.map(|inner| (outer.area, inner)));
    }
    pairs
}

/// The delivered row that a finding about a region stands at: of the areas whose figures tell of it, or else of any.
fn teller(region: &Region, codes: Codes, seen: &[Row], rows: &[(u32, Cell)]) -> Option<Cell> {
    let shown: BTreeSet<u32> = seen.iter().filter(|r| r.codes == codes && r.marking != Marking::Hidden).map(|r| r.row).collect();
    let told = rows.iter().filter(|(_, c)| c.is_delivered() && shown.contains(&c.row));
    let near = told.clone().find(|(area, _)| region.near.contains(area));
    near.or_else(|| told.clone().next()).map(|(_, cell)| *cell)
}

/// A row with the rest of its base for its count.
fn rest(row: &Row) -> Row {
    let count = row.naevner.zip(row.taeller).map(|(base, count)| base - count).filter(|rest| *rest >= 0);
    Row { taeller: count, naevner: None, vaerdi: None, ..*row }
}

/// Tells of what was found.
pub(crate) fn report(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let Between { found, is_open, contradicts } = &findings::found(whole).between;
    let judged: Vec<Judged<'_>> = audience::judged(whole);
    let field = whole.compiled.field(whole.compiled.roles.figures, Feltrolle::Taeller);
    for few in found {
        judged[few.audience].hit(hits, RULE, &few.cell, field, || {
            let (area, [east, north]) = few.place;
            let metres = [("areal", area), ("oest", east), ("nord", north)].map(|(name, n)| Fact::number(name, n.round() as i64));
            [Fact::number("graense", few.threshold)].into_iter().chain(metres).collect()
        });
    }
    if *is_open {
        return Some(Status::BudgetExhausted(
            "regnearbejdet slap op, før alle forskelle mellem områder var undersøgt; resten kan ikke regnes for sikre",
            "the work budget ran out before every difference between areas was examined; the rest cannot be taken for safe",
        ));
    }
    contradicts.then_some(Status::NotChecked(
        "tal for områder, der ligger over hinanden, modsiger hinanden eller grænserne; kun to områder ad gangen er holdt op mod hinanden",
        "figures of areas that lie over each other contradict each other or the boundaries; only two areas at a time were compared",
    ))
}
