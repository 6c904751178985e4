//! Concepts: one term for one thing, and nothing that nobody needs.

use super::Spotted;
use super::context::{Context, Report};
use super::references::uses;
use std::collections::{BTreeMap, BTreeSet};

/// No two concepts share a term, whatever kind of term.
pub(super) fn terms(c: &Context<'_>, report: &mut Report) {
    let mut seen: BTreeMap<String, (String, Spotted<'_>)> = BTreeMap::new();
    for b in &c.raw.begreber {
        let place = c.place(b);
        let mut own = vec![(place.at("/term"), &b.value.term)];
        let synonyms = b.value.synonymer.iter().enumerate();
        own.extend(synonyms.map(|(i, t)| (place.at(&format!("/synonymer/{i}")), t)));
        let deprecated = b.value.frataadede_termer.iter().enumerate();
        own.extend(deprecated.map(|(i, t)| (place.at(&format!("/frataadede_termer/{i}")), t)));
        for (place, term) in own {
            match seen.get(&term.to_lowercase()) {
                None => {
                    seen.insert(term.to_lowercase(), (b.value.id.clone(), place));
                }
                Some((id, first)) => {
                    let (file, line) = first.line();
                    report.fault(
                        &place,
                        format!("termen «{term}» hører allerede til «{id}» ({file}, linje {line})"),
                        format!("the term «{term}» already belongs to «{id}» ({file}, line {line})"),
                    );
                }
            }
        }
    }
}

/// Every concept is reached from something that is not a concept, directly or through used concepts.
///
/// Where a reference leads nowhere, what it meant would look unused as well; that fault is said where it is.
pub(super) fn unused(c: &Context<'_>, report: &mut Report) {
    if super::references::concept_references(c).iter().any(|(_, id)| c.model.begreb(id).is_none()) {
        return;
    }
    let mut waiting: Vec<String> = uses(c).into_iter().map(|(_, id)| id).collect();
    // The two made lists name their concepts in no file.
    waiting.extend(c.model.kodelister.iter().map(|l| l.begreb.clone()));
    let mut used: BTreeSet<String> = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let Some(concept) = c.model.begreb(&id) else { continue };
        if used.insert(id) {
            waiting.extend(concept.overbegreb.iter().chain(&concept.relaterede).chain(&concept.erstattes_af).cloned());
        }
    }
    for b in &c.raw.begreber {
        if !used.contains(&b.value.id) && !b.value.status.er_udgaaet() {
            report.hinted(
                &c.place(b).at("/id"),
                format!("begrebet «{}» bruges ikke", b.value.id),
                format!("the concept «{}» is not used", b.value.id),
                (
                    "henvis til det fra et felt, en indikator, en regel eller et andet begreb, eller fjern det",
                    "refer to it from a field, an indicator, a rule or another concept, or remove it",
                ),
            );
        }
    }
}
