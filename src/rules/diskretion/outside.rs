//! What is outside the fields and still travels with a file: a sheet without theme, a cell comment, a deleted row.
//! A CPR number there is `cpr-nummer`; other personal data are `personoplysning-uden-for-felterne`. Place only: what was seen
//! is never repeated.

use super::cpr_nummer::{self, words};
use super::personoplysning_i_tekst::words as kind_words;
use crate::delivery::{Dataset, Opened, Outside, Part, Plan, ReadError, search};
use crate::discretion::tables::rows;
use crate::discretion::text::cpr::{self, Cpr};
use crate::discretion::text::{Personal, personal};
use crate::finding::{Fact, Place, PlaceKind, Secret};
use crate::index::sink::Draft;
use crate::index::{Compiled, InputOutcome, Rows, Sink};
use crate::rules::theme_resolution::is_style_table;

const RULE: &str = "personoplysning-uden-for-felterne";

/// A dataset whose texts outside the fields are looked into.
pub(in crate::rules) struct Looked<'a> {
    pub(in crate::rules) compiled: &'a Compiled<'a>,
    pub(in crate::rules) input: usize,
    pub(in crate::rules) theme: Option<u16>,
    pub(in crate::rules) dataset: &'a dyn Dataset,
}

/// Looks into what a batch has in no field.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for found in &rows.batch.outside {
        let place = Place {
            line: found.line.or_else(|| rows.batch.lines.get(found.row as usize).copied()),
            column: cell(found, rows.kind),
            ..rows.place(found.row as usize)
        };
        report(rows.compiled, Some(rows.theme.tema.temakode), found, &place, sink);
    }
}

impl Looked<'_> {
    /// Looks into the names of the file, the member and the layer.
    pub(in crate::rules) fn names(&self, names: [Option<&str>; 3], sink: &mut Sink<'_>) {
        for name in names.into_iter().flatten() {
            let found = Outside { part: Part::Name, row: 0, line: None, column: None, text: Secret::new(name) };
            report(self.compiled, self.theme, &found, &Place { input: self.input, ..Place::default() }, sink);
        }
    }

    /// Looks into the texts outside the records.
    pub(in crate::rules) fn outside_records(&self, sink: &mut Sink<'_>) {
        let kind = self.dataset.header().format.place;
        self.dataset.outside(&mut |found| {
            let placed = found.line.is_some();
            let place = Place {
                input: self.input,
                row: 0,
                line: found.line,
                column: cell(&found, kind),
                kind: if placed { kind } else { PlaceKind::File },
            };
            report(self.compiled, self.theme, &found, &place, sink);
        });
    }

    /// Looks into all records of a dataset without theme, as long as they are wanted; where they could not be read on, why.
    pub(in crate::rules) fn records(&self, sink: &mut Sink<'_>, mut goes_on: impl FnMut() -> bool) -> Option<ReadError> {
        let header = self.dataset.header();
        let plan = Plan::new(header, std::sync::Arc::new(crate::delivery::Fields::none()));
        let mut before = 0;
        for chunk in self.dataset.chunks(None) {
            let mut batch = self.dataset.parse(&chunk, &plan);
            for found in &mut batch.outside {
                if is_style_table(header) {
                    // How a map is drawn is full of figures that look like telephone numbers.
                    found.part = Part::Metadata;
                }
                let place = Place {
                    input: self.input,
                    row: before + u64::from(found.row) + 1,
                    line: found.line,
                    column: cell(found, header.format.place),
                    kind: header.format.place,
                };
                report(self.compiled, None, found, &place, sink);
            }
            before += batch.rows as u64;
            if chunk.end.is_some() || !goes_on() {
                return chunk.end;
            }
        }
        None
    }
}

/// Looks into a helper or companion file, and into the names of what has no dataset.
pub(in crate::rules) fn passed_over(compiled: &Compiled<'_>, input: usize, part: (&InputOutcome, &Opened), sink: &mut Sink<'_>) {
    let (outcome, opened) = part;
    let place = Place { input, ..Place::default() };
    let mut look = |part, text: &str| report(compiled, None, &Outside::of(part, text), &place, sink);
    let base = outcome.path.rsplit('/').next().unwrap_or_default();
    [Some(base), outcome.member.as_deref(), outcome.layer.as_deref()]
        .into_iter()
        .flatten()
        .for_each(|name| look(Part::Name, name));
    if let Some(source) = &opened.searched {
        // A helper that can no longer be read is not reported: it has no rows to lose.
        let _ = search(source, &mut |text| look(Part::Helper, text));
    }
}

/// The column of a cell, where a place has one.
fn cell(found: &Outside, kind: PlaceKind) -> Option<u64> {
    found.column.filter(|_| kind == PlaceKind::Sheet).map(u64::from)
}

