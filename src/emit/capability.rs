//! What a target carries of the model. `generated/losses.md` and the agreement run read this one table.
//!
//! A *construct* is a rule id, or `rule-id/aspect` where one rule has parts that targets carry differently
//! (`forkert-datatype/decimaler`). A finding of `sdm validate` names its construct; a target that carries the
//! construct must refuse the same record, and a target that carries none of a record's constructs must take it.

use crate::model::Model;

/// How a target carries a construct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carried {
    /// It refuses exactly what the validator finds.
    Fully,
    /// It does so for some fields or themes only.
    Partly {
        /// The fields for which it does, as `temakode.feltnavn`; for the others it does not.
        fields: Vec<String>,
        /// Why not everywhere, in Danish.
        reason: String,
    },
    /// It says nothing of it.
    Not {
        /// Why, in Danish.
        reason: String,
    },
}

/// Why a target carries nothing of a rule that is out of use.
pub(super) const RETIRED: &str = "Reglen er udgået.";

/// One line of the table: a construct in a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capability {
    /// Rule id or `rule-id/aspect`.
    pub construct: String,
    /// How it is carried.
    pub carried: Carried,
}

impl Capability {
    /// One line per construct of the model, carried as `carried` says.
    pub(super) fn of_each(model: &Model, carried: impl Fn(&Model, &str) -> Carried) -> Vec<Capability> {
        let line = |construct: String| Capability { carried: carried(model, &construct), construct };
        Constructs::of(model).into_iter().map(line).collect()
    }
}

/// The constructs of a model, in order: every rule, and every aspect of the rules that have aspects.
pub struct Constructs;

/// Aspects that targets carry differently, by rule.
const ASPECTS: &[(&str, &[&str])] = &[
    // How a value was read where that is not self-evident: a target that reads strictly refuses it, another may know
    // the same way of writing.
    (
        "laesemaade",
        &[
            "blank-tekst",
            "blanktegn",
            "dato",
            "decimalkomma",
            "enkelt-polygon",
            "haardt-blanktegn",
            "heltal-med-decimaler",
            "klammer",
            "oevrigt",
            "tal-som-tekst",
            "tegn",
            "tekst-som-tal",
            "tom-tekst",
            "tusindtal",
            "uden-geometrimedlem",
        ],
    ),
    // A repeated member of a record: most JSON readers silently keep the last.
    ("ulaeselig-post", &["dobbelt"]),
    // A number with more decimals than the field has: floats and JSON Schema cannot say it exactly.
    ("forkert-datatype", &["decimaler"]),
    // More digits than numeric(p, s) holds.
    ("uden-for-vaerdiomraade", &["cifre"]),
    // A part without points, fewer than four points in a ring, a ring that is not closed, and validity by OGC simple
    // features (crossings, holes): JSON Schema can say the first two only, typed readers the first three, a database
    // all but the first.
    ("ugyldig-geometri", &["tom-del", "punkter", "ring", "gyldighed"]),
];

impl Constructs {
    /// All constructs of the model, sorted.
    pub fn of(model: &Model) -> Vec<String> {
        let mut all = Vec::new();
        for regel in &model.regler {
            all.push(regel.id.clone());
            for (rule, aspects) in ASPECTS {
                if *rule == regel.id {
                    all.extend(aspects.iter().map(|a| format!("{rule}/{a}")));
                }
            }
        }
        all.sort();
        all
    }
}
