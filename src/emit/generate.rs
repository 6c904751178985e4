//! The engine: runs the targets, checks what they return, and adds what is made of all of them together.
//!
//! **Architecture invariant:** writes nothing. A fault here is a fault of the generator (a target that returns an
//! empty file, or is silent about a construct), never of anyone's data, so it is an error and nothing is written.

mod losses;

use super::{Artifact, Capability, Constructs, Emitted, TARGETS, Target};
use crate::model::Model;
use crate::model::store::{self, StoreError};
use std::collections::BTreeSet;
use std::fmt;

/// Path of the table of losses under `generated/`.
pub const LOSSES: &str = "losses.md";

/// Path of the resolved model under `generated/`.
pub const MODEL: &str = "model/sdm-model.json";

/// Why nothing was generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GenerateError {
    /// No target has this name.
    UnknownTarget(String),
    /// A target returned no file at all.
    NoArtifacts(&'static str),
    /// A file without content.
    Empty(String),
    /// Two files with one path.
    SamePath(String),
    /// A path outside the target's own folder, or not plain relative.
    BadPath(String),
    /// A construct that a target says nothing of, or says more than one thing of, or that the model does not have.
    Capability {
        /// The target.
        target: &'static str,
        /// The construct.
        construct: String,
        /// Lines that the target has for it; 1 where the model does not have the construct.
        lines: usize,
    },
    /// The model could not be written as JSON.
    Model(StoreError),
}

/// Everything that is committed under `generated/` and made of the model, sorted by path.
///
/// `names` chooses targets; empty means all of them, and only then come the files made of all targets together
/// ([`LOSSES`], [`MODEL`]).
pub fn all(model: &Model, names: &[&str]) -> Result<Vec<Artifact>, GenerateError> {
    of(model, TARGETS, names)
}

/// As [`all`], for a given list of targets.
pub fn of(model: &Model, targets: &'static [Target], names: &[&str]) -> Result<Vec<Artifact>, GenerateError> {
    let chosen = choose(targets, names)?;
    let mut artifacts = Vec::new();
    let mut tables: Vec<(&Target, Vec<Capability>)> = Vec::new();
    for target in chosen {
        let Emitted { artifacts: made, capabilities } = (target.emit)(model);
        check_folder(target, &made)?;
        artifacts.extend(made);
        // A target without a table claims to enforce nothing, as documentation does, and so loses nothing.
        if !capabilities.is_empty() {
            check_capabilities(model, target, &capabilities)?;
            tables.push((target, capabilities));
        }
    }
    if names.is_empty() {
        artifacts.push(Artifact::text(LOSSES, losses::page(model, &tables)));
        artifacts.push(Artifact::text(MODEL, store::to_json(model).map_err(GenerateError::Model)?));
    }
    artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    check_files(&artifacts)?;
    Ok(artifacts)
}

/// The folders and files under `generated/` that a run over `names` owns: what lies there and was not made is left
/// over from before. Empty `names`: everything.
pub fn owns(names: &[&str], path: &str) -> bool {
    names.is_empty() || names.iter().any(|name| in_folder(name, path))
}

fn choose(targets: &'static [Target], names: &[&str]) -> Result<Vec<&'static Target>, GenerateError> {
    if let Some(unknown) = names.iter().find(|name| targets.iter().all(|t| t.name != **name)) {
        return Err(GenerateError::UnknownTarget((*unknown).to_owned()));
    }
    Ok(targets.iter().filter(|t| names.is_empty() || names.contains(&t.name)).collect())
}

fn in_folder(folder: &str, path: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn check_folder(target: &Target, artifacts: &[Artifact]) -> Result<(), GenerateError> {
    if artifacts.is_empty() {
        return Err(GenerateError::NoArtifacts(target.name));
    }
    match artifacts.iter().find(|a| !in_folder(target.name, &a.path) || !is_plain(&a.path)) {
        Some(stray) => Err(GenerateError::BadPath(stray.path.clone())),
        None => Ok(()),
    }
}

/// Whether a path stays below its folder on every file system: parts between single slashes, none of them empty, `.` or `..`,
/// and no sign that a file system reads otherwise.
pub fn is_plain(path: &str) -> bool {
    path.split('/').all(|part| !part.is_empty() && part != "." && part != "..") && !path.contains(['\\', ':', '\0'])
}

fn check_files(artifacts: &[Artifact]) -> Result<(), GenerateError> {
    if let Some(empty) = artifacts.iter().find(|a| a.content.iter().all(u8::is_ascii_whitespace)) {
        return Err(GenerateError::Empty(empty.path.clone()));
    }
    // Some file systems ignore case, so this comparison does too.
    let mut seen = BTreeSet::new();
    match artifacts.iter().find(|a| !seen.insert(a.path.to_lowercase())) {
        Some(second) => Err(GenerateError::SamePath(second.path.clone())),
        None => Ok(()),
    }
}

fn check_capabilities(model: &Model, target: &Target, capabilities: &[Capability]) -> Result<(), GenerateError> {
    let constructs = Constructs::of(model);
    let wrong =
        |construct: &str, lines| GenerateError::Capability { target: target.name, construct: construct.to_owned(), lines };
    for construct in &constructs {
        let lines = capabilities.iter().filter(|c| c.construct == *construct).count();
        if lines != 1 {
            return Err(wrong(construct, lines));
        }
    }
    match capabilities.iter().find(|c| !constructs.contains(&c.construct)) {
        Some(stray) => Err(wrong(&stray.construct, 1)),
        None => Ok(()),
    }
}

impl fmt::Display for GenerateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownTarget(name) => {
                let known: Vec<&str> = TARGETS.iter().map(|t| t.name).collect();
                let known = known.join(", ");
                write!(f, "ukendt mål »{name}«; der findes: {known} / unknown target; there are: {known}")
            }
            Self::NoArtifacts(target) => write!(f, "målet »{target}« gav ingen filer / the target made no file"),
            Self::Empty(path) => write!(f, "filen »{path}« er tom / the file is empty"),
            Self::SamePath(path) => write!(f, "to filer hedder »{path}« / two files have this path"),
            Self::BadPath(path) => {
                write!(f, "filen »{path}« ligger uden for målets mappe / the file lies outside the target's folder")
            }
            Self::Model(fault) => write!(f, "{fault}"),
            Self::Capability { target, construct, lines: 1 } => write!(
                f,
                "målet »{target}« taler om »{construct}«, som modellen ikke har / the target speaks of what the model has not"
            ),
            Self::Capability { target, construct, lines } => write!(
                f,
                "målet »{target}« siger {lines} ting om »{construct}«, ikke én / the target has {lines} lines for it, not one"
            ),
        }
    }
}

impl std::error::Error for GenerateError {}
