//! Tema 6300 Monitoreringsområde (t_6300_monit_omr).
//!
//! Område, som en kommune eller KL følger befolkningens sammensætning i gennem opgørelser, afgrænset i et
//! bestemt tidsrum.

use crate::{Date, Record, Uuid, Violation, kodelister, validering::Found};
use regex::Regex;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

static MONIT_OMR_NR_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{3}-[A-Z0-9_-]{1,20}$").expect("modellens mønstre er gyldige"));
static OVERORDNET_NR_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{3}-[A-Z0-9_-]{1,20}$").expect("modellens mønstre er gyldige"));
static UDEN_GEOMETRI: LazyLock<Regex> = LazyLock::new(|| Regex::new("^(000-LANDET|[0-9]{3}-REGION|[0-9]{3}-UOPLYST)$").expect("modellens mønstre er gyldige"));

/// Monitoreringsområde: Område, som en kommune eller KL følger befolkningens sammensætning i gennem
/// opgørelser, afgrænset i et bestemt tidsrum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Read")]
pub struct MonitOmr {
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
    /// Monitoreringsområdets nummer: Områdets nummer: kommunekode, bindestreg og kommunens egen betegnelse.
    /// Værdiområde: Tekst på højst 24 tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver
    /// A–Z, cifre, bindestreger eller understreger.
    pub monit_omr_nr: String,
    /// Monitoreringsområdets navn: Navnet, som området kendes under lokalt. Værdiområde: Tekst på højst 128
    /// tegn.
    pub monit_omr_navn: String,
    /// Områdetype: Hvilken slags område det er. Værdiområde: Kode fra kodelisten d_6300_monit_omr_type.
    pub monit_omr_type_kode: kodelister::MonitOmrType,
    /// Inddeling: Navnet på den inddeling af kommunen, som området hører til. Værdiområde: Tekst på højst 64
    /// tegn.
    pub inddeling: String,
    /// Overordnet områdes nummer: Nummeret på det område, som dette område er en del af. Værdiområde: Tekst
    /// på højst 24 tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre,
    /// bindestreger eller understreger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overordnet_nr: Option<String>,
    /// Fuldt opdelt: Om områdets dele dækker det præcist, så deres antal lægges sammen til områdets.
    /// Værdiområde: Kode fra kodelisten d_basis_ja_nej, kun 0 og 1.
    pub fuldt_opdelt_kode: kodelister::BasisJaNej,
    /// Underinddeling: Navnet på den inddeling, som områdets dele hører til. Værdiområde: Tekst på højst 64
    /// tegn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub underinddeling: Option<String>,
    /// Gyldig fra: Første dag, hvor afgrænsningen gælder; dagen er med. Værdiområde: Dato, ÅÅÅÅ-MM-DD.
    pub gyldig_fra: Date,
    /// Gyldig til: Sidste dag, hvor afgrænsningen gælder; dagen er med. Værdiområde: Dato, ÅÅÅÅ-MM-DD.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gyldig_til: Option<Date>,
    /// Sagsnummer: Nummeret på den sag, hvor afgrænsningen er besluttet. Værdiområde: Tekst på højst 128
    /// tegn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sagsnr: Option<String>,
    /// Link: Adresse på en side eller et dokument om området. Værdiområde: Tekst på højst 1024 tegn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
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
    monit_omr_navn: String,
    monit_omr_type_kode: kodelister::MonitOmrType,
    inddeling: String,
    #[serde(default)]
    overordnet_nr: Option<String>,
    fuldt_opdelt_kode: kodelister::BasisJaNej,
    #[serde(default)]
    underinddeling: Option<String>,
    gyldig_fra: Date,
    #[serde(default)]
    gyldig_til: Option<Date>,
    #[serde(default)]
    sagsnr: Option<String>,
    #[serde(default)]
    link: Option<String>,
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
    #[serde(default, rename = "monit_omr_type")]
    _monit_omr_type: IgnoredAny,
    #[serde(default, rename = "fuldt_opdelt")]
    _fuldt_opdelt: IgnoredAny,
}

impl From<Read> for MonitOmr {
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
            monit_omr_navn: read.monit_omr_navn,
            monit_omr_type_kode: read.monit_omr_type_kode,
            inddeling: read.inddeling,
            overordnet_nr: read.overordnet_nr,
            fuldt_opdelt_kode: read.fuldt_opdelt_kode,
            underinddeling: read.underinddeling,
            gyldig_fra: read.gyldig_fra,
            gyldig_til: read.gyldig_til,
            sagsnr: read.sagsnr,
            link: read.link,
        }
    }
}

impl Record for MonitOmr {
    const TEMAKODE: u16 = 6300;
    const TABEL: &'static str = "t_6300_monit_omr";
    const HAS_GEOMETRY: bool = true;

    fn has_geometry(&self) -> bool {
        !UDEN_GEOMETRI.is_match(&self.monit_omr_nr)
    }

    fn validate(&self) -> Vec<Violation> {
        let mut found = Found::default();
        if let Some(v) = &self.noegle {
            found.text("noegle", v, false, 128, None);
        }
        if let Some(v) = &self.note {
            found.text("note", v, false, 254, None);
        }
        found.text("monit_omr_nr", &self.monit_omr_nr, true, 24, Some(&MONIT_OMR_NR_MOENSTER));
        found.text("monit_omr_navn", &self.monit_omr_navn, true, 128, None);
        found.text("inddeling", &self.inddeling, true, 64, None);
        if let Some(v) = &self.overordnet_nr {
            found.text("overordnet_nr", v, false, 24, Some(&OVERORDNET_NR_MOENSTER));
        }
        found.add_if(![0, 1].contains(&self.fuldt_opdelt_kode.kode()), "ukendt-kode", "fuldt_opdelt_kode");
        if let Some(v) = &self.underinddeling {
            found.text("underinddeling", v, false, 64, None);
        }
        if let Some(v) = &self.sagsnr {
            found.text("sagsnr", v, false, 128, None);
        }
        if let Some(v) = &self.link {
            found.text("link", v, false, 1024, None);
        }
        found.all()
    }
}
