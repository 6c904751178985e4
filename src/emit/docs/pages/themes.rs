//! One page per theme, in the order of GeoFA's specification: metadata, fields, rules, registration guidance.

use super::super::markdown::{Md, fence};
use super::super::site::{Site, field_anchor, sources, theme_path, to};
use super::super::table::{Facts, MarkdownTable};
use super::super::template::Templates;
use super::super::{danish, words};
use super::fields::{self, Section};
use crate::emit::Artifact;
use crate::model::*;
use minijinja::Error;
use serde::Serialize;

#[derive(Serialize)]
struct View<'a> {
    temakode: u16,
    temanavn: &'a str,
    beskrivelse: &'a str,
    metadata: Md,
    tabeller: Md,
    noegle: Vec<Md>,
    oversigt: Md,
    felter: Vec<Section>,
    raekkeregler: Vec<RowRule<'a>>,
    regler: Md,
    vejledning: Vec<GuidancePart<'a>>,
    aabne_spoergsmaal: &'a [String],
}

#[derive(Serialize)]
struct RowRule<'a> {
    regel: Md,
    titel: &'a str,
    niveau: &'static str,
    udtryk: Vec<Expression>,
}

#[derive(Serialize)]
struct Expression {
    felt: Md,
    sql: Md,
}

#[derive(Serialize)]
struct GuidancePart<'a> {
    titel: &'static str,
    tekst: &'a str,
}

pub(super) fn pages(site: &Site, templates: &Templates) -> Result<Vec<Artifact>, Error> {
    site.model.temaer.iter().map(|tema| templates.page("tema.md", &theme_path(tema), view(site, tema))).collect()
}

fn view<'a>(site: &Site<'a>, tema: &'a Tema) -> View<'a> {
    let mut felter: Vec<Section> = tema.felter.iter().map(|felt| fields::section(site, Some(tema), felt)).collect();
    felter.extend(geometry_section(site, tema));
    View {
        temakode: tema.temakode,
        temanavn: &tema.temanavn,
        beskrivelse: &tema.metadata.beskrivelse,
        metadata: metadata(tema),
        tabeller: identity(site, tema),
        noegle: tema.noegle.iter().map(|name| site.felt(tema.temakode, name)).collect(),
        oversigt: overview(site, tema),
        felter,
        raekkeregler: row_rules(site, tema),
        regler: other_rules(site, tema),
        vejledning: guidance(&tema.registrering),
        aabne_spoergsmaal: &tema.aabne_spoergsmaal,
    }
}

/// What each municipality states for itself has a line without content of ours.
const OWN: &str = "Angives af den enkelte kommune.";

fn metadata(tema: &Tema) -> Md {
    let m = &tema.metadata;
    let text = |name: &'static str, mark: &'static str, text: &str| [Md::text(name), Md::text(mark), Md::text(text)];
    let rows = [
        text("Temanavn", "S", &tema.temanavn),
        text("Temakode", "S", &tema.temakode.to_string()),
        text("Definition", "S", &m.definition),
        text("Beskrivelse", "S", &m.beskrivelse),
        text("Formål", "S", &m.formaal),
        text("Nøgleord, hovedgruppe", "S", &m.noegleord_hovedgruppe),
        text("Nøgleord", "S", &m.noegleord.join(", ")),
        text("Geometritype", "S", words::geometry(tema.geometritype)),
        [Md::text("Lovgrundlag"), Md::text("S"), Md::join(sources(&m.lovgrundlag), "<br>")],
        text("CVR-kode og CVR-navn", "S", OWN),
        text("Ansvarlig afdeling", "O", &m.ansvarlig_afdeling),
        text("Kontakt", "O", OWN),
        text("Metadataansvarlig", "O", OWN),
        text("Ajourføringsfrekvens", "O", &m.ajourfoeringsfrekvens),
        text("Etableringsgrundlag", "O", &m.etableringsgrundlag),
        text("Fuldstændighed", "O", &m.fuldstaendighed),
        text("Sidst ajourført", "O", OWN),
        text("Målforhold", "F", m.maalforhold.as_deref().unwrap_or_default()),
        text("Registreringsnøjagtighed", "F", m.registreringsnoejagtighed.as_deref().unwrap_or_default()),
        text("Ophavsret", "F", &m.ophavsret),
        text("Må ikke anvendes til", "F", &m.maa_ikke_anvendes_til),
        text("KLE", "F", &m.kle.join(", ")),
    ];
    MarkdownTable::of(["Metadata", "Krav", "Indhold"], rows.into_iter().filter(|row| row[2] != Md::default()))
}

