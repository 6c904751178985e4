//! De typer, som modellens YAML består af. Dokumentationen her er dansk, fordi den også er editor-skemaets tekst.
//!
//! Types without a `Raw` prefix need no resolution and are what emitters and rules see. Nothing here reads files.

mod begreb;
mod beregning;
mod diskretion;
mod indikator;
mod kodeliste;
mod praksis;
mod regel;
mod register;
mod rolle;
mod standard;
mod tema;

pub use begreb::*;
pub use beregning::*;
pub use diskretion::*;
pub use indikator::*;
pub use kodeliste::*;
pub use praksis::*;
pub use regel::*;
pub use register::*;
pub use rolle::*;
pub use standard::*;
pub use tema::*;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Hvor langt et element er i sit liv.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Under udarbejdelse; må ændres frit.
    Udkast,
    /// I brug.
    #[default]
    Gaeldende,
    /// I brug endnu, men på vej ud.
    Udgaar,
    /// Ude af brug; bevares, så gamle data kan læses. Kræves ikke, men tages imod og bemærkes.
    Udgaaet,
}

impl Status {
    /// Om elementet er ude af brug, så det tages imod, men ikke kræves.
    pub fn er_udgaaet(self) -> bool {
        self == Status::Udgaaet
    }

    /// Om elementet er ude af brug eller på vej ud, så brugen af det bemærkes.
    pub fn er_paa_vej_ud(self) -> bool {
        matches!(self, Status::Udgaar | Status::Udgaaet)
    }

    /// Hvad en læser skal vide om et element, der er ude af brug eller på vej ud.
    pub fn forbehold(self) -> Option<&'static str> {
        match self {
            Status::Udkast | Status::Gaeldende => None,
            Status::Udgaar => Some("På vej ud: bruges endnu, men udgår i en senere version."),
            Status::Udgaaet => Some("Udgået: tages imod, men kræves ikke."),
        }
    }
}

/// En henvisning til lov, register eller anden kilde.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kildehenvisning {
    /// Kilden i ord, fx "almenboliglovens § 61 a, stk. 3".
    pub tekst: String,
    /// Link til kilden, https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^https?://"))]
    pub link: Option<String>,
}

/// Samme tekst på dansk og engelsk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tosproget {
    /// Dansk tekst.
    pub da: String,
    /// Engelsk tekst.
    pub en: String,
}
