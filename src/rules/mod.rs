//! The rules: one file each, one static table. A rule sees facts and gives findings; it never prints or renders.
//!
//! A rule's cost shows in its kind (`table`): `Check::Input` runs once per input, `Check::Rows` once per batch of rows on
//! any thread, `Check::Whole` and `Check::Areas` once per delivery, on the ledger and on the areas. Row rules
//! (`slags: raekke`) are YAML alone and run through `raekke`.

mod theme_resolution;
mod beregning;
mod binding;
mod chunk_judge;
mod diskretion;
mod engine;
mod geometri;
mod input_reader;
mod locate;
mod readings;
mod opslag;
mod raekke;
mod reference;
mod relation;
mod status;
mod struktur;
mod table;

pub use crate::index::watch::{Nobody, Watch};
pub(crate) use binding::EMPTY;
pub use binding::{BindingFault, compile, faults as binding_faults};
pub use engine::{validate, watched};
pub(crate) use input_reader::{ReadAll, read_all};
pub use reference::{References, Unusable, Why};
pub(crate) use struktur::laesemaade::words as reading_words;
pub(crate) use table::{Check, Hiding, RULES, WholeCheck};
pub use theme_resolution::{ThemeResolution, aside, is_named_as_data, of as theme_resolution};
