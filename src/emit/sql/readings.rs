//! What the database says of values that the validator reads kindly and notes (`laesemaade`), given as text: the input
//! functions of PostgreSQL's types know some of the same ways of writing and refuse the others.

use crate::emit::Carried;
use crate::emit::strict::{fields, has_pattern, is_text};
use crate::model::{Datatype, Felt, Model};

/// How the database carries an aspect of `laesemaade`; `None` if the construct is not one.
pub(super) fn of(model: &Model, construct: &str) -> Option<Carried> {
    let not = |reason: &str| Carried::Not { reason: reason.into() };
    Some(match construct.strip_prefix("laesemaade/")? {
        "decimalkomma" | "enkelt-polygon" | "heltal-med-decimaler" | "tegn" => Carried::Fully,
        "tom-tekst" => partly(model, |f| !is_text(f) || f.er_obligatorisk(), "En tekstkolonne tager en tom tekst."),
        "blank-tekst" => partly(model, |f| !is_text(f) || has_pattern(f) || f.er_obligatorisk(), TEXT),
        "blanktegn" => partly(
            model,
            |f| has_pattern(f) || f.datatype == Datatype::Uuid,
            "PostgreSQL ser bort fra blanktegn om tal og datoer; i en tekst uden mønster er de en del af værdien.",
        ),
        "haardt-blanktegn" => partly(model, |f| !is_text(f) || has_pattern(f), TEXT),
        "tusindtal" => not("PostgreSQL læser punktum som decimaltegn: 1.000 er én."),
        "dato" => not("PostgreSQL læser danske datoer, når serverens datestyle har dagen først."),
        "klammer" => not("PostgreSQL læser et UUID med klammer."),
        "tal-som-tekst" | "tekst-som-tal" => not("En værdi når databasen som tekst og bliver omsat til kolonnens type."),
        "uden-geometrimedlem" => not("Databasen ser ikke GeoJSON; ingen geometri er NULL."),
        _ => not("Databasen ser ikke filen, kun de poster, der kunne læses."),
    })
}

/// Why blanks around a text pass.
const TEXT: &str = "I en tekst uden mønster er blanktegn en del af værdien.";

fn partly(model: &Model, held: fn(&Felt) -> bool, reason: &str) -> Carried {
    Carried::Partly { fields: fields(model, held), reason: reason.into() }
}
