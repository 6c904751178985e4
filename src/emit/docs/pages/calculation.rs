//! The calculation models on one page: the law's criteria with their exact operators, and the composite scores.

use super::super::markdown::Md;
use super::super::site::{Site, sources};
use super::super::table::{Facts, MarkdownTable};
use super::super::template::Templates;
use super::super::{danish, words};
use crate::emit::Artifact;
use crate::model::*;
use minijinja::Error;
use serde::Serialize;

#[derive(Serialize)]
struct View<'a> {
    regelsaet: Vec<RuleSet<'a>>,
    scorer: Vec<ScoreView<'a>>,
}

#[derive(Serialize)]
struct RuleSet<'a> {
    anker: Md,
    id: &'a str,
    titel: &'a str,
    beskrivelse: &'a str,
    oplysninger: Md,
    kriterier: Md,
    bemaerkninger: Vec<Note<'a>>,
    kategorier: Md,
    lov: Vec<Md>,
}

#[derive(Serialize)]
struct Note<'a> {
    kriterium: Md,
    tekst: &'a str,
}

#[derive(Serialize)]
struct ScoreView<'a> {
    anker: Md,
    titel: &'a str,
    beskrivelse: &'a str,
    forbehold: &'a str,
    oplysninger: Md,
    bestanddele: Md,
    klasser: Md,
    kilder: Vec<Md>,
}

pub(super) fn page(site: &Site, templates: &Templates) -> Result<Artifact, Error> {
    let regelsaet = site.model.regelsaet.iter().map(|set| rule_set(site, set)).collect();
    let scorer = site.model.scorer.iter().map(|s| score(site, s)).collect();
    templates.page("beregning.md", "beregning.md", View { regelsaet, scorer })
}

fn rule_set<'a>(site: &Site<'a>, set: &'a Regelsaet) -> RuleSet<'a> {
    let note = |k: &'a Kriterium| k.bemaerkning.as_deref().map(|tekst| Note { kriterium: Md::code(&k.id), tekst });
    RuleSet {
        anker: Md::anchor(&format!("regelsaet-{}", set.id)),
        id: &set.id,
        titel: &set.titel,
        beskrivelse: &set.beskrivelse,
        oplysninger: Facts::new()
            .md("Id", Md::code(&set.id))
            .text("Første liste", &set.foerste_liste.to_string())
            .text("Sidste liste", &set.sidste_liste.map_or("gælder endnu".to_owned(), |year| year.to_string()))
            .text("Offentliggøres", &danish::date(&set.offentliggoeres))
            .text("Siden", &format!("version {}", set.siden))
            .text("Status", words::status(set.status))
            .into_md(),
        kriterier: criteria(site, set),
        bemaerkninger: set.kriterier.iter().filter_map(note).collect(),
        kategorier: categories(site, set),
        lov: sources(&set.lov),
    }
}

fn criteria(site: &Site, set: &Regelsaet) -> Md {
    let head = ["Id", "Kriterium", "Begreb", "Indikator", "Felt", "Prøve", "Sammenlignes med", "Dataår", "Middel"];
    let designations = site.model.tema_med_rolle(Temarolle::Udpegninger);
    let rows = set.kriterier.iter().map(|k| {
        [
            Md::code(&k.id),
            Md::text(&k.titel),
            site.begreb(&k.begreb),
            site.indikator(k.indikator),
            designations.map_or_else(Md::default, |tema| site.felt(tema.temakode, &k.felt)),
            test(k),
            Md::text(words::comparison(k.sammenlignes_med)),
            Md::text(&years(&k.forskydning)),
            Md::text(words::mean(k.middel)),
        ]
    });
    MarkdownTable::of(head, rows)
}

/// The operator as sign and word, and the limit: `>` større end 40 pct.
fn test(k: &Kriterium) -> Md {
    let limit = format!("{} {} {}", words::operator(k.operator), danish::number(&k.graense), k.enhed);
    Md::code(words::operator_sign(k.operator)).with(" ", Md::text(&limit))
}

