//! Recognises components that are networks.
//!
//! In a network every coefficient is 1 or −1, and every cell is in at most two equations, with opposite signs once the
//! equations are oriented. An area hierarchy by a breakdown has redundant equations: that of an inner area over its
//! categories follows from those of its children. Such an equation is left out after proof that the others imply it
//! ([`super::implied`]). Equations are selected from the leaves upward, so that an implied one comes after its premises.

use super::super::component::Component;
use super::super::problem::{NO_LOWER, NO_UPPER};
use super::super::work::Work;
use super::graph::Graph;
use super::implied::{Implied, NONE, Proof};

/// The number of hierarchy levels that are distinguished.
const LEVELS: u32 = 16;

/// The result of recognition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Recognition {
    /// A network; the graph is built.
    Network,
    /// Not a network, or too expensive to find out.
    Other,
    /// It has no solution.
    Infeasible,
}

/// Working memory of recognition.
#[derive(Debug, Default)]
pub(super) struct Recogniser {
    occurrences: Vec<u32>,
    level: Vec<u32>,
    order: Vec<(u32, bool, u32)>,
    /// Per cell the selected equations that contain it.
    in_equations: Vec<[u32; 2]>,
    /// Per cell its signs in them.
    signs: Vec<[i64; 2]>,
    /// Per equation: 0 if left out, otherwise its orientation, 1 or −1; 2 until it is found.
    orientation: Vec<i64>,
    proof: Proof,
    stack: Vec<u32>,
}

impl Recogniser {
    /// Builds the component's network.
    pub(super) fn recognise(&mut self, component: &Component, graph: &mut Graph, work: &mut Work) -> Recognition {
        if component.coefficient.iter().any(|c| c.abs() != 1) || work.take(4 * component.cell.len()).is_err() {
            return Recognition::Other;
        }
        match self.select_equations(component, work) {
            Recognition::Network if self.orient_all(component) && self.build(component, graph) => Recognition::Network,
            Recognition::Infeasible => Recognition::Infeasible,
            _ => Recognition::Other,
        }
    }

    /// Selects equations so that no cell is in more than two.
    fn select_equations(&mut self, component: &Component, work: &mut Work) -> Recognition {
        self.order_equations(component);
        self.in_equations.clear();
        self.in_equations.resize(component.cells.len(), [NONE; 2]);
        self.signs.clear();
        self.signs.resize(component.cells.len(), [0; 2]);
        self.orientation.clear();
        self.orientation.resize(component.equations.len(), 0);
        for at in 0..self.order.len() {
            let (_, may_be_implied, row) = self.order[at];
            if may_be_implied {
                match self.proof.imply(component, &self.in_equations, &self.signs, row, work) {
                    Implied::Yes => continue,
                    Implied::No => {}
                    Implied::Contradiction => return Recognition::Infeasible,
                    Implied::Unknown => return Recognition::Other,
                }
            }
            if !self.accept(component, row) {
                return Recognition::Other;
            }
        }
        Recognition::Network
    }

    fn accept(&mut self, component: &Component, row: u32) -> bool {
        self.orientation[row as usize] = 2;
        for at in component.range(row as usize) {
            let cell = component.cell[at] as usize;
            let Some(slot) = self.in_equations[cell].iter().position(|s| *s == NONE) else { return false };
            self.in_equations[cell][slot] = row;
            self.signs[cell][slot] = component.coefficient[at];
        }
        true
    }

    /// Orders the equations from the leaves upward, within a level those that may be implied last.
    fn order_equations(&mut self, component: &Component) {
        self.occurrences.clear();
        self.occurrences.resize(component.cells.len(), 0);
        component.cell.iter().for_each(|c| self.occurrences[*c as usize] += 1);
        self.order.clear();
        if self.occurrences.iter().all(|n| *n <= 2) {
            self.order.extend((0..component.equations.len() as u32).map(|row| (0, false, row)));
            return;
        }
        self.find_levels(component);
        for row in 0..component.equations.len() {
            let cells = &component.cell[component.range(row)];
            let total = total(component, row);
            let key = match total {
                Some(cell) => (2 * self.level[cell as usize]).saturating_sub(1),
                None => 2 * cells.iter().map(|c| self.level[*c as usize]).max().unwrap_or(0),
            };
            let may_be_implied = cells.iter().all(|c| self.occurrences[*c as usize] > 2);
            self.order.push((key, may_be_implied, row as u32));
        }
        self.order.sort_unstable();
    }

