//! Discretion apart from any delivery: what a text tells of persons. Pure functions; they know no model, no rule and no
//! file, and give back what kind of thing they saw, never the thing itself.

pub mod text;
