//! Reports: one shape, one file per output form. Everything here has passed `disclose`.

mod build;
mod json;
mod text;
mod wire;

pub use build::{Request, build};
pub use json::{render as json, schema};
pub use text::render as text;
pub use wire::*;
