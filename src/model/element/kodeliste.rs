//! Kodelister (`model/kodelister/*.yaml`).

use super::{Koderolle, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// En fil med kodelister.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kodelistefil {
    /// Filens kodelister.
    pub kodelister: Vec<Kodeliste>,
}

/// En kodeliste; én tabel i GeoFA: kode, tekst, aktiv, begrebsdefinition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kodeliste {
    /// Tabelnavn, fx `d_6301_koen`.
    #[schemars(regex(pattern = r"^d_[a-z0-9_]+$"))]
    pub navn: String,
    /// Dansk titel.
    pub titel: String,
    /// Hvad listen deler op, og hvordan.
    pub definition: String,
    /// Begrebet, som listen deler op (nøgle).
    pub begreb: String,
    /// Kolonnen med koden, fx `koen_kode`.
    pub kodefelt: String,
    /// Kolonnen med teksten, fx `koen`.
    pub tekstfelt: String,
    /// Sand, når tabellen er GeoFA's egen (`d_basis_…`): den findes i GeoFA 1.7 og ændres aldrig af os.
    #[serde(default)]
    pub findes_i_geofa: bool,
    /// Listens koder.
    pub koder: Vec<Kode>,
    /// Versionen, hvor listen kom til.
    pub siden: String,
    /// Livsstadie.
    #[serde(default)]
    pub status: Status,
}

/// En kode i en kodeliste. Koder fjernes aldrig; de sættes ud af brug med `aktiv: 0`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kode {
    /// Koden, et helt tal.
    pub kode: i64,
    /// Kodens rolle, hvor programmet regner med den.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rolle: Option<Koderolle>,
    /// Kodens tekst.
    pub tekst: String,
    /// 1: må bruges. 0: udgået.
    #[serde(default = "aktiv")]
    #[schemars(range(min = 0, max = 1))]
    pub aktiv: u8,
    /// Hvad koden betyder.
    pub begrebsdefinition: String,
    /// Koden, som denne er en del af (fx 31 under 3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overordnet: Option<i64>,
    /// Laveste tal i koden, hvor den er et interval, fx alder i hele år; grænsen er med.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fra: Option<u8>,
    /// Højeste tal i intervallet; grænsen er med. Uden værdi har intervallet ingen øvre grænse.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub til: Option<u8>,
    /// Koden, der afløser denne.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erstattes_af: Option<i64>,
    /// Versionen, hvor koden kom til; uden værdi: listens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siden: Option<String>,
}

fn aktiv() -> u8 {
    1
}
