//! The places of the model's elements in its files, for findings of those who see only the resolved model.

use super::element::Regelslags;
use super::finding::ModelFinding;
use super::lint::Spotted;
use super::raw::RawModel;

/// An element of the model, by what identifies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// The standard itself.
    Standard,
    /// A rule, by id.
    Regel(String),
    /// The rules of a kind: the file that has the first of them.
    Regler(Regelslags),
    /// A theme, by code.
    Tema(u16),
    /// A field, by its theme's code and its name; a general field is in the standard.
    Felt(u16, String),
    /// A code list, by name.
    Kodeliste(String),
    /// A code of a list.
    Kode(String, i64),
}

/// A fault at an element; `below` is a pointer inside it, which begins with `/`, or empty. What is made of others, as the list
/// of indicators, has no place of its own, and is reported at the standard.
pub fn fault_at(
    raw: &RawModel,
    element: &Element,
    below: &str,
    code: &'static str,
    text: (impl Into<String>, impl Into<String>),
) -> ModelFinding {
    let place = place(raw, element).unwrap_or_else(|| Spotted::of(raw, &raw.standard));
    let place = if below.is_empty() { place } else { place.at(below) };
    place.fault(code, text.0, text.1)
}

fn place<'a>(raw: &'a RawModel, element: &Element) -> Option<Spotted<'a>> {
    match element {
        Element::Standard => Some(Spotted::of(raw, &raw.standard)),
        Element::Regel(id) => raw.regler.iter().find(|r| r.value.id == *id).map(|r| Spotted::of(raw, r)),
        Element::Regler(kind) => {
            let first = raw.regler.iter().find(|r| r.value.slags == *kind)?;
            Some(Spotted::new(raw, first.file, "/regler"))
        }
        Element::Tema(code) => raw.temaer.iter().find(|t| t.value.temakode == *code).map(|t| Spotted::of(raw, t)),
        Element::Felt(theme, name) => {
            let own = raw.temaer.iter().find(|t| t.value.temakode == *theme)?;
            let at = own.value.felter.iter().position(|f| f.feltnavn == *name);
            let general = || raw.standard.value.generelle_felter.iter().position(|f| f.feltnavn == *name);
            match at {
                Some(at) => Some(Spotted::of(raw, own).at(&format!("/felter/{at}"))),
                None => general().map(|at| Spotted::of(raw, &raw.standard).at(&format!("/generelle_felter/{at}"))),
            }
        }
        Element::Kodeliste(name) => raw.kodelister.iter().find(|l| l.value.navn == *name).map(|l| Spotted::of(raw, l)),
        Element::Kode(name, code) => {
            let list = raw.kodelister.iter().find(|l| l.value.navn == *name)?;
            let at = list.value.koder.iter().position(|k| k.kode == *code)?;
            Some(Spotted::of(raw, list).at(&format!("/koder/{at}")))
        }
    }
}
