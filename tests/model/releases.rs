//! What a release has promised is kept: a made-up release against edits of the committed model.

use crate::common::model::sources;
use sdm::finding::Level;
use sdm::model::releases::{compare, newest};
use sdm::model::{Model, read};

fn model() -> Model {
    read(&sources()).0.unwrap()
}

fn said(old: &Model, new: &Model) -> Vec<String> {
    compare(old, new).into_iter().map(|f| format!("{} {} {}", f.file, f.code, f.da)).collect()
}

#[test]
fn an_unchanged_model_breaks_nothing() {
    assert_eq!(compare(&model(), &model()), Vec::new());
}

#[test]
fn nothing_that_was_released_vanishes() {
    let old = model();
    let mut new = model();
    new.standard.version = "1.1.0".into();
    let list = new.kodelister.iter_mut().find(|l| l.navn == "d_6301_koen").unwrap();
    list.koder.retain(|k| k.kode != 2);
    new.kodelister.retain(|l| l.navn != "d_6301_alder");
    new.begreber.retain(|b| b.id != "omraade");
    new.indikatorer.retain(|i| i.kode != 100);
    new.temaer.retain(|t| t.temakode != 6306);
    new.temaer[1].felter.retain(|f| f.feltnavn != "opgjort");
    new.generelle_felter.retain(|f| f.feltnavn != "note");
    new.scorer.retain(|s| s.navn != "antal-kriterier");
    assert_eq!(
        said(&old, &new),
        [
            "begreber/*.yaml forsvundet begrebet «omraade» er udgivet i 1.0.0 og må ikke forsvinde",
            "beregning/*.yaml forsvundet scoren «antal-kriterier@1.0.0» er udgivet i 1.0.0 og må ikke forsvinde",
            "indikatorer/*.yaml forsvundet indikatoren «100» er udgivet i 1.0.0 og må ikke forsvinde",
            "kodelister/*.yaml forsvundet kodelisten «d_6301_alder» er udgivet i 1.0.0 og må ikke forsvinde",
            "kodelister/*.yaml forsvundet koden «2 i d_6301_koen» er udgivet i 1.0.0 og må ikke forsvinde",
            "standard.yaml forsvundet feltet «note» er udgivet i 1.0.0 og må ikke forsvinde",
            "temaer/*.yaml forsvundet feltet «6301.opgjort» er udgivet i 1.0.0 og må ikke forsvinde",
            "temaer/*.yaml forsvundet temaet «6306» er udgivet i 1.0.0 og må ikke forsvinde",
        ]
    );
}

#[test]
fn a_retired_code_is_no_vanished_code() {
    let old = model();
    let mut new = model();
    new.standard.version = "1.1.0".into();
    new.kodelister.iter_mut().find(|l| l.navn == "d_6301_koen").unwrap().koder[2].aktiv = 0;
    assert_eq!(compare(&old, &new), Vec::new());
}

#[test]
fn a_rule_may_be_renamed_when_it_remembers_its_name() {
    let old = model();
    let mut new = model();
    new.standard.version = "1.1.0".into();
    let rule = new.regler.iter_mut().find(|r| r.id == "taeller-over-naevner").unwrap();
    rule.id = "taeller-for-stor".into();
    assert_eq!(
        said(&old, &new),
        ["regler/*.yaml forsvundet reglen «taeller-over-naevner» er udgivet i 1.0.0 og må ikke forsvinde"]
    );
    let rule = new.regler.iter_mut().find(|r| r.id == "taeller-for-stor").unwrap();
    rule.tidligere_id = vec!["taeller-over-naevner".into()];
    assert_eq!(compare(&old, &new), Vec::new());
}

#[test]
fn versions_grow_and_addresses_stay() {
    let old = model();
    let mut new = model();
    new.standard.version = "0.9.0".into();
    new.standard.navnerum = "https://andet.example/".into();
    assert_eq!(
        said(&old, &new),
        [
            "standard.yaml forkert-version versionen 0.9.0 er ældre end den udgivne 1.0.0",
            "standard.yaml navnerum-aendret navnerummet var https://data.geofa.dk/sdm/; udgivne adresser skal blive ved at gælde",
        ]
    );
    let mut new = model();
    new.standard.titel = "Noget andet".into();
    let findings = compare(&old, &new);
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].code, findings[0].level), ("udgivet-version-aendret", Level::Advarsel));
}

#[test]
fn the_newest_release_is_the_newest_by_number() {
    assert_eq!(newest(["1.9.0", "1.10.0", "0.20.0"]), Some("1.10.0"));
    assert_eq!(newest([]), None);
}
