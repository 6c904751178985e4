//! The indicators: a table by hundreds, and one page each.

use super::super::markdown::Md;
use super::super::site::{CATEGORY_LIST, Site, indicator_path, sources, to};
use super::super::table::{Facts, MarkdownTable};
use super::super::template::Templates;
use super::super::words;
use crate::emit::Artifact;
use crate::model::*;
use minijinja::Error;
use serde::Serialize;

#[derive(Serialize)]
struct IndexView {
    antal: usize,
    grupper: Vec<IndicatorGroup>,
}

#[derive(Serialize)]
struct IndicatorGroup {
    hundreder: i64,
    emne: &'static str,
    indikatorer: Md,
}

#[derive(Serialize)]
struct View<'a> {
    kode: i64,
    navn: &'a str,
    definition: &'a str,
    oplysninger: Md,
    aabenhed: Md,
    kilder: Md,
    kategorier: Md,
    taeller_er: Vec<Md>,
    naevner_er: Vec<Md>,
    faldgruber: &'a [String],
    forveksles_med: Vec<Md>,
    lov: Vec<Md>,
    brug: Md,
}

pub(super) fn pages(site: &Site, templates: &Templates) -> Result<Vec<Artifact>, Error> {
    let index = IndexView { antal: site.model.indikatorer.len(), grupper: groups(site) };
    let mut pages = vec![templates.page("indikatorer.md", "indikatorer/README.md", index)?];
    for indikator in &site.model.indikatorer {
        pages.push(templates.page("indikator.md", &indicator_path(indikator.kode), view(site, indikator))?);
    }
    Ok(pages)
}

/// Hundreds that have indicators, in order.
pub(super) fn hundreds(site: &Site) -> Vec<i64> {
    let mut hundreds: Vec<i64> = site.model.indikatorer.iter().map(|i| i.kode / 100).collect();
    hundreds.sort_unstable();
    hundreds.dedup();
    hundreds
}

fn groups(site: &Site) -> Vec<IndicatorGroup> {
    let head = ["Kode", "Navn", "Type", "Enhed", "Tidsform", "Vindue", "Opgøres", "Følsomhed", "Mest åben", "Registreres"];
    let row = |i: &Indikator| {
        [
            Md::text(&i.kode.to_string()),
            to(&Md::text(&i.navn), &indicator_path(i.kode)),
            Md::text(words::indicator_type(i.slags)),
            Md::text(words::unit(i.enhed)),
            Md::text(words::time_form(i.tidsform)),
            Md::text(&if i.vindue == 1 { "perioden".to_owned() } else { format!("{} md.", i.vindue) }),
            Md::text(words::frequency(i.frekvens)),
            Md::text(words::sensitivity(i.foelsomhed)),
            site.off_kode(i.mest_aaben),
            Md::text(words::registration(i.registrering)),
        ]
    };
    let group = |hundred: i64| IndicatorGroup {
        hundreder: hundred * 100,
        emne: words::indicator_subject(hundred),
        indikatorer: MarkdownTable::of(head, site.model.indikatorer.iter().filter(|i| i.kode / 100 == hundred).map(row)),
    };
    hundreds(site).into_iter().map(group).collect()
}

fn view<'a>(site: &Site<'a>, indikator: &'a Indikator) -> View<'a> {
    View {
        kode: indikator.kode,
        navn: &indikator.navn,
        definition: &indikator.definition,
        oplysninger: facts(site, indikator),
        aabenhed: openness(site, indikator),
        kilder: source_table(site, indikator),
        kategorier: MarkdownTable::of(["Kategori", "Begrebsdefinition"], categories(site, indikator)),
        taeller_er: indikator.taeller_er.iter().map(|same| same_count(site, same)).collect(),
        naevner_er: indikator.naevner_er.iter().map(|same| same_count(site, same)).collect(),
        faldgruber: &indikator.faldgruber,
        forveksles_med: indikator.forveksles_med.iter().map(|kode| site.indikator(*kode)).collect(),
        lov: sources(&indikator.lov),
        brug: used_in(site, indikator.kode),
    }
}

fn facts(site: &Site, i: &Indikator) -> Md {
    Facts::new()
        .text("Engelsk navn", &i.navn_en)
        .md("Begreb", site.begreb(&i.begreb))
        .text("Type", value_explained(i.slags))
        .maybe("Tæller", i.taeller.as_deref())
        .maybe("Nævner", i.naevner.as_deref())
        .text("Grundlag", &i.population.beskrivelse)
        .text("Alder", &age(&i.population))
        .text("Enhed", words::unit(i.enhed))
        .text("Decimaler i vaerdi", &i.decimaler.to_string())
        .text("Tidsform", words::time_form_explained(i.tidsform))
        .text("Vindue", &window(i.vindue))
        .text("Opgøres", words::frequency(i.frekvens))
        .text("Siden", &format!("version {}", i.siden))
        .text("Status", words::status(i.status))
        .list("Erstattes af", i.erstattes_af.map(|kode| site.indikator(kode)))
        .into_md()
}

