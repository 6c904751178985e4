//! What a rule declares in the table, held against what the model says of it: its kind, its numbers, the placeholders of its
//! message, the fields that it reads.

use super::fault::BindingFault;
use crate::expr;
use crate::index::roles;
use crate::model::named;
use crate::model::{Element, Feltrolle, Indikatortype, Kode, Koderolle, Model, Regel, Tema, bilingual, closest};
use crate::rules::table::{Need, Number, Parameter, RULES, Rule};
use std::collections::BTreeSet;

/// What a rule declares, against what the model says of it.
pub(super) fn declared(model: &Model, rule: &Rule, regel: &Regel, found: &mut Vec<BindingFault>) {
    let element = || Element::Regel(rule.id.to_owned());
    if regel.slags != rule.kind {
        let kind = named(rule.kind);
        let text =
            bilingual(format!("programmets kontrol er af slagsen {kind}"), format!("the program's check is of the kind {kind}"));
        found.push(BindingFault::new([rule.id], element(), "/slags", text));
    }
    found.extend(placeholders(regel, rule.facts));
    for parameter in rule.parameters {
        found.extend(number(model, rule, regel, parameter));
    }
    for name in regel.parametre.keys().filter(|name| !rule.parameters.iter().any(|p| p.name == **name)) {
        let text = bilingual(format!("reglen bruger intet tal «{name}»"), format!("the rule uses no number «{name}»"));
        let known = rule.parameters.iter().map(|p| p.name).filter(|p| !regel.parametre.contains_key(*p));
        let hint = closest(name, known).map(|near| bilingual(format!("mente du «{near}»?"), format!("did you mean «{near}»?")));
        found.push(BindingFault::new(users(rule.id), element(), &format!("/parametre/{name}"), text).with_hint(hint));
    }
    for need in rule.needs {
        found.extend(need_of(model, rule, need));
    }
    let groups = [("/roller", &regel.roller), ("/noegleroller", &regel.noegleroller)];
    if let Some((below, _)) = groups.iter().find(|(_, groups)| !groups.is_empty())
        && model.temaer_for(regel).is_some_and(|themes| themes.is_empty())
    {
        let text = bilingual("intet tema har felter med de roller", "no theme has fields with these roles");
        found.push(BindingFault::new([rule.id], element(), below, text));
    }
    if let Some(theme) = rule.needs.iter().find_map(|n| n.theme)
        && let Some(tema) = model.temaer.iter().find(|t| t.rolle == Some(theme))
        && !model.regel_gaelder(regel, tema.temakode)
        && !rule.needs.iter().any(|n| n.theme.is_none())
    {
        let text = bilingual(
            format!("reglen bedømmer tema {}, som ikke er blandt dens temaer", tema.temakode),
            format!("the rule judges theme {}, which is not among its temaer", tema.temakode),
        );
        found.push(BindingFault::new([rule.id], element(), "/temaer", text));
    }
}

