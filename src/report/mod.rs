//! Reports: one shape, one file per output form. Everything here has passed `disclose`.

mod build;
mod json;
mod text;
mod wire;

pub use build::{Request, build, one};
pub use json::{line, line_of as json_line, profile_schema, render as json, schema};
pub use text::{render as text, thousands};
pub use wire::*;
