//! What the rules ask of a delivery: what was compiled from the model, what its rows left behind, and how to look it up.
//! Knows no rule and judges nothing.

pub(crate) mod area_row;
pub(crate) mod areas;
pub(crate) mod breakdown;
pub(crate) mod canonical;
pub mod cells;
pub mod code_sums;
pub(crate) mod compiled;
mod delivery_index;
pub(crate) mod designations;
pub(crate) mod content;
mod input;
pub(crate) mod leaving;
pub(crate) mod links;
pub(crate) mod municipality;
mod outcome;
pub(crate) mod passes;
pub(crate) mod period;
mod profile;
pub(crate) mod rings;
pub mod roles;
mod row_findings;
mod rows;
pub(crate) mod series;
pub(crate) mod shapes;
pub(crate) mod sink;
mod status;
pub(crate) mod values;
pub mod watch;

pub use area_row::AreaRow;
pub use compiled::{Compiled, Options, Theme};
pub(crate) use content::DeliveryContent;
pub(crate) use delivery_index::{DeliveryIndex, LACKING, NO_AREAS};
pub(crate) use input::{Mark, ReadInput};
pub use leaving::Leaving;
pub use outcome::{Coverage, InputOutcome, Outcome, ReferenceOutcome};
pub use profile::{Exception, Profile, ProfileLevel};
pub(crate) use row_findings::{Hit, RowFindings};
pub use rows::{InputFacts, Rows};
pub use sink::{About, Sink};
pub use status::Status;