fn years(shifts: &[i8]) -> String {
    let year = |shift: &i8| match shift {
        0 => "listeåret".to_owned(),
        1 => "året efter".to_owned(),
        -1 => "året før".to_owned(),
        shift if *shift < 0 => format!("{} år før", -i16::from(*shift)),
        shift => format!("{shift} år efter"),
    };
    danish::list(&shifts.iter().map(year).collect::<Vec<_>>())
}

fn categories(site: &Site, set: &Regelsaet) -> Md {
    let rows = set.kategorier.iter().map(|rule| {
        let code = site.model.liste_med_rolle(Some(Temarolle::Udpegninger), Feltrolle::Kategori);
        let link = code.map_or_else(|| Md::text(&rule.kode.to_string()), |list| site.kode(&list.navn, rule.kode));
        [link, Md::code(&rule.id), conditions(rule)]
    });
    MarkdownTable::of(["Kategori", "Maskinnavn", "Betingelser, som alle skal være opfyldt"], rows)
}

fn conditions(rule: &Kategoriregel) -> Md {
    let codes = |ids: &[String]| Md::join(ids.iter().map(|id| Md::code(id)), ", ");
    let mut parts = Vec::new();
    if !rule.kraever.is_empty() {
        parts.push(codes(&rule.kraever));
    }
    if let Some(at_least) = &rule.mindst {
        parts.push(Md::text(&format!("mindst {} af", at_least.antal)).with(" ", codes(&at_least.af)));
    }
    if let Some(presupposed) = &rule.forudsaetter {
        parts.push(Md::text("er").with(" ", Md::code(presupposed)));
    }
    if let Some(run) = &rule.aar_i_traek {
        let years = Md::text(&format!("{} år i træk, listeåret med, som", run.aar));
        parts.push(years.with(" ", Md::join(run.kategorier.iter().map(|id| Md::code(id)), " eller ")));
    }
    Md::join(parts, "; ")
}

fn score<'a>(site: &Site<'a>, score: &'a Score) -> ScoreView<'a> {
    ScoreView {
        anker: Md::anchor(&format!("score-{}-{}", score.navn, score.version)),
        titel: &score.titel,
        beskrivelse: &score.beskrivelse,
        forbehold: &score.forbehold,
        oplysninger: Facts::new()
            .md("Beregningsmodel", Md::code(&score.beregningsmodel()))
            .md("Begreb", site.begreb(&score.begreb))
            .text("Normalisering", words::normalisation(score.normalisering))
            .text("Mindste dækning", &format!("{} pct. af vægtene skal være kendt", score.mindste_daekning))
            .text("Siden", &format!("version {}", score.siden))
            .text("Status", words::status(score.status))
            .into_md(),
        bestanddele: parts(site, score),
        klasser: classes(site, score),
        kilder: sources(&score.kilde),
    }
}

fn parts(site: &Site, score: &Score) -> Md {
    let direction = |high_is_exposed| if high_is_exposed { "høj værdi er udsat" } else { "lav værdi er udsat" };
    let rows = score.bestanddele.iter().map(|part| {
        let weight = Md::text(&format!("{} pct.", part.vaegt));
        [site.indikator(part.indikator), weight, Md::text(direction(part.hoej_er_udsat))]
    });
    MarkdownTable::of(["Indikator", "Vægt", "Retning"], rows)
}

fn classes(site: &Site, score: &Score) -> Md {
    let list = site.model.liste_med_rolle(Some(Temarolle::Scorer), Feltrolle::Klasse);
    let rows = score.klasser.iter().map(|class| {
        let link = list.map_or_else(|| Md::text(&class.kode.to_string()), |list| site.kode(&list.navn, class.kode));
        let from = class.fra.as_deref().map_or("ingen nedre grænse".to_owned(), danish::number);
        [link, Md::text(&from)]
    });
    MarkdownTable::of(["Klasse", "Score fra og med"], rows)
}
