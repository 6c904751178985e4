//! The rules: a table by kind, and one page each, in Danish and English.

use super::super::markdown::{Md, fence};
use super::super::site::{Site, rule_path, sources};
use super::super::table::{Facts, MarkdownTable};
use super::super::template::Templates;
use super::super::{danish, words};
use crate::emit::Artifact;
use crate::model::*;
use minijinja::Error;
use serde::Serialize;

#[derive(Serialize)]
struct IndexView {
    antal: usize,
    grupper: Vec<RuleGroup>,
}

#[derive(Serialize)]
struct RuleGroup {
    slags: String,
    forklaring: &'static str,
    regler: Md,
}

#[derive(Serialize)]
struct View<'a> {
    id: Md,
    titel: &'a Tosproget,
    hvorfor: &'a Tosproget,
    hvordan_rettes: &'a Tosproget,
    besked: &'a Tosproget,
    oplysninger: Md,
    udtryk: Vec<Expression>,
    parametre: Md,
    kilder: Vec<Md>,
}

#[derive(Serialize)]
struct Expression {
    tema: Md,
    felt: Md,
    sql: Md,
}

pub(super) fn pages(site: &Site, templates: &Templates) -> Result<Vec<Artifact>, Error> {
    let index = IndexView { antal: site.model.regler.len(), grupper: groups(site) };
    let mut pages = vec![templates.page("regler.md", "regler/README.md", index)?];
    for regel in &site.model.regler {
        pages.push(templates.page("regel.md", &rule_path(&regel.id), view(site, regel))?);
    }
    Ok(pages)
}

/// The kinds that have rules, in the order of the contract.
pub(super) fn kinds(site: &Site) -> Vec<Regelslags> {
    let mut kinds: Vec<Regelslags> = site.model.regler.iter().map(|r| r.slags).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn groups(site: &Site) -> Vec<RuleGroup> {
    let row = |r: &Regel| {
        [site.regel(r), Md::text(&r.titel.da), Md::text(&r.titel.en), Md::text(words::level(r.niveau)), themes(site, r)]
    };
    let head = ["Regel", "Overskrift", "På engelsk", "Niveau", "Temaer"];
    let group = |kind: Regelslags| RuleGroup {
        slags: danish::capital(words::rule_kind(kind)),
        forklaring: words::rule_kind_explained(kind),
        regler: MarkdownTable::of(head, site.model.regler.iter().filter(|r| r.slags == kind).map(row)),
    };
    kinds(site).into_iter().map(group).collect()
}

fn themes(site: &Site, regel: &Regel) -> Md {
    match site.model.temaer_for(regel) {
        None => Md::text("alle"),
        Some(themes) if themes.is_empty() => Md::text("ingen"),
        Some(themes) => Md::join(themes.into_iter().map(|kode| site.tema(kode)), "; "),
    }
}

fn view<'a>(site: &Site<'a>, regel: &'a Regel) -> View<'a> {
    let expression =
        |u: &Udtryk| Expression { tema: site.tema(u.tema), felt: site.felt(u.tema, &u.felt), sql: fence("sql", &u.sql) };
    let parameters = regel.parametre.iter().map(|(name, value)| [Md::code(name), Md::text(&danish::number(&value.to_string()))]);
    View {
        id: Md::code(&regel.id),
        titel: &regel.titel,
        hvorfor: &regel.hvorfor,
        hvordan_rettes: &regel.hvordan_rettes,
        besked: &regel.besked,
        oplysninger: facts(site, regel),
        udtryk: regel.udtryk.iter().map(expression).collect(),
        parametre: MarkdownTable::of(["Parameter", "Værdi"], parameters),
        kilder: sources(&regel.kilde),
    }
}

fn facts(site: &Site, regel: &Regel) -> Md {
    Facts::new()
        .md("Regel", Md::code(&regel.id))
        .text("Slags", &format!("{}: {}", words::rule_kind(regel.slags), words::rule_kind_explained(regel.slags)))
        .text("Niveau", words::level(regel.niveau))
        .md("Temaer", themes(site, regel))
        .list("Begreb", regel.begreb.iter().map(|id| site.begreb(id)))
        .list("Tidligere id", regel.tidligere_id.iter().map(|id| Md::code(id)))
        .text("Siden", &format!("version {}", regel.siden))
        .text("Status", words::status(regel.status))
        .into_md()
}
