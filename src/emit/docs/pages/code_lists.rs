//! One page per code list.

use super::super::markdown::Md;
use super::super::site::{CATEGORY_LIST, Site, code_anchor, indicator_path, list_path, to};
use super::super::table::{Facts, MarkdownTable};
use super::super::template::Templates;
use super::super::words;
use crate::emit::Artifact;
use crate::model::*;
use minijinja::Error;
use serde::Serialize;

#[derive(Serialize)]
struct View<'a> {
    titel: &'a str,
    definition: &'a str,
    oplysninger: Md,
    koder: Md,
    i_geofa: bool,
}

pub(super) fn pages(site: &Site, templates: &Templates) -> Result<Vec<Artifact>, Error> {
    let page = |liste: &Kodeliste| {
        let view = View {
            titel: &liste.titel,
            definition: &liste.definition,
            oplysninger: facts(site, liste),
            koder: codes(site, liste),
            i_geofa: liste.findes_i_geofa,
        };
        templates.page("kodeliste.md", &list_path(&liste.navn), view)
    };
    site.model.kodelister.iter().map(page).collect()
}

fn facts(site: &Site, liste: &Kodeliste) -> Md {
    Facts::new()
        .md("Tabel", Md::code(&format!("fkg.{}", liste.navn)))
        .md("Kolonne med koden", Md::code(&liste.kodefelt))
        .md("Kolonne med teksten", Md::code(&liste.tekstfelt))
        .md("Begreb", site.begreb(&liste.begreb))
        .list("Bruges i", used_by(site, liste))
        .text("Siden", &format!("version {}", liste.siden))
        .text("Status", words::status(liste.status))
        .into_md()
}

/// Fields with this list; a general field is named once.
fn used_by(site: &Site, liste: &Kodeliste) -> Vec<Md> {
    let uses = |felt: &&Felt| felt.kodeliste() == Some(&liste.navn);
    let general = site.model.generelle_felter.iter().filter(uses);
    let mut links: Vec<Md> = general.map(|f| site.generelt_felt(&f.feltnavn).with(" ", Md::text("(alle temaer)"))).collect();
    for tema in &site.model.temaer {
        let in_theme = |f: &Felt| site.felt(tema.temakode, &f.feltnavn).with(" i ", site.tema(tema.temakode));
        links.extend(tema.felter.iter().filter(uses).map(in_theme));
    }
    links
}

fn codes(site: &Site, liste: &Kodeliste) -> Md {
    let head = ["Kode", "Tekst", "Aktiv", "Overordnet", "Begrebsdefinition", "Indikatorer", "Erstattes af", "Siden"];
    let link = |kode: Option<i64>| kode.map(|kode| site.kode(&liste.navn, kode)).unwrap_or_default();
    let rows = liste.koder.iter().map(|kode| {
        [
            Md::anchor(&code_anchor(kode.kode)).with("", Md::text(&kode.kode.to_string())),
            text(liste, kode),
            Md::text(&kode.aktiv.to_string()),
            link(kode.overordnet),
            Md::text(&kode.begrebsdefinition),
            Md::join(indicators(site, liste, kode), "; "),
            link(kode.erstattes_af),
            Md::text(kode.siden.as_deref().unwrap_or_default()),
        ]
    });
    MarkdownTable::of(head, rows)
}

/// A code's text; where the list is made from indicators or sources, linked to what it was made from.
fn text(liste: &Kodeliste, kode: &Kode) -> Md {
    let text = Md::text(&kode.tekst);
    match liste.navn.as_str() {
        INDIKATORLISTE => to(&text, &indicator_path(kode.kode)),
        KILDELISTE => to(&text, &format!("kilder.md#kilde-{}", kode.kode)),
        _ => text,
    }
}

fn indicators(site: &Site, liste: &Kodeliste, kode: &Kode) -> Vec<Md> {
    if liste.navn != CATEGORY_LIST {
        return Vec::new();
    }
    let allow = site.model.indikatorer.iter().filter(|i| i.kategorier.contains(&kode.kode));
    allow.map(|i| site.indikator(i.kode)).collect()
}
