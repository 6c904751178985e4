//! Tema 6306 Områdets matrikler (t_6306_omr_matr).
//!
//! Stykke jord, udpeget ved ejerlav og nummer, som et monitoreringsområde består af i et bestemt år.

use crate::{Record, Uuid, Violation, kodelister, tal, validering::Found};
use regex::Regex;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

static MONIT_OMR_NR_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{3}-[A-Z0-9_-]{1,20}$").expect("modellens mønstre er gyldige"));
static MATRIKELNUMMER_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{1,6}[a-zæøå]{0,4}$").expect("modellens mønstre er gyldige"));

/// Områdets matrikler: Stykke jord, udpeget ved ejerlav og nummer, som et monitoreringsområde består af i et
/// bestemt år.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Read")]
pub struct OmrMatr {
    /// Objekt-id: Rækkens faste id gennem alle dens versioner. Værdiområde: UUID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objekt_id: Option<Uuid>,
    /// Ansvarlig myndighed (CVR): CVR-nummeret på den myndighed, der har ansvaret for rækken. Værdiområde:
    /// Kode fra kodelisten d_basis_ansvarlig_myndighed.
    pub cvr_kode: kodelister::BasisAnsvarligMyndighed,
    /// Oprindelse (kode): Koden for, hvordan rækken er blevet til. Værdiområde: Kode fra kodelisten
    /// d_basis_oprindelse.
    pub oprindkode: kodelister::BasisOprindelse,
    /// Status (kode): Koden for, hvor langt rækken er i sagsgangen. Værdiområde: Kode fra kodelisten
    /// d_basis_status.
    pub statuskode: kodelister::BasisStatus,
    /// Offentlighed (kode): Koden for, hvem der må se rækken. Værdiområde: Kode fra kodelisten
    /// d_basis_offentlig.
    pub off_kode: kodelister::BasisOffentlig,
    /// Nøgle: Rækkens nøgle i kommunens eget fagsystem. Værdiområde: Tekst på højst 128 tegn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noegle: Option<String>,
    /// Note: Kort bemærkning til rækken. Værdiområde: Tekst på højst 254 tegn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Monitoreringsområdets nummer: Nummeret på det område, matriklen hører til. Værdiområde: Tekst på
    /// højst 24 tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger
    /// eller understreger.
    pub monit_omr_nr: String,
    /// År: Det år, matrikelnumrene gælder. Værdiområde: Helt tal, 2010 til 2100.
    pub aar: i32,
    /// Landsejerlavskode: Koden på det ejerlav, matriklen ligger i. Værdiområde: Helt tal, 10000 til
    /// 9999999.
    pub landsejerlavskode: i32,
    /// Matrikelnummer: Matriklens nummer inden for ejerlavet. Værdiområde: Tekst på højst 10 tegn: 1-6
    /// cifre, eventuelt efterfulgt af op til fire små bogstaver, uden mellemrum.
    pub matrikelnummer: String,
    /// Landsbyggefondens afdelingsnummer: Nummeret på den almene boligafdeling hos Landsbyggefonden.
    /// Værdiområde: Tekst på højst 16 tegn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lbf_afdeling: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    #[serde(default)]
    objekt_id: Option<Uuid>,
    cvr_kode: kodelister::BasisAnsvarligMyndighed,
    oprindkode: kodelister::BasisOprindelse,
    statuskode: kodelister::BasisStatus,
    off_kode: kodelister::BasisOffentlig,
    #[serde(default)]
    noegle: Option<String>,
    #[serde(default)]
    note: Option<String>,
    monit_omr_nr: String,
    #[serde(deserialize_with = "tal::integer")]
    aar: i32,
    #[serde(deserialize_with = "tal::integer")]
    landsejerlavskode: i32,
    matrikelnummer: String,
    #[serde(default)]
    lbf_afdeling: Option<String>,
    #[serde(default, rename = "temakode")]
    _temakode: IgnoredAny,
    #[serde(default, rename = "temanavn")]
    _temanavn: IgnoredAny,
    #[serde(default, rename = "versions_id")]
    _versions_id: IgnoredAny,
    #[serde(default, rename = "systid_fra")]
    _systid_fra: IgnoredAny,
    #[serde(default, rename = "systid_til")]
    _systid_til: IgnoredAny,
    #[serde(default, rename = "oprettet")]
    _oprettet: IgnoredAny,
    #[serde(default, rename = "cvr_navn")]
    _cvr_navn: IgnoredAny,
    #[serde(default, rename = "kommunekode")]
    _kommunekode: IgnoredAny,
    #[serde(default, rename = "bruger_id")]
    _bruger_id: IgnoredAny,
    #[serde(default, rename = "oprindelse")]
    _oprindelse: IgnoredAny,
    #[serde(default, rename = "status")]
    _status: IgnoredAny,
    #[serde(default, rename = "offentlig")]
    _offentlig: IgnoredAny,
}

impl From<Read> for OmrMatr {
    fn from(read: Read) -> Self {
        Self {
            objekt_id: read.objekt_id,
            cvr_kode: read.cvr_kode,
            oprindkode: read.oprindkode,
            statuskode: read.statuskode,
            off_kode: read.off_kode,
            noegle: read.noegle,
            note: read.note,
            monit_omr_nr: read.monit_omr_nr,
            aar: read.aar,
            landsejerlavskode: read.landsejerlavskode,
            matrikelnummer: read.matrikelnummer,
            lbf_afdeling: read.lbf_afdeling,
        }
    }
}

impl Record for OmrMatr {
    const TEMAKODE: u16 = 6306;
    const TABEL: &'static str = "t_6306_omr_matr";
    const HAS_GEOMETRY: bool = false;

    fn validate(&self) -> Vec<Violation> {
        let mut found = Found::default();
        if let Some(v) = &self.noegle {
            found.text("noegle", v, false, 128, None);
        }
        if let Some(v) = &self.note {
            found.text("note", v, false, 254, None);
        }
        found.text("monit_omr_nr", &self.monit_omr_nr, true, 24, Some(&MONIT_OMR_NR_MOENSTER));
        found.add_if(!(2010..=2100).contains(&self.aar), "uden-for-vaerdiomraade", "aar");
        found.add_if(!(10000..=9999999).contains(&self.landsejerlavskode), "uden-for-vaerdiomraade", "landsejerlavskode");
        found.text("matrikelnummer", &self.matrikelnummer, true, 10, Some(&MATRIKELNUMMER_MOENSTER));
        if let Some(v) = &self.lbf_afdeling {
            found.text("lbf_afdeling", v, false, 16, None);
        }
        found.all()
    }
}
