//! Ids, codes and names that must be one of a kind.

use super::Spotted;
use super::context::{Context, Report};
use crate::model::element::{Kommune, Score};
use crate::model::raw::Located;
use std::collections::BTreeMap;
use std::fmt::Display;

/// Ids across all files.
pub(super) fn ids(c: &Context<'_>, report: &mut Report) {
    once(c, report, &c.raw.begreber, "/id", |e| e.id.clone());
    once(c, report, &c.raw.kodelister, "/navn", |e| e.navn.clone());
    once(c, report, &c.raw.temaer, "/temakode", |e| e.temakode);
    once(c, report, &c.raw.temaer, "/tabel", |e| e.tabel.clone());
    once(c, report, &c.raw.temaer, "/temanavn", |e| e.temanavn.to_lowercase());
    once(c, report, &c.raw.indikatorer, "/kode", |e| e.kode);
    once(c, report, &c.raw.kilder, "/kode", |e| e.kode);
    once(c, report, &c.raw.regelsaet, "/id", |e| e.id.clone());
    once(c, report, &c.raw.scorer, "/navn", Score::beregningsmodel);
    once(c, report, &c.raw.praksis, "/navn", |e| e.navn.clone());
    once(c, report, &c.raw.kommuner, "/kommunekode", |e| e.kommunekode);
    at_a_time(c, report, "/cvr", |e| e.cvr.to_string());
    at_a_time(c, report, "/navn", |e| e.navn.to_lowercase());
    once(c, report, &c.raw.regioner, "/kode", |e| e.kode.clone());
    once(c, report, &c.raw.regioner, "/omraade_nr", |e| e.omraade_nr.clone());
    rules(c, report);
    inside(c, report);
}

fn once<T, K: Ord + Display>(c: &Context<'_>, report: &mut Report, elements: &[Located<T>], key: &str, of: impl Fn(&T) -> K) {
    let keyed = elements.iter().map(|e| (of(&e.value), c.place(e).at(key)));
    all_once(report, keyed.collect());
}

/// A municipality may take over the name or the CVR number of one that has ended: they are one's own while it exists.
fn at_a_time(c: &Context<'_>, report: &mut Report, key: &str, of: impl Fn(&Kommune) -> String) {
    let all = &c.raw.kommuner;
    let together = |a: &Kommune, b: &Kommune| {
        let ends_before = |a: &Kommune, b: &Kommune| a.gyldig_til.as_deref().is_some_and(|last| last < b.foerste_dag());
        !ends_before(a, b) && !ends_before(b, a)
    };
    for (i, later) in all.iter().enumerate() {
        let clash =
            |earlier: &&Located<Kommune>| of(&earlier.value) == of(&later.value) && together(&earlier.value, &later.value);
        if let Some(earlier) = all[..i].iter().find(clash) {
            twice(report, &of(&later.value), &c.place(later).at(key), &c.place(earlier).at(key));
        }
    }
}

/// A fault at the second occurrence of each repeated key.
fn all_once<K: Ord + Display>(report: &mut Report, mut keyed: Vec<(K, Spotted<'_>)>) {
    // In the order in which one reads them, whatever the order in which the files were given.
    keyed.sort_by_key(|(_, place)| place.line());
    let mut seen: BTreeMap<K, Spotted<'_>> = BTreeMap::new();
    for (key, place) in keyed {
        match seen.get(&key) {
            Some(first) => twice(report, &key, &place, first),
            None => {
                seen.insert(key, place);
            }
        }
    }
}

fn twice(report: &mut Report, key: &impl Display, place: &Spotted<'_>, first: &Spotted<'_>) {
    let (file, line) = first.line();
    report.fault(
        place,
        format!("«{key}» er allerede brugt i {file}, linje {line}"),
        format!("«{key}» is already used in {file}, line {line}"),
    );
}

/// A rule's id is never another rule's id, today's or former.
fn rules(c: &Context<'_>, report: &mut Report) {
    let mut keyed = Vec::new();
    for regel in &c.raw.regler {
        let place = c.place(regel);
        keyed.push((regel.value.id.clone(), place.at("/id")));
        let former = regel.value.tidligere_id.iter().enumerate();
        keyed.extend(former.map(|(i, id)| (id.clone(), place.at(&format!("/tidligere_id/{i}")))));
    }
    all_once(report, keyed);
}

/// What must be unique inside its element.
fn inside(c: &Context<'_>, report: &mut Report) {
    for set in &c.raw.regelsaet {
        let place = c.place(set);
        let criteria = set.value.kriterier.iter().enumerate();
        all_once(report, criteria.map(|(i, k)| (k.id.clone(), place.at(&format!("/kriterier/{i}/id")))).collect());
        let rules = || set.value.kategorier.iter().enumerate();
        all_once(report, rules().map(|(i, k)| (k.id.clone(), place.at(&format!("/kategorier/{i}/id")))).collect());
        all_once(report, rules().map(|(i, k)| (k.kode, place.at(&format!("/kategorier/{i}/kode")))).collect());
    }
    let policy = c.place(&c.raw.diskretion);
    let profiles = c.raw.diskretion.value.profiler.iter().enumerate();
    all_once(report, profiles.map(|(i, p)| (p.navn.clone(), policy.at(&format!("/profiler/{i}/navn")))).collect());
    let groups = c.raw.diskretion.value.maalgrupper.iter().enumerate();
    all_once(report, groups.map(|(i, m)| (m.navn.clone(), policy.at(&format!("/maalgrupper/{i}/navn")))).collect());
    for tema in &c.raw.temaer {
        let key = tema.value.noegle.iter().enumerate();
        all_once(report, key.map(|(i, f)| (f.clone(), c.place(tema).at(&format!("/noegle/{i}")))).collect());
    }
    for i in &c.raw.indikatorer {
        for (list, codes) in [("kategorier", &i.value.kategorier), ("kilder", &i.value.kilder)] {
            let codes = codes.iter().enumerate();
            all_once(report, codes.map(|(n, k)| (*k, c.place(i).at(&format!("/{list}/{n}")))).collect());
        }
    }
}
