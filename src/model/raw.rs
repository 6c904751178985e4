//! The model as its files have it: every element with the file and the pointer it came from, and the one table of
//! which file holds what.

use super::element::*;
use super::yaml::{Index, Spot};
use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A file of the model, unread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Path relative to the model's folder, with `/`.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// One kind of file.
pub struct FileKind {
    /// Name of the kind and of its editor schema, `<name>.schema.json`.
    pub name: &'static str,
    /// Path in the model's folder: a file name, or a folder with `*.yaml`.
    pub pattern: &'static str,
    /// Whether the model needs at least one.
    pub required: bool,
    /// Title of its editor schema.
    pub titel: &'static str,
    /// Its schema, before `schema` makes it strict.
    pub schema: fn(SchemaGenerator) -> Value,
    /// Puts a checked file's elements into the collection.
    pub(super) decode: fn(Value, usize, &mut Collected) -> Result<(), serde_json::Error>,
}

/// Every kind of file there is. A file that fits none is a fault.
pub static FILE_KINDS: &[FileKind] = &[
    kind::<Standard>("standard", "standard.yaml", "Standarden", |v, f, c| c.standard(v, f)),
    kind::<Begrebsfil>("begreber", "begreber/*.yaml", "Begreber", |v, f, c| c.begreber(v, f)),
    kind::<Kodelistefil>("kodelister", "kodelister/*.yaml", "Kodelister", |v, f, c| c.kodelister(v, f)),
    kind::<RawTema>("tema", "temaer/*.yaml", "Tema", |v, f, c| c.tema(v, f)),
    kind::<Indikatorfil>("indikatorer", "indikatorer/*.yaml", "Indikatorer", |v, f, c| c.indikatorer(v, f)),
    kind::<Kildefil>("kilder", "kilder/*.yaml", "Kilder", |v, f, c| c.kilder(v, f)),
    kind::<Regelfil>("regler", "regler/*.yaml", "Regler", |v, f, c| c.regler(v, f)),
    kind::<Diskretion>("diskretion", "diskretion.yaml", "Diskretionspolitik", |v, f, c| c.diskretion(v, f)),
    kind::<Beregningsfil>("beregning", "beregning/*.yaml", "Beregningsmodeller", |v, f, c| c.beregning(v, f)),
    FileKind {
        required: false,
        ..kind::<Praksis>("praksis", "praksis/*.yaml", "Registreringspraksis", |v, f, c| c.praksis(v, f))
    },
    kind::<Kommunefil>("kommuner", "kommuner.yaml", "Kommuner", |v, f, c| c.kommuner(v, f)),
    kind::<Regionsfil>("regioner", "regioner.yaml", "Regioner", |v, f, c| c.regioner(v, f)),
];

const fn kind<T: JsonSchema>(
    name: &'static str,
    pattern: &'static str,
    titel: &'static str,
    decode: fn(Value, usize, &mut Collected) -> Result<(), serde_json::Error>,
) -> FileKind {
    FileKind { name, pattern, required: true, titel, schema: |g| g.into_root_schema_for::<T>().to_value(), decode }
}

impl FileKind {
    /// The kind of the file with this path.
    pub fn of(path: &str) -> Option<&'static FileKind> {
        FILE_KINDS.iter().find(|kind| match kind.pattern.strip_suffix("*.yaml") {
            None => kind.pattern == path,
            Some(folder) => path
                .strip_prefix(folder)
                .and_then(|rest| rest.strip_suffix(".yaml"))
                .is_some_and(|stem| !stem.is_empty() && !stem.contains('/')),
        })
    }
}

/// An element with the place it came from.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// The element.
    pub value: T,
    /// Index of its file.
    pub file: usize,
    /// Its place in the file.
    pub pointer: String,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct RawFile {
    /// Path relative to the model's folder.
    pub path: String,
    /// Its text, without a byte order mark; empty when it is none.
    pub source: String,
    /// The positions of everything in it.
    pub index: Index,
}

/// Every element of every file, unresolved, in the order of files and lines.
#[derive(Debug, Clone)]
pub struct RawModel {
    /// The files.
    pub files: Vec<RawFile>,
    /// The standard itself.
    pub standard: Located<Standard>,
    /// The discretion policy.
    pub diskretion: Located<Diskretion>,
    /// Everything there are several of.
    pub lists: RawLists,
}

/// The elements that there are several of.
#[derive(Debug, Clone, Default)]
pub struct RawLists {
    /// Concepts.
    pub begreber: Vec<Located<Begreb>>,
    /// Code lists, without those that are derived.
    pub kodelister: Vec<Located<Kodeliste>>,
    /// Themes.
    pub temaer: Vec<Located<RawTema>>,
    /// Indicators.
    pub indikatorer: Vec<Located<Indikator>>,
    /// Sources.
    pub kilder: Vec<Located<Kilde>>,
    /// Rules.
    pub regler: Vec<Located<Regel>>,
    /// Statutory rule sets.
    pub regelsaet: Vec<Located<Regelsaet>>,
    /// Scores.
    pub scorer: Vec<Located<Score>>,
    /// Practices.
    pub praksis: Vec<Located<Praksis>>,
    /// Municipalities; each has its first day where the file or itself says one.
    pub kommuner: Vec<Located<Kommune>>,
    /// Codes of authorities that are no municipality's.
    pub andre_myndigheder: Vec<Located<u32>>,
    /// Regions.
    pub regioner: Vec<Located<Region>>,
}

