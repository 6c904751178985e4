//! Finds the arcs whose flow is the same in every solution, in linear time.

use super::super::work::{BudgetExhausted, Work};
use super::graph::Graph;

const UNSEEN: u32 = u32::MAX;

/// The result, and working memory of the search.
#[derive(Debug, Default)]
pub(super) struct Fixed {
    /// Per arc, whether its flow is the same in every solution.
    pub(super) is_fixed: Vec<bool>,
    /// Per node, its strongly connected component: the same for every feasible flow, because flows differ by cycles.
    pub(super) component: Vec<u32>,
    index: Vec<u32>,
    low: Vec<u32>,
    on_stack: Vec<u32>,
    /// The search stack: node, next position, arc that led here.
    calls: Vec<(u32, u32, u32)>,
}

impl Fixed {
    /// Finds the fixed arcs of a network with a flow.
    ///
    /// # Errors
    /// The budget ran out.
    pub(super) fn find(&mut self, graph: &Graph, work: &mut Work) -> Result<(), BudgetExhausted> {
        work.take(2 * (graph.nodes + 2 * graph.tail.len()))?;
        self.find_components(graph);
        self.is_fixed.clear();
        self.is_fixed
            .extend(graph.tail.iter().zip(&graph.head).map(|(a, b)| self.component[*a as usize] != self.component[*b as usize]));
        self.find_bridges(graph);
        Ok(())
    }

    fn clear(&mut self, nodes: usize) {
        self.index.clear();
        self.index.resize(nodes, UNSEEN);
        self.low.clear();
        self.low.resize(nodes, 0);
        self.on_stack.clear();
    }

    /// Tarjan's strongly connected components of the residual graph, without recursion.
    fn find_components(&mut self, graph: &Graph) {
        self.clear(graph.nodes);
        self.component.clear();
        self.component.resize(graph.nodes, UNSEEN);
        let mut next = 0;
        for root in 0..graph.nodes as u32 {
            if self.index[root as usize] != UNSEEN {
                continue;
            }
            self.enter(graph, root, 0, &mut next);
            while let Some(&(node, place, _)) = self.calls.last() {
                if place == graph.range(node).end {
                    self.leave(node);
                    continue;
                }
                if let Some(call) = self.calls.last_mut() {
                    call.1 += 1;
                }
                let (other, room) = graph.residual(graph.at(place), node);
                if room <= 0 {
                    continue;
                }
                if self.index[other as usize] == UNSEEN {
                    self.enter(graph, other, 0, &mut next);
                } else if self.component[other as usize] == UNSEEN {
                    self.low[node as usize] = self.low[node as usize].min(self.index[other as usize]);
                }
            }
        }
    }

    fn enter(&mut self, graph: &Graph, node: u32, by: u32, next: &mut u32) {
        self.index[node as usize] = *next;
        self.low[node as usize] = *next;
        *next += 1;
        self.on_stack.push(node);
        self.calls.push((node, graph.range(node).start, by));
    }

    fn leave(&mut self, node: u32) {
        self.calls.pop();
        if self.low[node as usize] == self.index[node as usize] {
            while let Some(member) = self.on_stack.pop() {
                self.component[member as usize] = node;
                if member == node {
                    break;
                }
            }
        }
        if let Some(&(above, _, _)) = self.calls.last() {
            self.low[above as usize] = self.low[above as usize].min(self.low[node as usize]);
        }
    }

    /// Bridges of each component, with undirected arcs.
    fn find_bridges(&mut self, graph: &Graph) {
        self.clear(graph.nodes);
        let mut next = 0;
        for root in 0..graph.nodes as u32 {
            if self.index[root as usize] != UNSEEN {
                continue;
            }
            self.enter(graph, root, UNSEEN, &mut next);
            while let Some(&(node, place, by)) = self.calls.last() {
                if place == graph.range(node).end {
                    self.calls.pop();
                    if let Some(&(above, _, _)) = self.calls.last() {
                        self.low[above as usize] = self.low[above as usize].min(self.low[node as usize]);
                        // This arc is the only link from below to above.
                        self.is_fixed[by as usize] |= self.low[node as usize] > self.index[above as usize];
                    }
                    continue;
                }
                if let Some(call) = self.calls.last_mut() {
                    call.1 += 1;
                }
                let arc = graph.at(place);
                let (other, _) = graph.residual(arc, node);
                if arc as u32 == by || self.component[other as usize] != self.component[node as usize] {
                    continue;
                }
                if self.index[other as usize] == UNSEEN {
                    self.enter(graph, other, arc as u32, &mut next);
                } else {
                    self.low[node as usize] = self.low[node as usize].min(self.index[other as usize]);
                }
            }
        }
    }
}
