//! A feasible flow by Dinic's algorithm: level graphs and blocking flows.

use super::super::problem::{NO_LOWER, NO_UPPER};
use super::super::work::{BudgetExhausted, Work};
use super::graph::Graph;

const UNSEEN: u32 = u32::MAX;

/// Working memory of the algorithm.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// Per node the flow it still needs; negative: its excess.
    deficit: Vec<i64>,
    level: Vec<u32>,
    queue: Vec<u32>,
    place: Vec<u32>,
    /// The current path: arcs and the nodes they leave.
    path: Vec<(usize, u32)>,
}

impl Flow {
    /// Finds a feasible flow; `false` if there is none, proven by the last search for augmenting paths.
    ///
    /// # Errors
    /// The budget ran out.
    pub(super) fn find(&mut self, graph: &mut Graph, work: &mut Work) -> Result<bool, BudgetExhausted> {
        self.start_flow(graph);
        loop {
            work.take(2 * graph.tail.len() + graph.nodes)?;
            if self.deficit.iter().all(|n| *n == 0) {
                return Ok(true);
            }
            if !self.find_levels(graph) {
                return Ok(false);
            }
            self.place.clear();
            self.place.extend((0..graph.nodes as u32).map(|node| graph.range(node).start));
            for node in 0..graph.nodes as u32 {
                while self.deficit[node as usize] < 0 && self.augment_from(graph, node, work)? {}
            }
        }
    }

    /// Starts with every arc at its lower bound, else its upper bound, else 0.
    fn start_flow(&mut self, graph: &mut Graph) {
        self.deficit.clear();
        self.deficit.extend_from_slice(&graph.balance);
        for arc in 0..graph.tail.len() {
            let (low, high) = (graph.low[arc], graph.high[arc]);
            let flow = if low != NO_LOWER {
                low
            } else if high != NO_UPPER {
                high
            } else {
                0
            };
            graph.flow[arc] = flow;
            self.deficit[graph.head[arc] as usize] -= flow;
            self.deficit[graph.tail[arc] as usize] += flow;
        }
    }

    fn find_levels(&mut self, graph: &Graph) -> bool {
        self.level.clear();
        self.level.resize(graph.nodes, UNSEEN);
        self.queue.clear();
        for node in (0..graph.nodes).filter(|n| self.deficit[*n] < 0) {
            self.level[node] = 0;
            self.queue.push(node as u32);
        }
        let (mut at, mut reached) = (0, false);
        while at < self.queue.len() {
            let node = self.queue[at];
            at += 1;
            reached |= self.deficit[node as usize] > 0;
            for place in graph.range(node) {
                let (other, room) = graph.residual(graph.at(place), node);
                if room > 0 && self.level[other as usize] == UNSEEN {
                    self.level[other as usize] = self.level[node as usize] + 1;
                    self.queue.push(other);
                }
            }
        }
        reached
    }

    /// Sends flow from a node along one augmenting path; `false` if no more can leave it.
    fn augment_from(&mut self, graph: &mut Graph, from: u32, work: &mut Work) -> Result<bool, BudgetExhausted> {
        self.path.clear();
        let (mut node, mut steps) = (from, 0);
        loop {
            if self.deficit[node as usize] > 0 {
                self.augment_path(graph, from, node);
                work.augmentations += 1;
                work.take(steps + self.path.len())?;
                return Ok(true);
            }
            let end = graph.range(node).end;
            let mut advanced = false;
            while self.place[node as usize] < end {
                steps += 1;
                let arc = graph.at(self.place[node as usize]);
                let (other, room) = graph.residual(arc, node);
                if room > 0 && self.level[other as usize] == self.level[node as usize] + 1 {
                    self.path.push((arc, node));
                    node = other;
                    advanced = true;
                    break;
                }
                self.place[node as usize] += 1;
            }
            if advanced {
                continue;
            }
            // A dead end: go back and skip the arc that led here.
            let Some((_, back)) = self.path.pop() else {
                work.take(steps)?;
                return Ok(false);
            };
            self.place[back as usize] += 1;
            node = back;
        }
    }

    fn augment_path(&mut self, graph: &mut Graph, from: u32, to: u32) {
        let room = self.path.iter().map(|(arc, node)| graph.residual(*arc, *node).1).min().unwrap_or(0);
        let amount = room.min(-self.deficit[from as usize]).min(self.deficit[to as usize]);
        for (arc, node) in &self.path {
            graph.push(*arc, *node, amount);
        }
        self.deficit[from as usize] += amount;
        self.deficit[to as usize] -= amount;
    }
}