/// A rule and those that use its numbers.
fn users(id: &'static str) -> impl Iterator<Item = &'static str> {
    RULES.iter().filter(move |r| r.id == id || r.uses.contains(&id)).map(|r| r.id)
}

/// A number of a rule is there, and one that can be.
fn number(model: &Model, rule: &Rule, regel: &Regel, parameter: &Parameter) -> Option<BindingFault> {
    let Parameter { name, is } = parameter;
    let element = Element::Regel(rule.id.to_owned());
    let Some(value) = regel.parametre.get(*name) else {
        let text = bilingual(format!("reglen mangler tallet «{name}»"), format!("the rule lacks the number «{name}»"));
        let hint = bilingual(format!("skriv «{name}: …» under parametre"), format!("write «{name}: …» under parametre"));
        let below = if regel.parametre.is_empty() { "/id" } else { "/parametre" };
        return Some(BindingFault::new(users(rule.id), element, below, text).with_hint(Some(hint)));
    };
    let text = match is {
        Number::Within(least, most) if (least..=most).contains(&value) => return None,
        Number::Within(least, i64::MAX) => {
            bilingual(format!("{name} skal være mindst {least}"), format!("{name} must be at least {least}"))
        }
        Number::Within(least, most) => {
            bilingual(format!("{name} skal være fra {least} til {most}"), format!("{name} must be from {least} to {most}"))
        }
        Number::Counts(unit) => match model.indikator(*value) {
            None => bilingual(format!("indikatoren {value} findes ikke"), format!("the indicator {value} does not exist")),
            Some(i) if i.slags != Indikatortype::Antal || i.enhed != *unit => {
                let unit = named(*unit);
                bilingual(
                    format!("indikatoren {value} tæller ikke {unit}"),
                    format!("the indicator {value} does not count {unit}"),
                )
            }
            Some(_)
                if rule.parameters.iter().any(|p| {
                    p.name < *name && matches!(p.is, Number::Counts(_)) && regel.parametre.get(p.name) == Some(value)
                }) =>
            {
                bilingual(
                    format!("reglen bruger indikatoren {value} to gange"),
                    format!("the rule uses the indicator {value} twice"),
                )
            }
            Some(_) => return None,
        },
    };
    let hint = bilingual(format!("ret «{name}» under parametre"), format!("correct «{name}» under parametre"));
    Some(BindingFault::new(users(rule.id), element, &format!("/parametre/{name}"), text).with_hint(Some(hint)))
}

/// The row rule that says which fields a hidden row leaves empty is about the codes whose role says that they show no figure,
/// and no others.
pub(super) fn emptied(model: &Model, regel: &Regel) -> Vec<BindingFault> {
    let mut found = Vec::new();
    for (i, udtryk) in regel.udtryk.iter().enumerate() {
        let Some(tema) = model.tema(udtryk.tema) else { continue };
        let Some(felt) = model.felter(tema).find(|f| f.rolle == Some(Feltrolle::Markering)) else { continue };
        let (Some(list), Ok(read)) = (roles::list(model, felt), expr::compile(&udtryk.sql, &model.columns(tema))) else {
            continue;
        };
        let named: BTreeSet<i64> = read.compared().into_iter().filter(|c| c.column == felt.feltnavn).map(|c| c.number).collect();
        let is_shown = |k: &&Kode| matches!(k.rolle, Some(Koderolle::Aaben | Koderolle::Afrundet));
        for code in list.koder.iter().filter(|k| is_shown(k) == named.contains(&k.kode)) {
            let (da, en) = match is_shown(&code) {
                true => (
                    "viser tal efter sin rolle, men reglen kræver felterne tomme",
                    "shows figures by its role, but the rule wants the fields empty",
                ),
                false => (
                    "viser ingen tal efter sin rolle, men reglen nævner den ikke",
                    "shows no figures by its role, but the rule does not name it",
                ),
            };
            let text = bilingual(format!("koden {} {da}", code.kode), format!("the code {} {en}", code.kode));
            let element = Element::Regel(regel.id.clone());
            let hint = bilingual("ret kodens rolle, eller ret udtrykket", "correct the code's role, or the expression");
            let at = format!("/udtryk/{i}/sql");
            found.push(BindingFault::new([regel.id.clone()], element, &at, text).with_hint(Some(hint)));
        }
    }
    found
}

/// The placeholders of a message that the rule gives no fact for.
pub(super) fn placeholders(regel: &Regel, facts: &[&str]) -> Vec<BindingFault> {
    let mut found = Vec::new();
    for (language, text) in [("da", &regel.besked.da), ("en", &regel.besked.en)] {
        for name in text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).filter(|name| !facts.contains(name)) {
            let text = bilingual(
                format!("reglen giver intet til pladsholderen {{{name}}}"),
                format!("the rule gives nothing for the placeholder {{{name}}}"),
            );
            let hint = closest(name, facts.iter().copied())
                .map(|near| bilingual(format!("mente du {{{near}}}?"), format!("did you mean {{{near}}}?")));
            let all: Vec<String> = facts.iter().map(|fact| format!("{{{fact}}}")).collect();
            let listed = || match all.is_empty() {
                true => bilingual("en rækkeregels besked har ingen pladsholdere", "a row rule's message has no placeholders"),
                false => bilingual(format!("reglen giver {}", all.join(", ")), format!("the rule gives {}", all.join(", "))),
            };
            let element = Element::Regel(regel.id.clone());
            let fault = BindingFault::new([regel.id.clone()], element, &format!("/besked/{language}"), text);
            found.push(fault.with_hint(Some(hint.unwrap_or_else(listed))));
        }
    }
    found
}

/// A theme has the fields that a rule reads by their roles.
fn need_of(model: &Model, rule: &Rule, need: &Need) -> Vec<BindingFault> {
    let has = |tema: &Tema, role: &Feltrolle| model.felter(tema).any(|f| f.rolle == Some(*role));
    let text = |role: &Feltrolle| {
        let name = named(*role);
        bilingual(format!("intet felt har rollen {name}"), format!("no field has the role {name}"))
    };
    let hint = |role: &Feltrolle| {
        let name = named(*role);
        Some(bilingual(format!("skriv «rolle: {name}» ved feltet"), format!("write «rolle: {name}» at the field")))
    };
    let Some(theme) = need.theme else {
        let lacking = need.fields.iter().filter(|role| !model.temaer.iter().any(|t| has(t, role)));
        return lacking
            .map(|role| BindingFault::new([rule.id], Element::Standard, "", text(role)).with_hint(hint(role)))
            .collect();
    };
    let Some(tema) = model.temaer.iter().find(|t| t.rolle == Some(theme)) else { return vec![] };
    let lacking = need.fields.iter().filter(|role| !has(tema, role));
    let at = |role| BindingFault::new([rule.id], Element::Tema(tema.temakode), "/felter", text(role)).with_hint(hint(role));
    lacking.map(at).collect()
}
