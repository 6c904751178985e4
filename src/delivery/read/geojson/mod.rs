//! GeoJSON: cut into features without a tree of values, then typed parsing of each feature on any thread.

mod feature;
mod geometry;
mod scan;
mod split;

pub(crate) use feature::parse;
pub use geometry::{GeometryKind, GeometryRow, GeometryState, Ring};
pub(crate) use split::{SEPARATOR, Splitter, header};
