//! The documentation of the committed model: its form, its links, and that nothing of the model is left out.

use super::docs_checks::*;
use crate::common::program::PROGRAM;
use sdm::emit::{TARGETS, docs};
use sdm::model::{Geometritype, Model};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn every_page_has_the_right_form() {
    let faults = all_form_faults(committed());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_link_and_anchor_is_there() {
    let faults = link_faults(committed());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_page_is_reached_from_the_front_page() {
    let unreached = unreached(committed());
    assert!(unreached.is_empty(), "{unreached:?}");
}

#[test]
fn the_same_model_gives_the_same_pages_and_claims_nothing() {
    let target = TARGETS.iter().find(|t| t.name == "docs").expect("the target is registered");
    let (one, two) = ((target.emit)(model()), docs::emit(model()));
    assert_eq!(one.artifacts, two.artifacts);
    assert!(one.artifacts.is_sorted_by(|a, b| a.path < b.path));
    assert!(one.capabilities.is_empty());
}

#[test]
fn every_field_has_a_line_and_a_section() {
    let (model, pages) = (model(), committed());
    for tema in &model.temaer {
        let path = format!("temaer/{}.md", tema.tabel);
        let page = &pages[&path];
        for felt in &tema.felter {
            expect_anchor(pages, &path, &format!("felt-{}", felt.feltnavn));
            let column = format!("`fkg.{}.{}`", tema.tabel, felt.feltnavn);
            assert!(page.contains(&column), "{path} lacks {column}");
            assert!(page.contains(&format!("| `{}` |", felt.feltnavn10)), "{path} lacks {}", felt.feltnavn10);
        }
        for felt in &model.generelle_felter {
            let link = format!("](../generelle-felter.md#felt-{})", felt.feltnavn);
            assert!(page.contains(&link), "{path} lacks {link}");
        }
        let geometry = anchors(page).contains(&"felt-geometri".to_owned());
        assert_eq!(geometry, tema.geometritype != Geometritype::Ingen, "{path}");
    }
    for felt in &model.generelle_felter {
        expect_anchor(pages, "generelle-felter.md", &format!("felt-{}", felt.feltnavn));
    }
}

#[test]
fn every_other_element_has_its_place() {
    let (model, pages) = (model(), committed());
    for begreb in &model.begreber {
        expect_anchor(pages, "begreber/README.md", &begreb.id);
    }
    for liste in &model.kodelister {
        for kode in &liste.koder {
            expect_anchor(pages, &format!("kodelister/{}.md", liste.navn), &format!("kode-{}", kode.kode));
        }
    }
    for indikator in &model.indikatorer {
        assert!(pages.contains_key(&format!("indikatorer/{}.md", indikator.kode)));
    }
    for kilde in &model.kilder {
        expect_anchor(pages, "kilder.md", &format!("kilde-{}", kilde.kode));
    }
    for regel in &model.regler {
        let page = &pages[&format!("regler/{}.md", regel.id)];
        for udtryk in &regel.udtryk {
            let theme = &pages[&format!("temaer/{}.md", model.tema(udtryk.tema).expect("a theme").tabel)];
            let block = format!("```sql\n{}\n```", udtryk.sql.trim_end());
            assert!(page.contains(&block) && theme.contains(&block), "{}: {}", regel.id, udtryk.sql);
        }
    }
    for saet in &model.regelsaet {
        expect_anchor(pages, "beregning.md", &format!("regelsaet-{}", saet.id));
    }
    for score in &model.scorer {
        expect_anchor(pages, "beregning.md", &format!("score-{}-{}", score.navn, score.version));
    }
    for profil in &model.diskretion.profiler {
        expect_anchor(pages, "diskretion.md", &format!("profil-{}", profil.navn));
    }
    for praksis in &model.praksis {
        expect_anchor(pages, "praksis.md", &praksis.navn);
    }
}

fn expect_anchor(pages: &Pages, path: &str, anchor: &str) {
    assert!(anchors(&pages[path]).iter().any(|a| a == anchor), "{path} lacks the anchor {anchor}");
}

/// A concept leads to what uses it, and what uses it leads back.
#[test]
fn concept_and_field_lead_to_each_other() {
    let (model, pages) = (model(), committed());
    let catalogue = links(&pages["begreber/README.md"]);
    for tema in &model.temaer {
        let path = format!("temaer/{}.md", tema.tabel);
        let from_page = links(&pages[&path]);
        for felt in &tema.felter {
            let there = format!("../{path}#felt-{}", felt.feltnavn);
            assert!(catalogue.contains(&there), "the catalogue does not lead to {there}");
            let back = format!("../begreber/README.md#{}", felt.begreb);
            assert!(from_page.contains(&back), "{path} does not lead to {back}");
        }
    }
}

#[test]
fn concepts_are_in_the_order_of_the_danish_alphabet() {
    let pages = committed();
    let headings = prose(&pages["begreber/README.md"]).into_iter().filter_map(|l| l.strip_prefix("### "));
    // What comes after z, in order, under signs that sort there.
    let key = |term: &str| {
        let lower = term.to_lowercase().replace("aa", "å");
        lower.replace('æ', "{").replace('ø', "|").replace('å', "}")
    };
    let keys: Vec<String> = headings.map(key).collect();
    assert!(keys.len() > 100 && keys.is_sorted());
}

/// A command that a page mentions can be run.
#[test]
fn every_command_that_a_page_names_is_there() {
    let mut named = BTreeSet::new();
    for line in committed().values().flat_map(|page| prose(page)) {
        let spans = line.split("`sdm ").skip(1);
        named.extend(spans.filter_map(|span| span.split(['`', ' ']).next()));
    }
    assert!(named.contains("validate"), "{named:?}");
    for command in named {
        let mut sdm = std::process::Command::new(PROGRAM);
        let answer = sdm.args([command, "--help"]).output().expect("the program runs");
        assert!(answer.status.success(), "sdm {command} is no command");
    }
}

/// Choices, dates, addresses and decimal numbers are shown in other words than the model's own.
const SHOWN_OTHERWISE: &[&str] = &[
    "adgang",
    "datatype",
    "enhed",
    "foelsomhed",
    "fra",
    "frekvens",
    "geometritype",
    "graense",
    "gyldig_fra",
    "gyldig_til",
    "link",
    "middel",
    "niveau",
    "normalisering",
    "noegleroller",
    "obligatorisk",
    "offentliggoeres",
    "operator",
    "registrering",
    // What a field is for; only the program reads it.
    "rolle",
    "roller",
    "sammenlignes_med",
    "slags",
    "status",
    "tidligste_frekvens",
    "tidsform",
    "type",
];

/// Every text of the model is on some page, so that a key which no page shows is found when it is first used.
#[test]
fn every_text_of_the_model_is_on_a_page() {
    let missing = missing_texts(model(), committed());
    assert!(missing.is_empty(), "{} texts: {missing:#?}", missing.len());
}

fn missing_texts(model: &Model, pages: &Pages) -> Vec<String> {
    let mut texts = BTreeSet::new();
    collect_texts(&serde_json::to_value(model).expect("a model is JSON"), "", &mut texts);
    let shown: Vec<String> = pages.values().map(|page| plain(page)).collect();
    let is_shown = |text: &str| shown.iter().any(|page| page.contains(text));
    texts.into_iter().filter(|text| !is_shown(&plain(text))).collect()
}

fn collect_texts(value: &Value, key: &str, texts: &mut BTreeSet<String>) {
    match value {
        // An enumeration of the model is a word; `registrering` is also a theme's guidance, an object.
        Value::String(text) if !SHOWN_OTHERWISE.contains(&key) => drop(texts.insert(text.clone())),
        Value::Array(items) => items.iter().for_each(|item| collect_texts(item, key, texts)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| collect_texts(value, key, texts)),
        _ => {}
    }
}

/// Letters without case and without escapes, folded to one line.
fn plain(text: &str) -> String {
    text.replace(['\\', '<', '>'], "").to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_text_that_is_left_out_is_noticed() {
    let mut changed = model().clone();
    changed.begreber[0].definition = "en tekst, som ingen side har".to_owned();
    assert_eq!(missing_texts(&changed, committed()), ["en tekst, som ingen side har"]);
}

/// Text in which every sign means something in Markdown.
const HOSTILE: &str = "1. a | b *c* _d_ <e> [f](g) `h` ~i~ &amp; \\ \n\n# j\n- k";

#[test]
fn no_text_can_break_a_page() {
    let mut json = serde_json::to_value(model()).expect("a model is JSON");
    let prose =
        ["definition", "begrebsdefinition", "beskrivelse", "bemaerkning", "formaal", "titel", "term", "tekst", "da", "kommentar"];
    replace_texts(&mut json, "", &|key| prose.contains(&key));
    let hostile: Model = serde_json::from_value(json).expect("still a model");
    let pages = pages(&hostile);
    let mut faults = all_form_faults(&pages);
    // All headings are the same now.
    faults.retain(|fault| !fault.contains("heading twice"));
    faults.extend(link_faults(&pages));
    faults.extend(missing_texts(&hostile, &pages));
    assert!(faults.is_empty(), "{}", faults[..faults.len().min(20)].join("\n"));
}

fn replace_texts(value: &mut Value, key: &str, chosen: &dyn Fn(&str) -> bool) {
    match value {
        Value::String(text) if chosen(key) => HOSTILE.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| replace_texts(item, key, chosen)),
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| replace_texts(value, key, chosen)),
        _ => {}
    }
}

#[test]
fn a_model_that_holds_little_has_no_empty_section() {
    let mut json = serde_json::to_value(model()).expect("a model is JSON");
    for (_, list) in json.as_object_mut().expect("an object") {
        // Elements stay, without what they may hold.
        empty_lists(list, 0);
    }
    let bare: Model = serde_json::from_value(json).expect("still a model");
    let faults = all_form_faults(&pages(&bare));
    assert!(faults.is_empty(), "{}", faults.join("\n"));

    let mut json = serde_json::to_value(model()).expect("a model is JSON");
    for (_, list) in json.as_object_mut().expect("an object").iter_mut().filter(|(_, value)| value.is_array()) {
        *list = Value::Array(Vec::new());
    }
    let empty: Model = serde_json::from_value(json).expect("still a model");
    let pages = pages(&empty);
    let faults: Vec<String> = all_form_faults(&pages).into_iter().chain(link_faults(&pages)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Empties every list that lies inside an element.
fn empty_lists(value: &mut Value, depth: usize) {
    match value {
        Value::Array(items) if depth > 0 => items.clear(),
        Value::Array(items) => items.iter_mut().for_each(|item| empty_lists(item, depth + 1)),
        Value::Object(fields) => fields.iter_mut().for_each(|(_, value)| empty_lists(value, depth + 1)),
        _ => {}
    }
}
