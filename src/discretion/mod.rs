//! Discretion apart from any delivery: what an audience's view of the figures gives away. Pure functions; they know no rule
//! and no file.

pub mod view;
