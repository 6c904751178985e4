//! The concept catalogue in the order of the Danish alphabet, with what uses each concept.

use super::super::danish;
use super::super::markdown::Md;
use super::super::site::{Site, sources};
use super::super::table::Facts;
use super::super::template::Templates;
use super::super::uses::Uses;
use super::super::words;
use crate::emit::Artifact;
use crate::model::Begreb;
use minijinja::Error;
use serde::Serialize;

#[derive(Serialize)]
struct View<'a> {
    antal: usize,
    bogstaver: Vec<Letter<'a>>,
}

#[derive(Serialize)]
struct Letter<'a> {
    bogstav: String,
    begreber: Vec<Concept<'a>>,
}

#[derive(Serialize)]
struct Concept<'a> {
    anker: Md,
    term: &'a str,
    definition: String,
    kommentar: Option<&'a str>,
    oplysninger: Md,
    brug: Md,
}

pub(super) fn page(site: &Site, templates: &Templates) -> Result<Artifact, Error> {
    let uses = Uses::of(site);
    let mut bogstaver: Vec<Letter> = Vec::new();
    for begreb in site.begreber() {
        let bogstav = danish::initial(&begreb.term);
        if bogstaver.last().is_none_or(|last| last.bogstav != bogstav) {
            bogstaver.push(Letter { bogstav, begreber: Vec::new() });
        }
        if let Some(letter) = bogstaver.last_mut() {
            letter.begreber.push(concept(site, &uses, begreb));
        }
    }
    templates.page("begreber.md", "begreber/README.md", View { antal: site.model.begreber.len(), bogstaver })
}

fn concept<'a>(site: &Site<'a>, uses: &Uses, begreb: &'a Begreb) -> Concept<'a> {
    let words_of = |terms: &[String]| terms.join(", ");
    let link = |id: &String| site.begreb(id);
    let facts = Facts::new()
        .md("Id", Md::code(&begreb.id))
        .text("Engelsk term", &begreb.term_en)
        .text("Synonymer", &words_of(&begreb.synonymer))
        .text("Frarådede termer", &words_of(&begreb.frataadede_termer))
        .list("Overbegreb", begreb.overbegreb.iter().map(link))
        .list("Beslægtede begreber", begreb.relaterede.iter().map(link))
        .lines("Eksempler", begreb.eksempler.iter().map(|e| Md::text(e)))
        .lines("Kilde", sources(&begreb.kilde))
        .text("Siden", &format!("version {}", begreb.siden))
        .text("Status", words::status(begreb.status))
        .list("Erstattes af", begreb.erstattes_af.iter().map(link));
    Concept {
        anker: Md::anchor(&begreb.id),
        term: &begreb.term,
        definition: danish::capital(&begreb.definition),
        kommentar: begreb.kommentar.as_deref(),
        oplysninger: facts.into_md(),
        brug: uses.facts(&begreb.id),
    }
}
