//! From raw elements to the resolved model: defaults filled in, datatypes complete, derived lists made, all sorted.
//!
//! Always gives a model. Where something is missing it says so and puts the smallest thing in its place, so that the
//! rest of the model is still judged; a model with findings is never handed out.

use super::element::*;
use super::field::{self, FieldContext};
use super::finding::ModelFinding;
use super::raw::{Located, RawModel};
use super::{Felt, Model, Tema};

/// Name of the code list that is made from the indicators.
pub const INDIKATORLISTE: &str = "d_6301_indikator";
/// The code list of categories; each code belongs to the indicators that name it.
pub const KATEGORILISTE: &str = "d_6301_kategori";
/// Name of the code list that is made from the sources.
pub const KILDELISTE: &str = "d_6301_kilde";

/// Resolves a raw model.
pub(super) fn resolve(raw: &RawModel) -> (Model, Vec<ModelFinding>) {
    let mut findings = Vec::new();
    let generelle_felter = general_fields(raw, &mut findings);
    let temaer = sorted(raw.temaer.iter().map(|tema| theme(raw, tema, &mut findings)), |t| t.temakode);
    let model = Model {
        standard: Standard { generelle_felter: Vec::new(), ..raw.standard.value.clone() },
        generelle_felter,
        begreber: sorted(values(&raw.begreber), |b| b.id.clone()),
        kodelister: code_lists(raw),
        temaer,
        indikatorer: sorted(values(&raw.indikatorer), |i| i.kode),
        kilder: sorted(values(&raw.kilder), |k| k.kode),
        regler: sorted(values(&raw.regler), |r| r.id.clone()),
        diskretion: raw.diskretion.value.clone(),
        regelsaet: sorted(values(&raw.regelsaet), |r| r.id.clone()),
        scorer: sorted(values(&raw.scorer), |s| (s.navn.clone(), s.version.clone())),
        praksis: sorted(values(&raw.praksis), |p| p.navn.clone()),
        kommuner: sorted(values(&raw.kommuner), |k| k.kommunekode),
        regioner: sorted(values(&raw.regioner), |r| (r.kode.clone(), r.gyldig_fra.clone())),
    };
    (model, findings)
}

fn values<T: Clone>(located: &[Located<T>]) -> impl Iterator<Item = T> {
    located.iter().map(|l| l.value.clone())
}

fn sorted<T, K: Ord>(items: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_by_key(key);
    items
}

fn general_fields(raw: &RawModel, findings: &mut Vec<ModelFinding>) -> Vec<Felt> {
    let standard = &raw.standard;
    // The general fields came with the first theme that has them.
    let first = raw.temaer.iter().map(|t| t.value.siden.as_str()).min_by_key(|v| version_key(v));
    let context = FieldContext { raw, file: standard.file, siden: first };
    let fields = standard.value.generelle_felter.iter().enumerate();
    fields.map(|(i, felt)| field::resolve(&context, &format!("/generelle_felter/{i}"), felt, findings)).collect()
}

fn theme(raw: &RawModel, located: &Located<RawTema>, findings: &mut Vec<ModelFinding>) -> Tema {
    let tema = located.value.clone();
    let context = FieldContext { raw, file: located.file, siden: Some(&tema.siden) };
    let fields = tema.felter.iter().enumerate();
    let felter = fields.map(|(i, felt)| field::resolve(&context, &format!("/felter/{i}"), felt, findings)).collect();
    Tema {
        temakode: tema.temakode,
        tabel: tema.tabel,
        temanavn: tema.temanavn,
        temanavn_en: tema.temanavn_en,
        rolle: tema.rolle,
        geometritype: tema.geometritype,
        geometri_undtagelse: tema.geometri_undtagelse,
        begreb: tema.begreb,
        noegle: tema.noegle,
        metadata: tema.metadata,
        registrering: tema.registrering,
        aabne_spoergsmaal: tema.aabne_spoergsmaal,
        felter,
        siden: tema.siden,
        status: tema.status,
    }
}

/// The lists as written, and the two that are made. A list that is written as well as made keeps its own words.
fn code_lists(raw: &RawModel) -> Vec<Kodeliste> {
    let mut lists: Vec<Kodeliste> = values(&raw.kodelister).collect();
    derive(&mut lists, raw, INDIKATORLISTE, "indikator", raw.indikatorer.iter().map(|i| indicator_code(&i.value)));
    derive(&mut lists, raw, KILDELISTE, "kilde", raw.kilder.iter().map(|k| source_code(&k.value)));
    for list in &mut lists {
        let siden = list.siden.clone();
        for kode in &mut list.koder {
            kode.siden.get_or_insert_with(|| siden.clone());
        }
        list.koder.sort_by_key(|k| k.kode);
    }
    lists.sort_by(|a, b| a.navn.cmp(&b.navn));
    lists
}

/// Adds the codes of a made list, and the list itself with its concept's words unless a file has it.
fn derive(lists: &mut Vec<Kodeliste>, raw: &RawModel, navn: &str, begreb: &str, koder: impl Iterator<Item = Kode>) {
    let koder: Vec<Kode> = koder.collect();
    if let Some(list) = lists.iter_mut().find(|l| l.navn == navn) {
        list.koder.extend(koder);
        return;
    }
    let concept = raw.begreber.iter().map(|b| &b.value).find(|b| b.id == begreb);
    let term = concept.map_or(begreb, |b| b.term.as_str());
    lists.push(Kodeliste {
        navn: navn.to_string(),
        titel: capitalised(term),
        definition: concept.map(|b| b.definition.clone()).unwrap_or_default(),
        begreb: begreb.to_string(),
        kodefelt: format!("{begreb}_kode"),
        tekstfelt: begreb.to_string(),
        findes_i_geofa: false,
        siden: koder.iter().filter_map(|k| k.siden.clone()).min_by_key(|v| version_key(v)).unwrap_or_default(),
        koder,
        status: Status::Gaeldende,
    });
}

fn indicator_code(i: &Indikator) -> Kode {
    code(i.kode, &i.navn, &i.definition, i.status, i.erstattes_af, &i.siden)
}

fn source_code(k: &Kilde) -> Kode {
    code(k.kode, &k.navn, &k.definition, k.status, None, &k.siden)
}

fn code(kode: i64, navn: &str, definition: &str, status: Status, erstattes_af: Option<i64>, siden: &str) -> Kode {
    Kode {
        kode,
        rolle: None,
        tekst: navn.to_string(),
        aktiv: u8::from(!status.er_udgaaet()),
        begrebsdefinition: definition.to_string(),
        fra: None,
        til: None,
        overordnet: None,
        erstattes_af,
        siden: Some(siden.to_string()),
    }
}

/// The first letter in upper case.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

/// A version as numbers, so that 1.10.0 comes after 1.9.0.
pub(super) fn version_key(version: &str) -> Vec<u64> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}
