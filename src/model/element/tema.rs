//! Temaer og felter, som de står i YAML (`model/temaer/*.yaml`); opløst i [`crate::model::Tema`].

use super::{Feltrolle, Kildehenvisning, Status, Temarolle};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Temaets geometri.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Geometritype {
    /// MULTIPOLYGON i EPSG:25832.
    Flade,
    /// Ingen geometri.
    Ingen,
}

/// Et tema: én tabel i GeoFA.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawTema {
    /// Temakode, 6300–6399.
    #[schemars(range(min = 6300, max = 6399))]
    pub temakode: u16,
    /// Tabelnavn uden skema, fx `t_6300_monit_omr`.
    #[schemars(regex(pattern = r"^t_63[0-9]{2}_[a-z0-9_]+$"))]
    pub tabel: String,
    /// Temanavn.
    pub temanavn: String,
    /// Engelsk navn.
    pub temanavn_en: String,
    /// Temaets rolle, hvor programmet regner med det.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rolle: Option<Temarolle>,
    /// Temaets geometri.
    pub geometritype: Geometritype,
    /// Rækker, der ikke har geometri, selv om temaet har flade. Uden værdi: alle rækker har.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geometri_undtagelse: Option<GeometriUndtagelse>,
    /// Begrebet (nøgle), som én række i temaet er en forekomst af.
    pub begreb: String,
    /// Forretningsnøglen: feltnavne i rækkefølge.
    pub noegle: Vec<String>,
    /// GeoFA's metadata for temaet.
    pub metadata: Temametadata,
    /// Registreringsvejledning.
    pub registrering: Registreringsvejledning,
    /// Spørgsmål, som standarden lader stå åbne, sagt ligeud.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aabne_spoergsmaal: Vec<String>,
    /// Temaets egne felter i rækkefølge.
    pub felter: Vec<RawFelt>,
    /// Versionen, hvor temaet kom til.
    pub siden: String,
    /// Livsstadie.
    #[serde(default)]
    pub status: Status,
}

/// Rækker, der ikke har geometri i et tema med flade: dem, hvor feltet har en værdi efter mønstret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GeometriUndtagelse {
    /// Feltet, der afgør det.
    pub felt: String,
    /// Mønsteret, som værdien skal opfylde for at undtages.
    pub moenster: String,
    /// Hvorfor.
    pub begrundelse: String,
}

/// Metadata efter GeoFA-specifikationens afsnit 4.4.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Temametadata {
    /// Definition: overbegreb og særkende.
    pub definition: String,
    /// Beskrivelse for den, der ikke kender temaet.
    pub beskrivelse: String,
    /// Formålet med at registrere.
    pub formaal: String,
    /// GEMET-hovedgruppe, fx "Befolkningsfordeling - demografi".
    pub noegleord_hovedgruppe: String,
    /// Nøgleord.
    pub noegleord: Vec<String>,
    /// Lovgrundlag.
    pub lovgrundlag: Vec<Kildehenvisning>,
    /// KLE-numre, hvor de kendes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kle: Vec<String>,
    /// Hvor ofte temaet skal ajourføres.
    pub ajourfoeringsfrekvens: String,
    /// Hvad data bygger på.
    pub etableringsgrundlag: String,
    /// Hvor fuldstændige data forventes at være.
    pub fuldstaendighed: String,
    /// Det målforhold, data passer til.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maalforhold: Option<String>,
    /// Registreringsnøjagtighed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registreringsnoejagtighed: Option<String>,
    /// Ophavsret.
    pub ophavsret: String,
    /// Hvad data ikke må bruges til.
    pub maa_ikke_anvendes_til: String,
    /// Hvem i kommunen der typisk er ansvarlig.
    pub ansvarlig_afdeling: String,
}

/// Registreringsvejledning efter GeoFA-specifikationens disposition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Registreringsvejledning {
    /// Sådan registreres.
    pub registreringsinstruks: String,
    /// Klassificering og opdeling.
    pub klassificering: String,
    /// Minimumsstørrelser.
    pub minimumsstoerrelser: String,
    /// Entydige objekter.
    pub entydige_objekter: String,
    /// Geometrisk konsistens mellem objekter.
    pub geometrisk_konsistens_objekter: String,
    /// Geometrisk konsistens med andre datasæt.
    pub geometrisk_konsistens_datasaet: String,
}

