//! A first choice: leak by leak, then the needless opened again.

use super::ask::{Asker, Said};
use super::near::{Near, Trail};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How a leak is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// All of the cheapest ring along which its count can rise as far as it must.
    Ring,
    /// All of the cheapest ring along which it can change at all.
    Loose,
    /// The cheapest figure beside it, one at a time.
    Cheapest,
}

impl Way {
    pub(super) const ALL: [Way; 3] = [Way::Ring, Way::Loose, Way::Cheapest];
}

/// Rows to hide beside some, and whether nothing follows then. `kept` stay as they are; `goes_on` is asked before each question.
pub(super) fn hide(
    asker: &mut Asker<'_, '_>,
    way: Way,
    (mut hidden, kept): (BTreeSet<u32>, &BTreeSet<u32>),
    goes_on: &dyn Fn(&mut Asker<'_, '_>) -> bool,
) -> (BTreeSet<u32>, bool) {
    let mut trail = Trail::default();
    while goes_on(asker) {
        match asker.ask(&hidden) {
            Said::Clean => return (hidden, true),
            Said::Open => return (hidden, false),
            Said::Leaks { view, block, rows } => {
                let near = Near::new(asker, view, &block, (&hidden, kept));
                let before = hidden.len();
                // What one leak is tied to is judged anew before it is hidden more in.
                let mut touched: BTreeSet<u32> = BTreeSet::new();
                for cell in rows.into_iter().filter_map(|r| near.cell(r)) {
                    // In a large table all is tied to all: there rings that have no sum in common are mended at once.
                    let tied = if asker.is_large() { near.of(cell) } else { near.tied(cell) };
                    if !touched.is_disjoint(&tied) {
                        continue;
                    }
                    let ring = match way {
                        Way::Ring => near.ring(cell, true, &mut trail).or_else(|| near.ring(cell, false, &mut trail)),
                        Way::Loose => near.ring(cell, false, &mut trail),
                        Way::Cheapest => None,
                    };
                    let actions = ring.filter(|r| !r.is_empty()).or_else(|| Some(vec![near.cheapest(&tied)?]));
                    for action in actions.into_iter().flatten() {
                        touched.extend(near.of(action.cell));
                        hidden.extend(action.rows);
                    }
                    touched.extend(tied);
                }
                if hidden.len() == before {
                    return (hidden, false);
                }
            }
        }
    }
    (hidden, false)
}

/// A cheaper choice, row by row, the dearest first: without the row, what else would do?
pub(super) fn exchange(asker: &mut Asker<'_, '_>, mut best: BTreeSet<u32>) -> BTreeSet<u32> {
    let costs = asker.table.costs;
    let mut tried: BTreeSet<u32> = BTreeSet::new();
    while !asker.is_spent() {
        let next = best.iter().filter(|r| !tried.contains(r)).max_by_key(|r| (costs.get(r).copied(), Reverse(**r))).copied();
        let Some(row) = next else { break };
        tried.insert(row);
        for way in Way::ALL {
            let rest = best.iter().copied().filter(|r| *r != row).collect();
            let (other, is_clean) = hide(asker, way, (rest, &BTreeSet::from([row])), &|asker| asker.may_try());
            if !is_clean {
                continue;
            }
            let other = open(asker, other);
            if asker.cost(&other) < asker.cost(&best) {
                best = other;
                break;
            }
        }
    }
    best
}

/// The rows without those that are needless, the dearest looked at first.
pub(super) fn open(asker: &mut Asker<'_, '_>, mut hidden: BTreeSet<u32>) -> BTreeSet<u32> {
    let costs = asker.table.costs;
    let mut order: Vec<u32> = hidden.iter().copied().collect();
    order.sort_by_key(|r| (Reverse(costs.get(r).copied()), *r));
    for row in order {
        if !asker.may_try() {
            break;
        }
        hidden.remove(&row);
        if !matches!(asker.ask(&hidden), Said::Clean) {
            hidden.insert(row);
        }
    }
    hidden
}
