//! The worked examples of registration practice on one page.

use super::super::markdown::{Md, fence};
use super::super::site::{Site, sources};
use super::super::table::MarkdownTable;
use super::super::template::Templates;
use crate::emit::Artifact;
use crate::model::*;
use minijinja::Error;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct View<'a> {
    eksempler: Vec<Example<'a>>,
}

#[derive(Serialize)]
struct Example<'a> {
    anker: Md,
    navn: &'a str,
    titel: &'a str,
    beskrivelse: &'a str,
    tema: Md,
    kolonner: Md,
    faste: Md,
    eksempel: Md,
    kilder: Vec<Md>,
}

pub(super) fn page(site: &Site, templates: &Templates) -> Result<Artifact, Error> {
    let example = |p| example(site, p);
    templates.page("praksis.md", "praksis.md", View { eksempler: site.model.praksis.iter().map(example).collect() })
}

fn example<'a>(site: &Site<'a>, practice: &'a Praksis) -> Example<'a> {
    Example {
        anker: Md::anchor(&practice.navn),
        navn: &practice.navn,
        titel: &practice.titel,
        beskrivelse: &practice.beskrivelse,
        tema: site.tema(practice.tema),
        kolonner: columns(site, practice),
        faste: MarkdownTable::of(["Felt", "Fast værdi"], fixed(site, practice.tema, &practice.faste).map(|(f, v)| [f, v])),
        eksempel: fence("text", &practice.eksempel),
        kilder: sources(&practice.kilde),
    }
}

fn columns(site: &Site, practice: &Praksis) -> Md {
    let rows = practice.kolonner.iter().map(|column| {
        let field = column.felt.as_ref().map(|felt| site.felt(practice.tema, felt));
        let values = column.vaerdier.iter().map(|(from, to)| Md::code(from).with(" bliver til ", Md::code(to)));
        let sets = fixed(site, practice.tema, &column.saetter).map(|(felt, value)| felt.with(" = ", value));
        [
            Md::text(&column.kolonne),
            field.unwrap_or_else(|| Md::text("bruges ikke")),
            Md::join(values, "; "),
            Md::join(sets, "; "),
            Md::text(column.bemaerkning.as_deref().unwrap_or_default()),
        ]
    });
    MarkdownTable::of(["Kolonne i udtrækket", "Felt", "Værdier", "Sætter også", "Bemærkning"], rows)
}

fn fixed<'s>(site: &'s Site, temakode: u16, values: &'s BTreeMap<String, String>) -> impl Iterator<Item = (Md, Md)> + 's {
    values.iter().map(move |(felt, value)| (site.felt(temakode, felt), Md::code(value)))
}
