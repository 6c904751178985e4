//! The cheapest choice: sets of rows in the order of their cost, each grown by what could mend its first leak, until one is
//! clean or as dear as the one that is known.

use super::Choice;
use super::ask::{Asker, Said};
use super::near::{Action, Near};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// Searches for a clean choice that costs less than a known one, as far as half of the work goes.
pub(super) fn cheaper(asker: &mut Asker<'_, '_>, known: BTreeSet<u32>) -> Choice {
    let most = asker.cost(&known);
    let mut best = Choice { cost: most, rows: known, is_clean: true, is_least: true };
    let half = asker.left() / 2;
    let mut next = BinaryHeap::from([Reverse((0u64, BTreeSet::new()))]);
    let mut seen: BTreeSet<BTreeSet<u32>> = BTreeSet::new();
    while let Some(Reverse((cost, rows))) = next.pop() {
        if cost >= most {
            break;
        }
        if asker.left() < half || !asker.may_try() {
            best.is_least = false;
            break;
        }
        match asker.ask(&rows) {
            Said::Clean => {
                best = Choice { rows, cost, ..best };
                break;
            }
            Said::Open => best.is_least = false,
            Said::Leaks { view, block, rows: leaks } => {
                for action in fewest(&Near::new(asker, view, &block, (&rows, &BTreeSet::new())), &leaks) {
                    let grown: BTreeSet<u32> = rows.iter().chain(&action.rows).copied().collect();
                    if cost + action.cost < most && !seen.contains(&grown) {
                        seen.insert(grown.clone());
                        next.push(Reverse((cost + action.cost, grown)));
                    }
                }
            }
        }
    }
    best
}

/// A clean choice that is found fast: as [`cheaper`], but sets that leave fewer leaks go first, as if each leak cost so much.
/// None where the share of the work ends before one is found.
pub(super) fn guided(asker: &mut Asker<'_, '_>, per_leak: u64, share: u64) -> Option<BTreeSet<u32>> {
    let until = asker.left().saturating_sub(share);
    let mut next = BinaryHeap::from([Reverse((0u64, BTreeSet::new()))]);
    let mut seen: BTreeSet<BTreeSet<u32>> = BTreeSet::new();
    while let Some(Reverse((_, rows))) = next.pop() {
        if asker.left() < until || !asker.may_try() {
            return None;
        }
        match asker.ask(&rows) {
            Said::Clean => return Some(rows),
            Said::Open => {}
            Said::Leaks { view, block, rows: leaks } => {
                let expected = per_leak * leaks.len() as u64;
                for action in fewest(&Near::new(asker, view, &block, (&rows, &BTreeSet::new())), &leaks) {
                    let grown: BTreeSet<u32> = rows.iter().chain(&action.rows).copied().collect();
                    if seen.insert(grown.clone()) {
                        next.push(Reverse((asker.cost(&grown) + expected, grown)));
                    }
                }
            }
        }
    }
    None
}

/// What could mend one of the leaks: that with the fewest ways.
fn fewest(near: &Near<'_>, leaks: &[u32]) -> Vec<Action> {
    let ways = leaks.iter().filter_map(|r| near.cell(*r)).map(|cell| near.within(&near.tied(cell)));
    ways.min_by_key(Vec::len).unwrap_or_default()
}
