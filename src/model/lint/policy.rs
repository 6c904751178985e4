//! The discretion policy.

use super::Spotted;
use super::context::{Context, Report};
use crate::model::Datatype;
use crate::model::element::*;
use std::collections::BTreeSet;

/// The profile that is used when none is named.
const STANDARD: &str = "standard";

/// The profile `standard` is there.
pub(super) fn standard(c: &Context<'_>, report: &mut Report) {
    let policy = &c.raw.diskretion;
    if !policy.value.profiler.iter().any(|p| p.navn == STANDARD) {
        let (da, en) = ("profilen «standard» mangler", "the profile «standard» is missing");
        report.fault(&c.place(policy).at("/profiler"), da, en);
    }
}

/// Every indicator that the policy names.
pub(super) fn indicator_references<'a>(c: &Context<'a>) -> Vec<(Spotted<'a>, i64)> {
    let mut all = Vec::new();
    for (place, limits) in limits(c) {
        for (i, step) in limits.trin.iter().enumerate() {
            let codes = step.indikatorer.iter().enumerate();
            all.extend(codes.map(|(n, kode)| (place.at(&format!("/trin/{i}/indikatorer/{n}")), *kode)));
        }
    }
    all
}

/// Every audience's limits in every profile.
fn limits<'a>(c: &Context<'a>) -> Vec<(Spotted<'a>, &'a Graenser)> {
    let policy = c.place(&c.raw.diskretion);
    let profiles = c.raw.diskretion.value.profiler.iter().enumerate();
    profiles
        .flat_map(|(i, profile)| {
            let policy = policy.clone();
            let limits = profile.graenser.iter().enumerate();
            limits.map(move |(n, g)| (policy.at(&format!("/profiler/{i}/graenser/{n}")), g))
        })
        .collect()
}

/// Limits make sense, one set per audience, and what is counted is a number.
pub(super) fn consistent(c: &Context<'_>, report: &mut Report) {
    let policy = c.place(&c.raw.diskretion);
    for (i, profile) in c.raw.diskretion.value.profiler.iter().enumerate() {
        let place = policy.at(&format!("/profiler/{i}"));
        let mut seen = BTreeSet::new();
        for (n, limits) in profile.graenser.iter().enumerate() {
            if !seen.insert(&limits.maalgruppe) {
                let (da, en) = ("målgruppen har allerede grænser i profilen", "the audience already has limits here");
                report.fault(&place.at(&format!("/graenser/{n}/maalgruppe")), da, en);
            }
        }
        if profile.afrunding_base < 2 {
            let (da, en) = ("afrundingsbasen skal være mindst 2", "the rounding base must be at least 2");
            report.fault(&place.at("/afrunding_base"), da, en);
        }
    }
    for (place, limits) in limits(c) {
        one_audience(report, &place, limits);
    }
    counted(c, report);
}

fn one_audience(report: &mut Report, place: &Spotted<'_>, limits: &Graenser) {
    for (key, pair) in [("mindste_antal", limits.mindste_antal), ("mindste_interval", limits.mindste_interval)] {
        if pair.foelsom < pair.almindelig {
            let (da, en) = (
                "følsomme oplysninger har en lavere grænse end almindelige",
                "sensitive information has a lower limit than ordinary",
            );
            report.fault(&place.at(&format!("/{key}/foelsom")), da, en);
        }
    }
    for (i, step) in limits.trin.iter().enumerate() {
        if step.beboere.is_none() && step.husstande.is_none() {
            let (da, en) = ("et trin måles i beboere eller husstande", "a step is measured in residents or households");
            report.fault(&place.at(&format!("/trin/{i}")), da, en);
        }
    }
}

/// The fields that count persons are numbers.
fn counted(c: &Context<'_>, report: &mut Report) {
    let policy = c.place(&c.raw.diskretion);
    for (i, counted) in c.raw.diskretion.value.taellefelter.iter().enumerate() {
        let Some(tema) = c.model.tema(counted.tema) else { continue };
        for (key, name) in [("felt", Some(&counted.felt)), ("grundlag", counted.grundlag.as_ref())] {
            let field = name.and_then(|name| c.field(tema, name));
            if field.is_some_and(|f| !matches!(f.datatype, Datatype::Heltal | Datatype::Decimaltal { .. })) {
                let place = policy.at(&format!("/taellefelter/{i}/{key}"));
                report.fault(&place, "feltet er ikke et tal", "the field is not a number");
            }
        }
    }
}
