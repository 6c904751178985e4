//! The model's closed choices in Danish words. Each match is exhaustive: a new choice without words does not compile.

use crate::finding::Level;
use crate::model::*;

pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Udkast => "udkast",
        Status::Gaeldende => "gældende",
        Status::Udgaar => "udgår",
        Status::Udgaaet => "udgået",
    }
}

/// The public sector's code for a model's status, in Danish followed by the code; an unknown code unchanged.
pub(super) fn model_status(code: &str) -> String {
    let danish = match code {
        "development" => "under udvikling",
        "stable" => "endelig",
        "deprecated" => "forældet",
        "withdrawn" => "trukket tilbage",
        _ => return code.to_owned(),
    };
    format!("{danish} ({code})")
}

pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Fejl => "fejl",
        Level::Advarsel => "advarsel",
        Level::Oplysning => "oplysning",
    }
}

pub(super) fn geometry(geometry: Geometritype) -> &'static str {
    match geometry {
        Geometritype::Flade => "flade (MULTIPOLYGON)",
        Geometritype::Ingen => "ingen geometri",
    }
}

pub(super) fn demand(demand: Krav) -> &'static str {
    match demand {
        Krav::O => "O (obligatorisk)",
        Krav::F => "F (frivilligt)",
        Krav::S => "S (systemet udfylder)",
    }
}

pub(super) fn indicator_type(kind: Indikatortype) -> &'static str {
    match kind {
        Indikatortype::Antal => "antal",
        Indikatortype::Andel => "andel",
        Indikatortype::Gennemsnit => "gennemsnit",
    }
}

pub(super) fn unit(unit: Enhed) -> &'static str {
    match unit {
        Enhed::Personer => "personer",
        Enhed::Husstande => "husstande",
        Enhed::Boliger => "boliger",
        Enhed::Fuldtidspersoner => "fuldtidspersoner",
        Enhed::Haendelser => "hændelser",
        Enhed::Kroner => "kr.",
        Enhed::Kvadratmeter => "m²",
        Enhed::Karakter => "karakter",
        Enhed::Aar => "år",
        Enhed::Dage => "dage",
    }
}

pub(super) fn time_form(form: Tidsform) -> &'static str {
    match form {
        Tidsform::Bestand => "bestand",
        Tidsform::Stroem => "strøm",
        Tidsform::Gennemsnit => "gennemsnit",
    }
}

pub(super) fn time_form_explained(form: Tidsform) -> &'static str {
    match form {
        Tidsform::Bestand => "bestand: stillingen på periodens første dag",
        Tidsform::Stroem => "strøm: summen over perioden",
        Tidsform::Gennemsnit => "gennemsnit over perioden; lægges aldrig sammen",
    }
}

pub(super) fn sensitivity(class: Foelsomhed) -> &'static str {
    match class {
        Foelsomhed::Ingen => "ingen (tæller ikke personer eller husstande)",
        Foelsomhed::Almindelig => "almindelig",
        Foelsomhed::Foelsom => "følsom",
    }
}

pub(super) fn frequency(frequency: Frekvens) -> &'static str {
    match frequency {
        Frekvens::Maaned => "hver måned",
        Frekvens::Kvartal => "hvert kvartal",
        Frekvens::Aar => "hvert år",
    }
}

pub(super) fn registration(place: Registrering) -> &'static str {
    match place {
        Registrering::Geofa => "i GeoFA",
        Registrering::Lokal => "lokalt i kommunens eget værktøj",
    }
}

pub(super) fn access(access: Adgang) -> &'static str {
    match access {
        Adgang::Fri => "fri: kommunen har den i forvejen",
        Adgang::Aftale => "kræver en aftale",
        Adgang::Betaling => "kræver betaling",
        Adgang::Ingen => "ingen adgang til dette formål i dag",
    }
}

pub(super) fn rule_kind(kind: Regelslags) -> &'static str {
    match kind {
        Regelslags::Struktur => "struktur",
        Regelslags::Raekke => "række",
        Regelslags::Opslag => "opslag",
        Regelslags::Relation => "relation",
        Regelslags::Geometri => "geometri",
        Regelslags::Diskretion => "diskretion",
        Regelslags::Beregning => "beregning",
    }
}

pub(super) fn rule_kind_explained(kind: Regelslags) -> &'static str {
    match kind {
        Regelslags::Struktur => "Felternes form: navn, type, længde, mønster og kode.",
        Regelslags::Raekke => "Afgøres på én række; reglen er et SQL-udtryk over temaets kolonner.",
        Regelslags::Opslag => "Afgøres på én række sammen med en kodeliste, diskretionspolitikken eller datoen.",
        Regelslags::Relation => "Afgøres på flere rækker tilsammen.",
        Regelslags::Geometri => "Afgøres på områdernes flader.",
        Regelslags::Diskretion => "Bedømmes for hver målgruppe over alt, hvad målgruppen kan se tilsammen.",
        Regelslags::Beregning => "Efterregner de tal, som standarden selv kan beregne.",
    }
}

/// The sign itself; the law's own strictness hangs on it.
pub(super) fn operator_sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Over => ">",
        Operator::Mindst => ">=",
        Operator::Under => "<",
        Operator::Hoejst => "<=",
    }
}

pub(super) fn operator(operator: Operator) -> &'static str {
    match operator {
        Operator::Over => "større end",
        Operator::Mindst => "mindst",
        Operator::Under => "mindre end",
        Operator::Hoejst => "højst",
    }
}

pub(super) fn comparison(with: Sammenligning) -> &'static str {
    match with {
        Sammenligning::Fast => "et fast tal",
        Sammenligning::Landsgennemsnit => "landsgennemsnittet",
        Sammenligning::Region => "gennemsnittet for samme gruppe i regionen",
    }
}

pub(super) fn mean(mean: Middel) -> &'static str {
    match mean {
        Middel::Ingen => "ét år",
        Middel::GennemsnitAfAndele => "gennemsnit af årenes uafrundede andele",
    }
}

pub(super) fn normalisation(way: Normalisering) -> &'static str {
    match way {
        Normalisering::AntalKriterier => "antal opfyldte kriterier",
        Normalisering::AfstandTilGennemsnit => "afstand til kommunens gennemsnit i procent af gennemsnittet",
        Normalisering::Indeks100 => "indeks, hvor referencen er 100",
    }
}

/// What the hundreds of the indicator codes are about; the contract fixes it, the model does not hold it.
pub(super) fn indicator_subject(hundred: i64) -> &'static str {
    match hundred {
        1 => "Befolkning og husstande",
        2 => "Arbejde og uddannelse i gang",
        3 => "Uddannelsesniveau",
        4 => "Indkomst",
        5 => "Domme og tryghed",
        6 => "Flytninger",
        7 => "Børn, dagtilbud og skole",
        8 => "Sundhed og støtte",
        9 => "Boliger",
        _ => "Andre indikatorer",
    }
}
