//! Fields: one line in a theme's table, and one section each; the general fields have a page of their own.

use super::super::markdown::Md;
use super::super::site::{GENERAL_FIELDS, Site, field_anchor};
use super::super::table::Facts;
use super::super::template::Templates;
use super::super::words;
use crate::emit::Artifact;
use crate::model::*;
use minijinja::Error;
use serde::Serialize;

#[derive(Serialize)]
struct View {
    felter: Vec<Section>,
}

pub(super) fn page(site: &Site, templates: &Templates) -> Result<Artifact, Error> {
    let felter = site.model.generelle_felter.iter().map(|felt| section(site, None, felt)).collect();
    templates.page("generelle-felter.md", GENERAL_FIELDS, View { felter })
}

/// What `felt.md` prints.
#[derive(Serialize)]
pub(super) struct Section {
    anker: Md,
    feltnavn: Md,
    titel: String,
    oplysninger: Md,
}

impl Section {
    pub(super) fn new(feltnavn: &str, titel: &str, facts: Facts) -> Self {
        Section {
            anker: Md::anchor(&field_anchor(feltnavn)),
            feltnavn: Md::code(feltnavn),
            titel: titel.to_owned(),
            oplysninger: facts.into_md(),
        }
    }
}

/// The section of a field; `tema` is the theme whose own field it is.
pub(super) fn section(site: &Site, tema: Option<&Tema>, felt: &Felt) -> Section {
    let facts = Facts::new()
        .text("Engelsk overskrift", &felt.titel_en)
        .text("Definition", &felt.definition)
        .text("Formål", &felt.formaal)
        .md("Begreb", site.begreb(&felt.begreb))
        .md("Kolonne", tema.map(|t| Md::code(&format!("fkg.{}.{}", t.tabel, felt.feltnavn))).unwrap_or_default())
        .md("Feltnavn10", Md::code(&felt.feltnavn10))
        .text("Krav", words::demand(felt.krav()))
        .text("Nøgle", if is_key(tema, felt) { "Feltet indgår i temaets forretningsnøgle." } else { "" })
        .text("Type", &datatype(&felt.datatype))
        .text("Værdiområde", &felt.vaerdiomraade);
    let facts = add_limits(site, felt, facts)
        .list("Henvisning", felt.henvisning.iter().map(|h| reference(site, h)))
        .list("Særlige værdier", felt.henvisning.iter().flat_map(|h| &h.ogsaa).map(|p| Md::code(p)))
        .md("Eksempel", Md::code(&felt.eksempel))
        .maybe("Bemærkning", felt.bemaerkning.as_deref())
        .text("Beskyttet", if felt.beskyttet { "Værdien vises aldrig i en rapport." } else { "" })
        .list("Rækkeregler", row_rules(site, tema, felt))
        .text("Siden", &format!("version {}", felt.siden))
        .text("Status", words::status(felt.status))
        .list("Erstattes af", felt.erstattes_af.iter().map(|name| replaced_by(site, tema, name)));
    Section::new(&felt.feltnavn, &felt.titel, facts)
}

fn is_key(tema: Option<&Tema>, felt: &Felt) -> bool {
    tema.is_some_and(|t| t.noegle.contains(&felt.feltnavn))
}

fn add_limits(site: &Site, felt: &Felt, facts: Facts) -> Facts {
    // As one types them: a limit may be a year or a code, which have no thousands.
    let limit = |value: Option<i64>| value.map(|v| v.to_string()).unwrap_or_default();
    let facts = facts.text("Mindst", &limit(felt.minimum)).text("Højst", &limit(felt.maksimum));
    match &felt.datatype {
        Datatype::Tekst { moenster: Some(pattern), moenster_forklaring, .. } => {
            // The value range mostly says the same words already.
            let words = moenster_forklaring.as_deref().filter(|words| !felt.vaerdiomraade.contains(words));
            facts.md("Mønster", Md::code(pattern)).maybe("Mønster i ord", words)
        }
        Datatype::Kode { kodeliste, tilladte } => facts
            .md("Kodeliste", site.kodeliste(kodeliste))
            .list("Tilladte koder", tilladte.iter().map(|kode| site.kode(kodeliste, *kode))),
        _ => facts,
    }
}

fn reference(site: &Site, henvisning: &Henvisning) -> Md {
    site.felt(henvisning.tema, &henvisning.felt).with(" i ", site.tema(henvisning.tema))
}

fn row_rules(site: &Site, tema: Option<&Tema>, felt: &Felt) -> Vec<Md> {
    let Some(tema) = tema else { return Vec::new() };
    let points = |u: &Udtryk| u.tema == tema.temakode && u.felt == felt.feltnavn;
    site.model.regler.iter().filter(|r| r.udtryk.iter().any(points)).map(|r| site.regel(r)).collect()
}

fn replaced_by(site: &Site, tema: Option<&Tema>, feltnavn: &str) -> Md {
    match tema {
        Some(tema) => site.felt(tema.temakode, feltnavn),
        None => site.generelt_felt(feltnavn),
    }
}

/// A field's columns in a theme's table: name, short name, heading, type, demand, value range, code list, general.
pub(super) fn line(site: &Site, tema: &Tema, felt: &Felt, general: bool) -> [Md; 8] {
    [
        site.felt(tema.temakode, &felt.feltnavn),
        Md::code(&felt.feltnavn10),
        Md::text(&felt.titel),
        Md::text(type_name(&felt.datatype)),
        Md::text(demand_letter(felt.krav())),
        Md::text(&felt.vaerdiomraade),
        felt.kodeliste().map(|navn| site.kodeliste(navn)).unwrap_or_default(),
        Md::text(if general { "ja" } else { "" }),
    ]
}

fn demand_letter(demand: Krav) -> &'static str {
    match demand {
        Krav::O => "O",
        Krav::F => "F",
        Krav::S => "S",
    }
}

/// The type alone; in a table the value range is in a column of its own, with lengths and digits.
fn type_name(datatype: &Datatype) -> &'static str {
    match datatype {
        Datatype::Tekst { .. } => "tekst",
        Datatype::Heltal => "heltal",
        Datatype::Decimaltal { .. } => "decimaltal",
        Datatype::Dato => "dato",
        Datatype::Kode { .. } => "kode",
        Datatype::Uuid => "UUID",
        Datatype::Tidspunkt => "tidspunkt",
    }
}

/// The type with its limits.
fn datatype(datatype: &Datatype) -> String {
    let name = type_name(datatype);
    match datatype {
        Datatype::Tekst { laengde, .. } => format!("{name}, højst {laengde} tegn"),
        Datatype::Decimaltal { cifre, decimaler } => format!("{name}, højst {cifre} cifre, heraf {decimaler} decimaler"),
        Datatype::Dato => format!("{name} (ÅÅÅÅ-MM-DD)"),
        Datatype::Tidspunkt => format!("{name} med tidszone"),
        Datatype::Heltal | Datatype::Kode { .. } | Datatype::Uuid => name.to_owned(),
    }
}
