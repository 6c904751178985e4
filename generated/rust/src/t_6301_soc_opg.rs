//! Tema 6301 Sociodemografisk opgørelse (t_6301_soc_opg).
//!
//! Talmæssig beskrivelse af én indikator for ét monitoreringsområde i én periode, eventuelt fordelt på køn,
//! alder, herkomst eller kategori.

use crate::{Date, Decimal, Record, Uuid, Violation, kodelister, validering::Found};
use regex::Regex;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

static MONIT_OMR_NR_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{3}-[A-Z0-9_-]{1,20}$").expect("modellens mønstre er gyldige"));
static PERIODE_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2]))?$").expect("modellens mønstre er gyldige"));

/// Sociodemografisk opgørelse: Talmæssig beskrivelse af én indikator for ét monitoreringsområde i én
/// periode, eventuelt fordelt på køn, alder, herkomst eller kategori.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Read")]
pub struct SocOpg {
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
    /// Monitoreringsområdets nummer: Nummeret på det område, tallet gælder. Værdiområde: Tekst på højst 24
    /// tegn: Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller
    /// understreger.
    pub monit_omr_nr: String,
    /// Indikator: Hvad tallet måler. Værdiområde: Kode fra kodelisten d_6301_indikator.
    pub indikator_kode: kodelister::Indikator,
    /// Periode: Tidsrummet, tallet hører til. Værdiområde: Tekst på højst 7 tegn: Årstal (2026), årstal og
    /// kvartal (2026K3) eller årstal og måned (2026M09).
    pub periode: String,
    /// Køn: Det køn, cellen er afgrænset til; 0 er hele basisbefolkningen. Værdiområde: Kode fra kodelisten
    /// d_6301_koen.
    pub koen_kode: kodelister::Koen,
    /// Alder: Den aldersgruppe, cellen er afgrænset til; 0 er hele basisbefolkningen. Værdiområde: Kode fra
    /// kodelisten d_6301_alder.
    pub alder_kode: kodelister::Alder,
    /// Herkomst: Den herkomst, cellen er afgrænset til; 0 er hele basisbefolkningen. Værdiområde: Kode fra
    /// kodelisten d_6301_herkomst.
    pub herkomst_kode: kodelister::Herkomst,
    /// Kategori: Den kategori under indikatoren, som tælleren er afgrænset til; 0 er i alt. Værdiområde:
    /// Kode fra kodelisten d_6301_kategori.
    pub kategori_kode: kodelister::Kategori,
    /// Tæller: Antallet af enheder i cellen, som har det, indikatoren måler. Værdiområde: Tal med højst 14
    /// cifre, heraf 2 decimaler, mindst 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taeller: Option<Decimal<14, 2>>,
    /// Nævner: Antallet af enheder i cellens basisbefolkning; ved gennemsnit antallet bag det. Værdiområde:
    /// Tal med højst 14 cifre, heraf 2 decimaler, mindst 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub naevner: Option<Decimal<14, 2>>,
    /// Værdi: Det tal, indikatoren viser: antallet, andelen i procent eller gennemsnittet. Værdiområde: Tal
    /// med højst 14 cifre, heraf 2 decimaler.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vaerdi: Option<Decimal<14, 2>>,
    /// Diskretionsmarkering: Om tallet er åbent, skjult, afrundet, mangler eller ikke er relevant.
    /// Værdiområde: Kode fra kodelisten d_6301_diskretion.
    pub diskretion_kode: kodelister::Diskretion,
    /// Kilde: Registret eller systemet, som tallet kommer fra. Værdiområde: Kode fra kodelisten
    /// d_6301_kilde.
    pub kilde_kode: kodelister::Kilde,
    /// Opgjort: Dagen, hvor tallet blev trukket eller beregnet. Værdiområde: Dato, ÅÅÅÅ-MM-DD.
    pub opgjort: Date,
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
    indikator_kode: kodelister::Indikator,
    periode: String,
    koen_kode: kodelister::Koen,
    alder_kode: kodelister::Alder,
    herkomst_kode: kodelister::Herkomst,
    kategori_kode: kodelister::Kategori,
    #[serde(default)]
    taeller: Option<Decimal<14, 2>>,
    #[serde(default)]
    naevner: Option<Decimal<14, 2>>,
    #[serde(default)]
    vaerdi: Option<Decimal<14, 2>>,
    diskretion_kode: kodelister::Diskretion,
    kilde_kode: kodelister::Kilde,
    opgjort: Date,
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
    #[serde(default, rename = "indikator")]
    _indikator: IgnoredAny,
    #[serde(default, rename = "koen")]
    _koen: IgnoredAny,
    #[serde(default, rename = "alder")]
    _alder: IgnoredAny,
    #[serde(default, rename = "herkomst")]
    _herkomst: IgnoredAny,
    #[serde(default, rename = "kategori")]
    _kategori: IgnoredAny,
    #[serde(default, rename = "diskretion")]
    _diskretion: IgnoredAny,
    #[serde(default, rename = "kilde")]
    _kilde: IgnoredAny,
}

impl From<Read> for SocOpg {
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
            indikator_kode: read.indikator_kode,
            periode: read.periode,
            koen_kode: read.koen_kode,
            alder_kode: read.alder_kode,
            herkomst_kode: read.herkomst_kode,
            kategori_kode: read.kategori_kode,
            taeller: read.taeller,
            naevner: read.naevner,
            vaerdi: read.vaerdi,
            diskretion_kode: read.diskretion_kode,
            kilde_kode: read.kilde_kode,
            opgjort: read.opgjort,
        }
    }
}

impl Record for SocOpg {
    const TEMAKODE: u16 = 6301;
    const TABEL: &'static str = "t_6301_soc_opg";
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
        if let Some(v) = &self.taeller {
            found.add_if(v.scaled() < 0, "uden-for-vaerdiomraade", "taeller");
        }
        if let Some(v) = &self.naevner {
            found.add_if(v.scaled() < 0, "uden-for-vaerdiomraade", "naevner");
        }
        found.all()
    }
}
