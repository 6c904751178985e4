//! How far a cell can move: augmenting cycles through its arc in the residual graph.

use super::super::answer::{Answer, Question};
use super::super::component::Component;
use super::super::problem::{NO_LOWER, NO_UPPER};
use super::super::work::{BudgetExhausted, Work};
use super::fixed::Fixed;
use super::graph::{Graph, UNBOUNDED};

/// Working memory of the path search.
#[derive(Debug, Default)]
pub(super) struct Search {
    round: u32,
    seen: Vec<u32>,
    /// The arc that led to a node.
    by: Vec<u32>,
    queue: Vec<u32>,
}

/// A network component with a feasible flow, whose cells are moved.
pub(super) struct Widening<'a> {
    /// The cells, by the number of their arc.
    pub(super) component: &'a Component,
    /// The current flow.
    pub(super) graph: &'a mut Graph,
    /// The strongly connected components of the residual graph.
    pub(super) fixed: &'a Fixed,
    /// Working memory.
    pub(super) search: &'a mut Search,
}

impl Widening<'_> {
    /// Moves a cell up and down until the question is answered. Every intermediate flow is a solution, so the values of all
    /// cells on the cycle are recorded.
    ///
    /// # Errors
    /// The budget ran out.
    pub(super) fn widen(
        &mut self,
        arc: usize,
        question: Question,
        answer: &mut Answer,
        work: &mut Work,
    ) -> Result<(), BudgetExhausted> {
        let cell = self.component.cells[arc] as usize;
        for up in [true, false] {
            loop {
                let enough = match question {
                    Question::Intervals => false,
                    Question::Requirement(requirement) => requirement.met(answer.attained_min[cell], answer.attained_max[cell]),
                };
                let at_bound = if up {
                    answer.attained_max[cell] == answer.high[cell]
                } else {
                    answer.attained_min[cell] == answer.low[cell]
                };
                if enough || at_bound {
                    break;
                }
                if !self.find_path(arc, up, work)? {
                    // Without a path, no solution lies further out.
                    if up {
                        answer.high[cell] = self.graph.flow[arc]
                    } else {
                        answer.low[cell] = self.graph.flow[arc]
                    }
                    break;
                }
                if self.augment_cycle(arc, up, answer, work) {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Searches for a path between the arc's ends that avoids it, within its strongly connected component.
    fn find_path(&mut self, arc: usize, up: bool, work: &mut Work) -> Result<bool, BudgetExhausted> {
        let graph = &*self.graph;
        let (from, to) = ends(graph.tail[arc], graph.head[arc], up);
        let room = if up { graph.residual_up(arc) } else { graph.residual_down(arc) };
        if room <= 0 {
            return Ok(false);
        }
        self.search.start(graph.nodes, from);
        let home = self.fixed.component[from as usize];
        let (mut at, mut steps) = (0, 1);
        while at < self.search.queue.len() {
            let node = self.search.queue[at];
            at += 1;
            for place in graph.range(node) {
                steps += 1;
                let crossed = graph.at(place);
                let (other, room) = graph.residual(crossed, node);
                let closed = room <= 0 || crossed == arc || self.fixed.component[other as usize] != home;
                if closed || !self.search.reach(other, crossed) {
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

    /// Augments along the cycle of the arc and the path found; returns whether the cycle is unbounded.
    fn augment_cycle(&mut self, arc: usize, up: bool, answer: &mut Answer, work: &mut Work) -> bool {
        work.augmentations += 1;
        let (from, to) = ends(self.graph.tail[arc], self.graph.head[arc], up);
        let mut room = if up { self.graph.residual_up(arc) } else { self.graph.residual_down(arc) };
        let mut node = to;
        while node != from {
            let crossed = self.search.by[node as usize] as usize;
            let before = self.graph.tail[crossed] ^ self.graph.head[crossed] ^ node;
            room = room.min(self.graph.residual(crossed, before).1);
            node = before;
        }
        if room >= UNBOUNDED {
            let cell = self.component.cells[arc] as usize;
            if up {
                answer.attained_max[cell] = NO_UPPER
            } else {
                answer.attained_min[cell] = NO_LOWER
            }
            return true;
        }
        let start = if up { self.graph.tail[arc] } else { self.graph.head[arc] };
        self.push_recorded(arc, start, room, answer);
        let mut node = to;
        while node != from {
            let crossed = self.search.by[node as usize] as usize;
            let before = self.graph.tail[crossed] ^ self.graph.head[crossed] ^ node;
            self.push_recorded(crossed, before, room, answer);
            node = before;
        }
        false
    }

    fn push_recorded(&mut self, arc: usize, from: u32, amount: i64, answer: &mut Answer) {
        self.graph.push(arc, from, amount);
        if let Some(cell) = self.component.cells.get(arc) {
            answer.attain(*cell as usize, self.graph.flow[arc]);
        }
    }
}

/// The start and end of the path around an arc: to increase the arc, flow must return from its head to its tail.
fn ends(tail: u32, head: u32, up: bool) -> (u32, u32) {
    if up { (head, tail) } else { (tail, head) }
}

impl Search {
    fn start(&mut self, nodes: usize, from: u32) {
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
