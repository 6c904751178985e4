//! Code lists: each code once, each text once, and nothing replaced that is still in use.

use super::Spotted;
use super::context::{Context, Report};
use crate::model::element::Kodeliste;
use crate::model::raw::Located;
use crate::model::resolve::{INDIKATORLISTE, KATEGORILISTE, KILDELISTE};
use std::collections::BTreeMap;

/// A code or a text that is repeated in its list.
pub(super) fn duplicates(c: &Context<'_>, report: &mut Report) {
    for list in &c.raw.kodelister {
        let mut codes = BTreeMap::new();
        let mut texts = BTreeMap::new();
        for (i, kode) in list.value.koder.iter().enumerate() {
            let place = c.place(list).at(&format!("/koder/{i}"));
            twice(report, &mut codes, kode.kode.to_string(), place.at("/kode"));
            twice(report, &mut texts, kode.tekst.to_lowercase(), place.at("/tekst"));
        }
    }
    // The made lists: their codes are checked as ids, their texts are names.
    let mut names = BTreeMap::new();
    for i in &c.raw.indikatorer {
        twice(report, &mut names, i.value.navn.to_lowercase(), c.place(i).at("/navn"));
    }
    let mut names = BTreeMap::new();
    for k in &c.raw.kilder {
        twice(report, &mut names, k.value.navn.to_lowercase(), c.place(k).at("/navn"));
    }
}

fn twice<'a>(report: &mut Report, seen: &mut BTreeMap<String, Spotted<'a>>, key: String, place: Spotted<'a>) {
    match seen.get(&key) {
        Some(first) => {
            let line = first.line().1;
            let (da, en) = (format!("«{key}» står også på linje {line}"), format!("«{key}» is also on line {line}"));
            report.fault(&place, da, en);
        }
        None => {
            seen.insert(key, place);
        }
    }
}

/// GeoFA keeps codes as 32-bit whole numbers; none is negative.
pub(super) fn range(c: &Context<'_>, report: &mut Report) {
    let mut codes = Vec::new();
    for list in &c.raw.kodelister {
        let place = c.place(list);
        let own = list.value.koder.iter().enumerate();
        codes.extend(own.map(|(i, k)| (place.at(&format!("/koder/{i}/kode")), k.kode)));
    }
    codes.extend(c.raw.kilder.iter().map(|k| (c.place(k).at("/kode"), k.value.kode)));
    for (place, kode) in codes {
        if !(0..=i64::from(i32::MAX)).contains(&kode) {
            let (da, en) = (
                format!("koden {kode} er ikke fra 0 til {}", i32::MAX),
                format!("the code {kode} is not from 0 to {}", i32::MAX),
            );
            report.fault(&place, da, en);
        }
    }
}

/// A list that no field uses is left over; GeoFA's own lists are GeoFA's to keep, and a retired one is kept for old data. Where a field names a list that is
/// not there, what it meant would look unused as well; that fault is said where it is.
pub(super) fn unused(c: &Context<'_>, report: &mut Report) {
    let fields = c.fields();
    if fields.iter().filter_map(|f| f.felt.kodeliste.as_ref()).any(|navn| c.model.kodeliste(navn).is_none()) {
        return;
    }
    let ours = |l: &&Located<Kodeliste>| !l.value.findes_i_geofa && !l.value.status.er_udgaaet();
    for list in c.raw.kodelister.iter().filter(ours) {
        let navn = &list.value.navn;
        if !fields.iter().any(|f| f.felt.kodeliste.as_ref() == Some(navn)) {
            let (da, en) = (format!("intet felt bruger «{navn}»"), format!("no field uses «{navn}»"));
            report.fault(&c.place(list).at("/navn"), da, en);
        }
    }
}

/// Every category but 0 (all) belongs to an indicator: a code that none names can be in no valid row.
pub(super) fn unused_categories(c: &Context<'_>, report: &mut Report) {
    let used: Vec<i64> = c.model.indikatorer.iter().flat_map(|i| i.kategorier.iter().copied()).collect();
    for list in c.raw.kodelister.iter().filter(|l| l.value.navn == KATEGORILISTE) {
        let codes = list.value.koder.iter().enumerate();
        for (i, code) in codes.filter(|(_, k)| k.kode != 0 && k.aktiv == 1 && !used.contains(&k.kode)) {
            let (da, en) = (
                format!("ingen indikator nævner kategorien {}", code.kode),
                format!("no indicator names the category {}", code.kode),
            );
            report.fault(&c.place(list).at(&format!("/koder/{i}/kode")), da, en);
        }
    }
}

/// A list has codes; a made list has none of its own.
pub(super) fn empty(c: &Context<'_>, report: &mut Report) {
    for list in &c.raw.kodelister {
        let made = [INDIKATORLISTE, KILDELISTE].contains(&list.value.navn.as_str());
        let place = c.place(list).at("/koder");
        match (made, list.value.koder.is_empty()) {
            (false, true) => report.fault(&place, "kodelisten har ingen koder", "the code list has no codes"),
            (true, false) => report.fault(
                &place,
                "listens koder dannes af indikatorer eller kilder og skal ikke skrives her",
                "the list's codes are made from indicators or sources and are not written here",
            ),
            _ => {}
        }
    }
}

/// A successor without a farewell: what is replaced is on its way out.
pub(super) fn replaced(c: &Context<'_>, report: &mut Report) {
    let mut leaving = Vec::new();
    leaving.extend(c.raw.begreber.iter().map(|b| (c.place(b), b.value.status, b.value.erstattes_af.is_some())));
    leaving.extend(c.raw.indikatorer.iter().map(|i| (c.place(i), i.value.status, i.value.erstattes_af.is_some())));
    leaving.extend(c.fields().into_iter().map(|f| (f.place, f.felt.status, f.felt.erstattes_af.is_some())));
    for (place, status, has_successor) in leaving {
        if has_successor && !status.er_paa_vej_ud() {
            report.hinted(
                &place.at("/erstattes_af"),
                "har en afløser, men er ikke på vej ud",
                "has a successor but is not on its way out",
                ("sæt status til udgaar eller udgaaet", "set status to udgaar or udgaaet"),
            );
        }
    }
    for list in &c.raw.kodelister {
        for (i, kode) in list.value.koder.iter().enumerate() {
            if kode.erstattes_af.is_some() && kode.aktiv == 1 {
                let place = c.place(list).at(&format!("/koder/{i}/erstattes_af"));
                let (da, en) = ("koden har en afløser, men er aktiv", "the code has a successor but is active");
                report.hinted(&place, da, en, ("skriv aktiv: 0", "write aktiv: 0"));
            }
        }
    }
}