impl std::ops::Deref for RawModel {
    type Target = RawLists;
    fn deref(&self) -> &RawLists {
        &self.lists
    }
}

impl RawModel {
    /// The place of a pointer in a file, or of the nearest element around it.
    pub fn spot(&self, file: usize, pointer: &str) -> Spot {
        self.files.get(file).and_then(|f| f.index.spot(pointer)).cloned().unwrap_or_default()
    }
}

/// What has been decoded so far.
#[derive(Default)]
pub(super) struct Collected {
    standard: Option<Located<Standard>>,
    diskretion: Option<Located<Diskretion>>,
    lists: RawLists,
}

/// Decodes a whole file of type `T`.
fn whole<T: DeserializeOwned>(value: Value, file: usize) -> Result<Located<T>, serde_json::Error> {
    Ok(Located { value: serde_json::from_value(value)?, file, pointer: String::new() })
}

/// Adds a file's list, each item with its pointer.
fn extend<T>(to: &mut Vec<Located<T>>, items: Vec<T>, file: usize, list: &str) {
    to.extend(items.into_iter().enumerate().map(|(i, value)| Located { value, file, pointer: format!("/{list}/{i}") }));
}

impl Collected {
    fn standard(&mut self, value: Value, file: usize) -> Result<(), serde_json::Error> {
        self.standard = Some(whole(value, file)?);
        Ok(())
    }

    fn diskretion(&mut self, value: Value, file: usize) -> Result<(), serde_json::Error> {
        self.diskretion = Some(whole(value, file)?);
        Ok(())
    }

    fn tema(&mut self, value: Value, file: usize) -> Result<(), serde_json::Error> {
        self.lists.temaer.push(whole(value, file)?);
        Ok(())
    }

    fn praksis(&mut self, value: Value, file: usize) -> Result<(), serde_json::Error> {
        self.lists.praksis.push(whole(value, file)?);
        Ok(())
    }

    fn begreber(&mut self, value: Value, file: usize) -> Result<(), serde_json::Error> {
        let read: Begrebsfil = serde_json::from_value(value)?;
        extend(&mut self.lists.begreber, read.begreber, file, "begreber");
        Ok(())
    }

    fn kodelister(&mut self, value: Value, file: usize) -> Result<(), serde_json::Error> {
        let read: Kodelistefil = serde_json::from_value(value)?;
        extend(&mut self.lists.kodelister, read.kodelister, file, "kodelister");
        Ok(())
    }

    fn indikatorer(&mut self, value: Value, file: usize) -> Result<(), serde_json::Error> {
        let read: Indikatorfil = serde_json::from_value(value)?;
        extend(&mut self.lists.indikatorer, read.indikatorer, file, "indikatorer");
        Ok(())
    }

    fn kilder(&mut self, value: Value, file: usize) -> Result<(), serde_json::Error> {
        let read: Kildefil = serde_json::from_value(value)?;
        extend(&mut self.lists.kilder, read.kilder, file, "kilder");
        Ok(())
    }

    fn regler(&mut self, value: Value, file: usize) -> Result<(), serde_json::Error> {
        let read: Regelfil = serde_json::from_value(value)?;
        extend(&mut self.lists.regler, read.regler, file, "regler");
        Ok(())
    }

    fn beregning(&mut self, value: Value, file: usize) -> Result<(), serde_json::Error> {
        let read: Beregningsfil = serde_json::from_value(value)?;
        extend(&mut self.lists.regelsaet, read.regelsaet, file, "regelsaet");
        extend(&mut self.lists.scorer, read.scorer, file, "scorer");
        Ok(())
    }

    fn kommuner(&mut self, value: Value, file: usize) -> Result<(), serde_json::Error> {
        let mut read: Kommunefil = serde_json::from_value(value)?;
        for kommune in &mut read.kommuner {
            kommune.gyldig_fra = kommune.gyldig_fra.take().or_else(|| read.gyldig_fra.clone());
        }
        extend(&mut self.lists.kommuner, read.kommuner, file, "kommuner");
        extend(&mut self.lists.andre_myndigheder, read.andre_myndigheder, file, "andre_myndigheder");
        Ok(())
    }

    fn regioner(&mut self, value: Value, file: usize) -> Result<(), serde_json::Error> {
        let read: Regionsfil = serde_json::from_value(value)?;
        extend(&mut self.lists.regioner, read.regioner, file, "regioner");
        Ok(())
    }

    /// The raw model, when both single files were there.
    pub(super) fn into_model(self, files: Vec<RawFile>) -> Option<RawModel> {
        Some(RawModel { files, standard: self.standard?, diskretion: self.diskretion?, lists: self.lists })
    }
}
