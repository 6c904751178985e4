//! Bases that stand in another table: a hidden count is no larger than its base, wherever that is shown.

use super::derived::Derived;
use crate::index::cells::{Cell, Cells};
use crate::index::links::{Link, of_base};
use crate::index::roles::Marking;

/// Of the rows of an area, indicator and period, by codes: for each hidden cell that has no base of its own, what the model says is
/// its base, at each level of access where all of it stands open. Each bears the number of the first row that it is from.
pub(crate) fn elsewhere(whole: &Derived<'_>, cells: &Cells<'_>, group: &[Cell]) -> Vec<Cell> {
    let Some(first) = group.first() else { return vec![] };
    let is_base = |l: &&Link| l.is_base && l.whole == first.indicator && l.is_of_its_period();
    let links: Vec<&Link> = whole.links().iter().filter(is_base).collect();
    let mut all = Vec::new();
    for same in group.chunk_by(|a, b| a.codes == b.codes).filter(|_| !links.is_empty()) {
        let hidden = same.iter().find(|c| c.marking == Marking::Hidden).filter(|_| same.iter().all(|c| c.naevner.is_none()));
        for (hidden, link) in hidden.iter().flat_map(|h| links.iter().map(move |l| (h, l))) {
            all.extend(by_access(cells, hidden, link));
        }
    }
    all
}

/// The base of a hidden cell by one link.
fn by_access(cells: &Cells<'_>, hidden: &Cell, link: &Link) -> Vec<Cell> {
    let is_open = |c: &Cell| c.marking == Marking::Open && c.in_force && c.source == hidden.source && c.taeller.is_some();
    let Some(codes) = link.sums.parts_of(of_base(hidden.codes)) else { return vec![] };
    let rows = |codes: &_| cells.rows(hidden.area, link.part, hidden.period, *codes).into_iter().filter(is_open).collect();
    let parts: Vec<Vec<Cell>> = codes.iter().map(rows).collect();
    let sum = |access: i64| {
        let part = |rows: &Vec<Cell>| rows.iter().find(|c| c.access == access).and_then(|c| c.taeller);
        parts.iter().map(part).sum::<Option<i64>>()
    };
    let one = |first: &Cell| {
        let (naevner, access, row) = (Some(sum(first.access)?), first.access, first.row);
        Some(Cell { naevner, access, row, marking: Marking::Elsewhere, status: first.status, in_force: true, ..*hidden })
    };
    parts.first().into_iter().flatten().filter_map(one).collect()
}
