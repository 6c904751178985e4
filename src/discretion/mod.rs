//! Discretion apart from any delivery: what a text tells of persons, what an audience's view of the figures gives away, and
//! which figures to hide so that it gives away nothing. Pure functions; they know no rule and no file, and of a text give back
//! what kind of thing they saw, never the thing itself.

pub mod protect;
pub mod share;
pub mod text;
pub mod view;
