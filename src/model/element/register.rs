//! Kommuner og regioner (`model/kommuner.yaml`, `model/regioner.yaml`).

use super::{Kildehenvisning, Status};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Filen med kommuner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kommunefil {
    /// Kilder.
    pub kilde: Vec<Kildehenvisning>,
    /// Første dag for de kommuner, der ikke har deres egen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gyldig_fra: Option<String>,
    /// Koder i GeoFA's `d_basis_ansvarlig_myndighed`, der ikke er en kommunes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub andre_myndigheder: Vec<u32>,
    /// Kommunerne, også dem, der er ophørt eller først kommer til.
    pub kommuner: Vec<Kommune>,
}

/// En kommune.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kommune {
    /// Kommunekode, 101–860.
    #[schemars(range(min = 101, max = 860))]
    pub kommunekode: u16,
    /// Navn uden "Kommune".
    pub navn: String,
    /// CVR-nummer.
    pub cvr: u32,
    /// Myndighedens navn, præcis som i GeoFA's `d_basis_ansvarlig_myndighed`.
    pub cvr_navn: String,
    /// Første dag; uden værdi: filens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gyldig_fra: Option<String>,
    /// Sidste dag; uden værdi: kommunen består.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gyldig_til: Option<String>,
    /// Kommunekoden på den kommune, der afløser denne.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erstattes_af: Option<u16>,
    /// Regionerne, kommunen har hørt til.
    pub regioner: Vec<Regionstilhoer>,
}

/// En kommunes tilhør til en region i et tidsrum, begge dage inklusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Regionstilhoer {
    /// Regionens kode, fx "1084".
    pub region: String,
    /// Første dag, ÅÅÅÅ-MM-DD.
    pub gyldig_fra: String,
    /// Sidste dag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gyldig_til: Option<String>,
}

/// Filen med regioner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Regionsfil {
    /// Kilder.
    pub kilde: Vec<Kildehenvisning>,
    /// Regionerne.
    pub regioner: Vec<Region>,
}

/// En region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// Kode med fire cifre som tekst, fx "1084".
    #[schemars(regex(pattern = r"^[0-9]{4}$"))]
    pub kode: String,
    /// Nummeret på regionens referenceområde, fx "084-REGION".
    #[schemars(regex(pattern = r"^[0-9]{3}-REGION$"))]
    pub omraade_nr: String,
    /// Navn.
    pub navn: String,
    /// Første dag.
    pub gyldig_fra: String,
    /// Sidste dag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gyldig_til: Option<String>,
    /// Koden på den region, der afløser denne.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^[0-9]{4}$"))]
    pub erstattes_af: Option<String>,
    /// Livsstadie; en foreløbig kode er `udkast`.
    #[serde(default)]
    pub status: Status,
    /// Hvad der endnu er uafklaret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bemaerkning: Option<String>,
}

/// Om en dag ligger i et tidsrum, begge dage inklusive. Alle tre er ÅÅÅÅ-MM-DD, som har datoernes orden.
fn within(day: &str, from: &str, to: Option<&str>) -> bool {
    from <= day && to.is_none_or(|to| day <= to)
}

impl Region {
    /// Om regionen findes på en dag, ÅÅÅÅ-MM-DD.
    pub fn valid(&self, day: &str) -> bool {
        within(day, &self.gyldig_fra, self.gyldig_til.as_deref())
    }
}

impl Kommune {
    /// Om kommunen findes på en dag, ÅÅÅÅ-MM-DD.
    pub fn valid(&self, day: &str) -> bool {
        within(day, self.foerste_dag(), self.gyldig_til.as_deref())
    }

    /// Første dag; tom, hvor den ikke kendes.
    pub fn foerste_dag(&self) -> &str {
        self.gyldig_fra.as_deref().unwrap_or_default()
    }

    /// Koden på den region, kommunen hører til på en dag, ÅÅÅÅ-MM-DD.
    pub fn region(&self, day: &str) -> Option<&str> {
        let of = |r: &&Regionstilhoer| within(day, &r.gyldig_fra, r.gyldig_til.as_deref());
        self.regioner.iter().find(of).map(|r| r.region.as_str())
    }
}