/// Et felts datatype.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Feltdatatype {
    /// Tekst; kræver `laengde`.
    Tekst,
    /// Helt tal.
    Heltal,
    /// Decimaltal; kræver `cifre` og `decimaler`.
    Decimaltal,
    /// Dato, ÅÅÅÅ-MM-DD.
    Dato,
    /// Kode fra en kodeliste; kræver `kodeliste`.
    Kode,
    /// UUID.
    Uuid,
    /// Tidspunkt med tidszone.
    Tidspunkt,
}

/// Den del af modellen, som en teksts værdier står i.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Vaerdikilde {
    /// Regelsættenes id.
    Regelsaet,
    /// Scorernes navn og version, fx `afstand-til-gennemsnit@1.0.0`.
    Scorer,
}

/// Hvem der udfylder feltet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Krav {
    /// Obligatorisk.
    O,
    /// Frivilligt.
    F,
    /// Systemet udfylder.
    S,
}

/// Henvisning fra et felt til et felt i et andet tema.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Henvisning {
    /// Temakoden.
    pub tema: u16,
    /// Feltet i det tema.
    pub felt: String,
    /// Mønstre for særlige værdier, der ikke skal findes i temaet, fx `^000-REST$`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ogsaa: Vec<String>,
}

/// Et felt i et tema.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawFelt {
    /// Feltets navn og kolonnens.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"), length(max = 63))]
    pub feltnavn: String,
    /// Navnet i Shape, højst 10 tegn; uden værdi: feltnavn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"), length(max = 10))]
    pub feltnavn10: Option<String>,
    /// Feltets rolle, hvor programmet regner med det.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rolle: Option<Feltrolle>,
    /// Dansk overskrift.
    pub titel: String,
    /// Engelsk overskrift.
    pub titel_en: String,
    /// Begrebet (nøgle).
    pub begreb: String,
    /// Hvad feltet betyder.
    pub definition: String,
    /// Hvad feltet bruges til.
    pub formaal: String,
    /// Datatype.
    pub datatype: Feltdatatype,
    /// Højeste antal tegn i tekst.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub laengde: Option<u32>,
    /// Højeste antal cifre i alt i et decimaltal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cifre: Option<u8>,
    /// Antal decimaler i et decimaltal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimaler: Option<u8>,
    /// Mindste tilladte tal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<i64>,
    /// Største tilladte tal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maksimum: Option<i64>,
    /// Mønster, som PostgreSQL, JSON Schema og Rust læser ens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moenster: Option<String>,
    /// Hvor en teksts værdier står i modellen. Uden `moenster` er det de eneste, der må bruges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vaerdier: Option<Vaerdikilde>,
    /// Mønsteret i ord.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moenster_forklaring: Option<String>,
    /// Kodelistens navn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kodeliste: Option<String>,
    /// Kun disse koder af listen; tom: alle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tilladte_koder: Vec<i64>,
    /// Feltet peger på et andet tema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub henvisning: Option<Henvisning>,
    /// Obligatorisk, frivilligt eller systemudfyldt.
    pub obligatorisk: Krav,
    /// Sand, når værdien kan føre til personer og derfor aldrig vises i en rapport.
    #[serde(default)]
    pub beskyttet: bool,
    /// Værdiområdet i ord; uden værdi: afledt af datatype, grænser, mønster og kodeliste.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vaerdiomraade: Option<String>,
    /// Et gyldigt eksempel, skrevet som i CSV.
    pub eksempel: String,
    /// Hvad man skal passe på, når man registrerer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bemaerkning: Option<String>,
    /// Versionen, hvor feltet kom til; uden værdi: temaets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siden: Option<String>,
    /// Livsstadie.
    #[serde(default)]
    pub status: Status,
    /// Feltet, der afløser dette.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erstattes_af: Option<String>,
}
