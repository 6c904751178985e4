//! Reports: one shape, one file per output form. Everything here has passed `disclose`.

mod build;
mod csv;
mod geojson;
#[cfg(feature = "gpkg")]
mod gpkg;
mod html;
mod json;
mod junit;
mod map;
mod rows;
mod sarif;
mod text;
mod wire;

pub use build::{Request, build, one};
pub use json::{line, line_of as json_line, profile_schema, render as json, schema};
pub use text::{render as text, thousands};
pub use wire::*;

pub use map::{MapArea, areas};

use crate::disclose::Language;
use crate::model::Model;

/// A form of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "lowercase")]
pub enum Form {
    /// Text for the screen.
    Text,
    /// JSON for programs.
    Json,
    /// One HTML file.
    Html,
    /// Findings on the map.
    GeoJson,
    /// Layers of findings.
    Gpkg,
    /// Findings for a spreadsheet.
    Csv,
    /// For build servers.
    Junit,
    /// For code platforms.
    Sarif,
}

impl Form {
    /// Whether it is no text, so that it needs a file.
    pub fn is_binary(self) -> bool {
        self == Form::Gpkg
    }
}

/// Renders a report in a form.
///
/// # Errors
/// What the form's writer says; in words.
pub fn render(form: Form, report: &Report, areas: &[MapArea], model: &Model, language: Language, color: bool) -> Result<Vec<u8>, String> {
    fn said<T>(result: Result<T, impl std::fmt::Display>) -> Result<T, String> {
        result.map_err(|e| e.to_string())
    }
    let rows = || rows::rows(report, model, language);
    Ok(match form {
        Form::Text => said(text(report, model, language, color))?.into(),
        Form::Json => said(json(report))?.into(),
        Form::Html => said(html::render(report, &rows(), areas, model, language))?.into(),
        Form::GeoJson => said(geojson::render(report, &rows(), areas))?.into(),
        #[cfg(feature = "gpkg")]
        Form::Gpkg => said(gpkg::render(report, &rows(), areas))?,
        #[cfg(not(feature = "gpkg"))]
        Form::Gpkg => return Err(language.of("denne udgave af sdm skriver ikke GeoPackage", "this build of sdm does not write GeoPackage").into()),
        Form::Csv => said(csv::render(&rows()))?,
        Form::Junit => junit::render(report, &rows()).into(),
        Form::Sarif => said(sarif::render(report, &rows(), model, language))?.into(),
    })
}