    /// A cell that is the sum of others is one level above them.
    fn find_levels(&mut self, component: &Component) {
        self.level.clear();
        self.level.resize(component.cells.len(), 0);
        for _ in 0..LEVELS {
            let mut moved = false;
            for row in 0..component.equations.len() {
                let Some(total) = total(component, row) else { continue };
                let cells = &component.cell[component.range(row)];
                let under = cells.iter().filter(|c| **c != total).map(|c| self.level[*c as usize]).max().unwrap_or(0);
                if self.level[total as usize] <= under {
                    self.level[total as usize] = under + 1;
                    moved = true;
                }
            }
            if !moved {
                break;
            }
        }
    }

    /// Orients the equations so that each cell has opposite signs in its two.
    fn orient_all(&mut self, component: &Component) -> bool {
        for row in 0..component.equations.len() {
            if self.orientation[row] != 2 {
                continue;
            }
            self.orientation[row] = 1;
            self.stack.clear();
            self.stack.push(row as u32);
            while let Some(row) = self.stack.pop() {
                for at in component.range(row as usize) {
                    let cell = component.cell[at] as usize;
                    let (in_equations, signs) = (self.in_equations[cell], self.signs[cell]);
                    let other = if in_equations[0] == row { in_equations[1] } else { in_equations[0] };
                    if other == NONE {
                        continue;
                    }
                    let orientation = -self.orientation[row as usize] * signs[0] * signs[1];
                    if self.orientation[other as usize] == 2 {
                        self.orientation[other as usize] = orientation;
                        self.stack.push(other);
                    } else if self.orientation[other as usize] != orientation {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// Builds the graph: node `row` is the equation, the last node is the outside.
    fn build(&mut self, component: &Component, graph: &mut Graph) -> bool {
        let outside = component.equations.len() as u32;
        graph.clear(component.equations.len() + 1);
        for cell in 0..component.cells.len() {
            let mut ends = [outside; 2];
            for slot in 0..2 {
                let row = self.in_equations[cell][slot];
                if row != NONE {
                    // A positive sign is inflow: the row is the arc's head.
                    let into = self.orientation[row as usize] * self.signs[cell][slot] > 0;
                    ends[usize::from(into)] = row;
                }
            }
            if ends == [outside; 2] {
                return false;
            }
            graph.arc(ends[0], ends[1], component.low[cell], component.high[cell]);
        }
        let mut sum = 0_i128;
        for row in 0..component.equations.len() {
            let (orientation, least, most) = (self.orientation[row], component.least[row], component.most[row]);
            if orientation == 0 {
                continue;
            }
            if least == most {
                graph.balance[row] = orientation * least;
                sum += i128::from(orientation * least);
            } else {
                let (tail, head) = if orientation > 0 { (row as u32, outside) } else { (outside, row as u32) };
                graph.arc(tail, head, least, most);
            }
        }
        graph.finish();
        let Ok(rest) = i64::try_from(-sum) else { return false };
        graph.balance[outside as usize] = rest;
        fits_64_bits(graph)
    }
}

/// The marginal total of an equation: the only cell with its sign.
fn total(component: &Component, row: usize) -> Option<u32> {
    let range = component.range(row);
    let lone = |sign: i64| {
        let mut of_sign = range.clone().filter(|at| component.coefficient[*at] == sign);
        of_sign.next().filter(|_| of_sign.next().is_none()).map(|at| component.cell[at])
    };
    if range.len() < 2 || component.least[row] != component.most[row] { None } else { lone(-1).or_else(|| lone(1)) }
}

/// Whether every possible sum stays well within 64 bits.
fn fits_64_bits(graph: &Graph) -> bool {
    let mut sum = 0_u128;
    for (bound, none) in graph.low.iter().map(|b| (b, NO_LOWER)).chain(graph.high.iter().map(|b| (b, NO_UPPER))) {
        sum += if *bound == none { 0 } else { u128::from(bound.unsigned_abs()) };
    }
    sum += graph.balance.iter().map(|b| u128::from(b.unsigned_abs())).sum::<u128>();
    sum < (super::graph::UNBOUNDED as u128) / 2
}
