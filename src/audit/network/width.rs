//! How far a cell can move: paths in the residual graph between its ends, around the cell itself.

use super::super::answer::{Answer, Question};
use super::super::part::Part;
use super::super::problem::{NO_LOWER, NO_UPPER};
use super::super::work::{Spent, Work};
use super::Network;
use super::graph::ENDLESS;

/// The memory of the search for a path.
#[derive(Debug, Default)]
pub(super) struct Search {
    round: u32,
    seen: Vec<u32>,
    /// The arc that led to a node.
    by: Vec<u32>,
    queue: Vec<u32>,
}

impl Network {
    /// Moves a cell up and down until the question is answered. Every flow on the way is a solution, so it tells of all
    /// the cells it passes.
    ///
    /// # Errors
    /// The work ran out.
    pub(super) fn widen(
        &mut self,
        part: &Part,
        arc: usize,
        question: Question,
        answer: &mut Answer,
        work: &mut Work,
    ) -> Result<(), Spent> {
        let cell = part.cells[arc] as usize;
        for up in [true, false] {
            loop {
                let enough = match question {
                    Question::Intervals => false,
                    Question::Demand(demand) => demand.met(answer.seen_low[cell], answer.seen_high[cell]),
                };
                let at_bound =
                    if up { answer.seen_high[cell] == answer.high[cell] } else { answer.seen_low[cell] == answer.low[cell] };
                if enough || at_bound {
                    break;
                }
                if !self.find_path(arc, up, work)? {
                    // No path: no solution lies further out.
                    if up {
                        answer.high[cell] = self.graph.flow[arc]
                    } else {
                        answer.low[cell] = self.graph.flow[arc]
                    }
                    break;
                }
                if self.turn_round(part, arc, up, answer, work) {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Looks for a way round the arc, within its component.
    fn find_path(&mut self, arc: usize, up: bool, work: &mut Work) -> Result<bool, Spent> {
        let graph = &self.graph;
        let (from, to) = ends(graph.tail[arc], graph.head[arc], up);
        let room = if up { graph.room_up(arc) } else { graph.room_down(arc) };
        if room <= 0 {
            return Ok(false);
        }
        self.search.begin(graph.nodes, from);
        let home = self.fixed.component[from as usize];
        let (mut at, mut steps) = (0, 1);
        while at < self.search.queue.len() {
            let node = self.search.queue[at];
            at += 1;
            for place in graph.range(node) {
                steps += 1;
                let over = graph.at(place);
                let (other, room) = graph.over(over, node);
                let closed = room <= 0 || over == arc || self.fixed.component[other as usize] != home;
                if closed || !self.search.reach(other, over) {
                    continue;
                }
                if other == to {
                    work.take(steps)?;
                    return Ok(true);
                }
            }
        }
        work.take(steps)?;
        Ok(false)
    }

    /// Moves as much as fits round the cycle of the arc and the path found; whether that is without end.
    fn turn_round(&mut self, part: &Part, arc: usize, up: bool, answer: &mut Answer, work: &mut Work) -> bool {
        work.augmentations += 1;
        let (from, to) = ends(self.graph.tail[arc], self.graph.head[arc], up);
        let mut room = if up { self.graph.room_up(arc) } else { self.graph.room_down(arc) };
        let mut node = to;
        while node != from {
            let over = self.search.by[node as usize] as usize;
            let before = self.graph.tail[over] ^ self.graph.head[over] ^ node;
            room = room.min(self.graph.over(over, before).1);
            node = before;
        }
        if room >= ENDLESS {
            let cell = part.cells[arc] as usize;
            if up {
                answer.seen_high[cell] = NO_UPPER
            } else {
                answer.seen_low[cell] = NO_LOWER
            }
            return true;
        }
        let begin = if up { self.graph.tail[arc] } else { self.graph.head[arc] };
        self.move_over(part, arc, begin, room, answer);
        let mut node = to;
        while node != from {
            let over = self.search.by[node as usize] as usize;
            let before = self.graph.tail[over] ^ self.graph.head[over] ^ node;
            self.move_over(part, over, before, room, answer);
            node = before;
        }
        false
    }

    fn move_over(&mut self, part: &Part, arc: usize, from: u32, amount: i64, answer: &mut Answer) {
        self.graph.push(arc, from, amount);
        if let Some(cell) = part.cells.get(arc) {
            answer.saw(*cell as usize, self.graph.flow[arc]);
        }
    }
}

/// Where the way round an arc begins and ends: growing, what comes to the head must get back to the tail.
fn ends(tail: u32, head: u32, up: bool) -> (u32, u32) {
    if up { (head, tail) } else { (tail, head) }
}

impl Search {
    fn begin(&mut self, nodes: usize, from: u32) {
        if self.seen.len() < nodes {
            self.seen.resize(nodes, 0);
            self.by.resize(nodes, 0);
        }
        if self.round == u32::MAX {
            self.seen.fill(0);
            self.round = 0;
        }
        self.round += 1;
        self.seen[from as usize] = self.round;
        self.queue.clear();
        self.queue.push(from);
    }

    /// Whether the node is reached for the first time.
    fn reach(&mut self, node: u32, by: usize) -> bool {
        if self.seen[node as usize] == self.round {
            return false;
        }
        self.seen[node as usize] = self.round;
        self.by[node as usize] = by as u32;
        self.queue.push(node);
        true
    }
}