/// Reports what is seen in a text, for the municipality's own eyes: no other audience gets the file.
fn report(compiled: &Compiled<'_>, theme: Option<u16>, found: &Outside, place: &Place, sink: &mut Sink<'_>) {
    // Between the records there is no record's place.
    let between = matches!(found.part, Part::DeletedRows | Part::Metadata) && found.column.is_none();
    let whole = Place { input: place.input, ..Place::default() };
    let place = if between { &whole } else { place };
    let cpr = [Cpr::Checked, Cpr::Dated].into_iter().find(|sure| match sure {
        Cpr::Checked => found.text.has(|t| cpr::find_outside(t) == Some(Cpr::Checked)),
        Cpr::Dated => found.text.has(|t| cpr::find_outside(t).is_some()),
    });
    let (rule, facts) = match (cpr, kind(found)) {
        (Some(sure), _) => (cpr_nummer::RULE, words(sure == Cpr::Checked)),
        (None, Some(kind)) if says_more(found.part, kind) => (RULE, kind_words(kind)),
        (None, _) => return,
    };
    let (da, en) = part(found.part);
    let (da, en) = match (found.column, place.kind) {
        // A sheet's place names the cell, a line of text has no place for the column's number.
        (Some(column), PlaceKind::Row | PlaceKind::Record | PlaceKind::Fid | PlaceKind::Feature) => {
            (format!("kolonne {column} ({da})"), format!("column {column} ({en})"))
        }
        _ => (da.to_owned(), en.to_owned()),
    };
    for audience in rows::judged(compiled).filter(|a| a.kun_egne) {
        let mut facts = facts.clone();
        facts.extend([Fact::model("sted", da.as_str()), Fact::model("sted_en", en.as_str())]);
        facts.extend(rows::named(audience));
        let draft = Draft { place: place.clone(), field: None, aspect: None, audience: Some(&audience.navn), facts };
        sink.input(rule, theme, None, draft);
    }
}

/// The kind of personal data in a text.
fn kind(found: &Outside) -> Option<Personal> {
    let has = |kind: &Personal| match kind {
        Personal::Email => found.text.has(|t| personal(t) == Some(Personal::Email)),
        Personal::Phone => found.text.has(|t| personal(t) == Some(Personal::Phone)),
        Personal::Address => found.text.has(|t| personal(t) == Some(Personal::Address)),
        Personal::Name => found.text.has(|t| personal(t) == Some(Personal::Name)),
    };
    [Personal::Email, Personal::Phone, Personal::Address, Personal::Name].into_iter().find(has)
}

/// Whether personal data in a part say more than such a part always says. Every document has an author, a note says whom
/// to ask, and programs write addresses of mail into what describes a file; in deleted rows texts run into each other.
fn says_more(part: Part, kind: Personal) -> bool {
    match part {
        Part::Name | Part::Properties | Part::Metadata | Part::Comment | Part::Text | Part::Helper | Part::Unused => false,
        Part::DeletedRows => kind == Personal::Email,
        _ => true,
    }
}

/// What a text is part of, in both languages.
fn part(part: Part) -> (&'static str, &'static str) {
    match part {
        Part::Cell => ("en celle uden for standardens felter", "a cell outside the standard's fields"),
        Part::Record => ("en post, der ikke kan læses", "a record that cannot be read"),
        Part::Note => ("en kommentar", "a comment"),
        Part::Properties => ("dokumentets egenskaber", "the document's properties"),
        Part::DefinedName => ("et defineret navn", "a defined name"),
        Part::HeaderFooter => ("sidehoved eller sidefod", "a header or footer"),
        Part::Validation => ("en datavalidering", "a data validation"),
        Part::Link => ("et link", "a link"),
        Part::PivotCache => ("den kopi af data, som en pivottabel gemmer", "the copy of the data that a pivot table keeps"),
        Part::ExternalLink => {
            ("den kopi af en anden projektmappe, som et link gemmer", "the copy of another workbook that a link keeps")
        }
        Part::Drawing => ("en figur eller et diagram", "a drawing or a chart"),
        Part::OtherPart => ("en del af filen, som ikke ses i arket", "a part of the file that the sheet does not show"),
        Part::Metadata => ("filens metadata", "the file's metadata"),
        Part::DeletedRows => ("slettede rækker, der stadig ligger i filen", "deleted rows that are still in the file"),
        Part::ArchiveComment => ("arkivets kommentar", "the archive's comment"),
        Part::Name => ("navnet på filen, laget eller arket", "the name of the file, the layer or the sheet"),
        Part::Helper => ("en hjælpefil", "a helper file"),
        Part::Unused => ("filen uden for dens poster", "the file outside its records"),
        Part::Text => ("teksten", "the text"),
        Part::Comment => ("en kommentar i filens tekst", "a comment in the file's text"),
    }
}
