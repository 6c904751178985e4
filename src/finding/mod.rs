//! What a check found, where, and how severe it is. Holds facts, never rendered text.
//!
//! **Architecture invariant:** imports nothing from this package, and nothing here prints. A [`Fact`] that may
//! carry a value from somebody's data has no `Display`, `Debug` or `Serialize` that shows it; only the room
//! `disclose` opens it.

mod fact;
mod place;

pub use fact::{Fact, FactValue, Secret};
pub use place::{Place, PlaceKind};

use serde::{Deserialize, Serialize};

/// How severe a finding is. The order is the order of a report: worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Data are wrong or unsafe.
    Fejl,
    /// Data may be incomplete, old or odd.
    Advarsel,
    /// How a file was read; nothing to repair.
    Oplysning,
}

impl Level {
    /// Every level, worst first.
    pub const ALL: [Level; 3] = [Level::Fejl, Level::Advarsel, Level::Oplysning];

    /// The level's name as written in YAML, JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Level::Fejl => "fejl",
            Level::Advarsel => "advarsel",
            Level::Oplysning => "oplysning",
        }
    }
}

/// One broken rule at one place, as facts.
#[derive(Clone)]
pub struct Finding {
    /// Id of the rule, as in `model/regler/`.
    pub rule: String,
    /// The part of the rule that was broken, where targets carry its parts differently (`decimaler`).
    pub aspect: Option<&'static str>,
    /// The rule's level, after any override.
    pub level: Level,
    /// The audience for whom a discretion rule was judged; `None` for every other rule.
    pub audience: Option<String>,
    /// The theme code, where the finding belongs to one.
    pub theme: Option<u16>,
    /// `feltnavn` of the field, where the finding points to one.
    pub field: Option<String>,
    /// Index of the input among the delivery's inputs, and the place inside it.
    pub place: Place,
    /// Business key: field and value, in key order.
    pub key: Vec<(String, Secret)>,
    /// Where it lies on the map, in EPSG:25832, metres.
    pub point: Option<[f64; 2]>,
    /// What the message needs, by placeholder name.
    pub facts: Vec<Fact>,
}
