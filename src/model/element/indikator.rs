//! Indikatorer (`model/indikatorer/*.yaml`) og kilder (`model/kilder/*.yaml`).

use super::{Kildehenvisning, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// En fil med indikatorer.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indikatorfil {
    /// Filens indikatorer.
    pub indikatorer: Vec<Indikator>,
}

/// Hvad en indikator måler: et antal, en andel eller et gennemsnit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Indikatortype {
    /// vaerdi er lig taeller.
    Antal,
    /// vaerdi er 100 gange taeller delt med naevner, i procent.
    Andel,
    /// vaerdi er et gennemsnit; taeller er tom, naevner er antallet bag.
    Gennemsnit,
}

/// Hvad der tælles i.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Enhed {
    /// Hele personer.
    Personer,
    /// Hele husstande.
    Husstande,
    /// Hele boliger.
    Boliger,
    /// Personår i fuld tid; må have decimaler.
    Fuldtidspersoner,
    /// Hele hændelser, fx anmeldelser eller udsættelser.
    Haendelser,
    /// Kroner (gennemsnit).
    #[serde(rename = "kr.")]
    Kroner,
    /// Kvadratmeter (gennemsnit).
    #[serde(rename = "m2")]
    Kvadratmeter,
    /// Karakterer efter 7-trinsskalaen (gennemsnit).
    Karakter,
    /// År (gennemsnit).
    #[serde(rename = "aar")]
    Aar,
    /// Dage (gennemsnit).
    Dage,
}

/// Hvilken tid et tal gælder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Tidsform {
    /// Stillingen på periodens første dag.
    Bestand,
    /// Summen over perioden.
    Stroem,
    /// Gennemsnittet over perioden; lægges aldrig sammen.
    Gennemsnit,
}

/// Hvor følsomt et tal er, når det kan føres til en person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Foelsomhed {
    /// Tæller ikke personer eller husstande (fx boliger efter byggeår).
    Ingen,
    /// Almindelige oplysninger.
    Almindelig,
    /// Følsomme oplysninger eller strafbare forhold (databeskyttelsesforordningens art. 9 og 10).
    Foelsom,
}

/// Hvor ofte et tal opgøres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Frekvens {
    /// Hver måned.
    Maaned,
    /// Hvert kvartal.
    Kvartal,
    /// Hvert år.
    Aar,
}

/// Hvor en indikators tal hører hjemme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Registrering {
    /// Registreres i GeoFA.
    Geofa,
    /// Bliver i kommunens eget værktøj.
    Lokal,
}

/// Hvem der tælles i indikatorens grundlag.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// Grundlaget i ord, fx "beboere i området".
    pub beskrivelse: String,
    /// Laveste alder, begge grænser inklusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alder_fra: Option<u8>,
    /// Højeste alder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alder_til: Option<u8>,
}

/// Samme antal et andet sted i standarden; heraf danner diskretionskontrollen ligninger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SammeAntal {
    /// Den anden indikators kode; dens taeller er dette antal.
    pub indikator: i64,
    /// Alderskoder, som antallet er summen af; tom: alle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alder: Vec<i64>,
    /// Kategorikoder, som antallet er summen af; tom: i alt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kategori: Vec<i64>,
    /// Herkomstkoder, som antallet er summen af; tom: alle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub herkomst: Vec<i64>,
    /// Kønskoder, som antallet er summen af; tom: alle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub koen: Vec<i64>,
    /// Årene, som antallet er summen af, talt fra periodens år: 0 er året selv, -1 året før; tom: samme periode.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(range(min = -9, max = 0)))]
    pub aar: Vec<i8>,
}

