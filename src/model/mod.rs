//! The resolved model: complete, sorted, immutable, and the only thing that emitters and rules may see.
//!
//! `element` holds the types that need no resolution; [`Tema`] and [`Felt`] are resolved from their raw forms.
//! Reading is in `read`, resolution in `resolve`, judgement in `lint`, what releases promise in `releases`.

mod columns;
pub mod element;
mod field;
mod finding;
mod form;
mod lint;
mod place;
mod raw;
mod reach;
mod read;
pub mod releases;
mod resolve;
mod schema;
pub mod store;
mod structure;
mod tema;
pub mod yaml;

pub use crate::finding::Level;
pub use element::*;
pub use finding::{ModelFinding, bilingual, closest};
pub use form::read_form;
pub use lint::{LINTS, Lint, RESERVED};
pub use place::{Element, fault_at};
pub use raw::{FILE_KINDS, FileKind, Located, RawFile, RawLists, RawModel, SourceFile};
pub use read::{Reading, examine, read, read_raw};
pub use resolve::{INDIKATORLISTE, KILDELISTE};
pub use schema::{editor_schemas, strict_schema};
pub use tema::{Datatype, Felt, Tema};

use serde::{Deserialize, Serialize};

/// The whole standard. Every list is sorted by its key, so that equal models are equal byte for byte.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The standard itself, without its general fields, which are resolved below.
    pub standard: Standard,
    /// GeoFA's general fields, which every theme has, in GeoFA's order.
    pub generelle_felter: Vec<Felt>,
    /// Concepts, by id.
    pub begreber: Vec<Begreb>,
    /// Code lists, by name; `d_6301_indikator` and `d_6301_kilde` are made from indicators and sources.
    pub kodelister: Vec<Kodeliste>,
    /// Themes, by code.
    pub temaer: Vec<Tema>,
    /// Indicators, by code.
    pub indikatorer: Vec<Indikator>,
    /// Sources, by code.
    pub kilder: Vec<Kilde>,
    /// Rules, by id.
    pub regler: Vec<Regel>,
    /// The discretion policy.
    pub diskretion: Diskretion,
    /// Statutory rule sets, by id.
    pub regelsaet: Vec<Regelsaet>,
    /// Composite scores, by name and version.
    pub scorer: Vec<Score>,
    /// Worked examples of registration practice, by name.
    pub praksis: Vec<Praksis>,
    /// Municipalities, by code; those that have ended and those to come are among them.
    pub kommuner: Vec<Kommune>,
    /// Regions, by code.
    pub regioner: Vec<Region>,
}

impl Model {
    /// The theme with this code.
    pub fn tema(&self, temakode: u16) -> Option<&Tema> {
        self.temaer.iter().find(|t| t.temakode == temakode)
    }

    /// The code list with this table name.
    pub fn kodeliste(&self, navn: &str) -> Option<&Kodeliste> {
        self.kodelister.iter().find(|l| l.navn == navn)
    }

    /// The values that the model has for a text field, with how far in its life each is.
    pub fn vaerdier(&self, source: Vaerdikilde) -> Vec<(String, Status)> {
        match source {
            Vaerdikilde::Regelsaet => self.regelsaet.iter().map(|r| (r.id.clone(), r.status)).collect(),
            Vaerdikilde::Scorer => self.scorer.iter().map(|s| (s.beregningsmodel(), s.status)).collect(),
        }
    }

    /// The concept with this id.
    pub fn begreb(&self, id: &str) -> Option<&Begreb> {
        self.begreber.iter().find(|b| b.id == id)
    }

    /// The indicator with this code.
    pub fn indikator(&self, kode: i64) -> Option<&Indikator> {
        self.indikatorer.iter().find(|i| i.kode == kode)
    }

    /// The rule with this id, or with this as a former id.
    pub fn regel(&self, id: &str) -> Option<&Regel> {
        self.regler.iter().find(|r| r.id == id || r.tidligere_id.iter().any(|t| t == id))
    }

    /// The municipality with this code, whether it has ended or not.
    pub fn kommune(&self, kommunekode: u16) -> Option<&Kommune> {
        self.kommuner.iter().find(|k| k.kommunekode == kommunekode)
    }

    /// Whether a municipality is another one, or has become part of it, in however many steps.
    pub fn indgaar_i(&self, kommunekode: u16, whole: u16) -> bool {
        let next = |code: &u16| self.kommune(*code).and_then(|k| k.erstattes_af);
        // A model that was checked has no ring; a ring of all would still end here.
        let chain = std::iter::successors(Some(kommunekode), next).take(self.kommuner.len() + 1);
        chain.into_iter().any(|code| code == whole)
    }

    /// The first day that the register of municipalities covers.
    pub fn kommuner_fra(&self) -> Option<&str> {
        self.kommuner.iter().map(Kommune::foerste_dag).min()
    }

    /// A theme's fields as a delivery has them: the general fields first, then the theme's own.
    pub fn felter<'a>(&'a self, tema: &'a Tema) -> impl Iterator<Item = &'a Felt> {
        self.generelle_felter.iter().chain(&tema.felter)
    }
}