/// Names by which the theme is found: concept, English name, and the three relations in the database.
fn identity(site: &Site, tema: &Tema) -> Md {
    let table = |name: String| Md::code(&format!("fkg.{name}"));
    Facts::new()
        .text("Engelsk navn", &tema.temanavn_en)
        .md("Begreb", site.begreb(&tema.begreb))
        .md("Visning til brug", table(tema.tabel.clone()))
        .md("Grundtabel", table(format!("{}_t", tema.tabel)))
        .md("Historik", table(format!("hist_{}", tema.tabel)))
        .text("Siden", &format!("version {}", tema.siden))
        .text("Status", words::status(tema.status))
        .into_md()
}

fn overview(site: &Site, tema: &Tema) -> Md {
    let head = ["Feltnavn", "Feltnavn10", "Overskrift", "Type", "Krav", "Værdiområde", "Kodeliste", "Generelt felt"];
    let mut table = MarkdownTable::new(head);
    for felt in &site.model.generelle_felter {
        table.push(fields::line(site, tema, felt, true));
    }
    for felt in &tema.felter {
        table.push(fields::line(site, tema, felt, false));
    }
    if tema.geometritype != Geometritype::Ingen {
        let frame = &site.model.standard.geometri;
        table.push([
            to(&Md::code(&frame.feltnavn), &format!("{}#{}", theme_path(tema), field_anchor(&frame.feltnavn))),
            Md::code(&frame.feltnavn),
            Md::text("Geometri"),
            Md::text(words::geometry(tema.geometritype)),
            Md::text("O"),
            Md::text(&format!("EPSG:{}", frame.epsg)),
            Md::default(),
            Md::default(),
        ]);
    }
    table.into_md()
}

fn geometry_section(site: &Site, tema: &Tema) -> Option<Section> {
    if tema.geometritype == Geometritype::Ingen {
        return None;
    }
    let frame = &site.model.standard.geometri;
    let metres = |value: f64| danish::number(&value.to_string());
    let between = |low, high| format!("{} til {} m", metres(low), metres(high));
    let exception = tema.geometri_undtagelse.as_ref();
    let facts = Facts::new()
        .text("Definition", &frame.definition)
        .md("Begreb", site.begreb(&frame.begreb))
        .md("Kolonne", Md::code(&format!("fkg.{}.{}", tema.tabel, frame.feltnavn)))
        .text("Krav", words::demand(Krav::O))
        .text("Type", words::geometry(tema.geometritype))
        .text("Koordinatsystem", &format!("EPSG:{}", frame.epsg))
        .text("Østlig koordinat", &between(frame.x_min, frame.x_max))
        .text("Nordlig koordinat", &between(frame.y_min, frame.y_max))
        .text("Opløsning", &format!("{} m", metres(frame.oploesning)))
        .list(
            "Rækker uden geometri",
            exception
                .map(|e| Md::text("hvor").with(" ", site.felt(tema.temakode, &e.felt)).with(" opfylder ", Md::code(&e.moenster))),
        )
        .maybe("Hvorfor uden geometri", exception.map(|e| e.begrundelse.as_str()));
    Some(Section::new(&frame.feltnavn, "Geometri", facts))
}

fn row_rules<'a>(site: &Site<'a>, tema: &Tema) -> Vec<RowRule<'a>> {
    let expressions = |regel: &Regel| -> Vec<Expression> {
        let own = regel.udtryk.iter().filter(|u| u.tema == tema.temakode);
        own.map(|u| Expression { felt: site.felt(u.tema, &u.felt), sql: fence("sql", &u.sql) }).collect()
    };
    let row = |regel: &'a Regel| RowRule {
        regel: site.regel(regel),
        titel: &regel.titel.da,
        niveau: words::level(regel.niveau),
        udtryk: expressions(regel),
    };
    site.model.regler.iter().map(row).filter(|rule| !rule.udtryk.is_empty()).collect()
}

fn other_rules(site: &Site, tema: &Tema) -> Md {
    let is_row = |regel: &&Regel| regel.udtryk.iter().any(|u| u.tema == tema.temakode);
    let rows = site.regler_for(tema.temakode).filter(|regel| !is_row(regel)).map(|regel| {
        [
            site.regel(regel),
            Md::text(&regel.titel.da),
            Md::text(words::rule_kind(regel.slags)),
            Md::text(words::level(regel.niveau)),
        ]
    });
    MarkdownTable::of(["Regel", "Overskrift", "Slags", "Niveau"], rows)
}

fn guidance(text: &Registreringsvejledning) -> Vec<GuidancePart<'_>> {
    let parts = [
        ("Registreringsinstruks", &text.registreringsinstruks),
        ("Klassificering og opdeling", &text.klassificering),
        ("Minimumsstørrelser", &text.minimumsstoerrelser),
        ("Entydige objekter", &text.entydige_objekter),
        ("Geometrisk konsistens mellem objekter", &text.geometrisk_konsistens_objekter),
        ("Geometrisk konsistens med andre datasæt", &text.geometrisk_konsistens_datasaet),
    ];
    parts.into_iter().map(|(titel, tekst)| GuidancePart { titel, tekst }).collect()
}
