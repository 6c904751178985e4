//! The pages: each module turns its part of the model into a view that one template prints.
//!
//! A view holds finished tables and links ([`Md`](super::markdown::Md)) and plain text; headings, loops and Danish
//! prose are in the templates.

mod calculation;
mod code_lists;
mod concepts;
mod contents;
mod fields;
mod guidance;
mod indicators;
mod places;
mod policy;
mod practice;
mod rules;
mod sources;
mod themes;

use super::site::Site;
use super::template::Templates;
use crate::emit::Artifact;
use minijinja::Error;

/// Every page, in no particular order.
pub(super) fn all(site: &Site, templates: &Templates) -> Result<Vec<Artifact>, Error> {
    let mut pages = vec![
        contents::page(site, templates)?,
        fields::page(site, templates)?,
        concepts::page(site, templates)?,
        sources::page(site, templates)?,
        policy::page(site, templates)?,
        calculation::page(site, templates)?,
        guidance::page(site, templates)?,
        practice::page(site, templates)?,
        places::page(site, templates)?,
    ];
    pages.extend(themes::pages(site, templates)?);
    pages.extend(code_lists::pages(site, templates)?);
    pages.extend(indicators::pages(site, templates)?);
    pages.extend(rules::pages(site, templates)?);
    Ok(pages)
}
