//! Regler (`model/regler/*.yaml`).

use super::{Feltrolle, Kildehenvisning, Status, Tosproget};
use crate::finding::Level;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// En fil med regler.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Regelfil {
    /// Filens regler.
    pub regler: Vec<Regel>,
}

/// Reglens slags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Regelslags {
    /// Felternes form: navn, type, længde, mønster, kode.
    Struktur,
    /// Én række, skrevet som SQL.
    Raekke,
    /// Én række sammen med en kodeliste, politikken eller datoen.
    Opslag,
    /// Flere rækker.
    Relation,
    /// Geometri.
    Geometri,
    /// Diskretion; bedømmes pr. målgruppe.
    Diskretion,
    /// Beregnede tal.
    Beregning,
}

/// En regel: hvad der er galt, hvorfor det betyder noget, og hvordan det rettes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Regel {
    /// Stabilt id med bindestreger; navngiver det fundne.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"))]
    pub id: String,
    /// Reglens slags.
    pub slags: Regelslags,
    /// Alvor.
    pub niveau: Level,
    /// Overskrift.
    pub titel: Tosproget,
    /// Hvorfor reglen findes.
    pub hvorfor: Tosproget,
    /// Hvordan fejlen rettes.
    pub hvordan_rettes: Tosproget,
    /// Beskeden i rapporten; `{navn}` er pladsholdere for fakta.
    pub besked: Tosproget,
    /// Begrebet (nøgle), som reglen handler om, hvor der er ét.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begreb: Option<String>,
    /// Temakoder, som reglen gælder. Tom: temaerne med de roller, reglen nævner; ellers for en rækkeregel temaerne i dens
    /// udtryk, for en regel om geometri temaerne med flader, og for andre alle temaer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub temaer: Vec<u16>,
    /// Roller i grupper. Reglen gælder de temaer, der af hver gruppe har et felt med mindst én af rollerne.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roller: Vec<Vec<Feltrolle>>,
    /// Som roller, men felterne skal være en del af temaets nøgle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub noegleroller: Vec<Vec<Feltrolle>>,
    /// Kun rækkeregler: SQL-udtryk pr. tema; brudt, når udtrykket er falsk.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub udtryk: Vec<Udtryk>,
    /// Tal, som reglen bruger.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parametre: BTreeMap<String, i64>,
    /// Kilder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kilde: Vec<Kildehenvisning>,
    /// Versionen, hvor reglen kom til.
    pub siden: String,
    /// Livsstadie.
    #[serde(default)]
    pub status: Status,
    /// Tidligere id'er for samme regel.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tidligere_id: Vec<String>,
}

/// En rækkeregels udtryk for ét tema.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Udtryk {
    /// Temakoden.
    pub tema: u16,
    /// Feltet, som fundet peger på.
    pub felt: String,
    /// SQL-udtrykket over temaets kolonner.
    pub sql: String,
}
