//! The audit: cells with bounds and linear equations in, a feasibility interval per hidden cell out.
//!
//! Pure: it knows no model, no names and no files. What an attacker knows is in the cells' bounds and the equations;
//! where they come from is the caller's business (room `discretion`, and `sdm audit`).
//!
//! ```
//! use sdm::audit::{NO_UPPER, Problem, Question, Solver, Status, Verdict, Work};
//!
//! // Two hidden counts in a row that add up to 0: both are 0.
//! let mut problem = Problem::new(true);
//! let a = problem.cell(0, NO_UPPER, true).expect("bounds in range");
//! let b = problem.cell(0, NO_UPPER, true).expect("bounds in range");
//! problem.equation([(1, a), (1, b)], 0, 0).expect("known cells");
//! let mut solver = Solver::new();
//! let answer = solver.audit(&problem, Question::Intervals, &mut Work::new(1_000_000));
//! assert_eq!(answer.status(), Status::Settled);
//! assert_eq!(answer.verdicts(), [Verdict::Exact, Verdict::Exact]);
//! ```
//!
//! **Architecture invariant: no bound is wrong through floating point.** There is no floating-point number here. A bound
//! is told only where both are proven: that no solution lies beyond it, and that a solution reaches it. What proves it
//! stands at the head of each method: [`propagate`](self), `network`, `exact`, `exact/branch`. What work did not
//! suffice for is [`Verdict::Unsettled`], and never safe.
//!
//! **Order of work.** Cells that stand alone are peeled and bounds passed on; what stays open falls into parts; a part
//! that is a network is answered by flow; any other by elimination, linear programming and branch and bound.

mod answer;
mod exact;
mod further;
mod network;
mod part;
mod problem;
mod propagate;
mod solver;
mod work;

pub use answer::{Answer, CellAnswer, Conflict, Demand, Fraction, Method, Question, Status, Verdict};
pub use further::Insider;
pub use problem::{LARGEST, LARGEST_COEFFICIENT, NO_LOWER, NO_UPPER, Problem, Refused};
pub use solver::{Means, Solver};
pub use work::{Spent, Work};
