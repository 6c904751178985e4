//! The target `docs`: the whole standard as Danish Markdown, in the disposition of GeoFA's own specification.
//!
//! It describes everything and enforces nothing, so its list of capabilities is empty: a target with an empty list
//! makes no claim, and the table of losses leaves it out.
//!
//! Prose and headings are in `templates/` (loops and ifs, in strict mode); tables and links are made in code, where
//! the type fixes the columns and every text is escaped. Where a template fails, its page comes out empty, which the
//! generator refuses: a broken template never writes a half page.
//!
//! **Architecture invariant:** sees the resolved [`Model`] only, and holds no list of what the model holds.

mod danish;
mod markdown;
mod pages;
mod site;
mod table;
mod template;
mod uses;
mod words;

use super::{Artifact, Emitted};
use crate::model::Model;

/// Makes every page under `docs/`.
pub fn emit(model: &Model) -> Emitted {
    let artifacts = render(model).unwrap_or_else(|_| vec![Artifact::text("docs/README.md", "")]);
    Emitted { artifacts, capabilities: Vec::new() }
}

/// Every page sorted by path, or what is wrong with a template.
pub fn render(model: &Model) -> Result<Vec<Artifact>, minijinja::Error> {
    let mut artifacts = pages::all(&site::Site { model }, &template::Templates::new()?)?;
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(artifacts)
}
