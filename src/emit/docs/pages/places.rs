//! Municipalities and regions on one page, with the time in which each belongs.

use super::super::danish;
use super::super::markdown::Md;
use super::super::site::Site;
use super::super::table::MarkdownTable;
use super::super::template::Templates;
use super::super::words;
use crate::emit::Artifact;
use crate::model::*;
use minijinja::Error;
use serde::Serialize;

#[derive(Serialize)]
struct View {
    antal_kommuner: usize,
    kommuner: Md,
    regioner: Md,
}

pub(super) fn page(site: &Site, templates: &Templates) -> Result<Artifact, Error> {
    let view = View { antal_kommuner: site.model.kommuner.len(), kommuner: municipalities(site), regioner: regions(site) };
    templates.page("kommuner.md", "kommuner.md", view)
}

fn municipalities(site: &Site) -> Md {
    let mut sorted: Vec<&Kommune> = site.model.kommuner.iter().collect();
    sorted.sort_by_cached_key(|k| (danish::sort_key(&k.navn), k.kommunekode));
    let rows = sorted.into_iter().map(|k| {
        [
            Md::text(&k.navn),
            Md::text(&k.kommunekode.to_string()),
            Md::text(&k.cvr.to_string()),
            Md::text(&k.cvr_navn),
            Md::text(&period(k.foerste_dag(), k.gyldig_til.as_deref())),
            Md::text(&k.erstattes_af.map(|kode| successor(site, kode)).unwrap_or_default()),
            Md::join(k.regioner.iter().map(|t| membership(site, t)), "; "),
        ]
    });
    MarkdownTable::of(HEAD, rows)
}

const HEAD: [&str; 7] =
    ["Kommune", "Kommunekode", "CVR-nummer", "Myndighedens navn i GeoFA", "Gyldighed", "Afløses af", "Region"];

fn successor(site: &Site, kode: u16) -> String {
    site.model.kommune(kode).map_or_else(|| kode.to_string(), |k| format!("{} ({kode})", k.navn))
}

fn membership(site: &Site, t: &Regionstilhoer) -> Md {
    let name = site.model.regioner.iter().find(|r| r.kode == t.region).map_or(t.region.as_str(), |r| &r.navn);
    Md::text(&format!("{name} ({})", period(&t.gyldig_fra, t.gyldig_til.as_deref())))
}

fn period(from: &str, to: Option<&str>) -> String {
    match to {
        Some(to) => format!("{} til {}", danish::date(from), danish::date(to)),
        None => format!("fra {}", danish::date(from)),
    }
}

fn regions(site: &Site) -> Md {
    let rows = site.model.regioner.iter().map(|r| {
        [
            Md::text(&r.navn),
            Md::text(&r.kode),
            Md::code(&r.omraade_nr),
            Md::text(&period(&r.gyldig_fra, r.gyldig_til.as_deref())),
            Md::text(&r.erstattes_af.as_deref().map(|kode| replacing(site, kode)).unwrap_or_default()),
            Md::text(words::status(r.status)),
            Md::text(r.bemaerkning.as_deref().unwrap_or_default()),
        ]
    });
    MarkdownTable::of(["Region", "Regionskode", "Referenceområde", "Gyldighed", "Afløses af", "Status", "Bemærkning"], rows)
}

fn replacing(site: &Site, kode: &str) -> String {
    site.model.regioner.iter().find(|r| r.kode == kode).map_or(kode, |r| &r.navn).to_owned()
}
