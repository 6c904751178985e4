//! What a check sees, and where it puts what it finds.

use super::Spotted;
use crate::expr;
use crate::finding::Level;
use crate::model::element::*;
use crate::model::finding::{ModelFinding, bilingual, closest};
use crate::model::raw::{Located, RawModel};
use crate::model::{Felt, Model, Tema};

/// The model as written and as resolved.
pub(super) struct Context<'a> {
    /// As written, with places.
    pub raw: &'a RawModel,
    /// As resolved.
    pub model: &'a Model,
}

/// A field as written, with its place and the code of its theme (`None`: one of the general fields).
pub(super) struct RawField<'a> {
    /// The field.
    pub felt: &'a RawFelt,
    /// Its place.
    pub place: Spotted<'a>,
    /// Its theme.
    pub temakode: Option<u16>,
}

impl<'a> Context<'a> {
    /// The place of an element.
    pub fn place<T>(&self, element: &Located<T>) -> Spotted<'a> {
        Spotted::of(self.raw, element)
    }

    /// Every field of the model, the general ones first.
    pub fn fields(&self) -> Vec<RawField<'a>> {
        let standard = Spotted::of(self.raw, &self.raw.standard);
        let mut fields = numbered(&self.raw.standard.value.generelle_felter, &standard, "generelle_felter", None);
        for tema in &self.raw.temaer {
            let place = Spotted::of(self.raw, tema);
            fields.extend(numbered(&tema.value.felter, &place, "felter", Some(tema.value.temakode)));
        }
        fields
    }

    /// The resolved field of a theme, or the general field, with this name.
    pub fn field(&self, tema: &'a Tema, feltnavn: &str) -> Option<&'a Felt> {
        self.model.felter(tema).find(|f| f.feltnavn == feltnavn)
    }

    /// The names that may refer to a theme's field: its own, the general ones, and its geometry.
    pub fn field_names(&self, temakode: u16) -> Vec<&'a str> {
        let Some(tema) = self.model.tema(temakode) else { return Vec::new() };
        let geometry = (tema.geometritype != Geometritype::Ingen).then_some(&self.model.standard.geometri.feltnavn);
        self.model.felter(tema).map(|f| f.feltnavn.as_str()).chain(geometry.map(String::as_str)).collect()
    }

    /// The code list behind a field of a theme.
    pub fn list_of(&self, temakode: u16, feltnavn: &str) -> Option<&'a Kodeliste> {
        let felt = self.field(self.model.tema(temakode)?, feltnavn)?;
        self.model.kodeliste(felt.kodeliste()?)
    }
}

fn numbered<'a>(felter: &'a [RawFelt], place: &Spotted<'a>, list: &str, temakode: Option<u16>) -> Vec<RawField<'a>> {
    let fields = felter.iter().enumerate();
    fields.map(|(i, felt)| RawField { felt, place: place.at(&format!("/{list}/{i}")), temakode }).collect()
}

/// The findings of one check.
pub(super) struct Report {
    code: &'static str,
    findings: Vec<ModelFinding>,
}

impl Report {
    /// An empty report of the check with this id.
    pub fn new(code: &'static str) -> Self {
        Report { code, findings: Vec::new() }
    }

    /// What was found.
    pub fn into_findings(self) -> Vec<ModelFinding> {
        self.findings
    }

    /// A fault at a place.
    pub fn fault(&mut self, place: &Spotted<'_>, da: impl Into<String>, en: impl Into<String>) {
        self.findings.push(place.fault(self.code, da, en));
    }

    /// A fault with a hint.
    pub fn hinted(
        &mut self,
        place: &Spotted<'_>,
        da: impl Into<String>,
        en: impl Into<String>,
        hint: (impl Into<String>, impl Into<String>),
    ) {
        self.findings.push(place.fault(self.code, da, en).with_hint(hint.0, hint.1));
    }

    /// What does not stop the model, with what to do about it.
    pub fn warning(
        &mut self,
        place: &Spotted<'_>,
        da: impl Into<String>,
        en: impl Into<String>,
        hint: (impl Into<String>, impl Into<String>),
    ) {
        let finding = place.fault(self.code, da, en).with_hint(hint.0, hint.1);
        self.findings.push(ModelFinding { level: Level::Advarsel, ..finding });
    }

    /// The same of a file as a whole, on its first line.
    pub fn file_warning(
        &mut self,
        place: &Spotted<'_>,
        da: impl Into<String>,
        en: impl Into<String>,
        hint: (impl Into<String>, impl Into<String>),
    ) {
        self.warning(place, da, en, hint);
        self.findings.iter_mut().next_back().into_iter().for_each(|f| (f.line, f.column, f.end_column) = (1, 1, 2));
    }

    /// A fault inside a text that is a rule or a pattern.
    pub fn inside(&mut self, place: &Spotted<'_>, fault: expr::Fault) {
        let finding = place.inside(fault.start, fault.end).fault(self.code, fault.da, fault.en);
        // These hints are Danish only.
        let hint = fault.hint.map(|da| bilingual(da, ""));
        self.findings.push(ModelFinding { hint, ..finding });
    }

    /// A fault unless `name` is among `known`; `what` names the kind of thing, in Danish and English.
    pub fn refers(&mut self, place: &Spotted<'_>, what: (&str, &str), name: &str, known: &[&str]) {
        if known.contains(&name) {
            return;
        }
        let (da, en) = (format!("{} «{name}» findes ikke", what.0), format!("{} «{name}» does not exist", what.1));
        let mut finding = place.fault(self.code, da, en);
        finding.hint = closest(name, known.iter().copied())
            .map(|near| bilingual(format!("mente du «{near}»?"), format!("did you mean «{near}»?")));
        self.findings.push(finding);
    }

    /// A fault unless `code` is among `known`.
    pub fn refers_to_code(&mut self, place: &Spotted<'_>, what: (&str, &str), code: i64, known: &[i64]) {
        if !known.contains(&code) {
            let (da, en) = (format!("{} {code} findes ikke", what.0), format!("{} {code} does not exist", what.1));
            self.findings.push(place.fault(self.code, da, en));
        }
    }
}
