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
    audiences(c, report);
    counted(c, report);
    counts(c, report);
}

/// Every audience but a row's own municipality has limits in every profile; audiences see more and more, the last of them all.
fn audiences(c: &Context<'_>, report: &mut Report) {
    let policy = c.place(&c.raw.diskretion);
    let groups = &c.raw.diskretion.value.maalgrupper;
    for (i, profile) in c.raw.diskretion.value.profiler.iter().enumerate() {
        let is_limited = |name: &str| profile.graenser.iter().any(|g| g.maalgruppe == name);
        for group in groups.iter().filter(|g| !g.kun_egne && !is_limited(&g.navn)) {
            let (da, en) = (
                "har ingen grænser i profilen, så intet ville være skjult for den",
                "has no limits in the profile, so nothing would be hidden from it",
            );
            report.fault(
                &policy.at(&format!("/profiler/{i}/navn")),
                format!("målgruppen «{}» {da}", group.navn),
                format!("the audience «{}» {en}", group.navn),
            );
        }
    }
    for (i, pair) in groups.windows(2).enumerate() {
        if !pair[0].ser_off_koder.iter().all(|code| pair[1].ser_off_koder.contains(code)) {
            let place = policy.at(&format!("/maalgrupper/{}/ser_off_koder", i + 1));
            let (da, en) = (
                "målgruppen ser ikke alt det, som den foregående ser",
                "the audience does not see all that the one before it sees",
            );
            report.fault(&place, da, en);
        }
    }
    let access = c.model.temaer.iter().flat_map(|t| c.model.felter(t)).find(|f| f.rolle == Some(Feltrolle::Adgang));
    let codes = access.and_then(|f| c.model.kodeliste(f.kodeliste()?)).into_iter().flat_map(|l| &l.koder);
    for code in codes.map(|k| k.kode).filter(|code| !groups.iter().any(|g| g.ser_off_koder.contains(code))) {
        let (da, en) = (format!("ingen målgruppe ser off_kode {code}"), format!("no audience sees off_kode {code}"));
        report.fault(&policy.at("/maalgrupper"), da, en);
    }
}

/// The rule that judges open counts, whose themes are those of the counts.
const COUNTS: &str = "for-faa-personer";

/// The counts of every theme are judged: by the field and the base that have these roles, by a class of their own or their
/// indicator's, and origin is sensitive (GDPR article 9).
fn counts(c: &Context<'_>, report: &mut Report) {
    let policy = c.place(&c.raw.diskretion);
    let all = &c.raw.diskretion.value.taellefelter;
    for tema in &c.model.temaer {
        // A role that two fields have is the binding's fault.
        let with = |role| {
            let mut those = c.model.felter(tema).filter(|f| f.rolle == Some(role));
            those.next().filter(|_| those.next().is_none()).map(|f| f.feltnavn.as_str())
        };
        let own = all.iter().position(|t| t.tema == tema.temakode);
        let (Some(count), None) = (with(Feltrolle::Taeller), own) else {
            own.into_iter().for_each(|at| count_of(report, &policy.at(&format!("/taellefelter/{at}")), &all[at], &with));
            continue;
        };
        let code = tema.temakode;
        report.hinted(
            &policy.at("/taellefelter"),
            format!("antallet {count} i tema {code} er ikke blandt taellefelter, så det bliver ikke bedømt"),
            format!("the count {count} of theme {code} is not among taellefelter, so it is not judged"),
            (format!("skriv «- tema: {code}» med «felt: {count}»"), format!("write «- tema: {code}» with «felt: {count}»")),
        );
    }
    let Some(rule) = c.raw.regler.iter().find(|r| r.value.id == COUNTS) else { return };
    for (i, tema) in rule.value.temaer.iter().enumerate().filter(|(_, code)| !all.iter().any(|t| t.tema == **code)) {
        let place = c.place(rule).at(&format!("/temaer/{i}"));
        report.fault(
            &place,
            format!("tema {tema} har intet i taellefelter"),
            format!("theme {tema} has nothing in taellefelter"),
        );
    }
    for (i, count) in all.iter().enumerate().filter(|(_, t)| !rule.value.temaer.contains(&t.tema)) {
        let place = policy.at(&format!("/taellefelter/{i}/tema"));
        let (da, en) = (
            format!("{COUNTS} har ikke tema {} blandt sine temaer", count.tema),
            format!("{COUNTS} does not have theme {} among its temaer", count.tema),
        );
        report.fault(&place, da, en);
    }
}

fn count_of<'m>(report: &mut Report, place: &Spotted<'_>, count: &Taellefelt, with: &dyn Fn(Feltrolle) -> Option<&'m str>) {
    if with(Feltrolle::Taeller).is_some_and(|name| name != count.felt) {
        let (da, en) = ("feltet har ikke rollen taeller", "the field does not have the role taeller");
        report.fault(&place.at("/felt"), da, en);
    }
    if with(Feltrolle::Naevner).is_some_and(|name| count.grundlag.as_deref() != Some(name)) {
        let place = place.at(if count.grundlag.is_some() { "/grundlag" } else { "/tema" });
        let (da, en) = ("grundlaget er feltet med rollen naevner", "the base is the field with the role naevner");
        report.fault(&place, da, en);
    }
    if with(Feltrolle::Indikator).is_none() && count.foelsomhed.is_none() {
        report.hinted(
            &place.at("/tema"),
            "temaet har ingen indikator, som siger, hvor følsomt antallet er",
            "the theme has no indicator that says how sensitive the count is",
            (
                "skriv «foelsomhed: almindelig» eller «foelsomhed: foelsom»",
                "write «foelsomhed: almindelig» or «foelsomhed: foelsom»",
            ),
        );
    }
    if let Some(origin) = with(Feltrolle::Herkomst).filter(|name| !count.foelsomme_opdelinger.iter().any(|s| s == name)) {
        report.hinted(
            &place.at("/tema"),
            format!("{origin} deler efter etnisk oprindelse, som er følsom (databeskyttelsesforordningens artikel 9)"),
            format!("{origin} splits by ethnic origin, which is sensitive (GDPR article 9)"),
            (format!("skriv «foelsomme_opdelinger: [{origin}]»"), format!("write «foelsomme_opdelinger: [{origin}]»")),
        );
    }
}

fn one_audience(report: &mut Report, place: &Spotted<'_>, limits: &Graenser) {
    for (key, pair) in [("mindste_antal", limits.mindste_antal), ("mindste_interval", limits.mindste_interval)] {
        if pair.almindelig < 1 {
            let (da, en) =
                ("grænsen skal være mindst 1; ved 0 er intet skjult", "the limit must be at least 1; at 0 nothing is hidden");
            report.fault(&place.at(&format!("/{key}/almindelig")), da, en);
        }
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
