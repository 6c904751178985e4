//! Whether an equation follows from the equations taken so far.
//!
//! The equation is a combination of others if each of them has a multiplier such that, in every cell, the multiplied
//! signs add up to the equation's own. A cell stands in at most two equations taken, so one multiplier gives the next,
//! and walking through what hangs together finds them or a contradiction. The multipliers found are the proof; with
//! them the bounds add up too.

use super::super::part::Part;
use super::super::problem::{NO_LOWER, NO_UPPER};
use super::super::work::Work;
use super::recognise::NONE;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Implied {
    /// The others imply it.
    Yes,
    /// They do not.
    No,
    /// They imply that it is broken.
    Contradiction,
    /// The work ran out.
    Unknown,
}

/// The memory of the proof.
#[derive(Debug, Default)]
pub(super) struct Proof {
    /// Per cell the sign in the equation to be proven.
    wanted: Vec<i64>,
    /// Per equation its multiplier `slope · t + shift`, where it was reached; slope 0: it was not.
    slope: Vec<i64>,
    shift: Vec<i64>,
    reached: Vec<u32>,
}

impl Proof {
    pub(super) fn imply(&mut self, part: &Part, slots: &[[u32; 2]], signs: &[[i64; 2]], row: u32, work: &mut Work) -> Implied {
        self.wanted.clear();
        self.wanted.resize(part.cells.len(), 0);
        self.slope.clear();
        self.slope.resize(part.equations.len(), 0);
        self.shift.clear();
        self.shift.resize(part.equations.len(), 0);
        let range = part.range(row as usize);
        if work.take(part.cells.len() + part.equations.len()).is_err() {
            return Implied::Unknown;
        }
        for at in range.clone() {
            self.wanted[part.cell[at] as usize] = part.coefficient[at];
        }
        let mut sum = 0_i128;
        for at in range {
            let first = slots[part.cell[at] as usize][0];
            if first == NONE {
                return Implied::No;
            }
            if self.slope[first as usize] != 0 {
                continue;
            }
            match self.walk(part, slots, signs, first, work) {
                Some(Some(piece)) => sum += piece,
                Some(None) => return Implied::No,
                None => return Implied::Unknown,
            }
        }
        let (least, most) = (part.least[row as usize], part.most[row as usize]);
        let inside = (least == NO_LOWER || sum >= i128::from(least)) && (most == NO_UPPER || sum <= i128::from(most));
        if inside { Implied::Yes } else { Implied::Contradiction }
    }

    /// Walks through what hangs together with an equation; the sum of the multiplied bounds, `Some(None)` where there
    /// are no multipliers, `None` where the work ran out.
    fn walk(&mut self, part: &Part, slots: &[[u32; 2]], signs: &[[i64; 2]], first: u32, work: &mut Work) -> Option<Option<i128>> {
        self.reached.clear();
        self.reached.push(first);
        self.slope[first as usize] = 1;
        // The free number, once something ties it.
        let mut tied: Option<i64> = None;
        let mut at = 0;
        while at < self.reached.len() {
            let row = self.reached[at] as usize;
            at += 1;
            work.take(part.range(row).len()).ok()?;
            if !self.visit(part, slots, signs, row, &mut tied) {
                return Some(None);
            }
        }
        let free = tied.unwrap_or(0);
        let piece = |row: &u32| {
            let row = *row as usize;
            let multiplier = self.slope[row] * free + self.shift[row];
            if multiplier == 0 { 0 } else { i128::from(multiplier) * i128::from(part.least[row]) }
        };
        Some(Some(self.reached.iter().map(piece).sum()))
    }

    /// From an equation's multiplier to those of its neighbours; whether they can be.
    fn visit(&mut self, part: &Part, slots: &[[u32; 2]], signs: &[[i64; 2]], row: usize, tied: &mut Option<i64>) -> bool {
        let mut tie = |value: i64| *tied.get_or_insert(value) == value;
        let (slope, shift) = (self.slope[row], self.shift[row]);
        // A multiplied inequality proves no equation: its multiplier must be 0.
        if part.least[row] != part.most[row] && !tie(-shift * slope) {
            return false;
        }
        for place in part.range(row) {
            let (cell, sign) = (part.cell[place] as usize, part.coefficient[place]);
            let own = usize::from(slots[cell][0] != row as u32);
            let (other, sign_there) = (slots[cell][1 - own], signs[cell][1 - own]);
            if other == NONE {
                if !tie((self.wanted[cell] * sign - shift) * slope) {
                    return false;
                }
                continue;
            }
            let next = (-slope * sign * sign_there, (self.wanted[cell] - shift * sign) * sign_there);
            let there = other as usize;
            if self.slope[there] == 0 {
                (self.slope[there], self.shift[there]) = next;
                self.reached.push(other);
            } else if (self.slope[there], self.shift[there]) != next {
                return false;
            }
        }
        true
    }
}
