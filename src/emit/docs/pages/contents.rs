//! The front page: what the standard is, what it leaves open, and the way to everything else.

use super::super::markdown::Md;
use super::super::site::{Site, list_path, sources, to};
use super::super::table::{Facts, MarkdownTable};
use super::super::template::Templates;
use super::super::{danish, words};
use super::{indicators, rules};
use crate::emit::Artifact;
use crate::model::*;
use minijinja::Error;
use serde::Serialize;

#[derive(Serialize)]
struct View<'a> {
    titel: &'a str,
    beskrivelse: &'a str,
    omfang: &'a str,
    versionsnoter: &'a str,
    oplysninger: Md,
    emner: Vec<Md>,
    lovgrundlag: Vec<Md>,
    temaer: Md,
    kodelister: Md,
    indikatorer: Vec<ContentsGroup>,
    regler: Vec<ContentsGroup>,
    begreber: Vec<Md>,
    aabne_spoergsmaal: Vec<Question<'a>>,
    fra_temaer: Md,
    fra_kilder: Md,
}

/// A row of links under a name.
#[derive(Serialize)]
struct ContentsGroup {
    navn: String,
    links: Vec<Md>,
}

#[derive(Serialize)]
struct Question<'a> {
    spoergsmaal: &'a str,
    kilderne_siger: Vec<Md>,
    valg: &'a str,
}

pub(super) fn page(site: &Site, templates: &Templates) -> Result<Artifact, Error> {
    let standard = &site.model.standard;
    let question = |q: &'_ AabentSpoergsmaal| sources(&q.kilderne_siger);
    let view = View {
        titel: &standard.titel,
        beskrivelse: &standard.beskrivelse,
        omfang: &standard.omfang,
        versionsnoter: &standard.versionsnoter,
        oplysninger: facts(standard),
        emner: sources(&standard.emner),
        lovgrundlag: sources(&standard.lovgrundlag),
        temaer: themes(site),
        kodelister: lists(site),
        indikatorer: indicator_groups(site),
        regler: rule_groups(site),
        begreber: site.begreber().into_iter().map(|b| site.begreb(&b.id)).collect(),
        aabne_spoergsmaal: standard
            .aabne_spoergsmaal
            .iter()
            .map(|q| Question { spoergsmaal: &q.spoergsmaal, kilderne_siger: question(q), valg: &q.valg })
            .collect(),
        fra_temaer: theme_questions(site),
        fra_kilder: source_questions(site),
    };
    templates.page("indhold.md", "README.md", view)
}

fn facts(s: &Standard) -> Md {
    Facts::new()
        .md("Id", Md::code(&s.id))
        .text("Engelsk titel", &s.titel_en)
        .text("Version", &s.version)
        .text("Modelformat", &s.modelformat.to_string())
        .text("Licens", &s.licens)
        .text("Udgiver", &s.udgiver)
        .text("Ansvarlig", &s.ansvarlig)
        .text("Bygger på", &format!("GeoFA {}", s.geofa_version))
        .text("Temagruppe", &group(&s.temagruppe))
        .md("Navnerum", Md::code(&s.navnerum))
        .md("Præfiks", Md::code(&s.navnerum_praefiks))
        .text("Modelstatus", &words::model_status(&s.modelstatus))
        .text("Godkendelsesstatus", &s.godkendelsesstatus)
        .into_md()
}

fn group(g: &Temagruppe) -> String {
    format!("{} {} ({}-{})", g.id, g.navn, g.fra, g.til)
}

fn themes(site: &Site) -> Md {
    let rows = site.model.temaer.iter().map(|t| {
        [site.tema(t.temakode), Md::code(&t.tabel), Md::text(words::geometry(t.geometritype)), Md::text(&t.metadata.definition)]
    });
    MarkdownTable::of(["Tema", "Tabel", "Geometri", "Definition"], rows)
}

fn lists(site: &Site) -> Md {
    let rows = site.model.kodelister.iter().map(|l| {
        let owner = if l.findes_i_geofa { "GeoFA" } else { "standarden" };
        [
            to(&Md::code(&l.navn), &list_path(&l.navn)),
            Md::text(&l.titel),
            Md::text(&danish::number(&l.koder.len().to_string())),
            Md::text(owner),
        ]
    });
    MarkdownTable::of(["Kodeliste", "Titel", "Koder", "Hører til"], rows)
}

fn indicator_groups(site: &Site) -> Vec<ContentsGroup> {
    let group = |hundred: i64| ContentsGroup {
        navn: format!("{}: {}", hundred * 100, words::indicator_subject(hundred)),
        links: site.model.indikatorer.iter().filter(|i| i.kode / 100 == hundred).map(|i| site.indikator(i.kode)).collect(),
    };
    indicators::hundreds(site).into_iter().map(group).collect()
}

fn rule_groups(site: &Site) -> Vec<ContentsGroup> {
    let group = |kind: Regelslags| ContentsGroup {
        navn: danish::capital(words::rule_kind(kind)),
        links: site.model.regler.iter().filter(|r| r.slags == kind).map(|r| site.regel(r)).collect(),
    };
    rules::kinds(site).into_iter().map(group).collect()
}

fn theme_questions(site: &Site) -> Md {
    let of = |t: &'_ Tema| t.aabne_spoergsmaal.iter().map(|q| [site.tema(t.temakode), Md::text(q)]).collect::<Vec<_>>();
    MarkdownTable::of(["Tema", "Åbent spørgsmål"], site.model.temaer.iter().flat_map(of))
}

fn source_questions(site: &Site) -> Md {
    let rows = site.model.kilder.iter().filter_map(|k| {
        let question = k.aabent_spoergsmaal.as_deref()?;
        Some([site.kilde(k.kode), Md::text(question)])
    });
    MarkdownTable::of(["Kilde", "Åbent spørgsmål"], rows)
}
