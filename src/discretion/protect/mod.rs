//! Which further figures to hide so that nothing follows of those that are hidden, at the least cost.
//!
//! The judge that tells of leaks ([`Judge`](super::view::Judge)) says when enough is hidden, for every audience; there is no
//! second opinion here of what is safe. First figures are hidden along the cheapest ways round each leak, then those that turned
//! out needless are opened again, dearest first, and then, as far as the work goes, the cheapest set of all is searched for.
//!
//! **Architecture invariants:** opens nothing that was hidden; the same table gives the same choice; the budget is counted in
//! rows that are judged, never in seconds.

mod ask;
mod greedy;
mod near;
mod search;

use super::view::{Block, Frame, Limiter, Marking, Row};
use ask::Asker;
use std::collections::{BTreeMap, BTreeSet};

/// What one audience sees of a table.
pub struct View<'a> {
    /// The rows, by area and codes.
    pub rows: Vec<Row>,
    /// What it may not get to know of a hidden count; none where the count is nobody's secret.
    pub limits: &'a Limiter<'a>,
}

/// The tables of a frame, as every audience sees them.
pub struct Table<'a> {
    /// Areas, codes and what ties them together.
    pub frame: Frame<'a>,
    /// The audiences.
    pub views: Vec<View<'a>>,
    /// By row: what it costs to hide it. A row that is not here stays as it is.
    pub costs: &'a BTreeMap<u32, u64>,
    /// Rows whose count is a single person, hidden or not.
    pub singles: &'a BTreeSet<u32>,
    /// Rows whose base is so small that it is emptied too where their count is hidden.
    pub bare: &'a BTreeSet<u32>,
}

/// How much work a choice may take.
#[derive(Debug, Clone, Copy)]
pub struct Budget {
    /// The audit's steps for each question about a class of cells.
    pub steps: u64,
    /// Rows that may be judged to make a choice cheaper, over all tries. A first choice is made in any case.
    pub rows: u64,
}

/// What to hide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// The rows, beside those that are hidden already.
    pub rows: BTreeSet<u32>,
    /// What they cost together.
    pub cost: u64,
    /// Nothing is found any more, of nobody, and everything was settled.
    pub is_clean: bool,
    /// No cheaper choice is clean, as far as sums reach: proven by going through them.
    pub is_least: bool,
}

/// What a leak is taken to cost while a first good choice is searched for; the bits of a count of some hundreds at most.
const PER_LEAK: [u64; 2] = [3, 9];

/// Hidden rows whose own base or percentage leaves their count too little room, whatever else is hidden.
pub fn narrow(table: &Table<'_>) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    // Without a base, a percentage or a rounded count a hidden one has no end.
    let binds = |r: &Row| r.naevner.is_some() || r.marking == Marking::Rounded || r.vaerdi.is_some() && r.taeller.is_none();
    let may_bind = |v: &&View<'_>| v.rows.iter().any(|r| r.marking == Marking::Hidden) && v.rows.iter().any(binds);
    for view in table.views.iter().filter(may_bind) {
        let block = Block::new(table.frame, &view.rows);
        for cell in block.cells.iter().filter(|c| c.upper > 0) {
            let Some((row, limits)) = cell.hidden.zip((view.limits)(cell.area, cell.codes)) else { continue };
            let low = cell.lower.max(i64::from(block.is_above_zero(cell)));
            let measure = block.measure(cell);
            let few = measure.persons(limits.threshold) - 1;
            if cell.upper - low < measure.persons(limits.width) || low >= 1 && cell.upper <= few {
                found.insert(row);
            }
        }
    }
    found
}

/// Chooses.
pub fn choose(table: &Table<'_>, budget: Budget) -> Choice {
    let mut asker = Asker::new(table, budget);
    let mut best: Option<(u64, BTreeSet<u32>)> = None;
    let ways = if asker.is_large() { &greedy::Way::ALL[..1] } else { &greedy::Way::ALL };
    for way in ways.iter().copied() {
        let (rows, is_clean) = greedy::hide(&mut asker, way, (BTreeSet::new(), &BTreeSet::new()), &|_| true);
        if !is_clean {
            // What is hidden already may be too little even with all the rest hidden; that is for the caller to tell.
            let cost = asker.cost(&rows);
            return Choice { rows, cost, is_clean, is_least: false };
        }
        if rows.is_empty() {
            return Choice { is_clean, is_least: true, ..Choice::default() };
        }
        let rows = greedy::open(&mut asker, rows);
        let cost = asker.cost(&rows);
        if best.as_ref().is_none_or(|b| cost < b.0) {
            best = Some((cost, rows));
        }
    }
    let share = asker.left() / 4;
    for per_leak in PER_LEAK {
        let found =
            search::guided(&mut asker, per_leak, share / PER_LEAK.len() as u64).map(|rows| greedy::open(&mut asker, rows));
        if let Some(rows) = found {
            let cost = asker.cost(&rows);
            if best.as_ref().is_none_or(|b| cost < b.0) {
                best = Some((cost, rows));
            }
        }
    }
    let choice = search::cheaper(&mut asker, best.unwrap_or_default().1);
    if choice.is_least {
        return choice;
    }
    let rows = greedy::exchange(&mut asker, choice.rows);
    Choice { cost: asker.cost(&rows), rows, ..choice }
}
