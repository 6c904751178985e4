//! Codes: in use, unknown, retired, not allowed in the field.

use super::{Change, Site, finds, spares};
use sdm::model::{Datatype, Kode};

const UNKNOWN: &str = "ukendt-kode";

/// Most codes of one list that are tried one by one.
const TRIED: usize = 12;

/// The field's list, and whether the field allows a code.
fn list<'a>(site: &Site<'a>) -> Option<(&'a [Kode], impl Fn(&Kode) -> bool + use<'a>)> {
    let Datatype::Kode { kodeliste, tilladte } = &site.felt.datatype else { return None };
    let list = site.model.kodeliste(kodeliste).expect("the model was checked");
    Some((&list.koder, move |k: &Kode| tilladte.is_empty() || tilladte.contains(&k.kode)))
}

pub fn known(site: &Site<'_>) -> Option<Vec<Change>> {
    let (codes, allowed) = list(site)?;
    let usable: Vec<String> = codes.iter().filter(|k| k.aktiv == 1 && allowed(k)).map(|k| k.kode.to_string()).collect();
    // Long lists are tried from both ends, so that the first and the last code are among them.
    let tail = usable.len().saturating_sub(TRIED / 2).max(TRIED / 2);
    let tried = usable.iter().enumerate().filter(|(i, _)| *i < TRIED / 2 || *i >= tail).map(|(_, k)| k);
    Some(site.raws(tried, spares(UNKNOWN)))
}

pub fn unknown(site: &Site<'_>) -> Option<Vec<Change>> {
    let (codes, _) = list(site)?;
    let largest = codes.iter().map(|k| k.kode).max().unwrap_or(0);
    let free = |from: i64, step: i64| (1..).map(|n| from + n * step).find(|k| codes.iter().all(|c| c.kode != *k));
    let smallest = codes.iter().map(|k| k.kode).min().unwrap_or(0);
    let values = [free(largest, 1), free(smallest, -1), free(smallest, 1)];
    Some(site.raws(values.into_iter().flatten().map(|k| k.to_string()), finds(UNKNOWN)))
}

pub fn retired(site: &Site<'_>) -> Option<Vec<Change>> {
    let (codes, allowed) = list(site)?;
    let retired: Vec<String> = codes.iter().filter(|k| k.aktiv != 1 && allowed(k)).map(|k| k.kode.to_string()).collect();
    (!retired.is_empty()).then(|| site.raws(retired, finds("udgaaet-kode")))
}

pub fn not_allowed(site: &Site<'_>) -> Option<Vec<Change>> {
    let (codes, allowed) = list(site)?;
    let others: Vec<String> = codes.iter().filter(|k| !allowed(k)).map(|k| k.kode.to_string()).collect();
    (!others.is_empty()).then(|| site.raws(others, finds(UNKNOWN)))
}
