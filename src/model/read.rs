//! From files to the model, or to everything that is wrong with them.
//!
//! `read` takes bytes: only the command line opens files. All files are read and checked, whatever is found in the
//! first; what needs the whole model (`resolve`, `lint`) runs when every file has its right form.

use super::Model;
use super::finding::{ModelFinding, closest};
use super::raw::{Collected, FILE_KINDS, FileKind, RawFile, RawModel, SourceFile};
use super::schema::schema_of;
use super::structure::Structure;
use super::yaml::{self, BOM, Index};
use crate::finding::Level;
use std::collections::BTreeMap;

/// What reading a model gave.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The model, when nothing is found at level `fejl`.
    pub model: Option<Model>,
    /// The model as its files have it, when every file has its right form; places of findings are found in it.
    pub raw: Option<RawModel>,
    /// What is found, sorted by file and place.
    pub findings: Vec<ModelFinding>,
    /// Whether the model as a whole was judged; its references and contents are, when every file has its right form.
    pub judged: bool,
}

/// Reads a model: the model itself, when nothing is found at level `fejl`, and the findings by file and place.
pub fn read(sources: &[SourceFile]) -> (Option<Model>, Vec<ModelFinding>) {
    let reading = examine(sources);
    (reading.model, reading.findings)
}

/// Reads a model and says how far the reading came.
pub fn examine(sources: &[SourceFile]) -> Reading {
    let (raw, mut findings) = read_raw(sources);
    let judged = raw.is_some();
    let mut model = None;
    if let Some(raw) = &raw {
        let (resolved, more) = super::resolve::resolve(raw);
        findings.extend(more);
        findings.extend(super::lint::lint(raw, &resolved));
        model = Some(resolved);
    }
    findings.sort_by(ModelFinding::order);
    findings.dedup();
    let stopped = findings.iter().any(|f| f.level == Level::Fejl);
    Reading { model: model.filter(|_| !stopped), raw, findings, judged }
}

/// Reads every file into its type; the raw model is there when every file has its right form.
pub fn read_raw(sources: &[SourceFile]) -> (Option<RawModel>, Vec<ModelFinding>) {
    let mut sorted: Vec<&SourceFile> = sources.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    let mut findings = Vec::new();
    let mut collected = Collected::default();
    let mut files = Vec::new();
    let mut structures: BTreeMap<&str, Structure> = BTreeMap::new();
    for source in sorted {
        let Some(kind) = FileKind::of(&source.path) else {
            findings.push(unknown_file(&source.path));
            continue;
        };
        if !structures.contains_key(kind.name) {
            match Structure::new(schema_of(kind)) {
                Some(structure) => structures.insert(kind.name, structure),
                None => return (None, vec![bad_schema(kind)]),
            };
        }
        let Some(structure) = structures.get(kind.name) else { continue };
        let index = read_file(source, kind, structure, files.len(), &mut collected, &mut findings);
        let text = String::from_utf8_lossy(source.bytes.strip_prefix(BOM).unwrap_or(&source.bytes)).into_owned();
        files.push(RawFile { path: source.path.clone(), source: text, index });
    }
    findings.extend(missing_files(&files));
    findings.sort_by(ModelFinding::order);
    let raw = if findings.is_empty() { collected.into_model(files) } else { None };
    (raw, findings)
}

/// Reads one file; what is wrong with it goes to the findings, what is in it to the collection.
fn read_file(
    source: &SourceFile,
    kind: &FileKind,
    structure: &Structure,
    number: usize,
    collected: &mut Collected,
    findings: &mut Vec<ModelFinding>,
) -> Index {
    let (node, faults) = yaml::parse(&source.bytes);
    let Some(node) = node else {
        findings.extend(faults.into_iter().map(|fault| of_yaml(&source.path, fault)));
        return Index::default();
    };
    let index = Index::of(&node);
    let value = node.to_json();
    let mut wrong = structure.check(&source.path, &value, &index);
    // What YAML itself is unsure of has been said once; that it is also of the wrong type adds nothing.
    wrong.retain(|f| !faults.iter().any(|y| (y.span.line, y.span.column) == (f.line, f.column)));
    if faults.is_empty()
        && wrong.is_empty()
        && let Err(error) = (kind.decode)(value, number, collected)
    {
        wrong.push(undecodable(&source.path, &error));
    }
    findings.extend(faults.into_iter().map(|fault| of_yaml(&source.path, fault)));
    findings.extend(wrong);
    index
}

pub(super) fn of_yaml(file: &str, fault: yaml::YamlFault) -> ModelFinding {
    ModelFinding {
        file: file.to_string(),
        line: fault.span.line,
        column: fault.span.column,
        end_column: fault.span.column + fault.span.len,
        pointer: String::new(),
        level: Level::Fejl,
        code: fault.code,
        da: fault.da,
        en: fault.en,
        hint: fault.hint,
    }
}

fn unknown_file(path: &str) -> ModelFinding {
    let patterns: Vec<&str> = FILE_KINDS.iter().map(|kind| kind.pattern).collect();
    let yml = path.strip_suffix(".yml").map(|stem| format!("{stem}.yaml"));
    let near = yml.filter(|name| FileKind::of(name).is_some()).or_else(|| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let known = patterns.iter().map(|p| p.trim_end_matches("/*.yaml"));
        let near = closest(if folder.is_empty() { name } else { folder }, known)?;
        Some(if near.ends_with(".yaml") { near.to_string() } else { format!("{near}/{name}") })
            .filter(|candidate| FileKind::of(candidate).is_some())
    });
    let finding =
        ModelFinding::whole_file(path, "ukendt-fil", "filen hører ikke til modellen", "the file is no part of the model");
    match near {
        Some(near) => finding.with_hint(format!("mente du «{near}»?"), format!("did you mean «{near}»?")),
        None => {
            let all = patterns.join(", ");
            finding.with_hint(format!("modellen består af: {all}"), format!("the model consists of: {all}"))
        }
    }
}

fn missing_files(files: &[RawFile]) -> Vec<ModelFinding> {
    FILE_KINDS
        .iter()
        .filter(|kind| kind.required)
        .filter(|kind| !files.iter().any(|f| FileKind::of(&f.path).is_some_and(|k| k.name == kind.name)))
        .map(|kind| {
            let pattern = kind.pattern;
            ModelFinding::whole_file(
                pattern,
                "manglende-fil",
                format!("modellen mangler {pattern}"),
                format!("the model lacks {pattern}"),
            )
        })
        .collect()
}

pub(super) fn undecodable(file: &str, error: &serde_json::Error) -> ModelFinding {
    ModelFinding::whole_file(
        file,
        "forkert-form",
        format!("filen passer til sit skema, men kan ikke læses ({error})"),
        format!("the file fits its schema but cannot be read ({error})"),
    )
}

fn bad_schema(kind: &FileKind) -> ModelFinding {
    ModelFinding::whole_file(
        kind.pattern,
        "ugyldigt-skema",
        format!("programmets skema for {} er ugyldigt; det er en fejl i programmet", kind.name),
        format!("the program's schema for {} is not valid; that is a fault in the program", kind.name),
    )
}
