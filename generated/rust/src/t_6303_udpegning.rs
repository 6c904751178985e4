//! Tema 6303 Udpegning (t_6303_udpegning).
//!
//! Afgørelse eller beregning, som henfører et boligområde til en af almenboliglovens kategorier i et listeår
//! efter et bestemt regelsæt.

use crate::{Decimal, Record, Uuid, Violation, kodelister, tal, validering::Found};
use regex::Regex;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

static MONIT_OMR_NR_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{3}-[A-Z0-9_-]{1,20}$").expect("modellens mønstre er gyldige"));
static REGELSAET_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^(2010|2013|2018|2021)$").expect("modellens mønstre er gyldige"));
static REGION_NR_MOENSTER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{3}-REGION$").expect("modellens mønstre er gyldige"));

/// Udpegning: Afgørelse eller beregning, som henfører et boligområde til en af almenboliglovens kategorier i
/// et listeår efter et bestemt regelsæt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Read")]
pub struct Udpegning {
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
    /// Monitoreringsområdets nummer: Nummeret på det udpegede område. Værdiområde: Tekst på højst 24 tegn:
    /// Kommunekode med tre cifre, bindestreg og 1–20 store bogstaver A–Z, cifre, bindestreger eller
    /// understreger.
    pub monit_omr_nr: String,
    /// Listeår: Året for den liste, udpegningen hører til. Værdiområde: Helt tal, 2010 til 2100.
    pub aar: i32,
    /// Udpegningskategori: Den kategori, området er henført til. Værdiområde: Kode fra kodelisten
    /// d_6303_kategori.
    pub kategori_kode: kodelister::Kategori6303,
    /// Udpeget af: Hvem der har henført området til kategorien. Værdiområde: Kode fra kodelisten
    /// d_6303_udpeget_af.
    pub udpeget_af_kode: kodelister::UdpegetAf,
    /// Regelsæt: Det sæt af kriterier, udpegningen følger. Værdiområde: Tekst på højst 8 tegn: En af
    /// værdierne 2010, 2013, 2018 eller 2021.
    pub regelsaet: String,
    /// Beboere: Antallet af beboere i området den 1. januar i listeåret. Værdiområde: Helt tal, mindst 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beboere: Option<i32>,
    /// Andel ikke-vestlige: Andelen af beboerne, der er indvandrere eller efterkommere fra ikke-vestlige
    /// lande, i procent. Værdiområde: Tal med højst 6 cifre, heraf 2 decimaler, 0 til 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub andel_ikke_vestlige: Option<Decimal<6, 2>>,
    /// Andel uden tilknytning: Andelen af beboere på 18-64 år uden tilknytning til arbejdsmarked eller
    /// uddannelse, i procent, som gennemsnit over regelsættets år. Værdiområde: Tal med højst 6 cifre, heraf
    /// 2 decimaler, 0 til 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub andel_uden_tilknytning: Option<Decimal<6, 2>>,
    /// Andel dømte: Andelen af beboerne, der er dømt for overtrædelse af straffeloven, våbenloven eller lov
    /// om euforiserende stoffer, i procent, som gennemsnit over regelsættets år. Værdiområde: Tal med højst
    /// 6 cifre, heraf 2 decimaler, 0 til 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub andel_doemte: Option<Decimal<6, 2>>,
    /// Andel alene grundskole: Andelen af beboere på 30-59 år, der alene har en grundskoleuddannelse, i
    /// procent. Værdiområde: Tal med højst 6 cifre, heraf 2 decimaler, 0 til 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub andel_grundskole: Option<Decimal<6, 2>>,
    /// Indkomst i procent af regionens: Den gennemsnitlige bruttoindkomst for skattepligtige på 15-64 år
    /// uden for uddannelse i procent af gennemsnittet for samme gruppe i regionen. Værdiområde: Tal med
    /// højst 6 cifre, heraf 2 decimaler, 0 til 999.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indkomst_pct: Option<Decimal<6, 2>>,
    /// Landsgennemsnit for dømte: Den andel af landets beboere, der er dømt, i procent, som listen
    /// sammenligner med. Værdiområde: Tal med højst 6 cifre, heraf 3 decimaler, 0 til 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub landsgns_doemte: Option<Decimal<6, 3>>,
    /// Sammenligningsregion: Nummeret på den region, indkomsten er sammenlignet med. Værdiområde: Tekst på
    /// højst 24 tegn: Regionens tre cifre, bindestreg og REGION.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_nr: Option<String>,
    /// Diskretionsmarkering: Om tallene i rækken er åbne, skjulte, afrundede, mangler eller ikke er
    /// relevante. Værdiområde: Kode fra kodelisten d_6301_diskretion.
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
    #[serde(deserialize_with = "tal::integer")]
    aar: i32,
    kategori_kode: kodelister::Kategori6303,
    udpeget_af_kode: kodelister::UdpegetAf,
    regelsaet: String,
    #[serde(default, deserialize_with = "tal::optional_integer")]
    beboere: Option<i32>,
    #[serde(default)]
    andel_ikke_vestlige: Option<Decimal<6, 2>>,
    #[serde(default)]
    andel_uden_tilknytning: Option<Decimal<6, 2>>,
    #[serde(default)]
    andel_doemte: Option<Decimal<6, 2>>,
    #[serde(default)]
    andel_grundskole: Option<Decimal<6, 2>>,
    #[serde(default)]
    indkomst_pct: Option<Decimal<6, 2>>,
    #[serde(default)]
    landsgns_doemte: Option<Decimal<6, 3>>,
    #[serde(default)]
    region_nr: Option<String>,
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
    #[serde(default, rename = "kategori")]
    _kategori: IgnoredAny,
    #[serde(default, rename = "udpeget_af")]
    _udpeget_af: IgnoredAny,
    #[serde(default, rename = "diskretion")]
    _diskretion: IgnoredAny,
}

