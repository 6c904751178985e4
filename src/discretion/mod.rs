//! Discretion: what a text says of persons (`text`), what an audience's view of the figures gives away (`view`), which figures
//! to hide so that it gives away nothing (`protect`), and which tables of a delivery belong to one question (`tables`). All but
//! `tables` are pure and know no delivery; none knows a file, and of a text they return what kind of thing they saw, never the
//! thing itself.

pub mod protect;
pub mod share;
pub(crate) mod system;
pub(crate) mod tables;
pub mod text;
pub mod view;
