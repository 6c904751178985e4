//! Eksempler på kommunal registreringspraksis (`model/praksis/*.yaml`).

use super::Kildehenvisning;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Et gennemarbejdet eksempel: en kommunes udtræk og vejen til standarden.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Praksis {
    /// Navn, bruges i `sdm convert --practice NAVN`.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"))]
    pub navn: String,
    /// Titel.
    pub titel: String,
    /// Hvem der arbejder sådan, og med hvad; konstruerede tal siges at være det.
    pub beskrivelse: String,
    /// Kilder til praksis.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kilde: Vec<Kildehenvisning>,
    /// Temaet, som udtrækket bliver til.
    pub tema: u16,
    /// Faste værdier for felter, som udtrækket ikke har.
    #[serde(default)]
    pub faste: BTreeMap<String, String>,
    /// Kolonne for kolonne.
    pub kolonner: Vec<Kolonne>,
    /// Et par linjer af udtrækket, som CSV med semikolon.
    pub eksempel: String,
}

/// Hvordan en kolonne bliver til et felt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kolonne {
    /// Kolonnens navn i udtrækket.
    pub kolonne: String,
    /// Feltet i temaet; uden værdi, når kolonnen ikke bruges, eller når den er en bred tabels tal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub felt: Option<String>,
    /// Værdier, der skrives om, fra udtræk til standard.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub vaerdier: BTreeMap<String, String>,
    /// Faste felter for denne kolonnes tal i en bred tabel (én kolonne pr. indikator).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub saetter: BTreeMap<String, String>,
    /// Hvorfor kolonnen ikke bruges, eller hvad man skal passe på.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bemaerkning: Option<String>,
}
