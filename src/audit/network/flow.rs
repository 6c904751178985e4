//! A flow that balances every node, by Dinic's method: levels, then blocking flows along them.

use super::super::problem::{NO_LOWER, NO_UPPER};
use super::super::work::{Spent, Work};
use super::graph::Graph;

const UNSEEN: u32 = u32::MAX;

/// The memory of the method.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// What must still come to each node; negative: what must leave it.
    need: Vec<i64>,
    level: Vec<u32>,
    queue: Vec<u32>,
    place: Vec<u32>,
    /// Places under way, and the nodes they were taken from.
    path: Vec<(usize, u32)>,
}

impl Flow {
    /// Finds a flow; `false` where there is none, which the last search for paths proves.
    ///
    /// # Errors
    /// The work ran out.
    pub(super) fn find(&mut self, graph: &mut Graph, work: &mut Work) -> Result<bool, Spent> {
        self.begin(graph);
        loop {
            work.take(2 * graph.tail.len() + graph.nodes)?;
            if self.need.iter().all(|n| *n == 0) {
                return Ok(true);
            }
            if !self.find_levels(graph) {
                return Ok(false);
            }
            self.place.clear();
            self.place.extend((0..graph.nodes as u32).map(|node| graph.range(node).start));
            for node in 0..graph.nodes as u32 {
                while self.need[node as usize] < 0 && self.advance(graph, node, work)? {}
            }
        }
    }

    /// Every arc at its lower bound, or the one nearest to 0 it has.
    fn begin(&mut self, graph: &mut Graph) {
        self.need.clear();
        self.need.extend_from_slice(&graph.balance);
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
            self.need[graph.head[arc] as usize] -= flow;
            self.need[graph.tail[arc] as usize] += flow;
        }
    }

    fn find_levels(&mut self, graph: &Graph) -> bool {
        self.level.clear();
        self.level.resize(graph.nodes, UNSEEN);
        self.queue.clear();
        for node in (0..graph.nodes).filter(|n| self.need[*n] < 0) {
            self.level[node] = 0;
            self.queue.push(node as u32);
        }
        let (mut at, mut reached) = (0, false);
        while at < self.queue.len() {
            let node = self.queue[at];
            at += 1;
            reached |= self.need[node as usize] > 0;
            for place in graph.range(node) {
                let (other, room) = graph.over(graph.at(place), node);
                if room > 0 && self.level[other as usize] == UNSEEN {
                    self.level[other as usize] = self.level[node as usize] + 1;
                    self.queue.push(other);
                }
            }
        }
        reached
    }

    /// Moves flow from a node along one path of rising levels; `false` where no more can leave it.
    fn advance(&mut self, graph: &mut Graph, from: u32, work: &mut Work) -> Result<bool, Spent> {
        self.path.clear();
        let (mut node, mut steps) = (from, 0);
        loop {
            if self.need[node as usize] > 0 {
                self.carry(graph, from, node);
                work.augmentations += 1;
                work.take(steps + self.path.len())?;
                return Ok(true);
            }
            let end = graph.range(node).end;
            let mut went = false;
            while self.place[node as usize] < end {
                steps += 1;
                let arc = graph.at(self.place[node as usize]);
                let (other, room) = graph.over(arc, node);
                if room > 0 && self.level[other as usize] == self.level[node as usize] + 1 {
                    self.path.push((arc, node));
                    node = other;
                    went = true;
                    break;
                }
                self.place[node as usize] += 1;
            }
            if went {
                continue;
            }
            // A dead end: back, and past the arc that led here.
            let Some((_, back)) = self.path.pop() else {
                work.take(steps)?;
                return Ok(false);
            };
            self.place[back as usize] += 1;
            node = back;
        }
    }

    fn carry(&mut self, graph: &mut Graph, from: u32, to: u32) {
        let room = self.path.iter().map(|(arc, node)| graph.over(*arc, *node).1).min().unwrap_or(0);
        let amount = room.min(-self.need[from as usize]).min(self.need[to as usize]);
        for (arc, node) in &self.path {
            graph.push(*arc, *node, amount);
        }
        self.need[from as usize] += amount;
        self.need[to as usize] -= amount;
    }
}
