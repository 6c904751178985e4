//! What the schemas carry of the model's rules, line by line.

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
        "forkert-datatype/decimaler" => {
            Carried::Partly { fields: strict::fields(model, strict::is_whole), reason: reason(model, construct).to_owned() }
        }
        "ukendt-felt"
        | "manglende-felt"
        | "forkert-datatype"
        | "uden-for-vaerdiomraade"
        | "uden-for-vaerdiomraade/cifre"
        | "for-lang-tekst"
        | "forkert-moenster"
        | "ukendt-kode"
        | "udgaaet-kode"
        | "ulaeselig-post"
        | "tom-geometri"
        | "forkert-geometritype"
        | "ugyldig-geometri"
        | "ugyldig-geometri/punkter"
        | "ugyldig-geometri/tom-del" => Carried::Fully,
        _ => Carried::Not { reason: reason(model, construct).to_owned() },
    }
}

fn reason(model: &Model, construct: &str) -> &'static str {
    match construct {
        "forkert-datatype/decimaler" => {
            "multipleOf regner i flydende tal: 0.01 afviser 19.99 i flere programmer, så antallet af decimaler siges kun, hvor \
             det er nul."
        }
        "ukendt-tema" => "Skemaet vælges efter tema, før indholdet læses.",
        "laesemaade" => {
            "Skemaet tager kun den strenge form: tal som tal, datoer som ÅÅÅÅ-MM-DD, feltnavne som i standarden. Det, som \
             programmet læser velvilligt og bemærker, afvises derfor eller tages, som det står."
        }
        "systemfelt-udfyldt" => "Er ikke en fejl: systemfelter må stå i posten, og indholdet læses ikke.",
        "udgaaet-i-brug" => "Er ikke en fejl: skemaet mærker det, der udgår, med deprecated og tager det.",
        "ugyldig-geometri/ring" => "JSON Schema kan ikke sammenligne en rings første og sidste punkt.",
        "ulaeselig-post/dobbelt" => "JSON-læsere beholder det sidste af to ens navne, før skemaet ser posten.",
        "ugyldig-geometri/gyldighed" => "JSON Schema kan ikke regne på koordinater.",
        "z-koordinat" => "Er kun en advarsel: et punkt må have to eller tre tal.",
        "forkert-koordinatsystem" => "Koordinatsystemet står ikke i posten; flere er tilladt og omregnes.",
        "uden-for-danmark" => "Grænserne afhænger af koordinatsystemet, som ikke står i posten.",
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
        Some(Regelslags::Raekke) => "JSON Schema kan ikke sammenligne to felter i en post.",
        Some(Regelslags::Opslag) => "Kræver opslag i kodelister, politik eller dato, som et skema ikke kan foretage.",
        Some(Regelslags::Relation) => "Et skema ser én post ad gangen, ikke forholdet mellem poster.",
        Some(Regelslags::Geometri) => "JSON Schema kan ikke regne på koordinater eller sammenholde flere geometrier.",
        Some(Regelslags::Diskretion) => "Diskretion dømmes over alt, en målgruppe kan se, ikke over én post.",
        Some(Regelslags::Beregning) => "Et skema kan ikke regne efter.",
        Some(Regelslags::Struktur) | None => "Siges ikke i skemaet.",
    }
}
