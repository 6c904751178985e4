//! `sdm explain`: a rule's page on the screen.

use super::args::ExplainArgs;
use super::exit::{FAILED, OK};
use super::{files, output};
use crate::disclose::Language;
use crate::model::{Model, Regel};
use std::fmt::Write;

/// Runs the command; the exit code.
pub fn run(args: &ExplainArgs, language: Language) -> u8 {
    let text = files::model(args.model.as_deref(), language).and_then(|model| match &args.rule {
        None => Ok(list(&model, language)),
        Some(id) => match model.regel(id) {
            Some(regel) => Ok(page(regel, language)),
            None => Err(unknown(&model, id, language)),
        },
    });
    match text.and_then(|t| output::write(t.as_bytes(), None, language)) {
        Ok(()) => OK,
        Err(why) => {
            eprintln!("{}: {why}", language.of("fejl", "error"));
            FAILED
        }
    }
}

fn list(model: &Model, language: Language) -> String {
    let width = model.regler.iter().map(|r| r.id.len()).max().unwrap_or(0);
    let line = |r: &Regel| format!("{:<width$}  {:<9}  {}\n", r.id, r.niveau.name(), language.of(&r.titel.da, &r.titel.en));
    model.regler.iter().map(line).collect()
}

fn page(regel: &Regel, language: Language) -> String {
    let say = |da: &'static str, en: &'static str| language.of(da, en);
    let mut out = format!("{} ({}, {})\n", language.of(&regel.titel.da, &regel.titel.en), regel.id, regel.niveau.name());
    let mut part = |head: &str, text: &str| {
        let _ = write!(out, "\n{head}\n  {text}\n");
    };
    if regel.status.er_udgaaet() {
        part("Status", say("Reglen er udgået og køres ikke.", "The rule is retired and is not run."));
    }
    part(say("Hvorfor", "Why"), language.of(&regel.hvorfor.da, &regel.hvorfor.en));
    part(say("Sådan rettes det", "How to fix it"), language.of(&regel.hvordan_rettes.da, &regel.hvordan_rettes.en));
    part(say("Besked", "Message"), language.of(&regel.besked.da, &regel.besked.en));
    for udtryk in &regel.udtryk {
        let head = format!("{} {} ({})", say("Udtryk i tema", "Expression in theme"), udtryk.tema, udtryk.felt);
        part(&head, &udtryk.sql);
    }
    for kilde in &regel.kilde {
        part(say("Kilde", "Source"), &format!("{} {}", kilde.tekst, kilde.link.as_deref().unwrap_or_default()));
    }
    out
}

fn unknown(model: &Model, id: &str, language: Language) -> String {
    let near = model.regler.iter().min_by_key(|r| (strsim::damerau_levenshtein(id, &r.id), &r.id));
    let near = near.map(|r| r.id.as_str()).unwrap_or_default();
    match language {
        Language::Da => format!("reglen {id} findes ikke. Mente du «{near}»? sdm explain uden regel viser alle."),
        Language::En => format!("there is no rule {id}. Did you mean «{near}»? sdm explain without a rule lists all."),
    }
}
