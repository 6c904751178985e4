//! Diskretionspolitikken (`model/diskretion.yaml`).

use super::{Foelsomhed, Kildehenvisning, Tosproget};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Hele politikken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diskretion {
    /// De målgrupper, der kan se data.
    pub maalgrupper: Vec<Maalgruppe>,
    /// Navngivne profiler; `standard` skal findes.
    pub profiler: Vec<Diskretionsprofil>,
    /// De felter, der tæller personer eller husstande.
    pub taellefelter: Vec<Taellefelt>,
    /// Begreberne (nøgler), som politikken bygger på.
    pub begreber: Vec<String>,
}

/// En målgruppe: hvem der kan se hvilke rækker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Maalgruppe {
    /// Navn, fx `offentligheden`.
    #[schemars(regex(pattern = r"^[a-z]+(-[a-z]+)*$"))]
    pub navn: String,
    /// Titel.
    pub titel: Tosproget,
    /// Begrebet (nøgle).
    pub begreb: String,
    /// De off_koder, gruppen ser.
    pub ser_off_koder: Vec<i64>,
    /// Sand, når gruppen kun ser sin egen kommunes rækker med off_kode 2.
    #[serde(default)]
    pub kun_egne: bool,
}

/// En navngiven profil med grænser pr. målgruppe.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diskretionsprofil {
    /// Navn, fx `standard`.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"))]
    pub navn: String,
    /// Titel.
    pub titel: Tosproget,
    /// Hvad profilen er, og hvornår den bruges.
    pub beskrivelse: String,
    /// Hvor tallene kommer fra.
    pub kilde: Vec<Kildehenvisning>,
    /// Basen, som afrundede tal er multipla af.
    pub afrunding_base: u16,
    /// Grænser pr. målgruppe; en målgruppe uden grænser bedømmes ikke.
    pub graenser: Vec<Graenser>,
}

/// En målgruppes grænser i en profil.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Graenser {
    /// Målgruppens navn.
    pub maalgruppe: String,
    /// Mindste åbne antal pr. følsomhed.
    pub mindste_antal: PrFoelsomhed,
    /// Beboere, et område skal have, før andre tal end 100 og 101 må vises.
    pub mindste_beboere: u32,
    /// Husstande, et område skal have.
    pub mindste_husstande: u32,
    /// Trin: hvor mange beboere eller husstande der kræves for hvilke tal; tom: kun grænserne ovenfor.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trin: Vec<Trin>,
    /// Kvadratmeter, som et områdes flade skal have for ikke at pege på én bolig.
    pub mindste_flade_m2: u32,
    /// Bidragydere bag et gennemsnit.
    pub mindste_bidragydere: u32,
    /// Mindste bredde af et skjult tals interval pr. følsomhed.
    pub mindste_interval: PrFoelsomhed,
    /// Alle-eller-ingen: så mange fra alle (k), kun følsomme.
    pub alle_eller_ingen_k: u32,
}

/// Ét tal for hver følsomhed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrFoelsomhed {
    /// Almindelige oplysninger.
    pub almindelig: u32,
    /// Følsomme oplysninger.
    pub foelsom: u32,
}

impl PrFoelsomhed {
    /// Tallet for en følsomhed; `None`, når oplysningen ikke angår personer.
    pub fn af(&self, foelsomhed: Foelsomhed) -> Option<u32> {
        match foelsomhed {
            Foelsomhed::Ingen => None,
            Foelsomhed::Almindelig => Some(self.almindelig),
            Foelsomhed::Foelsom => Some(self.foelsom),
        }
    }
}

/// Et trin i en trappe af krav til områdets størrelse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Trin {
    /// Mindst så mange beboere, hvor trinnet måles i beboere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beboere: Option<u32>,
    /// Mindst så mange husstande, hvor trinnet måles i husstande.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub husstande: Option<u32>,
    /// Hvad der må vises fra dette trin.
    pub maa_vises: String,
    /// Indikatorkoder, som først må vises fra dette trin; tom: se `maa_vises`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indikatorer: Vec<i64>,
}

/// Et felt, der tæller personer eller husstande.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Taellefelt {
    /// Temakoden.
    pub tema: u16,
    /// Feltet med antallet.
    pub felt: String,
    /// Feltet med grundlaget; komplementet er grundlaget minus antallet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grundlag: Option<String>,
    /// Fast følsomhed; uden værdi: indikatorens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub foelsomhed: Option<Foelsomhed>,
    /// Felter, der gør et almindeligt antal følsomt, når koden ikke er 0 (alle), fx herkomst.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub foelsomme_opdelinger: Vec<String>,
}
