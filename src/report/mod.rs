//! Reports: one shape, one file per output form. Everything here has passed `disclose`.

mod build;
mod csv;
mod form;
mod geojson;
#[cfg(feature = "gpkg")]
mod gpkg;
mod html;
mod input;
mod json;
mod junit;
mod map;
mod reference;
mod request;
mod rows;
mod sarif;
mod text;
mod wire;
mod words;

pub use build::{build, one};
pub use form::{Form, render};
pub(crate) use input::explain;
pub use json::{line, line_of as json_line, profile_schema, schema};
pub use reference::unusable;
pub use request::Request;
pub use wire::*;
pub(crate) use words::printable;
pub use words::thousands;
