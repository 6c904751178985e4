//! Findings as rows of a table, for the forms that are tables: business key first, then place, then remedy.

use super::text::place;
use super::wire::{FindingReport, Report};
use crate::disclose::Language;
use crate::model::Model;

/// One finding, ready to be shown.
pub struct Row {
    /// `fejl`, `advarsel` or `oplysning`.
    pub level: String,
    /// Rule id.
    pub rule: String,
    /// The rule's title.
    pub title: String,
    /// Audience of a discretion finding.
    pub audience: String,
    /// Theme code.
    pub theme: String,
    /// Business key, `felt=værdi` with blanks between.
    pub key: String,
    /// `feltnavn`.
    pub field: String,
    /// Where.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub remedy: String,
    /// A point in EPSG:25832.
    pub point: Option<[f64; 2]>,
}

/// The columns' names in tables for programs, in the order of [`Row::cells`].
pub const COLUMNS: [&str; 10] =
    ["niveau", "regel", "titel", "maalgruppe", "tema", "noegle", "felt", "sted", "besked", "hvordan_rettes"];

impl Row {
    /// Its texts, in the order of [`COLUMNS`].
    pub fn cells(&self) -> [&str; 10] {
        [
            &self.level, &self.rule, &self.title, &self.audience, &self.theme, &self.key, &self.field, &self.place, &self.message,
            &self.remedy,
        ]
    }
}

/// A finding's business key in one line.
pub(super) fn key(finding: &FindingReport) -> String {
    let parts: Vec<String> = finding.key.iter().map(|(k, v)| format!("{k}={}", v.as_str().unwrap_or_default())).collect();
    parts.join(" ")
}

/// The report's findings as rows.
pub fn rows(report: &Report, model: &Model, language: Language) -> Vec<Row> {
    let row = |f: &FindingReport| {
        let regel = model.regel(&f.rule);
        let of = |text: Option<&crate::model::Tosproget>| text.map(|t| language.of(&t.da, &t.en).to_owned()).unwrap_or_default();
        Row {
            level: f.level.clone(),
            rule: f.rule.clone(),
            title: of(regel.map(|r| &r.titel)),
            audience: f.audience.clone().unwrap_or_default(),
            theme: f.theme.map(|t| t.to_string()).unwrap_or_default(),
            key: key(f),
            field: f.field.clone().unwrap_or_default(),
            place: place(&f.location, language),
            message: f.message.clone(),
            remedy: of(regel.map(|r| &r.hvordan_rettes)),
            point: f.point,
        }
    };
    report.findings.iter().map(row).collect()
}
