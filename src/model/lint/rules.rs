//! Rules: messages that say the same in both languages, and row rules that are expressions.

use super::Spotted;
use super::context::{Context, Report};
use crate::expr;
use crate::model::element::{Regel, Regelslags};
use crate::model::raw::Located;
use std::collections::BTreeSet;

/// The placeholders of `besked` are the same in both languages.
pub(super) fn placeholders(c: &Context<'_>, report: &mut Report) {
    for regel in &c.raw.regler {
        let (da, en) = (names_in(&regel.value.besked.da), names_in(&regel.value.besked.en));
        let (Some(da), Some(en)) = (da, en) else {
            let text = ("en tuborgklamme i beskeden er ikke lukket", "a brace in the message is not closed");
            report.fault(&c.place(regel).at("/besked/da"), text.0, text.1);
            continue;
        };
        if da != en {
            let different: Vec<&str> = da.symmetric_difference(&en).copied().collect();
            let names = different.join("}, {");
            report.fault(
                &c.place(regel).at("/besked/en"),
                format!("pladsholderne er ikke de samme på dansk og engelsk: {{{names}}}"),
                format!("the placeholders are not the same in Danish and English: {{{names}}}"),
            );
        }
    }
}

/// The names in braces; `None` when a brace is left open.
fn names_in(text: &str) -> Option<BTreeSet<&str>> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let close = rest[open..].find('}')? + open;
        names.insert(&rest[open + 1..close]);
        rest = &rest[close + 1..];
    }
    Some(names)
}

/// Row rules have expressions, no other rules have, and each fits the rule's themes.
pub(super) fn expressions(c: &Context<'_>, report: &mut Report) {
    for regel in &c.raw.regler {
        let place = c.place(regel);
        let row_rule = regel.value.slags == Regelslags::Raekke;
        match (row_rule, regel.value.udtryk.is_empty()) {
            (true, true) => report.fault(&place, "en rækkeregel skal have udtryk", "a row rule must have udtryk"),
            (false, false) => {
                let (da, en) = ("kun rækkeregler har udtryk", "only row rules have udtryk");
                report.fault(&place.at("/udtryk"), da, en);
            }
            _ => {}
        }
        themes(c, report, regel);
        compiled(c, report, regel);
    }
}

/// Each expression is read and its types checked; a fault is placed inside the SQL.
fn compiled(c: &Context<'_>, report: &mut Report, regel: &Located<Regel>) {
    for (i, udtryk) in regel.value.udtryk.iter().enumerate() {
        let Some(tema) = c.model.tema(udtryk.tema) else { continue };
        let place = c.place(regel).at(&format!("/udtryk/{i}/sql"));
        match expr::compile(&udtryk.sql, &c.model.columns(tema)) {
            Err(faults) => faults.into_iter().for_each(|fault| report.inside(&place, fault)),
            Ok(read) if read.columns().is_empty() => {
                report.fault(&place, "udtrykket bruger ingen felter", "the expression uses no fields");
            }
            Ok(read) if read.is_vacuous() => {
                report.fault(&place, "ingen række kan bryde udtrykket", "no row can break the expression");
            }
            Ok(read) => codes(c, report, &place, udtryk.tema, &read),
        }
    }
}

/// A code that a column is compared with is in the column's list: a rule on a code that nobody can write is never broken.
fn codes(c: &Context<'_>, report: &mut Report, place: &Spotted<'_>, tema: u16, read: &expr::Expr) {
    for compared in read.compared() {
        let Some(list) = c.list_of(tema, &compared.column) else { continue };
        if !list.koder.iter().any(|k| k.kode == compared.number) {
            let (from, to) = compared.span;
            report.hinted(
                &place.inside(from, to),
                format!("koden {} findes ikke i {}", compared.number, list.navn),
                format!("the code {} is not in {}", compared.number, list.navn),
                (
                    "skriv en af listens koder, eller føj koden til listen",
                    "write one of the list's codes, or add the code to the list",
                ),
            );
        }
    }
}

/// The themes of the expressions are the rule's themes; other rules say theirs in one way.
fn themes(c: &Context<'_>, report: &mut Report, regel: &Located<Regel>) {
    let rule = &regel.value;
    for (key, groups) in [("roller", &rule.roller), ("noegleroller", &rule.noegleroller)] {
        let place = || c.place(regel).at(&format!("/{key}"));
        if groups.is_empty() {
            continue;
        }
        if rule.slags == Regelslags::Raekke {
            let da = format!("en rækkeregel gælder temaerne i sine udtryk og har ingen {key}");
            report.fault(&place(), da, format!("a row rule is about the themes of its udtryk and has no {key}"));
        } else if !rule.temaer.is_empty() {
            let da = format!("reglen har både temaer og {key}; skriv kun det ene");
            report.fault(&place(), da, format!("the rule has both temaer and {key}; write only one of them"));
        }
        for (i, _) in groups.iter().enumerate().filter(|(_, group)| group.is_empty()) {
            let place = c.place(regel).at(&format!("/{key}/{i}"));
            report.fault(&place, "gruppen nævner ingen rolle", "the group names no role");
        }
    }
    if rule.udtryk.is_empty() || rule.temaer.is_empty() {
        return;
    }
    for (i, udtryk) in rule.udtryk.iter().enumerate() {
        if !rule.temaer.contains(&udtryk.tema) {
            let place = c.place(regel).at(&format!("/udtryk/{i}/tema"));
            let (da, en) = ("temaet står ikke i reglens temaer", "the theme is not among the rule's temaer");
            report.fault(&place, da, en);
        }
    }
    for (i, tema) in rule.temaer.iter().enumerate() {
        if !rule.udtryk.iter().any(|u| u.tema == *tema) {
            let place = c.place(regel).at(&format!("/temaer/{i}"));
            report.fault(&place, format!("tema {tema} har intet udtryk"), format!("theme {tema} has no udtryk"));
        }
    }
}
