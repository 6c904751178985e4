//! The report as one HTML file: verdict, summaries, map of areas, a table that sorts and filters, made for print too.
//!
//! It asks for nothing outside itself: its policy lets the page's own style and script run, by their hashes, and nothing
//! else. Texts pass the template's escaping; the findings go in as JSON that cannot end its element, and the script puts
//! them on the page as text alone.

mod drawing;
mod policy;
mod view;

use super::wire::Report;
use crate::disclose::Language;
use crate::model::Model;
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};

const PAGE: &str = include_str!("html/page.html");

/// Writes the page.
///
/// # Errors
/// None that a report can cause; the template's own faults, which a test would show.
pub fn render(report: &Report, model: &Model, language: Language) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
    environment.add_template("page", PAGE)?;
    environment.get_template("page")?.render(view::view(report, model, language))
}
