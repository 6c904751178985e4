//! Whether a part is a network, and which.
//!
//! Every coefficient is 1 or −1, and every cell stands in at most two equations, with opposite signs once each equation
//! is turned the right way. An area tree by a breakdown has more: the equation of an inner area over its categories
//! follows from those of the areas inside it. Such an equation is left out, after proof that the others imply it
//! ([`super::implied`]). Equations are taken from the leaves upward, so that what implies comes before what is implied.

use super::super::part::Part;
use super::super::problem::{NO_LOWER, NO_UPPER};
use super::super::work::Work;
use super::graph::Graph;
use super::implied::{Implied, Proof};

/// No equation.
pub(super) const NONE: u32 = u32::MAX;
/// Levels of areas within areas that are told apart.
const LEVELS: u32 = 16;

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A network; the graph is built.
    Network,
    /// Something else, or too dear to find out.
    Other,
    /// It has no solution.
    Infeasible,
}

/// The memory of recognition.
#[derive(Debug, Default)]
pub(super) struct Recogniser {
    occurrences: Vec<u32>,
    level: Vec<u32>,
    order: Vec<(u32, bool, u32)>,
    /// Per cell the equations taken that it stands in.
    slots: Vec<[u32; 2]>,
    /// Per cell its signs in them.
    signs: Vec<[i64; 2]>,
    /// Per equation: 0 left out, else the way it is turned, once found; 2 is not yet found.
    turn: Vec<i64>,
    proof: Proof,
    stack: Vec<u32>,
}

impl Recogniser {
    /// Builds the part's network.
    pub(super) fn recognise(&mut self, part: &Part, graph: &mut Graph, work: &mut Work) -> Shape {
        if part.coefficient.iter().any(|c| c.abs() != 1) || work.take(4 * part.cell.len()).is_err() {
            return Shape::Other;
        }
        match self.choose(part, work) {
            Shape::Network if self.turn_all(part) && self.build(part, graph) => Shape::Network,
            Shape::Infeasible => Shape::Infeasible,
            _ => Shape::Other,
        }
    }

    /// Takes equations so that no cell stands in more than two.
    fn choose(&mut self, part: &Part, work: &mut Work) -> Shape {
        self.arrange(part);
        self.slots.clear();
        self.slots.resize(part.cells.len(), [NONE; 2]);
        self.signs.clear();
        self.signs.resize(part.cells.len(), [0; 2]);
        self.turn.clear();
        self.turn.resize(part.equations.len(), 0);
        for at in 0..self.order.len() {
            let (_, surplus, row) = self.order[at];
            if surplus {
                match self.proof.imply(part, &self.slots, &self.signs, row, work) {
                    Implied::Yes => continue,
                    Implied::No => {}
                    Implied::Contradiction => return Shape::Infeasible,
                    Implied::Unknown => return Shape::Other,
                }
            }
            if !self.take(part, row) {
                return Shape::Other;
            }
        }
        Shape::Network
    }

    fn take(&mut self, part: &Part, row: u32) -> bool {
        self.turn[row as usize] = 2;
        for at in part.range(row as usize) {
            let cell = part.cell[at] as usize;
            let Some(slot) = self.slots[cell].iter().position(|s| *s == NONE) else { return false };
            self.slots[cell][slot] = row;
            self.signs[cell][slot] = part.coefficient[at];
        }
        true
    }

    /// Orders the equations from the leaves upward, those that may be implied last within a level.
    fn arrange(&mut self, part: &Part) {
        self.occurrences.clear();
        self.occurrences.resize(part.cells.len(), 0);
        part.cell.iter().for_each(|c| self.occurrences[*c as usize] += 1);
        self.order.clear();
        if self.occurrences.iter().all(|n| *n <= 2) {
            self.order.extend((0..part.equations.len() as u32).map(|row| (0, false, row)));
            return;
        }
        self.find_levels(part);
        for row in 0..part.equations.len() {
            let cells = &part.cell[part.range(row)];
            let total = total(part, row);
            let key = match total {
                Some(cell) => (2 * self.level[cell as usize]).saturating_sub(1),
                None => 2 * cells.iter().map(|c| self.level[*c as usize]).max().unwrap_or(0),
            };
            let surplus = cells.iter().all(|c| self.occurrences[*c as usize] > 2);
            self.order.push((key, surplus, row as u32));
        }
        self.order.sort_unstable();
    }

