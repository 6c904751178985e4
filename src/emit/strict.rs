//! What targets that read JSON strictly say of values that the validator reads kindly and notes (`laesemaade`), and of
//! records that it cannot read: the JSON Schemas and the Rust types are held to the same of it.

use super::Carried;
use crate::model::{Datatype, Felt, Model};

/// How a strict target carries an aspect of `laesemaade`; `None` if the construct is not one.
pub(super) fn reading(model: &Model, construct: &str) -> Option<Carried> {
    let partly = |held: fn(&Felt) -> bool, reason: &str| Carried::Partly { fields: fields(model, held), reason: reason.into() };
    let not = |reason: &str| Carried::Not { reason: reason.into() };
    Some(match construct.strip_prefix("laesemaade/")? {
        "dato"
        | "decimalkomma"
        | "heltal-med-decimaler"
        | "klammer"
        | "tal-som-tekst"
        | "tegn"
        | "tekst-som-tal"
        | "tusindtal" => Carried::Fully,
        "blank-tekst" | "tom-tekst" => partly(
            |felt| !is_text(felt) || has_pattern(felt) || felt.er_obligatorisk(),
            "En frivillig tekst uden mønster må være tom; den læses som ingen værdi.",
        ),
        "blanktegn" | "haardt-blanktegn" => {
            partly(|felt| !is_text(felt) || has_pattern(felt), "I en tekst uden mønster er blanktegn en del af værdien.")
        }
        "uden-geometrimedlem" => not("I et tema uden geometri må medlemmet geometry mangle."),
        "enkelt-polygon" => not("En enkelt polygon må stå, hvor temaet har flader; den er en flade med én del."),
        _ => not("Fortæller, hvordan en fil blev læst, ikke hvordan en post skal være."),
    })
}

/// Fields that a delivery gives and for which something holds, as `temakode.feltnavn`.
pub(super) fn fields(model: &Model, held: fn(&Felt) -> bool) -> Vec<String> {
    let of_theme = |tema| model.felter(tema).filter(|f| !f.er_systemfelt() && held(f));
    let all = model.temaer.iter().flat_map(|t| of_theme(t).map(move |f| format!("{}.{}", t.temakode, f.feltnavn)));
    all.collect()
}

/// Whether the field holds text.
pub(super) fn is_text(felt: &Felt) -> bool {
    matches!(felt.datatype, Datatype::Tekst { .. })
}

/// Whether the field is a text with a pattern.
pub(super) fn has_pattern(felt: &Felt) -> bool {
    matches!(felt.datatype, Datatype::Tekst { moenster: Some(_), .. })
}

/// Whether the field is a whole number or a code.
pub(super) fn is_whole(felt: &Felt) -> bool {
    matches!(felt.datatype, Datatype::Heltal | Datatype::Kode { .. })
}
