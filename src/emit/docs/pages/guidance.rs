//! The registration guidance for a municipality's officer: what to deliver, how, and how closed.

use super::super::markdown::Md;
use super::super::site::{Site, list_path, theme_path, to};
use super::super::table::MarkdownTable;
use super::super::template::Templates;
use super::policy;
use crate::emit::Artifact;
use crate::model::*;
use minijinja::Error;
use serde::Serialize;

/// The profile that holds where none is chosen.
const DEFAULT_PROFILE: &str = "standard";

#[derive(Serialize)]
struct View<'a> {
    titel: &'a str,
    geofa_version: &'a str,
    epsg: u32,
    temaer: Md,
    generelle: Md,
    off_koder: Md,
    diskretionskoder: Md,
    graenser: Md,
    profil: Option<&'a str>,
    vejledninger: Vec<Theme<'a>>,
    kodelister: Md,
    fejlregler: Vec<Md>,
    praksis: Vec<Md>,
}

#[derive(Serialize)]
struct Theme<'a> {
    navn: String,
    side: Md,
    instruks: &'a str,
    noegle: Vec<Md>,
    felter: Md,
}

pub(super) fn page(site: &Site, templates: &Templates) -> Result<Artifact, Error> {
    let model = site.model;
    let profile = model.diskretion.profiler.iter().find(|p| p.navn == DEFAULT_PROFILE);
    let errors = model.regler.iter().filter(|r| r.niveau == crate::finding::Level::Fejl);
    let view = View {
        titel: &model.standard.titel,
        geofa_version: &model.standard.geofa_version,
        epsg: model.standard.geometri.epsg,
        temaer: themes(site),
        generelle: required(site, None, &model.generelle_felter),
        off_koder: codes_of(site, Feltrolle::Adgang),
        diskretionskoder: codes_of(site, Feltrolle::Markering),
        graenser: profile.map(|p| policy::limits(site, p)).unwrap_or_default(),
        profil: profile.map(|p| p.titel.da.as_str()),
        vejledninger: model.temaer.iter().map(|tema| theme(site, tema)).collect(),
        kodelister: lists(site),
        fejlregler: errors.map(|r| site.regel(r)).collect(),
        praksis: model.praksis.iter().map(|p| to(&Md::text(&p.titel), &format!("praksis.md#{}", p.navn))).collect(),
    };
    templates.page("vejledning.md", "vejledning.md", view)
}

fn themes(site: &Site) -> Md {
    let rows = site.model.temaer.iter().map(|t| {
        [
            site.tema(t.temakode),
            Md::text(&t.metadata.formaal),
            Md::text(&t.metadata.ansvarlig_afdeling),
            Md::text(&t.metadata.ajourfoeringsfrekvens),
        ]
    });
    MarkdownTable::of(["Tema", "Formål", "Hvem", "Hvor ofte"], rows)
}

fn theme<'a>(site: &Site<'a>, tema: &'a Tema) -> Theme<'a> {
    Theme {
        navn: format!("{} {}", tema.temakode, tema.temanavn),
        side: to(&Md::code(&tema.tabel), &theme_path(tema)),
        instruks: &tema.registrering.registreringsinstruks,
        noegle: tema.noegle.iter().map(|name| site.felt(tema.temakode, name)).collect(),
        felter: required(site, Some(tema), &tema.felter),
    }
}

/// The fields that a delivery must give, with what to mind.
fn required(site: &Site, tema: Option<&Tema>, felter: &[Felt]) -> Md {
    let link = |felt: &Felt| match tema {
        Some(tema) => site.felt(tema.temakode, &felt.feltnavn),
        None => site.generelt_felt(&felt.feltnavn),
    };
    let rows = felter.iter().filter(|f| f.er_obligatorisk()).map(|f| {
        [link(f), Md::text(&f.titel), Md::code(&f.eksempel), Md::text(f.bemaerkning.as_deref().unwrap_or(&f.definition))]
    });
    MarkdownTable::of(["Felt", "Overskrift", "Eksempel", "Husk"], rows)
}

/// The codes of the field with this name, in whichever theme has it.
fn codes_of(site: &Site, rolle: Feltrolle) -> Md {
    let Some(list) = site.model.liste_med_rolle(None, rolle) else { return Md::default() };
    let active = list.koder.iter().filter(|k| k.aktiv == 1);
    MarkdownTable::of(
        ["Kode", "Tekst", "Betydning"],
        active.map(|k| [Md::text(&k.kode.to_string()), Md::text(&k.tekst), Md::text(&k.begrebsdefinition)]),
    )
}

fn lists(site: &Site) -> Md {
    let rows = site.model.kodelister.iter().map(|l| [to(&Md::code(&l.navn), &list_path(&l.navn)), Md::text(&l.titel)]);
    MarkdownTable::of(["Kodeliste", "Titel"], rows)
}