impl From<Read> for Udpegning {
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
            kategori_kode: read.kategori_kode,
            udpeget_af_kode: read.udpeget_af_kode,
            regelsaet: read.regelsaet,
            beboere: read.beboere,
            andel_ikke_vestlige: read.andel_ikke_vestlige,
            andel_uden_tilknytning: read.andel_uden_tilknytning,
            andel_doemte: read.andel_doemte,
            andel_grundskole: read.andel_grundskole,
            indkomst_pct: read.indkomst_pct,
            landsgns_doemte: read.landsgns_doemte,
            region_nr: read.region_nr,
            diskretion_kode: read.diskretion_kode,
        }
    }
}

impl Record for Udpegning {
    const TEMAKODE: u16 = 6303;
    const TABEL: &'static str = "t_6303_udpegning";
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
        found.text("regelsaet", &self.regelsaet, true, 8, Some(&REGELSAET_MOENSTER));
        if let Some(v) = &self.beboere {
            found.add_if(*v < 0, "uden-for-vaerdiomraade", "beboere");
        }
        if let Some(v) = &self.andel_ikke_vestlige {
            found.add_if(!(0..=10000).contains(&v.scaled()), "uden-for-vaerdiomraade", "andel_ikke_vestlige");
        }
        if let Some(v) = &self.andel_uden_tilknytning {
            found.add_if(!(0..=10000).contains(&v.scaled()), "uden-for-vaerdiomraade", "andel_uden_tilknytning");
        }
        if let Some(v) = &self.andel_doemte {
            found.add_if(!(0..=10000).contains(&v.scaled()), "uden-for-vaerdiomraade", "andel_doemte");
        }
        if let Some(v) = &self.andel_grundskole {
            found.add_if(!(0..=10000).contains(&v.scaled()), "uden-for-vaerdiomraade", "andel_grundskole");
        }
        if let Some(v) = &self.indkomst_pct {
            found.add_if(!(0..=99900).contains(&v.scaled()), "uden-for-vaerdiomraade", "indkomst_pct");
        }
        if let Some(v) = &self.landsgns_doemte {
            found.add_if(!(0..=100000).contains(&v.scaled()), "uden-for-vaerdiomraade", "landsgns_doemte");
        }
        if let Some(v) = &self.region_nr {
            found.text("region_nr", v, false, 24, Some(&REGION_NR_MOENSTER));
        }
        found.all()
    }
}
