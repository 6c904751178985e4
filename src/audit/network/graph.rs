//! A network: nodes with balances, arcs with bounds, and a flow.

use super::super::problem::{NO_LOWER, NO_UPPER};

/// The residual capacity of an unbounded arc; a path of such arcs can carry any amount.
pub(super) const UNBOUNDED: i64 = i64::MAX / 4;

/// Arcs 0, 1, … are the component's cells, followed by the slacks of inequalities.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) nodes: usize,
    pub(super) tail: Vec<u32>,
    pub(super) head: Vec<u32>,
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
    pub(super) flow: Vec<i64>,
    /// The required inflow less outflow.
    pub(super) balance: Vec<i64>,
    first: Vec<u32>,
    arcs: Vec<u32>,
}

impl Graph {
    /// Removes all arcs; balances are 0.
    pub(super) fn clear(&mut self, nodes: usize) {
        self.nodes = nodes;
        self.tail.clear();
        self.head.clear();
        self.low.clear();
        self.high.clear();
        self.flow.clear();
        self.balance.clear();
        self.balance.resize(nodes, 0);
    }

    /// Adds an arc.
    pub(super) fn arc(&mut self, tail: u32, head: u32, low: i64, high: i64) {
        self.tail.push(tail);
        self.head.push(head);
        self.low.push(low);
        self.high.push(high);
    }

    /// Indexes the arcs of each node, after all have been added.
    pub(super) fn finish(&mut self) {
        self.flow.resize(self.tail.len(), 0);
        self.first.clear();
        self.first.resize(self.nodes + 1, 0);
        for node in self.tail.iter().chain(&self.head) {
            self.first[*node as usize] += 1;
        }
        let mut sum = 0;
        for first in &mut self.first {
            sum += *first;
            *first = sum;
        }
        self.arcs.clear();
        self.arcs.resize(2 * self.tail.len(), 0);
        for arc in (0..self.tail.len()).rev() {
            for node in [self.tail[arc], self.head[arc]] {
                self.first[node as usize] -= 1;
                self.arcs[self.first[node as usize] as usize] = arc as u32;
            }
        }
    }

    /// The positions of a node's arcs in the list of arcs.
    pub(super) fn range(&self, node: u32) -> std::ops::Range<u32> {
        self.first[node as usize]..self.first[node as usize + 1]
    }

    /// The arc at a position of the list.
    #[inline]
    pub(super) fn at(&self, place: u32) -> usize {
        self.arcs[place as usize] as usize
    }

    /// Seen from one end of an arc: the other end, and the residual capacity in that direction.
    #[inline]
    pub(super) fn residual(&self, arc: usize, from: u32) -> (u32, i64) {
        if self.tail[arc] == from { (self.head[arc], self.residual_up(arc)) } else { (self.tail[arc], self.residual_down(arc)) }
    }

    /// How much the flow on the arc can increase.
    #[inline]
    pub(super) fn residual_up(&self, arc: usize) -> i64 {
        if self.high[arc] == NO_UPPER { UNBOUNDED } else { self.high[arc] - self.flow[arc] }
    }

    /// How much the flow on the arc can decrease.
    #[inline]
    pub(super) fn residual_down(&self, arc: usize) -> i64 {
        if self.low[arc] == NO_LOWER { UNBOUNDED } else { self.flow[arc] - self.low[arc] }
    }

    /// Pushes an amount over an arc from one of its ends.
    #[inline]
    pub(super) fn push(&mut self, arc: usize, from: u32, amount: i64) {
        self.flow[arc] += if self.tail[arc] == from { amount } else { -amount };
    }
}
