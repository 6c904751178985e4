//! The rules: one file each, one static table. A rule sees facts and gives findings; it never prints or renders.
//!
//! A rule's cost shows in its kind: [`Check::Input`] runs once per input, [`Check::Rows`] once per batch of rows on
//! any thread, [`Check::Whole`] once per delivery, on the ledger. Row rules (`slags: raekke`) are YAML alone and run
//! through `raekke`.

mod compiled;
mod diskretion;
mod engine;
mod gather;
mod geometri;
mod locate;
mod noted;
mod profile;
mod raekke;
mod relation;
mod sink;
mod status;
mod struktur;
mod watch;

pub use compiled::{Compiled, Options, Theme};
pub use engine::{Coverage, InputOutcome, Outcome, validate, watched};
pub use gather::AreaRow;
pub use profile::{Exception, Profile, ProfileLevel};
pub use sink::Sink;
pub use status::Status;
pub use watch::{Nobody, Watch};

use crate::delivery::{Batch, Binding, Reading};
use crate::finding::{Place, PlaceKind, Secret};

/// A rule in the table.
pub struct Rule {
    /// Its id in `model/regler/`.
    pub id: &'static str,
    /// How it runs.
    pub check: Check,
}

/// When a rule runs.
pub enum Check {
    /// Once per input, on what its beginning said and its batches gathered.
    Input(fn(&InputFacts<'_>, &mut Sink<'_>)),
    /// On each batch, without knowledge of any other.
    Rows(fn(&Rows<'_>, &mut Sink<'_>)),
    /// On the whole delivery; the engine gathers what it needs in the ledger.
    Whole,
}

/// Every rule that is written in Rust, by id.
pub static RULES: &[Rule] = &[
    Rule { id: "dublet-noegle", check: Check::Whole },
    Rule { id: "for-faa-personer", check: Check::Rows(diskretion::for_faa_personer::check) },
    Rule { id: "for-lang-tekst", check: Check::Rows(struktur::for_lang_tekst::check) },
    Rule { id: "forkert-datatype", check: Check::Rows(struktur::forkert_datatype::check) },
    Rule { id: "forkert-datatype", check: Check::Input(struktur::forkert_datatype::points) },
    Rule { id: "forkert-geometritype", check: Check::Rows(geometri::forkert_geometritype::check) },
    Rule { id: "forkert-koordinatsystem", check: Check::Input(geometri::forkert_koordinatsystem::check) },
    Rule { id: "forkert-moenster", check: Check::Rows(struktur::forkert_moenster::check) },
    Rule { id: "laesemaade", check: Check::Input(struktur::laesemaade::check) },
    Rule { id: "manglende-felt", check: Check::Rows(struktur::manglende_felt::check) },
    Rule { id: "systemfelt-udfyldt", check: Check::Input(struktur::systemfelt_udfyldt::check) },
    Rule { id: "tom-geometri", check: Check::Rows(geometri::tom_geometri::check) },
    Rule { id: "uden-for-danmark", check: Check::Rows(geometri::uden_for_danmark::check) },
    Rule { id: "uden-for-vaerdiomraade", check: Check::Rows(struktur::uden_for_vaerdiomraade::check) },
    Rule { id: "udgaaet-kode", check: Check::Rows(struktur::udgaaet_kode::check) },
    Rule { id: "ugyldig-geometri", check: Check::Rows(geometri::ugyldig_geometri::check) },
    Rule { id: "ukendt-felt", check: Check::Input(struktur::ukendt_felt::check) },
    Rule { id: "ukendt-kode", check: Check::Rows(struktur::ukendt_kode::check) },
    Rule { id: "ukendt-omraade", check: Check::Whole },
    Rule { id: "ukendt-tema", check: Check::Input(struktur::ukendt_tema::check) },
    Rule { id: "ulaeselig-post", check: Check::Rows(struktur::ulaeselig_post::check) },
    Rule { id: "z-koordinat", check: Check::Rows(geometri::z_koordinat::check) },
];

/// A batch in its context.
pub struct Rows<'a> {
    /// What was compiled from the model.
    pub compiled: &'a Compiled<'a>,
    /// The batch's theme.
    pub theme: &'a Theme<'a>,
    /// The rows. A batch without rows carries what a table's header alone tells.
    pub batch: &'a Batch,
    /// Index of the input.
    pub input: usize,
    /// Number of the batch's first row in its input, from 0.
    pub first_row: u64,
    /// What its places count.
    pub kind: PlaceKind,
}

impl Rows<'_> {
    /// The place of a row of the batch.
    pub fn place(&self, row: usize) -> Place {
        Place {
            input: self.input,
            row: self.first_row + row as u64 + 1,
            line: self.batch.lines.get(row).copied(),
            column: None,
            kind: self.kind,
        }
    }
}

/// What an input as a whole tells.
pub struct InputFacts<'a> {
    /// What was compiled from the model.
    pub compiled: &'a Compiled<'a>,
    /// Index of the input.
    pub input: usize,
    /// Its theme, where it has one.
    pub theme: Option<&'a Theme<'a>>,
    /// Its column or property names.
    pub columns: &'a [String],
    /// Names that lead to no field, with their binding and first place.
    pub names: &'a [(Secret, Binding, Place)],
    /// Unusual readings: field index, what, first place.
    pub readings: &'a [(Option<u32>, Reading, Place)],
    /// Where a point was taken for a thousands sign in an input that also has it as a decimal sign: field index, text,
    /// first place.
    pub ambiguous_points: &'a [(u32, Secret, Place)],
    /// What the file says of its coordinate system, where that is not one we read.
    pub unknown_crs: Option<&'a str>,
}