    /// A cell that is the sum of others lies a level above them.
    fn find_levels(&mut self, part: &Part) {
        self.level.clear();
        self.level.resize(part.cells.len(), 0);
        for _ in 0..LEVELS {
            let mut moved = false;
            for row in 0..part.equations.len() {
                let Some(total) = total(part, row) else { continue };
                let cells = &part.cell[part.range(row)];
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

    /// Turns equations so that each cell has opposite signs in its two.
    fn turn_all(&mut self, part: &Part) -> bool {
        for row in 0..part.equations.len() {
            if self.turn[row] != 2 {
                continue;
            }
            self.turn[row] = 1;
            self.stack.clear();
            self.stack.push(row as u32);
            while let Some(row) = self.stack.pop() {
                for at in part.range(row as usize) {
                    let cell = part.cell[at] as usize;
                    let (slots, signs) = (self.slots[cell], self.signs[cell]);
                    let other = if slots[0] == row { slots[1] } else { slots[0] };
                    if other == NONE {
                        continue;
                    }
                    let turn = -self.turn[row as usize] * signs[0] * signs[1];
                    if self.turn[other as usize] == 2 {
                        self.turn[other as usize] = turn;
                        self.stack.push(other);
                    } else if self.turn[other as usize] != turn {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// Node `row` is the equation, the last node is outside.
    fn build(&mut self, part: &Part, graph: &mut Graph) -> bool {
        let outside = part.equations.len() as u32;
        graph.clear(part.equations.len() + 1);
        for cell in 0..part.cells.len() {
            let mut ends = [outside; 2];
            for slot in 0..2 {
                let row = self.slots[cell][slot];
                if row != NONE {
                    // A positive sign flows in: the row is the arc's head.
                    let into = self.turn[row as usize] * self.signs[cell][slot] > 0;
                    ends[usize::from(into)] = row;
                }
            }
            if ends == [outside; 2] {
                return false;
            }
            graph.arc(ends[0], ends[1], part.low[cell], part.high[cell]);
        }
        let mut sum = 0_i128;
        for row in 0..part.equations.len() {
            let (turn, least, most) = (self.turn[row], part.least[row], part.most[row]);
            if turn == 0 {
                continue;
            }
            if least == most {
                graph.balance[row] = turn * least;
                sum += i128::from(turn * least);
            } else {
                let (tail, head) = if turn > 0 { (row as u32, outside) } else { (outside, row as u32) };
                graph.arc(tail, head, least, most);
            }
        }
        graph.finish();
        let Ok(rest) = i64::try_from(-sum) else { return false };
        graph.balance[outside as usize] = rest;
        fits(graph)
    }
}

/// The cell that an equation makes the sum of its others: alone with its sign.
fn total(part: &Part, row: usize) -> Option<u32> {
    let range = part.range(row);
    let lone = |sign: i64| {
        let mut of_sign = range.clone().filter(|at| part.coefficient[*at] == sign);
        of_sign.next().filter(|_| of_sign.next().is_none()).map(|at| part.cell[at])
    };
    if range.len() < 2 || part.least[row] != part.most[row] { None } else { lone(-1).or_else(|| lone(1)) }
}

/// Whether all that may ever be added up stays far inside 64 bits.
fn fits(graph: &Graph) -> bool {
    let mut sum = 0_u128;
    for (bound, none) in graph.low.iter().map(|b| (b, NO_LOWER)).chain(graph.high.iter().map(|b| (b, NO_UPPER))) {
        sum += if *bound == none { 0 } else { u128::from(bound.unsigned_abs()) };
    }
    sum += graph.balance.iter().map(|b| u128::from(b.unsigned_abs())).sum::<u128>();
    sum < (super::graph::ENDLESS as u128) / 2
}
