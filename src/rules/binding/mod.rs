//! Holds the table of rules against the model, both ways: what the program asks for and the model does not have, and what the
//! model has and the program cannot judge. A rule that cannot be bound is never judged, and never passed.

mod declared;
mod fault;
mod roles;

pub use fault::BindingFault;

use super::table::{RULES, Rule};
use crate::index::{Compiled, Options};
use crate::model::{Element, Model, Regel, Regelslags, Tosproget, bilingual, closest};
use std::collections::BTreeMap;

/// The row rule whose fields `protect` empties in a hidden row.
pub(crate) const EMPTY: &str = "skjult-vaerdi-udfyldt";

/// Makes a model ready to judge by; rules that cannot be bound are marked.
///
/// # Errors
/// What cannot be made ready, in Danish: the model was not checked, or a name in the options is none of its.
pub fn compile<'m>(model: &'m Model, options: &'m Options) -> Result<Compiled<'m>, String> {
    let mut unbound: BTreeMap<String, Tosproget> = BTreeMap::new();
    for fault in faults(model) {
        for rule in fault.rules {
            unbound.entry(rule).or_insert_with(|| fault.text.clone());
        }
    }
    Compiled::new(model, options, unbound)
}

/// Every fault of the binding, by rule and place.
pub fn faults(model: &Model) -> Vec<BindingFault> {
    let mut found = Vec::new();
    roles::themes(model, &mut found);
    roles::fields(model, &mut found);
    roles::lists(model, &mut found);
    for rule in RULES {
        match model.regler.iter().find(|r| r.id == rule.id) {
            Some(regel) => declared::declared(model, rule, regel, &mut found),
            None => found.push(lacking(model, rule)),
        }
    }
    found.extend(model.regler.iter().filter_map(unknown));
    found.extend(model.regler.iter().filter(|r| r.slags == Regelslags::Raekke).flat_map(|r| declared::placeholders(r, &[])));
    if !model.regler.iter().any(|r| r.id == EMPTY) {
        let text = bilingual(
            format!("programmet bruger rækkereglen {EMPTY}, som modellen ikke har"),
            format!("the program uses the row rule {EMPTY}, which the model does not have"),
        );
        found.push(BindingFault::new(discretion(), Element::Regler(Regelslags::Raekke), "", text));
    }
    found.extend(model.regler.iter().filter(|r| r.id == EMPTY).flat_map(|r| declared::emptied(model, r)));
    found
}

/// The rules that hiding does something about.
fn discretion() -> impl Iterator<Item = &'static str> {
    RULES.iter().filter(|r| r.hiding.is_some()).map(|r| r.id)
}

/// A rule of the program that the model does not have.
fn lacking(model: &Model, rule: &Rule) -> BindingFault {
    let text = bilingual(
        format!("programmet har en kontrol {}, som modellen ingen regel har til", rule.id),
        format!("the program has a check {} for which the model has no rule", rule.id),
    );
    let strange = model.regler.iter().filter(|r| unknown(r).is_some()).map(|r| r.id.as_str());
    let hint = closest(rule.id, strange)
        .map(|near| bilingual(format!("ret «{near}» til «{}»", rule.id), format!("correct «{near}» to «{}»", rule.id)));
    let hint = hint.unwrap_or_else(|| {
        bilingual(
            "en regel, der ikke skal bruges mere, får «status: udgaaet»; den slettes ikke",
            "a rule that is no longer used gets «status: udgaaet»; it is not deleted",
        )
    });
    BindingFault::new([rule.id], Element::Regler(rule.kind), "", text).with_hint(Some(hint))
}

/// A rule of the model that nothing judges.
fn unknown(regel: &Regel) -> Option<BindingFault> {
    // A rule that is out of use needs no check.
    if regel.slags == Regelslags::Raekke || regel.status.er_udgaaet() || RULES.iter().any(|r| r.id == regel.id) {
        return None;
    }
    let text = bilingual("reglen har ingen kontrol i programmet", "the rule has no check in the program");
    let hint = closest(&regel.id, RULES.iter().map(|r| r.id))
        .map(|near| bilingual(format!("mente du «{near}»?"), format!("did you mean «{near}»?")));
    let hint = hint.unwrap_or_else(|| {
        bilingual(
            "skriv den som rækkeregel (slags: raekke) med udtryk, eller føj den til programmet (docs/new-rule.md)",
            "write it as a row rule (slags: raekke) with udtryk, or add it to the program (docs/new-rule.md)",
        )
    });
    Some(BindingFault::new([regel.id.clone()], Element::Regel(regel.id.clone()), "/id", text).with_hint(Some(hint)))
}
