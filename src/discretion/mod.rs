//! Discretion apart from any delivery: what a text tells of persons, and what an audience's view of the figures gives away.
//! Pure functions; they know no rule and no file, and of a text give back what kind of thing they saw, never the thing itself.

pub mod share;
pub mod text;
pub mod view;
