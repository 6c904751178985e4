//! Components that are networks, such as an area hierarchy by one flat breakdown, or two crossing partitions.
//!
//! **What it proves.** Every equation is the balance of a node, every cell the flow of an arc. A feasible flow is an
//! integer solution. Cells with only one feasible value are found in linear time: their ends lie in different strongly
//! connected components of the residual graph, or they are bridges of one (Gusfield 1988, SIAM J. Comput. 17(3); for arcs
//! with residual capacity both ways, Boesch and Tindell's theorem on mixed graphs). If the residual graph has no path from
//! a cell's head to its tail, the cell cannot increase. All arithmetic is 64-bit integer.

mod fixed;
mod flow;
mod graph;
mod implied;
mod recognise;
mod width;

use super::answer::{Answer, Method, Question, Requirement, Verdict};
use super::component::{Component, Outcome};
use super::work::Work;

/// Working memory of the network methods.
#[derive(Debug, Default)]
pub(super) struct Network {
    recogniser: recognise::Recogniser,
    graph: graph::Graph,
    flow: flow::Flow,
    fixed: fixed::Fixed,
    search: width::Search,
}

impl Network {
    /// Solves a component if it is a network; `None` if it is not.
    pub(super) fn solve(
        &mut self,
        component: &Component,
        question: Question,
        asked: &[bool],
        answer: &mut Answer,
        work: &mut Work,
    ) -> Option<Outcome> {
        match self.recogniser.recognise(component, &mut self.graph, work) {
            recognise::Recognition::Network => {}
            recognise::Recognition::Other => return None,
            recognise::Recognition::Infeasible => return Some(Outcome::Infeasible),
        }
        match self.flow.find(&mut self.graph, work) {
            Ok(true) => {}
            Ok(false) => return Some(Outcome::Infeasible),
            Err(spent) => return Some(spent.into()),
        }
        for (at, cell) in component.cells.iter().enumerate() {
            answer.attain(*cell as usize, self.graph.flow[at]);
            answer.method[*cell as usize] = Method::Network;
        }
        let Ok(()) = self.fixed.find(&self.graph, work) else { return Some(Outcome::Done) };
        for (at, cell) in component.cells.iter().enumerate().filter(|(at, _)| self.fixed.is_fixed[*at]) {
            answer.low[*cell as usize] = self.graph.flow[at];
            answer.high[*cell as usize] = self.graph.flow[at];
        }
        self.widen_all(component, question, asked, answer, work);
        Some(Outcome::Done)
    }

    fn widen_all(&mut self, component: &Component, question: Question, asked: &[bool], answer: &mut Answer, work: &mut Work) {
        // If only exactness is asked, this settles it: an arc that is not fixed can change by one.
        let no_more = matches!(question, Question::Requirement(Requirement { width: ..=1, not_within: None }));
        let (graph, fixed, search) = (&mut self.graph, &self.fixed, &mut self.search);
        let mut widening = width::Widening { component, graph, fixed, search };
        for (at, cell) in component.cells.iter().enumerate() {
            if no_more && !fixed.is_fixed[at] {
                answer.verdict[*cell as usize] = Verdict::Wide;
                continue;
            }
            let open = asked[*cell as usize] && !fixed.is_fixed[at];
            if open && widening.widen(at, question, answer, work).is_err() {
                break;
            }
        }
    }
}