/// En indikator: hvad der tælles, i hvem, hvornår, og hvad man skal passe på.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indikator {
    /// Koden i `d_6301_indikator`; hundrederne er emnet.
    #[schemars(range(min = 100, max = 999))]
    pub kode: i64,
    /// Navnet, højst 128 tegn; kodelistens tekst.
    #[schemars(length(max = 128))]
    pub navn: String,
    /// Engelsk navn.
    pub navn_en: String,
    /// Begrebet (nøgle).
    pub begreb: String,
    /// Hvad indikatoren fortæller, i én eller to sætninger; kodelistens begrebsdefinition.
    pub definition: String,
    /// Hvad taeller tæller; tom ved gennemsnit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taeller: Option<String>,
    /// Hvad naevner tæller; uden ved rene antal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub naevner: Option<String>,
    /// Grundlaget.
    pub population: Population,
    /// Antal, andel eller gennemsnit.
    #[serde(rename = "type")]
    pub slags: Indikatortype,
    /// Enheden for det, der tælles (eller for gennemsnittet).
    pub enhed: Enhed,
    /// Decimaler i vaerdi, 0–2; det, diskretionsreglerne regner med.
    #[schemars(range(min = 0, max = 2))]
    pub decimaler: u8,
    /// Hvilken tid tallet gælder.
    pub tidsform: Tidsform,
    /// Vinduet i måneder: 1, 12 eller 24.
    pub vindue: u8,
    /// Koder i `d_6301_kategori`, som indikatoren må deles efter, ud over 0.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kategorier: Vec<i64>,
    /// Koder i `kilder/`, som tallet kan komme fra; den foretrukne først.
    pub kilder: Vec<i64>,
    /// Hvor ofte tallet opgøres.
    pub frekvens: Frekvens,
    /// Hvor følsomt tallet er.
    pub foelsomhed: Foelsomhed,
    /// Den mest åbne off_kode, der må bruges: 1, 3 eller 2.
    pub mest_aaben: u8,
    /// Hvorfor ikke mere åben; kræves, når `mest_aaben` ikke er 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mest_aaben_begrundelse: Option<String>,
    /// Hvor tallet registreres.
    pub registrering: Registrering,
    /// Hvorfor lokalt; kræves ved `lokal`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registrering_begrundelse: Option<String>,
    /// taeller er det samme antal som disse.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taeller_er: Vec<SammeAntal>,
    /// naevner er det samme antal som disse.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub naevner_er: Vec<SammeAntal>,
    /// Loven bag, hvor der er en.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lov: Vec<Kildehenvisning>,
    /// Faldgruber: samme navn og anden definition, kendte fejl.
    pub faldgruber: Vec<String>,
    /// Indikatorer, som denne ofte forveksles med.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forveksles_med: Vec<i64>,
    /// Versionen, hvor indikatoren kom til.
    pub siden: String,
    /// Livsstadie.
    #[serde(default)]
    pub status: Status,
    /// Koden på den indikator, der afløser denne.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erstattes_af: Option<i64>,
}

/// En fil med kilder.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kildefil {
    /// Filens kilder.
    pub kilder: Vec<Kilde>,
}

/// Hvordan man får adgang til en kilde i dag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Adgang {
    /// Kommunen har den i forvejen.
    Fri,
    /// Kræver en aftale.
    Aftale,
    /// Kræver betaling.
    Betaling,
    /// Ingen adgang til dette formål i dag.
    Ingen,
}

/// En kilde, som tal kan komme fra; én kode i `d_6301_kilde`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kilde {
    /// Koden i `d_6301_kilde`.
    pub kode: i64,
    /// Kildens navn; kodelistens tekst.
    pub navn: String,
    /// Hvad kilden er; kodelistens begrebsdefinition.
    pub definition: String,
    /// Begrebet (nøgle).
    pub begreb: String,
    /// Hvem der ejer den.
    pub ejer: String,
    /// Adgang i dag.
    pub adgang: Adgang,
    /// Adgangen i ord.
    pub adgang_beskrivelse: String,
    /// Prisen i ord; "ukendt" hvor den ikke kendes.
    pub pris: String,
    /// Hjemmel til at bruge den til monitorering.
    pub hjemmel: String,
    /// Hvor ofte den tidligst kan give nye tal.
    pub tidligste_frekvens: Frekvens,
    /// Kildens egne vilkår om diskretion.
    pub diskretionsvilkaar: String,
    /// Den mest åbne off_kode, som kilden tillader: 1, 3 eller 2.
    pub mest_aaben: u8,
    /// Hvorfor.
    pub mest_aaben_begrundelse: String,
    /// Hvad KL endnu skal afklare.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aabent_spoergsmaal: Option<String>,
    /// Versionen, hvor kilden kom til.
    pub siden: String,
    /// Livsstadie.
    #[serde(default)]
    pub status: Status,
}
