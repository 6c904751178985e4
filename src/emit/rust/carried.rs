//! What the Rust types carry of the model's rules, line by line.

use crate::emit::capability::RETIRED;
use crate::emit::{Capability, Carried, strict};
use crate::model::{Model, Regelslags};

/// One line per construct of the model.
pub(super) fn capabilities(model: &Model) -> Vec<Capability> {
    Capability::of_each(model, carried)
}

fn carried(model: &Model, construct: &str) -> Carried {
    if let Some(carried) = strict::reading(model, construct) {
        return carried;
    }
    match construct {
        "ukendt-felt"
        | "manglende-felt"
        | "forkert-datatype"
        | "forkert-datatype/decimaler"
        | "uden-for-vaerdiomraade"
        | "uden-for-vaerdiomraade/cifre"
        | "for-lang-tekst"
        | "forkert-moenster"
        | "ukendt-kode"
        | "udgaaet-kode"
        | "ulaeselig-post"
        | "ulaeselig-post/dobbelt"
        | "tom-geometri"
        | "forkert-geometritype"
        | "ugyldig-geometri"
        | "ugyldig-geometri/punkter"
        | "ugyldig-geometri/ring"
        | "ugyldig-geometri/tom-del" => Carried::Fully,
        _ => Carried::Not { reason: reason(model, construct).to_owned() },
    }
}

fn reason(model: &Model, construct: &str) -> &'static str {
    match construct {
        "ukendt-tema" => "Typen vælges efter tema, før indholdet læses.",
        "laesemaade" => {
            "Typerne tager kun den strenge form: tal som tal, datoer som ÅÅÅÅ-MM-DD, feltnavne som i standarden. Det, som \
             programmet læser velvilligt og bemærker, afvises derfor eller tages, som det står."
        }
        "systemfelt-udfyldt" => "Er ikke en fejl: systemfelter må stå i posten, og indholdet læses ikke.",
        "udgaaet-i-brug" => "Er ikke en fejl: det, der udgår, er nævnt i typens dokumentation og tages.",
        "ugyldig-geometri/gyldighed" => "Typerne ser geometriens form, men regner ikke på koordinater.",
        "z-koordinat" => "Er kun en advarsel: et punkt må have to eller tre tal.",
        "forkert-koordinatsystem" | "uden-for-danmark" => "Koordinatsystemet står ikke i posten; flere er tilladt og omregnes.",
        _ => by_kind(model, construct),
    }
}

fn by_kind(model: &Model, construct: &str) -> &'static str {
    let id = construct.split('/').next().unwrap_or(construct);
    let regel = model.regel(id);
    if regel.is_some_and(|regel| regel.status.er_udgaaet()) {
        return RETIRED;
    }
    match regel.map(|regel| regel.slags) {
        Some(Regelslags::Raekke) => "Typerne kontrollerer felterne hver for sig; regler mellem felter har `sdm validate`.",
        Some(Regelslags::Opslag) => "Kræver politik, dato eller opslag på tværs af felter.",
        Some(Regelslags::Relation) => "Typerne ser én post ad gangen, ikke forholdet mellem poster.",
        Some(Regelslags::Geometri) => "Typerne regner ikke på koordinater og sammenholder ikke geometrier.",
        Some(Regelslags::Diskretion) => "Diskretion dømmes over alt, en målgruppe kan se, ikke over én post.",
        Some(Regelslags::Beregning) => "Typerne regner ikke efter.",
        Some(Regelslags::Struktur) | None => "Siges ikke i typerne.",
    }
}
