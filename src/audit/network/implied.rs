//! Whether an equation is implied by the equations selected so far.
//!
//! The equation is a linear combination of others if each has a multiplier such that, in every cell, the multiplied signs
//! add up to the equation's own. A cell is in at most two selected equations, so one multiplier determines the next, and
//! a walk through the connected equations finds the multipliers or a contradiction. The multipliers are the proof, and
//! combine the bounds as well.

use super::super::component::Component;
use super::super::problem::{NO_LOWER, NO_UPPER};
use super::super::work::Work;

/// No equation.
pub(super) const NONE: u32 = u32::MAX;

/// The result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Implied {
    /// The others imply it.
    Yes,
    /// They do not.
    No,
    /// They contradict it.
    Contradiction,
    /// The budget ran out.
    Unknown,
}

/// Working memory of the proof.
#[derive(Debug, Default)]
pub(super) struct Proof {
    /// Per cell the sign in the equation to be proven.
    target: Vec<i64>,
    /// Per equation its multiplier `slope · t + shift`; slope 0 means that it has not been reached.
    slope: Vec<i64>,
    shift: Vec<i64>,
    reached: Vec<u32>,
}

impl Proof {
    pub(super) fn imply(
        &mut self,
        component: &Component,
        in_equations: &[[u32; 2]],
        signs: &[[i64; 2]],
        row: u32,
        work: &mut Work,
    ) -> Implied {
        self.target.clear();
        self.target.resize(component.cells.len(), 0);
        self.slope.clear();
        self.slope.resize(component.equations.len(), 0);
        self.shift.clear();
        self.shift.resize(component.equations.len(), 0);
        let range = component.range(row as usize);
        if work.take(component.cells.len() + component.equations.len()).is_err() {
            return Implied::Unknown;
        }
        for at in range.clone() {
            self.target[component.cell[at] as usize] = component.coefficient[at];
        }
        let mut sum = 0_i128;
        for at in range {
            let first = in_equations[component.cell[at] as usize][0];
            if first == NONE {
                return Implied::No;
            }
            if self.slope[first as usize] != 0 {
                continue;
            }
            match self.walk(component, in_equations, signs, first, work) {
                Some(Some(partial_sum)) => sum += partial_sum,
                Some(None) => return Implied::No,
                None => return Implied::Unknown,
            }
        }
        let (least, most) = (component.least[row as usize], component.most[row as usize]);
        let inside = (least == NO_LOWER || sum >= i128::from(least)) && (most == NO_UPPER || sum <= i128::from(most));
        if inside { Implied::Yes } else { Implied::Contradiction }
    }

    /// Walks through the equations connected with one; returns the sum of the multiplied bounds, `Some(None)` if there are
    /// no multipliers, `None` if the budget ran out.
    fn walk(
        &mut self,
        component: &Component,
        in_equations: &[[u32; 2]],
        signs: &[[i64; 2]],
        first: u32,
        work: &mut Work,
    ) -> Option<Option<i128>> {
        self.reached.clear();
        self.reached.push(first);
        self.slope[first as usize] = 1;
        // The free parameter `t`, once it is determined.
        let mut determined: Option<i64> = None;
        let mut at = 0;
        while at < self.reached.len() {
            let row = self.reached[at] as usize;
            at += 1;
            work.take(component.range(row).len()).ok()?;
            if !self.visit(component, in_equations, signs, row, &mut determined) {
                return Some(None);
            }
        }
        let free = determined.unwrap_or(0);
        let partial_sum = |row: &u32| {
            let row = *row as usize;
            let multiplier = self.slope[row] * free + self.shift[row];
            if multiplier == 0 { 0 } else { i128::from(multiplier) * i128::from(component.least[row]) }
        };
        Some(Some(self.reached.iter().map(partial_sum).sum()))
    }

    /// Derives the multipliers of the adjacent equations; returns whether they are consistent.
    fn visit(
        &mut self,
        component: &Component,
        in_equations: &[[u32; 2]],
        signs: &[[i64; 2]],
        row: usize,
        determined: &mut Option<i64>,
    ) -> bool {
        let mut determine = |value: i64| *determined.get_or_insert(value) == value;
        let (slope, shift) = (self.slope[row], self.shift[row]);
        // An inequality cannot help to prove an equality: its multiplier must be 0.
        if component.least[row] != component.most[row] && !determine(-shift * slope) {
            return false;
        }
        for place in component.range(row) {
            let (cell, sign) = (component.cell[place] as usize, component.coefficient[place]);
            let own = usize::from(in_equations[cell][0] != row as u32);
            let (other, sign_there) = (in_equations[cell][1 - own], signs[cell][1 - own]);
            if other == NONE {
                if !determine((self.target[cell] * sign - shift) * slope) {
                    return false;
                }
                continue;
            }
            let next = (-slope * sign * sign_there, (self.target[cell] - shift * sign) * sign_there);
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
