//! Begreber (`model/begreber/*.yaml`).

use super::{Kildehenvisning, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// En fil med begreber.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Begrebsfil {
    /// Filens begreber.
    pub begreber: Vec<Begreb>,
}

/// Et begreb: én ting, én foretrukken term, én definition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Begreb {
    /// Stabil nøgle i ASCII: små bogstaver, cifre og bindestreg.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9-]*$"))]
    pub id: String,
    /// Foretrukken dansk term, med småt.
    pub term: String,
    /// Engelsk term.
    pub term_en: String,
    /// Definition: overbegreb og særkende, uden termen selv, uden punktum til sidst.
    pub definition: String,
    /// Lov, register eller anden kilde.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kilde: Vec<Kildehenvisning>,
    /// Andre termer for det samme.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonymer: Vec<String>,
    /// Termer, der ikke længere må bruges.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frataadede_termer: Vec<String>,
    /// Nøgle på det nærmeste overbegreb.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overbegreb: Option<String>,
    /// Nøgler på beslægtede begreber.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relaterede: Vec<String>,
    /// Eksempler på det, begrebet dækker.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eksempler: Vec<String>,
    /// Kommentar: afgrænsning, faldgruber, uenighed mellem kilder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kommentar: Option<String>,
    /// Versionen, hvor begrebet kom til, fx "1.0.0".
    pub siden: String,
    /// Livsstadie.
    #[serde(default)]
    pub status: Status,
    /// Nøgle på det begreb, der afløser dette.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erstattes_af: Option<String>,
}
