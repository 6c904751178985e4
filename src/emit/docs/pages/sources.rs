//! The sources on one page: access, price, legal basis, and what KL has yet to settle.

use super::super::markdown::Md;
use super::super::site::{Site, to};
use super::super::table::{Facts, MarkdownTable};
use super::super::template::Templates;
use super::super::words;
use crate::emit::Artifact;
use crate::model::Kilde;
use minijinja::Error;
use serde::Serialize;

#[derive(Serialize)]
struct View<'a> {
    oversigt: Md,
    kilder: Vec<Source<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    anker: Md,
    kode: i64,
    navn: &'a str,
    definition: &'a str,
    oplysninger: Md,
}

pub(super) fn page(site: &Site, templates: &Templates) -> Result<Artifact, Error> {
    let kilder = site.model.kilder.iter().map(|kilde| Source {
        anker: Md::anchor(&format!("kilde-{}", kilde.kode)),
        kode: kilde.kode,
        navn: &kilde.navn,
        definition: &kilde.definition,
        oplysninger: facts(site, kilde),
    });
    templates.page("kilder.md", "kilder.md", View { oversigt: overview(site), kilder: kilder.collect() })
}

fn overview(site: &Site) -> Md {
    let rows = site.model.kilder.iter().map(|k| {
        [
            Md::text(&k.kode.to_string()),
            to(&Md::text(&k.navn), &format!("kilder.md#kilde-{}", k.kode)),
            Md::text(words::access(k.adgang)),
            Md::text(words::frequency(k.tidligste_frekvens)),
            site.off_kode(k.mest_aaben),
        ]
    });
    MarkdownTable::of(["Kode", "Kilde", "Adgang", "Nye tal tidligst", "Mest åbne off_kode"], rows)
}

fn facts(site: &Site, k: &Kilde) -> Md {
    let indicators = site.model.indikatorer.iter().filter(|i| i.kilder.contains(&k.kode));
    Facts::new()
        .md("Begreb", site.begreb(&k.begreb))
        .text("Ejer", &k.ejer)
        .text("Adgang", words::access(k.adgang))
        .text("Adgangen i ord", &k.adgang_beskrivelse)
        .text("Pris", &k.pris)
        .text("Hjemmel", &k.hjemmel)
        .text("Nye tal tidligst", words::frequency(k.tidligste_frekvens))
        .text("Diskretionsvilkår", &k.diskretionsvilkaar)
        .md("Mest åbne off_kode", site.off_kode(k.mest_aaben))
        .text("Hvorfor", &k.mest_aaben_begrundelse)
        .maybe("Åbent spørgsmål til KL", k.aabent_spoergsmaal.as_deref())
        .list("Indikatorer", indicators.map(|i| site.indikator(i.kode)))
        .text("Siden", &format!("version {}", k.siden))
        .text("Status", words::status(k.status))
        .into_md()
}
