//! Standarden selv (`model/standard.yaml`).

use super::{Kildehenvisning, RawFelt};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Standardens oplysninger om sig selv, og de generelle felter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Id: `sdm`.
    pub id: String,
    /// Titel.
    pub titel: String,
    /// Engelsk titel.
    pub titel_en: String,
    /// Standardens version, fx "1.0.0".
    #[schemars(regex(pattern = r"^[0-9]+[.][0-9]+[.][0-9]+$"))]
    pub version: String,
    /// Versionen af modellens YAML-form.
    pub modelformat: u16,
    /// Licens for tekst og model.
    pub licens: String,
    /// Udgiver.
    pub udgiver: String,
    /// Ansvarlig myndighed eller forening.
    pub ansvarlig: String,
    /// GeoFA-versionen, der bygges på, fx "1.7".
    pub geofa_version: String,
    /// Navnerum for alle https-URI'er, slutter med `/`.
    #[schemars(regex(pattern = r"^https://.*/$"))]
    pub navnerum: String,
    /// Kort præfiks for navnerummet.
    pub navnerum_praefiks: String,
    /// Hvad standarden er.
    pub beskrivelse: String,
    /// Hvad standarden omfatter og ikke omfatter.
    pub omfang: String,
    /// Emne: KLE/FORM og GEMET.
    pub emner: Vec<Kildehenvisning>,
    /// Modelstatus efter FDA: development, stable, deprecated eller withdrawn.
    pub modelstatus: String,
    /// Godkendelsesstatus efter FDA.
    pub godkendelsesstatus: String,
    /// Bemærkninger til denne version.
    pub versionsnoter: String,
    /// Lovgrundlag for hele standarden.
    pub lovgrundlag: Vec<Kildehenvisning>,
    /// Principper, kilderne trækker i to retninger om, og hvad standarden gør.
    pub aabne_spoergsmaal: Vec<AabentSpoergsmaal>,
    /// Temagruppen i GeoFA.
    pub temagruppe: Temagruppe,
    /// Rammen for koordinater.
    pub geometri: Geometriramme,
    /// GeoFA's generelle felter, som alle temaer har.
    pub generelle_felter: Vec<RawFelt>,
}

/// Et spørgsmål, som standarden lader stå åbent, med begge sider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AabentSpoergsmaal {
    /// Spørgsmålet.
    pub spoergsmaal: String,
    /// Hvad kilderne siger, hver for sig.
    pub kilderne_siger: Vec<Kildehenvisning>,
    /// Hvad standarden gør imens.
    pub valg: String,
}

/// Temagruppen i GeoFA.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Temagruppe {
    /// Gruppens id, fx "5.14".
    pub id: String,
    /// Gruppens navn.
    pub navn: String,
    /// Laveste temakode.
    pub fra: u16,
    /// Højeste temakode.
    pub til: u16,
}

/// Koordinatsystem og tilladte koordinater (GeoFA-specifikationen 1.7).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Geometriramme {
    /// EPSG-kode, 25832.
    pub epsg: u32,
    /// Mindste øst-koordinat i meter.
    pub x_min: f64,
    /// Største øst-koordinat i meter.
    pub x_max: f64,
    /// Mindste nord-koordinat i meter.
    pub y_min: f64,
    /// Største nord-koordinat i meter.
    pub y_max: f64,
    /// Opløsning i meter.
    pub oploesning: f64,
    /// Begrebet (nøgle) bag geometrifeltet.
    pub begreb: String,
    /// Geometrifeltets navn.
    pub feltnavn: String,
    /// Hvad geometrifeltet betyder.
    pub definition: String,
}

impl Geometriramme {
    /// Whether a point in EPSG:25832 lies in the frame; one without a place does not.
    pub fn holds(&self, point: &[f64; 2]) -> bool {
        (self.x_min..=self.x_max).contains(&point[0]) && (self.y_min..=self.y_max).contains(&point[1])
    }
}
