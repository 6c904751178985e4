//! A value that is not there: absent, null, empty, blank.

use super::{Change, Expect, Site, finds, spares};
use crate::draft::Edit;

const MISSING: &str = "manglende-felt";

pub fn absent(site: &Site<'_>) -> Option<Vec<Change>> {
    Some(vec![Change { edits: vec![Edit::Remove(site.felt.feltnavn.clone())], expect: missing(site) }])
}

pub fn null(site: &Site<'_>) -> Option<Vec<Change>> {
    Some(vec![site.set("null", missing(site))])
}

/// An empty text is a missing value, in a field of any type.
pub fn empty(site: &Site<'_>) -> Option<Vec<Change>> {
    Some(site.texts([""], read_as_missing(site, "laesemaade/tom-tekst")))
}

/// Blanks are cut before a value is read, so a text of blanks is empty.
pub fn blank(site: &Site<'_>) -> Option<Vec<Change>> {
    Some(site.texts([" ", "   ", " \t", "\u{a0}"], read_as_missing(site, "laesemaade/blank-tekst")))
}

fn missing(site: &Site<'_>) -> Expect {
    if site.felt.er_obligatorisk() { finds(MISSING) } else { spares(MISSING) }
}

/// An optional field without a value is right; that a text was read as none is reported.
fn read_as_missing(site: &Site<'_>, reading: &'static str) -> Expect {
    finds(if site.felt.er_obligatorisk() { MISSING } else { reading })
}
