//! What a release has promised: no code and no id that it published is ever gone, and its addresses stay.
//!
//! A released model is kept as `conformance-tests/releases/<version>/sdm-model.json`. What changed between two models,
//! and for whom it matters, is `diff`'s business; here is only what may never happen.

use super::Model;
use super::element::{Kodeliste, Regel};
use super::finding::ModelFinding;
use super::resolve::{INDIKATORLISTE, KILDELISTE, version_key};
use crate::finding::Level;
use std::collections::BTreeSet;
use std::fmt::Display;

/// Name of a released model in its folder.
pub const RELEASE_FILE: &str = "sdm-model.json";

/// The newest of some versions, by their numbers.
pub fn newest<'a>(versions: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    versions.into_iter().max_by_key(|v| (version_key(v), *v))
}

/// What the new model has broken of the old one's promises. What is gone has no place: the finding names the folder.
pub fn compare(old: &Model, new: &Model) -> Vec<ModelFinding> {
    let mut findings = Vec::new();
    head(old, new, &mut findings);
    let mut check = |file: &str, what: (&str, &str), gone: Vec<String>| {
        findings.extend(gone.into_iter().map(|id| vanished(file, what, &id, &old.standard.version)));
    };
    check("begreber/*.yaml", ("begrebet", "the concept"), gone(&old.begreber, &new.begreber, |b| b.id.clone()));
    check("kodelister/*.yaml", ("kodelisten", "the list"), gone(&old.kodelister, &new.kodelister, |l| l.navn.clone()));
    check("kodelister/*.yaml", ("koden", "the code"), gone_codes(&old.kodelister, &new.kodelister));
    check("temaer/*.yaml", ("temaet", "the theme"), gone(&old.temaer, &new.temaer, |t| t.temakode));
    let general = gone(&old.generelle_felter, &new.generelle_felter, |f| f.feltnavn.clone());
    check("standard.yaml", ("feltet", "the field"), general);
    check("temaer/*.yaml", ("feltet", "the field"), gone_fields(old, new));
    check("indikatorer/*.yaml", ("indikatoren", "the indicator"), gone(&old.indikatorer, &new.indikatorer, |i| i.kode));
    check("kilder/*.yaml", ("kilden", "the source"), gone(&old.kilder, &new.kilder, |k| k.kode));
    check("regler/*.yaml", ("reglen", "the rule"), gone_rules(old, new));
    check("beregning/*.yaml", ("regelsættet", "the rule set"), gone(&old.regelsaet, &new.regelsaet, |s| s.id.clone()));
    check("beregning/*.yaml", ("scoren", "the score"), gone(&old.scorer, &new.scorer, super::Score::beregningsmodel));
    let kommunekode = |k: &super::Kommune| k.kommunekode;
    check("kommuner.yaml", ("kommunen", "the municipality"), gone(&old.kommuner, &new.kommuner, kommunekode));
    check("regioner.yaml", ("regionen", "the region"), gone(&old.regioner, &new.regioner, |r| r.kode.clone()));
    check("diskretion.yaml", ("profilen", "the profile"), {
        gone(&old.diskretion.profiler, &new.diskretion.profiler, |p| p.navn.clone())
    });
    findings.sort_by(ModelFinding::order);
    findings
}

/// The version grows when the model changes, and the addresses stay where they were.
fn head(old: &Model, new: &Model, findings: &mut Vec<ModelFinding>) {
    let (before, now) = (&old.standard.version, &new.standard.version);
    if version_key(now) < version_key(before) {
        let (da, en) = (
            format!("versionen {now} er ældre end den udgivne {before}"),
            format!("version {now} is older than the released {before}"),
        );
        findings.push(ModelFinding::whole_file("standard.yaml", "forkert-version", da, en));
    }
    if before == now && old != new {
        let (da, en) = (
            format!("modellen er ændret, men versionen er stadig den udgivne {now}"),
            format!("the model has changed but the version is still the released {now}"),
        );
        let finding = ModelFinding::whole_file("standard.yaml", "udgivet-version-aendret", da, en);
        findings.push(ModelFinding { level: Level::Advarsel, ..finding });
    }
    let (before, now) = (&old.standard.navnerum, &new.standard.navnerum);
    if before != now {
        let (da, en) = (
            format!("navnerummet var {before}; udgivne adresser skal blive ved at gælde"),
            format!("the namespace was {before}; released addresses must stay valid"),
        );
        findings.push(ModelFinding::whole_file("standard.yaml", "navnerum-aendret", da, en));
    }
}

fn vanished(file: &str, what: (&str, &str), id: &str, version: &str) -> ModelFinding {
    let (da, en) = (
        format!("{} «{id}» er udgivet i {version} og må ikke forsvinde", what.0),
        format!("{} «{id}» was released in {version} and must not vanish", what.1),
    );
    let hint = match file {
        "kommuner.yaml" | "regioner.yaml" => {
            ("sæt den tilbage, og skriv gyldig_til og erstattes_af", "put it back, and write gyldig_til and erstattes_af")
        }
        _ => (
            "sæt det tilbage, og sæt status til udgaaet (koder: aktiv: 0)",
            "put it back, and set status to udgaaet (codes: aktiv: 0)",
        ),
    };
    ModelFinding::whole_file(file, "forsvundet", da, en).with_hint(hint.0, hint.1)
}

/// The keys of the old that the new has not.
fn gone<T, K: Ord + Display>(old: &[T], new: &[T], key: impl Fn(&T) -> K) -> Vec<String> {
    let kept: BTreeSet<K> = new.iter().map(&key).collect();
    old.iter().map(&key).filter(|k| !kept.contains(k)).map(|k| k.to_string()).collect()
}

/// Codes of lists that are still there; a list that is gone is said once, and so is an indicator or a source.
fn gone_codes(old: &[Kodeliste], new: &[Kodeliste]) -> Vec<String> {
    let kept = |list: &Kodeliste| new.iter().find(|l| l.navn == list.navn);
    old.iter()
        .filter(|list| ![INDIKATORLISTE, KILDELISTE].contains(&list.navn.as_str()))
        .filter_map(|list| Some((list, kept(list)?)))
        .flat_map(|(before, now)| {
            let codes = gone(&before.koder, &now.koder, |k| k.kode);
            codes.into_iter().map(move |kode| format!("{kode} i {}", before.navn))
        })
        .collect()
}

/// Fields of themes that are still there.
fn gone_fields(old: &Model, new: &Model) -> Vec<String> {
    let themes = old.temaer.iter().filter_map(|tema| Some((tema, new.tema(tema.temakode)?)));
    themes
        .flat_map(|(before, now)| {
            let fields = gone(&before.felter, &now.felter, |f| f.feltnavn.clone());
            fields.into_iter().map(move |name| format!("{}.{name}", before.temakode))
        })
        .collect()
}

/// A rule may get a new id when it keeps the old one as a former id.
fn gone_rules(old: &Model, new: &Model) -> Vec<String> {
    let ids = |r: &Regel| std::iter::once(r.id.clone()).chain(r.tidligere_id.clone()).collect::<Vec<_>>();
    old.regler.iter().flat_map(ids).filter(|id| new.regel(id).is_none()).collect()
}
