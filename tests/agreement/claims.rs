//! What each target claims to carry, as its own table of capabilities says it; nothing of it is repeated here.

use sdm::emit::{Carried, Constructs, TARGETS};
use sdm::model::Model;
use std::collections::{BTreeMap, BTreeSet};

/// The claims of every target.
#[derive(Clone)]
pub struct Claims(BTreeMap<&'static str, BTreeMap<String, Claim>>);

/// A target's claim about one construct.
#[derive(Clone)]
enum Claim {
    Everywhere,
    /// As `temakode.feltnavn`.
    In(BTreeSet<String>),
    Nowhere,
}

impl Claims {
    /// From the emitters' own tables.
    pub fn of(model: &Model) -> Claims {
        let table = |emit: fn(&Model) -> sdm::emit::Emitted| {
            let claims = emit(model).capabilities.into_iter().map(|c| {
                let claim = match c.carried {
                    Carried::Fully => Claim::Everywhere,
                    Carried::Partly { fields, .. } => Claim::In(fields.into_iter().collect()),
                    Carried::Not { .. } => Claim::Nowhere,
                };
                (c.construct, claim)
            });
            claims.collect()
        };
        Claims(TARGETS.iter().map(|t| (t.name, table(t.emit))).collect())
    }

    /// Whether a target says that it refuses what breaks this construct in this field.
    pub fn carries(&self, target: &str, construct: &str, temakode: u16, field: &str) -> bool {
        let claim = self.0.get(target).and_then(|t| t.get(construct));
        match claim.unwrap_or_else(|| panic!("{target} says nothing of {construct}: add it to ASPECTS")) {
            Claim::Everywhere => true,
            Claim::In(fields) => fields.contains(&format!("{temakode}.{field}")),
            Claim::Nowhere => false,
        }
    }

    /// The same claims but one turned round.
    pub fn flipped(&self, target: &str, construct: &str) -> Claims {
        let mut other = self.clone();
        if let Some(claim) = other.0.get_mut(target).and_then(|t| t.get_mut(construct)) {
            *claim = if matches!(claim, Claim::Nowhere) { Claim::Everywhere } else { Claim::Nowhere };
        }
        other
    }

    /// What a target claims: construct, and field where it claims it for some fields only.
    pub fn made(&self, target: &str) -> Vec<(String, Option<String>)> {
        let mut made = Vec::new();
        for (construct, claim) in &self.0[target] {
            match claim {
                Claim::Everywhere => made.push((construct.clone(), None)),
                Claim::In(fields) => made.extend(fields.iter().map(|f| (construct.clone(), Some(f.clone())))),
                Claim::Nowhere => {}
            }
        }
        made
    }
}

/// Every construct of the model.
pub fn constructs(model: &Model) -> Vec<String> {
    Constructs::of(model)
}
