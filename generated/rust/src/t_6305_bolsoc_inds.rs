//! Tema 6305 Boligsocial indsats (t_6305_bolsoc_inds).
//!
//! Tidsafgrænset aktivitet i et boligområde, der skal forbedre beboernes vilkår og områdets tryghed.

use crate::{Date, Record, Uuid, Violation, kodelister, validering::Found};
use regex::Regex;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

static MONIT_OMR_NR_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{3}-[A-Z0-9_-]{1,20}$").expect("modellens mønstre er gyldige"));

/// Boligsocial indsats: Tidsafgrænset aktivitet i et boligområde, der skal forbedre beboernes vilkår og
/// områdets tryghed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Read")]
pub struct BolsocInds {
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
    /// Indsatsens navn: Navnet, som indsatsen kendes under. Værdiområde: Tekst på højst 128 tegn.
    pub indsats_navn: String,
    /// Indsatstype: Hvilken slags indsats det er. Værdiområde: Kode fra kodelisten d_6305_indsats_type.
    pub indsats_type_kode: kodelister::IndsatsType,
    /// Monitoreringsområdets nummer: Nummeret på det område, indsatsen retter sig mod. Værdiområde: Tekst på
    /// højst 24 tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger
    /// eller understreger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monit_omr_nr: Option<String>,
    /// Startdato: Første dag, hvor indsatsen er i gang. Værdiområde: Dato, ÅÅÅÅ-MM-DD.
    pub start_dato: Date,
    /// Slutdato: Sidste dag, hvor indsatsen er i gang; dagen er med. Værdiområde: Dato, ÅÅÅÅ-MM-DD.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slut_dato: Option<Date>,
    /// Formål: Det, indsatsen skal opnå. Værdiområde: Tekst på højst 254 tegn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formaal: Option<String>,
    /// Ansvarlig enhed: Den myndighed, afdeling eller organisation, der står for indsatsen. Værdiområde:
    /// Tekst på højst 128 tegn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ansvarlig: Option<String>,
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
    indsats_navn: String,
    indsats_type_kode: kodelister::IndsatsType,
    #[serde(default)]
    monit_omr_nr: Option<String>,
    start_dato: Date,
    #[serde(default)]
    slut_dato: Option<Date>,
    #[serde(default)]
    formaal: Option<String>,
    #[serde(default)]
    ansvarlig: Option<String>,
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
    #[serde(default, rename = "indsats_type")]
    _indsats_type: IgnoredAny,
}

impl From<Read> for BolsocInds {
    fn from(read: Read) -> Self {
        Self {
            objekt_id: read.objekt_id,
            cvr_kode: read.cvr_kode,
            oprindkode: read.oprindkode,
            statuskode: read.statuskode,
            off_kode: read.off_kode,
            noegle: read.noegle,
            note: read.note,
            indsats_navn: read.indsats_navn,
            indsats_type_kode: read.indsats_type_kode,
            monit_omr_nr: read.monit_omr_nr,
            start_dato: read.start_dato,
            slut_dato: read.slut_dato,
            formaal: read.formaal,
            ansvarlig: read.ansvarlig,
        }
    }
}

impl Record for BolsocInds {
    const TEMAKODE: u16 = 6305;
    const TABEL: &'static str = "t_6305_bolsoc_inds";
    const HAS_GEOMETRY: bool = true;

    fn validate(&self) -> Vec<Violation> {
        let mut found = Found::default();
        if let Some(v) = &self.noegle {
            found.text("noegle", v, false, 128, None);
        }
        if let Some(v) = &self.note {
            found.text("note", v, false, 254, None);
        }
        found.text("indsats_navn", &self.indsats_navn, true, 128, None);
        if let Some(v) = &self.monit_omr_nr {
            found.text("monit_omr_nr", v, false, 24, Some(&MONIT_OMR_NR_MOENSTER));
        }
        if let Some(v) = &self.formaal {
            found.text("formaal", v, false, 254, None);
        }
        if let Some(v) = &self.ansvarlig {
            found.text("ansvarlig", v, false, 128, None);
        }
        found.all()
    }
}