fn value_explained(kind: Indikatortype) -> &'static str {
    match kind {
        Indikatortype::Antal => "antal: vaerdi er lig taeller",
        Indikatortype::Andel => "andel i procent: vaerdi er 100 gange taeller delt med naevner",
        Indikatortype::Gennemsnit => "gennemsnit: taeller er tom, og naevner er antallet bag gennemsnittet",
    }
}

fn age(population: &Population) -> String {
    match (population.alder_fra, population.alder_til) {
        (Some(from), Some(to)) => format!("{from}-{to} år, begge med"),
        (Some(from), None) => format!("{from} år og derover"),
        (None, Some(to)) => format!("til og med {to} år"),
        (None, None) => String::new(),
    }
}

fn window(months: u8) -> String {
    match months {
        1 => "perioden selv".to_owned(),
        months => format!("{months} måneder, der slutter med perioden; lægges aldrig sammen"),
    }
}

fn openness(site: &Site, i: &Indikator) -> Md {
    Facts::new()
        .text("Følsomhed", words::sensitivity(i.foelsomhed))
        .md("Mest åbne off_kode", site.off_kode(i.mest_aaben))
        .maybe("Hvorfor ikke mere åben", i.mest_aaben_begrundelse.as_deref())
        .text("Registreres", words::registration(i.registrering))
        .maybe("Hvorfor lokalt", i.registrering_begrundelse.as_deref())
        .into_md()
}

fn source_table(site: &Site, i: &Indikator) -> Md {
    let known = i.kilder.iter().filter_map(|kode| site.model.kilder.iter().find(|k| k.kode == *kode));
    let rows = known.map(|kilde| {
        [
            site.kilde(kilde.kode),
            Md::text(words::access(kilde.adgang)),
            Md::text(words::frequency(kilde.tidligste_frekvens)),
            site.off_kode(kilde.mest_aaben),
        ]
    });
    MarkdownTable::of(["Kilde", "Adgang", "Nye tal tidligst", "Kildens mest åbne off_kode"], rows)
}

fn categories<'s>(site: &'s Site, i: &'s Indikator) -> impl Iterator<Item = [Md; 2]> + 's {
    let list = site.model.kodeliste(CATEGORY_LIST);
    let meaning = move |kode: i64| list.and_then(|l| l.koder.iter().find(|k| k.kode == kode)).map(|k| &k.begrebsdefinition);
    i.kategorier
        .iter()
        .map(move |&kode| [site.kode(CATEGORY_LIST, kode), Md::text(meaning(kode).map(String::as_str).unwrap_or_default())])
}

/// »tælleren i 100 Beboere, summen over alder …«.
fn same_count(site: &Site, same: &SammeAntal) -> Md {
    let parts = [
        ("alder", Feltrolle::Alder, &same.alder),
        ("kategori", Feltrolle::Kategori, &same.kategori),
        ("herkomst", Feltrolle::Herkomst, &same.herkomst),
        ("køn", Feltrolle::Koen, &same.koen),
    ];
    let mut text = Md::text("tælleren i").with(" ", site.indikator(same.indikator));
    for (name, field, codes) in parts.into_iter().filter(|part| !part.2.is_empty()) {
        let codes = codes.iter().map(|kode| site.kode_i_felt(field, *kode));
        text = text.with(&format!(", {name} "), Md::join(codes, " + "));
    }
    if !same.aar.is_empty() {
        let year =
            |by: &i8| if *by == 0 { Md::text("periodens år") } else { Md::text(&format!("{} år før", -i64::from(*by))) };
        text = text.with(", lagt sammen over ", Md::join(same.aar.iter().map(year), " + "));
    }
    text
}

fn used_in(site: &Site, kode: i64) -> Md {
    let indicators = || site.model.indikatorer.iter();
    let uses = |same: &[SammeAntal]| same.iter().any(|s| s.indikator == kode);
    let link = |i: &Indikator| site.indikator(i.kode);
    let mut criteria = Vec::new();
    for set in &site.model.regelsaet {
        let target = format!("beregning.md#regelsaet-{}", set.id);
        let own = set.kriterier.iter().filter(|k| k.indikator == kode);
        criteria.extend(own.map(|k| to(&Md::text(&format!("{} ({})", k.titel, set.id)), &target)));
    }
    let scores = site.model.scorer.iter().filter(|s| s.bestanddele.iter().any(|b| b.indikator == kode));
    let score = |s: &Score| to(&Md::text(&s.titel), &format!("beregning.md#score-{}-{}", s.navn, s.version));
    Facts::new()
        .list("Lovens kriterier", criteria)
        .list("Samlede scorer", scores.map(score))
        .list("Samme antal som tælleren i", indicators().filter(|i| uses(&i.taeller_er)).map(link))
        .list("Samme antal som nævneren i", indicators().filter(|i| uses(&i.naevner_er)).map(link))
        .into_md()
}
