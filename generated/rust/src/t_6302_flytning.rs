//! Tema 6302 Flytning (t_6302_flytning).
//!
//! Bevægelse af personer fra bopæl i ét område til bopæl i et andet eller samme område i en periode,
//! eventuelt fordelt på husstandstype, alder og herkomst.

use crate::{Date, Record, Uuid, Violation, kodelister, tal, validering::Found};
use regex::Regex;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

static FRA_NR_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{3}-[A-Z0-9_-]{1,20}$").expect("modellens mønstre er gyldige"));
static TIL_NR_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{3}-[A-Z0-9_-]{1,20}$").expect("modellens mønstre er gyldige"));
static PERIODE_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{4}(K[1-4]|M(0[1-9]|1[0-2]))?$").expect("modellens mønstre er gyldige"));

/// Flytning: Bevægelse af personer fra bopæl i ét område til bopæl i et andet eller samme område i en
/// periode, eventuelt fordelt på husstandstype, alder og herkomst.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Read")]
pub struct Flytning {
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
    /// Fra område: Nummeret på det sted, der flyttes fra. Værdiområde: Tekst på højst 24 tegn: Kommunekode
    /// med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger.
    pub fra_nr: String,
    /// Til område: Nummeret på det sted, der flyttes til. Værdiområde: Tekst på højst 24 tegn: Kommunekode
    /// med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller understreger.
    pub til_nr: String,
    /// Periode: Tidsrummet, hvor flytningerne er sket. Værdiområde: Tekst på højst 7 tegn: Årstal (2026),
    /// årstal og kvartal (2026K3) eller årstal og måned (2026M09).
    pub periode: String,
    /// Husstandstype: Den husstandstype, strømmen er afgrænset til; 0 er alle. Værdiområde: Kode fra
    /// kodelisten d_6302_husstandstype.
    pub husstandstype_kode: kodelister::Husstandstype,
    /// Alder: Den aldersgruppe, strømmen er afgrænset til; 0 er alle. Værdiområde: Kode fra kodelisten
    /// d_6301_alder.
    pub alder_kode: kodelister::Alder,
    /// Herkomst: Den herkomst, strømmen er afgrænset til; 0 er alle. Værdiområde: Kode fra kodelisten
    /// d_6301_herkomst.
    pub herkomst_kode: kodelister::Herkomst,
    /// Antal flyttede personer: Antallet af personer, der er flyttet. Værdiområde: Helt tal, mindst 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub antal: Option<i32>,
    /// Diskretionsmarkering: Om antallet er åbent, skjult, afrundet, mangler eller ikke er relevant.
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
    fra_nr: String,
    til_nr: String,
    periode: String,
    husstandstype_kode: kodelister::Husstandstype,
    alder_kode: kodelister::Alder,
    herkomst_kode: kodelister::Herkomst,
    #[serde(default, deserialize_with = "tal::optional_integer")]
    antal: Option<i32>,
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
    #[serde(default, rename = "husstandstype")]
    _husstandstype: IgnoredAny,
    #[serde(default, rename = "alder")]
    _alder: IgnoredAny,
    #[serde(default, rename = "herkomst")]
    _herkomst: IgnoredAny,
    #[serde(default, rename = "diskretion")]
    _diskretion: IgnoredAny,
    #[serde(default, rename = "kilde")]
    _kilde: IgnoredAny,
}

impl From<Read> for Flytning {
    fn from(read: Read) -> Self {
        Self {
            objekt_id: read.objekt_id,
            cvr_kode: read.cvr_kode,
            oprindkode: read.oprindkode,
            statuskode: read.statuskode,
            off_kode: read.off_kode,
            noegle: read.noegle,
            note: read.note,
            fra_nr: read.fra_nr,
            til_nr: read.til_nr,
            periode: read.periode,
            husstandstype_kode: read.husstandstype_kode,
            alder_kode: read.alder_kode,
            herkomst_kode: read.herkomst_kode,
            antal: read.antal,
            diskretion_kode: read.diskretion_kode,
            kilde_kode: read.kilde_kode,
            opgjort: read.opgjort,
        }
    }
}

impl Record for Flytning {
    const TEMAKODE: u16 = 6302;
    const TABEL: &'static str = "t_6302_flytning";
    const HAS_GEOMETRY: bool = false;

    fn validate(&self) -> Vec<Violation> {
        let mut found = Found::default();
        if let Some(v) = &self.noegle {
            found.text("noegle", v, false, 128, None);
        }
        if let Some(v) = &self.note {
            found.text("note", v, false, 254, None);
        }
        found.text("fra_nr", &self.fra_nr, true, 24, Some(&FRA_NR_MOENSTER));
        found.text("til_nr", &self.til_nr, true, 24, Some(&TIL_NR_MOENSTER));
        found.text("periode", &self.periode, true, 7, Some(&PERIODE_MOENSTER));
        if let Some(v) = &self.antal {
            found.add_if(*v < 0, "uden-for-vaerdiomraade", "antal");
        }
        found.all()
    }
}
