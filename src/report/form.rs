//! The forms that a report can have, and the one place that lists them.

use super::wire::Report;
use super::{csv, geojson, html, json, junit, sarif, text};
use crate::disclose::Language;
use crate::model::Model;

/// A form of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text for the screen.
    Text,
    /// JSON for programs.
    Json,
    /// One HTML file, for people.
    Html,
    /// Findings on a map.
    GeoJson,
    /// Layers of findings for QGIS.
    Gpkg,
    /// Findings for a spreadsheet.
    Csv,
    /// For build servers.
    Junit,
    /// For code platforms and editors.
    Sarif,
}

impl Form {
    /// Every form; help, refusals and tests loop over it.
    pub const ALL: [Form; 8] =
        [Form::Text, Form::Json, Form::Html, Form::GeoJson, Form::Gpkg, Form::Csv, Form::Junit, Form::Sarif];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Form::Text => "text",
            Form::Json => "json",
            Form::Html => "html",
            Form::GeoJson => "geojson",
            Form::Gpkg => "gpkg",
            Form::Csv => "csv",
            Form::Junit => "junit",
            Form::Sarif => "sarif",
        }
    }

    /// Whether it is no text, so that it needs a file.
    pub fn is_binary(self) -> bool {
        self == Form::Gpkg
    }

    /// Whether it draws the delivered areas.
    pub fn has_map(self) -> bool {
        matches!(self, Form::Html | Form::GeoJson | Form::Gpkg)
    }
}

/// Writes a report in a form; `color` puts terminal colours in text.
///
/// # Errors
/// What the form's writer says, in words.
pub fn render(form: Form, report: &Report, model: &Model, language: Language, color: bool) -> Result<Vec<u8>, String> {
    fn said<T>(result: Result<T, impl std::fmt::Display>) -> Result<T, String> {
        result.map_err(|e| e.to_string())
    }
    Ok(match form {
        Form::Text => said(text::render(report, model, language, color))?.into(),
        Form::Json => said(json::render(report))?.into(),
        Form::Html => said(html::render(report, model, language))?.into(),
        Form::GeoJson => said(geojson::render(report, model, language))?.into(),
        Form::Gpkg => gpkg(report, model, language)?,
        Form::Csv => said(csv::render(report, model, language))?,
        Form::Junit => said(junit::render(report, model, language))?.into(),
        Form::Sarif => said(sarif::render(report, model, language))?.into(),
    })
}

#[cfg(feature = "gpkg")]
fn gpkg(report: &Report, model: &Model, language: Language) -> Result<Vec<u8>, String> {
    super::gpkg::render(report, model, language).map_err(|e| e.to_string())
}

#[cfg(not(feature = "gpkg"))]
fn gpkg(_: &Report, _: &Model, language: Language) -> Result<Vec<u8>, String> {
    Err(language.of("dette program er bygget uden GeoPackage", "this program was built without GeoPackage").to_owned())
}
