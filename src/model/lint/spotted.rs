//! A place in the model to which a finding can be given.

use crate::finding::Level;
use crate::model::finding::ModelFinding;
use crate::model::raw::{Located, RawModel};
use crate::model::yaml::{Span, inside};

/// A pointer in a file of the model.
#[derive(Clone)]
pub(in crate::model) struct Spotted<'a> {
    raw: &'a RawModel,
    file: usize,
    pointer: String,
    /// First byte, and first byte after it, within the text at this place.
    part: Option<(usize, usize)>,
}

impl<'a> Spotted<'a> {
    /// The place with this pointer.
    pub(in crate::model) fn new(raw: &'a RawModel, file: usize, pointer: &str) -> Self {
        Spotted { raw, file, pointer: pointer.to_string(), part: None }
    }

    /// The place of an element.
    pub(in crate::model) fn of<T>(raw: &'a RawModel, element: &Located<T>) -> Self {
        Spotted::new(raw, element.file, &element.pointer)
    }

    /// A place inside this one; `below` begins with `/`.
    pub(in crate::model) fn at(&self, below: &str) -> Self {
        Spotted::new(self.raw, self.file, &format!("{}{below}", self.pointer))
    }

    /// The characters `from..to` (byte offsets) of the text at this place.
    pub(in crate::model) fn inside(&self, from: usize, to: usize) -> Self {
        Spotted { part: Some((from, to)), ..self.clone() }
    }

    /// A fault here: at the value of a key, or at the key itself when the value is a map or a list.
    pub(in crate::model) fn fault(&self, code: &'static str, da: impl Into<String>, en: impl Into<String>) -> ModelFinding {
        let span = self.span();
        ModelFinding {
            file: self.raw.files.get(self.file).map(|f| f.path.clone()).unwrap_or_default(),
            line: span.line,
            column: span.column,
            end_column: span.column + span.len,
            pointer: self.pointer.clone(),
            level: Level::Fejl,
            code,
            da: da.into(),
            en: en.into(),
            hint: None,
        }
    }

    fn span(&self) -> Span {
        let spot = self.raw.spot(self.file, &self.pointer);
        let source = self.raw.files.get(self.file).map_or("", |f| f.source.as_str());
        match (&spot.scalar, self.part) {
            (Some((text, style)), Some((from, to))) => inside(source, spot.value, *style, text, from, to),
            (Some(_), None) => spot.value,
            (None, _) => spot.head(),
        }
    }

    /// Where it is, in words, to name it from another place: `begreber/temaer.yaml, linje 12`.
    pub(in crate::model) fn line(&self) -> (String, usize) {
        let spot = self.raw.spot(self.file, &self.pointer);
        (self.raw.files.get(self.file).map(|f| f.path.clone()).unwrap_or_default(), spot.head().line)
    }
}
