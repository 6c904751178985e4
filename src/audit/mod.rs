//! The audit: cells with bounds and linear equations in, a feasibility interval per hidden cell out.
//!
//! Pure: it knows no model, no names and no files. What an attacker knows is given by the cells' bounds and the
//! equations; building them is the caller's job (room `discretion`, and `sdm audit`).
//!
//! ```
//! use sdm::audit::{NO_UPPER, Problem, Question, SolveStatus, Solver, Verdict, Work};
//!
//! // Two hidden counts in a row that add up to 0: both are 0.
//! let mut problem = Problem::new(true);
//! let a = problem.cell(0, NO_UPPER, true).expect("bounds in range");
//! let b = problem.cell(0, NO_UPPER, true).expect("bounds in range");
//! problem.equation([(1, a), (1, b)], 0, 0).expect("known cells");
//! let mut solver = Solver::new();
//! let answer = solver.audit(&problem, Question::Intervals, &mut Work::new(1_000_000));
//! assert_eq!(answer.status(), SolveStatus::Settled);
//! assert_eq!(answer.verdicts(), [Verdict::Exact, Verdict::Exact]);
//! ```
//!
//! **Architecture invariant: no bound is wrong through floating point.** There is no floating-point number here. A bound
//! is reported as tight only if both are proven: no solution lies beyond it, and a solution attains it. Each method's
//! module says what proves it: [`propagate`](self), `network`, `exact`, `exact/branch`. If the budget runs out first, the
//! cell is [`Verdict::Unsettled`], never safe.
//!
//! **Order of work.** Equations with one open cell are solved and bounds propagated. The open cells fall into connected
//! components. A component that is a network is solved by flow, any other by elimination, linear programming and branch
//! and bound.

mod answer;
mod component;
mod derived;
mod exact;
mod network;
mod problem;
mod propagate;
mod solver;
mod work;

pub use answer::{Answer, CellAnswer, Conflict, Fraction, Method, Question, Requirement, SolveStatus, Verdict};
pub use derived::Insider;
pub use problem::{LARGEST, LARGEST_COEFFICIENT, NO_LOWER, NO_UPPER, Problem, Refused};
pub use solver::{Methods, Solver};
pub use work::{BudgetExhausted, Work};
