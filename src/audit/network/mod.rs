//! Parts that are networks: an area tree by one flat breakdown, two crossing partitions.
//!
//! **What it proves.** Every equation is the balance of a node, every cell the flow of an arc between two nodes. A flow
//! that balances is a solution in whole numbers. Cells that can have one value only are found in linear time: their
//! ends lie in different strongly connected components of the residual graph, or they are bridges of one (Gusfield
//! 1988, SIAM J. Comput. 17(3); for arcs that can move both ways Boesch and Tindell's theorem on mixed graphs). No
//! path in the residual graph from a cell's head to its tail proves that the cell can grow no further. All of it is
//! counted in 64-bit integers.

mod fixed;
mod flow;
mod graph;
mod implied;
mod recognise;
mod width;

use super::answer::{Answer, Demand, Method, Question, Verdict};
use super::part::{Outcome, Part};
use super::work::Work;

/// The memory of the network methods.
#[derive(Debug, Default)]
pub(super) struct Network {
    recogniser: recognise::Recogniser,
    graph: graph::Graph,
    flow: flow::Flow,
    fixed: fixed::Fixed,
    search: width::Search,
}

impl Network {
    /// Answers a part, if it is a network; `None` if it is not.
    pub(super) fn solve(
        &mut self,
        part: &Part,
        question: Question,
        asked: &[bool],
        answer: &mut Answer,
        work: &mut Work,
    ) -> Option<Outcome> {
        match self.recogniser.recognise(part, &mut self.graph, work) {
            recognise::Shape::Network => {}
            recognise::Shape::Other => return None,
            recognise::Shape::Infeasible => return Some(Outcome::Infeasible),
        }
        match self.flow.find(&mut self.graph, work) {
            Ok(true) => {}
            Ok(false) => return Some(Outcome::Infeasible),
            Err(spent) => return Some(spent.into()),
        }
        for (at, cell) in part.cells.iter().enumerate() {
            answer.saw(*cell as usize, self.graph.flow[at]);
            answer.method[*cell as usize] = Method::Network;
        }
        let Ok(()) = self.fixed.find(&self.graph, work) else { return Some(Outcome::Done) };
        for (at, cell) in part.cells.iter().enumerate().filter(|(at, _)| self.fixed.is_fixed[*at]) {
            answer.low[*cell as usize] = self.graph.flow[at];
            answer.high[*cell as usize] = self.graph.flow[at];
        }
        self.widen_all(part, question, asked, answer, work);
        Some(Outcome::Done)
    }

    fn widen_all(&mut self, part: &Part, question: Question, asked: &[bool], answer: &mut Answer, work: &mut Work) {
        // Who asks for no more than exactness has it: what is not fixed can be moved by one.
        let no_more = matches!(question, Question::Demand(Demand { width: ..=1, not_within: None }));
        for (at, cell) in part.cells.iter().enumerate() {
            if no_more && !self.fixed.is_fixed[at] {
                answer.verdict[*cell as usize] = Verdict::Wide;
                continue;
            }
            let open = asked[*cell as usize] && !self.fixed.is_fixed[at];
            if open && self.widen(part, at, question, answer, work).is_err() {
                break;
            }
        }
    }
}
