//! Sociodemografisk monitorering (SDM) 1.0.0 som Rust-typer.
//!
//! Datastandard for tal om befolkningens sammensætning og vilkår i kommunernes områder: områder, opgørelser,
//! flytninger, udpegninger, samlede scorer, indsatser og matrikler som temaer i GeoFA.
//!
//! Typerne tager det, der kan ses på ét felt: navn, type, kode, dato, antal decimaler og cifre. [`Record::validate`]
//! finder resten af det: længde, mønster, grænser og udgåede koder. Regler mellem felter, rækker og temaer findes ikke her.
//!
//! ```
//! use sdm_types::{Feature, MonitOmr};
//!
//! let text = r#"{
//!   "type": "Feature",
//!   "geometry": {"type":"MultiPolygon","coordinates":[[[[703741.5,6273741.5],[703841.5,6273741.5],[703841.5,6273841.5],[703741.5,6273841.5],[703741.5,6273741.5]]]]},
//!   "properties": {
//!     "objekt_id": "7f9c2d1e-4b3a-4c5d-8e6f-0a1b2c3d4e5f",
//!     "cvr_kode": 64942212,
//!     "oprindkode": 5,
//!     "statuskode": 3,
//!     "off_kode": 2,
//!     "noegle": "BOSOC-101-A01-2026K3",
//!     "note": "Afgrænsningen følger lokalplanen",
//!     "monit_omr_nr": "101-A01",
//!     "monit_omr_navn": "Nordbyen",
//!     "monit_omr_type_kode": 1,
//!     "inddeling": "boligomraader",
//!     "overordnet_nr": "101-KOMMUNE",
//!     "fuldt_opdelt_kode": 0,
//!     "underinddeling": "boligomraader",
//!     "gyldig_fra": "2026-01-01",
//!     "gyldig_til": "2026-12-31",
//!     "sagsnr": "26/001234",
//!     "link": "https://example.org/omraader/101-A01"
//!   }
//! }"#;
//! let feature: Feature<MonitOmr> = serde_json::from_str(text)?;
//! assert!(feature.validate().is_empty());
//! # Ok::<(), serde_json::Error>(())
//! ```
#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod geojson;
mod tal;
mod tid;
mod validering;
pub mod kodelister;
pub mod t_6300_monit_omr;
pub mod t_6301_soc_opg;
pub mod t_6302_flytning;
pub mod t_6303_udpegning;
pub mod t_6304_soc_score;
pub mod t_6305_bolsoc_inds;
pub mod t_6306_omr_matr;

pub use geojson::{Feature, FeatureCollection, Geometry, Position, Ring};
pub use tal::{Decimal, NumberError};
pub use tid::{Date, FormatError, Timestamp, Uuid};
pub use validering::{Record, Violation};
pub use t_6300_monit_omr::MonitOmr;
pub use t_6301_soc_opg::SocOpg;
pub use t_6302_flytning::Flytning;
pub use t_6303_udpegning::Udpegning;
pub use t_6304_soc_score::SocScore;
pub use t_6305_bolsoc_inds::BolsocInds;
pub use t_6306_omr_matr::OmrMatr;

/// Standardens version.
pub const VERSION: &str = "1.0.0";

/// Geometrifeltets navn.
pub const GEOMETRY_FIELD: &str = "geometri";

/// Hvorfor en feature ikke kunne læses.
#[derive(Debug)]
pub enum CheckError {
    /// Standarden har ikke dette tema.
    UnknownTheme(u16),
    /// Teksten er ikke en feature i temaet.
    Json(serde_json::Error),
}

impl std::fmt::Display for CheckError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownTheme(temakode) => write!(f, "ukendt tema {temakode} / unknown theme"),
            Self::Json(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for CheckError {}

/// Læser en GeoJSON-feature som temaets type og kontrollerer den.
pub fn check(temakode: u16, feature: &str) -> Result<Vec<Violation>, CheckError> {
    match temakode {
        6300 => check_as::<MonitOmr>(feature),
        6301 => check_as::<SocOpg>(feature),
        6302 => check_as::<Flytning>(feature),
        6303 => check_as::<Udpegning>(feature),
        6304 => check_as::<SocScore>(feature),
        6305 => check_as::<BolsocInds>(feature),
        6306 => check_as::<OmrMatr>(feature),
        _ => Err(CheckError::UnknownTheme(temakode)),
    }
}

fn check_as<P: Record>(feature: &str) -> Result<Vec<Violation>, CheckError> {
    let feature: Feature<P> = serde_json::from_str(feature).map_err(CheckError::Json)?;
    Ok(feature.validate())
}
