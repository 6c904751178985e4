//! The discretion policy on one page: audiences, profiles with their thresholds, and the fields that count people.

use super::super::markdown::Md;
use super::super::site::{Site, sources};
use super::super::table::MarkdownTable;
use super::super::template::Templates;
use super::super::{danish, words};
use crate::emit::Artifact;
use crate::model::*;
use minijinja::Error;
use serde::Serialize;

#[derive(Serialize)]
struct View<'a> {
    maalgrupper: Md,
    profiler: Vec<Profile<'a>>,
    taellefelter: Md,
    regler: Md,
    begreber: Vec<Md>,
}

#[derive(Serialize)]
struct Profile<'a> {
    anker: Md,
    navn: Md,
    titel: &'a Tosproget,
    beskrivelse: &'a str,
    afrunding_base: u16,
    graenser: Md,
    trapper: Vec<Stairs>,
    kilder: Vec<Md>,
}

/// The steps of one audience.
#[derive(Serialize)]
struct Stairs {
    maalgruppe: String,
    trin: Md,
}

pub(super) fn page(site: &Site, templates: &Templates) -> Result<Artifact, Error> {
    let policy = &site.model.diskretion;
    let view = View {
        maalgrupper: audiences(site),
        profiler: policy.profiler.iter().map(|profile| profile_view(site, profile)).collect(),
        taellefelter: count_fields(site),
        regler: rules(site),
        begreber: policy.begreber.iter().map(|id| site.begreb(id)).collect(),
    };
    templates.page("diskretion.md", "diskretion.md", view)
}

fn audiences(site: &Site) -> Md {
    let rows = site.model.diskretion.maalgrupper.iter().map(|m| {
        let codes = m.ser_off_koder.iter().map(|kode| site.kode_i_felt(Feltrolle::Adgang, *kode));
        [
            Md::code(&m.navn),
            Md::text(&m.titel.da),
            Md::text(&m.titel.en),
            site.begreb(&m.begreb),
            Md::join(codes, "; "),
            Md::text(if m.kun_egne { "Rækker med off_kode 2 ses kun af den kommune, som de tilhører." } else { "" }),
        ]
    });
    MarkdownTable::of(["Målgruppe", "Titel", "På engelsk", "Begreb", "Ser off_kode", "Forbehold"], rows)
}

fn profile_view<'a>(site: &Site<'a>, profile: &'a Diskretionsprofil) -> Profile<'a> {
    let stairs = profile.graenser.iter().filter(|g| !g.trin.is_empty());
    Profile {
        anker: Md::anchor(&format!("profil-{}", profile.navn)),
        navn: Md::code(&profile.navn),
        titel: &profile.titel,
        beskrivelse: &profile.beskrivelse,
        afrunding_base: profile.afrunding_base,
        graenser: limits(site, profile),
        trapper: stairs.map(|g| Stairs { maalgruppe: audience(site, &g.maalgruppe), trin: steps(site, &g.trin) }).collect(),
        kilder: sources(&profile.kilde),
    }
}

fn audience(site: &Site, navn: &str) -> String {
    let found = site.model.diskretion.maalgrupper.iter().find(|m| m.navn == navn);
    found.map_or(navn, |m| m.titel.da.as_str()).to_owned()
}

/// The thresholds, one line per audience.
pub(super) fn limits(site: &Site, profile: &Diskretionsprofil) -> Md {
    let head = [
        "Målgruppe",
        "Mindste åbne antal, almindelige oplysninger",
        "Mindste åbne antal, følsomme oplysninger",
        "Beboere i området",
        "Husstande i området",
        "Områdets flade (m²)",
        "Bidragydere bag et gennemsnit",
        "Mindste interval, almindelige",
        "Mindste interval, følsomme",
        "Alle-eller-ingen (k)",
    ];
    let rows = profile.graenser.iter().map(|g| {
        [
            Md::text(&audience(site, &g.maalgruppe)),
            number(g.mindste_antal.almindelig),
            number(g.mindste_antal.foelsom),
            number(g.mindste_beboere),
            number(g.mindste_husstande),
            number(g.mindste_flade_m2),
            number(g.mindste_bidragydere),
            number(g.mindste_interval.almindelig),
            number(g.mindste_interval.foelsom),
            number(g.alle_eller_ingen_k),
        ]
    });
    MarkdownTable::of(head, rows)
}

fn steps(site: &Site, steps: &[Trin]) -> Md {
    let rows = steps.iter().map(|step| {
        [
            step.beboere.map(number).unwrap_or_default(),
            step.husstande.map(number).unwrap_or_default(),
            Md::text(&step.maa_vises),
            Md::join(step.indikatorer.iter().map(|kode| site.indikator(*kode)), "; "),
        ]
    });
    MarkdownTable::of(["Beboere, mindst", "Husstande, mindst", "Må vises", "Indikatorer"], rows)
}

fn count_fields(site: &Site) -> Md {
    let rows = site.model.diskretion.taellefelter.iter().map(|t| {
        [
            site.tema(t.tema),
            site.felt(t.tema, &t.felt),
            t.grundlag.as_ref().map(|grundlag| site.felt(t.tema, grundlag)).unwrap_or_default(),
            Md::text(t.foelsomhed.map_or("indikatorens", words::sensitivity)),
            Md::join(t.foelsomme_opdelinger.iter().map(|felt| site.felt(t.tema, felt)), ", "),
        ]
    });
    MarkdownTable::of(["Tema", "Felt med antallet", "Felt med grundlaget", "Følsomhed", "Følsom ved opdeling efter"], rows)
}

fn rules(site: &Site) -> Md {
    let own = site.model.regler.iter().filter(|r| r.slags == Regelslags::Diskretion);
    let rows = own.map(|r| [site.regel(r), Md::text(&r.titel.da), Md::text(words::level(r.niveau))]);
    MarkdownTable::of(["Regel", "Overskrift", "Niveau"], rows)
}

fn number(value: u32) -> Md {
    Md::text(&danish::number(&value.to_string()))
}
