//! Tema 6304 Samlet score (t_6304_soc_score).
//!
//! Tal, der sammenfatter flere indikatorer for et monitoreringsområde i en periode efter en bestemt
//! beregningsmodel.

use crate::{Decimal, Record, Uuid, Violation, kodelister, tal, validering::Found};
use regex::Regex;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

static MONIT_OMR_NR_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{3}-[A-Z0-9_-]{1,20}$").expect("modellens mønstre er gyldige"));
static PERIODE_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2]))?$").expect("modellens mønstre er gyldige"));
static BEREGNINGSMODEL_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[a-z0-9-]+@[0-9]+[.][0-9]+[.][0-9]+$").expect("modellens mønstre er gyldige"));

/// Samlet score: Tal, der sammenfatter flere indikatorer for et monitoreringsområde i en periode efter en
/// bestemt beregningsmodel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Read")]
pub struct SocScore {
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
    /// Monitoreringsområdets nummer: Nummeret på det område, scoren gælder. Værdiområde: Tekst på højst 24
    /// tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller
    /// understreger.
    pub monit_omr_nr: String,
    /// Periode: Tidsrummet, scoren gælder. Værdiområde: Tekst på højst 7 tegn: Årstal (2026), årstal og
    /// kvartal (2026K3) eller årstal og måned (2026M09).
    pub periode: String,
    /// Beregningsmodel: Navnet og versionen på den model, scoren er beregnet efter. Værdiområde: Tekst på
    /// højst 64 tegn: Navn med små bogstaver a-z, cifre og bindestreg, snabel-a og en version med tre tal,
    /// fx 1.0.0.
    pub beregningsmodel: String,
    /// Score: Det tal, modellen giver området. Værdiområde: Tal med højst 6 cifre, heraf 2 decimaler.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Decimal<6, 2>>,
    /// Rang: Områdets plads blandt dem, der er beregnet efter samme model for samme periode; 1 er modellens
    /// første. Værdiområde: Helt tal, mindst 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rang: Option<i32>,
    /// Udsathedsklasse: Den klasse, scoren falder i efter modellens grænser. Værdiområde: Kode fra
    /// kodelisten d_6304_klasse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub klasse_kode: Option<kodelister::Klasse>,
    /// Antal indikatorer: Hvor mange af modellens indikatorer scoren faktisk er beregnet af. Værdiområde:
    /// Helt tal, 0 til 999.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub antal_indikatorer: Option<i32>,
    /// Diskretionsmarkering: Om scoren er åben, skjult, afrundet, mangler eller ikke er relevant.
    /// Værdiområde: Kode fra kodelisten d_6301_diskretion.
    pub diskretion_kode: kodelister::Diskretion,
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
    periode: String,
    beregningsmodel: String,
    #[serde(default)]
    score: Option<Decimal<6, 2>>,
    #[serde(default, deserialize_with = "tal::optional_integer")]
    rang: Option<i32>,
    #[serde(default)]
    klasse_kode: Option<kodelister::Klasse>,
    #[serde(default, deserialize_with = "tal::optional_integer")]
    antal_indikatorer: Option<i32>,
    diskretion_kode: kodelister::Diskretion,
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
    #[serde(default, rename = "klasse")]
    _klasse: IgnoredAny,
    #[serde(default, rename = "diskretion")]
    _diskretion: IgnoredAny,
}

impl From<Read> for SocScore {
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
            periode: read.periode,
            beregningsmodel: read.beregningsmodel,
            score: read.score,
            rang: read.rang,
            klasse_kode: read.klasse_kode,
            antal_indikatorer: read.antal_indikatorer,
            diskretion_kode: read.diskretion_kode,
        }
    }
}

impl Record for SocScore {
    const TEMAKODE: u16 = 6304;
    const TABEL: &'static str = "t_6304_soc_score";
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
        found.text("periode", &self.periode, true, 7, Some(&PERIODE_MOENSTER));
        found.text("beregningsmodel", &self.beregningsmodel, true, 64, Some(&BEREGNINGSMODEL_MOENSTER));
        if let Some(v) = &self.rang {
            found.add_if(*v < 1, "uden-for-vaerdiomraade", "rang");
        }
        if let Some(v) = &self.antal_indikatorer {
            found.add_if(!(0..=999).contains(v), "uden-for-vaerdiomraade", "antal_indikatorer");
        }
        found.all()
    }
}
