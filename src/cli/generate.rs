//! `sdm generate`: writes `generated/`, or compares it with what the model makes.
//!
//! Everything is made in memory first, so a fault in the generator leaves the folder as it was. Each file is written
//! under a temporary name and then renamed, so a reader never sees half a file.

use crate::emit::Artifact;
use crate::emit::generate::{self, GenerateError};
use crate::model::Model;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Lines of a difference that are shown of each file.
const DIFF_LINES: usize = 16;

/// What `generate` is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write what differs, remove what is left over.
    Write,
    /// Change nothing; say what differs.
    Check,
}

/// Why `generate` could not run (exit code 2).
#[derive(Debug)]
pub enum Error {
    /// The generator is at fault.
    Generate(GenerateError),
    /// A file or folder could not be read or written.
    Io(PathBuf, io::Error),
}

/// What the folder is against what the model makes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Made, not there.
    pub missing: Vec<String>,
    /// There with another content.
    pub differing: Vec<String>,
    /// There, not made.
    pub orphans: Vec<String>,
}

impl Difference {
    /// Whether the folder is what the model makes.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.differing.is_empty() && self.orphans.is_empty()
    }
}

/// Generates the targets in `names` (empty: all) into `out`, and writes to `say` what was done or found.
///
/// Returns the exit code: 0 where the folder now is, or was, what the model makes; 1 where `--check` found otherwise.
pub fn run(model: &Model, out: &Path, names: &[&str], mode: Mode, say: &mut dyn Write) -> Result<u8, Error> {
    let artifacts = artifacts(model, names)?;
    let present = files_in(out)?;
    let difference = compare(&artifacts, &present, out, names)?;
    let reported = match mode {
        Mode::Write => {
            write_all(&artifacts, &difference, out)?;
            report_written(&artifacts, &difference, out, say)
        }
        Mode::Check => report_difference(&artifacts, &difference, out, names, say),
    };
    reported.map_err(|e| Error::Io(PathBuf::from("-"), e))?;
    Ok(u8::from(mode == Mode::Check && !difference.is_empty()))
}

/// Everything under `generated/`: what the targets make, and the schemas of the report and of a user's own profile, which
/// follow from types in rooms that emitters may not see.
pub fn artifacts(model: &Model, names: &[&str]) -> Result<Vec<Artifact>, Error> {
    let mut artifacts = generate::all(model, names).map_err(Error::Generate)?;
    if names.is_empty() || names.contains(&"json-schema") {
        let space = &model.standard.navnerum;
        for (name, schema) in [("report", crate::report::schema(space)), ("profil", crate::report::profile_schema(space))] {
            let text = serde_json::to_string_pretty(&schema).map_err(|e| Error::Io(PathBuf::new(), e.into()))?;
            artifacts.push(Artifact::text(&format!("json-schema/{name}.schema.json"), text + "\n"));
        }
        artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    }
    Ok(artifacts)
}

fn compare(artifacts: &[Artifact], present: &BTreeSet<String>, out: &Path, names: &[&str]) -> Result<Difference, Error> {
    let mut difference = Difference::default();
    for artifact in artifacts {
        if !present.contains(&artifact.path) {
            difference.missing.push(artifact.path.clone());
        } else if read(&out.join(&artifact.path))? != artifact.content {
            difference.differing.push(artifact.path.clone());
        }
    }
    let made: BTreeSet<&str> = artifacts.iter().map(|a| a.path.as_str()).collect();
    let orphan = |path: &&String| !made.contains(path.as_str()) && generate::owns(names, path);
    difference.orphans = present.iter().filter(orphan).cloned().collect();
    Ok(difference)
}

/// Every file under `out`, as `/`-separated paths. What a build tool marks as its cache is not ours.
fn files_in(out: &Path) -> Result<BTreeSet<String>, Error> {
    let mut files = BTreeSet::new();
    let mut folders = vec![(out.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        if !folder.exists() || folder.join("CACHEDIR.TAG").exists() {
            continue;
        }
        for entry in fs::read_dir(&folder).map_err(|e| Error::Io(folder.clone(), e))? {
            let entry = entry.map_err(|e| Error::Io(folder.clone(), e))?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(|e| Error::Io(entry.path(), e))?;
            if kind.is_dir() {
                folders.push((entry.path(), format!("{path}/")));
            } else {
                files.insert(path);
            }
        }
    }
    Ok(files)
}

fn write_all(artifacts: &[Artifact], difference: &Difference, out: &Path) -> Result<(), Error> {
    let by_path: BTreeMap<&str, &Artifact> = artifacts.iter().map(|a| (a.path.as_str(), a)).collect();
    for path in difference.missing.iter().chain(&difference.differing) {
        if let Some(artifact) = by_path.get(path.as_str()) {
            write(&out.join(path), &artifact.content)?;
        }
    }
    for path in &difference.orphans {
        let path = out.join(path);
        fs::remove_file(&path).map_err(|e| Error::Io(path.clone(), e))?;
        remove_empty_folders(path.parent(), out);
    }
    Ok(())
}

/// Writes a temporary file in the same folder and renames it, so that the rename never crosses a file system.
fn write(path: &Path, content: &[u8]) -> Result<(), Error> {
    let fault = |e| Error::Io(path.to_path_buf(), e);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(fault)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    let done = fs::write(&temporary, content).and_then(|()| fs::rename(&temporary, path));
    if done.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    done.map_err(fault)
}

fn remove_empty_folders(mut folder: Option<&Path>, out: &Path) {
    while let Some(path) = folder.filter(|p| *p != out && p.starts_with(out)) {
        if fs::remove_dir(path).is_err() {
            return;
        }
        folder = path.parent();
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|e| Error::Io(path.to_path_buf(), e))
}

fn report_written(artifacts: &[Artifact], difference: &Difference, out: &Path, say: &mut dyn Write) -> io::Result<()> {
    let written = difference.missing.len() + difference.differing.len();
    let removed = difference.orphans.len();
    let (all, out) = (artifacts.len(), out.display());
    writeln!(
        say,
        "{out}: {all} filer, {written} skrevet, {removed} fjernet / {written} of {all} files written, {removed} removed"
    )
}

fn report_difference(
    artifacts: &[Artifact],
    difference: &Difference,
    out: &Path,
    names: &[&str],
    say: &mut dyn Write,
) -> io::Result<()> {
    if difference.is_empty() {
        return writeln!(say, "{}: svarer til modellen / is what the model makes", out.display());
    }
    for path in &difference.missing {
        writeln!(say, "mangler / missing: {path}")?;
    }
    for path in &difference.differing {
        writeln!(say, "afviger / differs: {path}")?;
        let made = artifacts.iter().find(|a| a.path == *path).map_or(&[][..], |a| &a.content);
        let there = fs::read(out.join(path)).unwrap_or_default();
        say.write_all(diff(&there, made).as_bytes())?;
    }
    for path in &difference.orphans {
        writeln!(say, "overflødig / not made by the model: {path}")?;
    }
    writeln!(say, "Kør / run: {}", command(out, names))
}

/// The command that repairs the folder.
fn command(out: &Path, names: &[&str]) -> String {
    let mut command = "sdm generate".to_owned();
    if out != Path::new("generated") {
        command.push_str(&format!(" --out {}", out.display()));
    }
    for name in names {
        command.push(' ');
        command.push_str(name);
    }
    command
}

/// A short unified difference: the lines between the common beginning and the common end, at most [`DIFF_LINES`].
fn diff(there: &[u8], made: &[u8]) -> String {
    let (Ok(old), Ok(new)) = (std::str::from_utf8(there), std::str::from_utf8(made)) else {
        let at = there.iter().zip(made).take_while(|(a, b)| a == b).count();
        return format!("  binær / binary: {} → {} bytes, første forskel / first difference: {at}\n", there.len(), made.len());
    };
    let (old, new): (Vec<&str>, Vec<&str>) = (lines(old), lines(new));
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - before;
    let after = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (removed, added) = (&old[before..old.len() - after], &new[before..new.len() - after]);
    let mut text = format!("@@ -{},{} +{},{} @@\n", before + 1, removed.len(), before + 1, added.len());
    let mut left = DIFF_LINES;
    for (sign, part) in [('-', removed), ('+', added)] {
        let shown = part.len().min(left.div_ceil(if sign == '-' { 2 } else { 1 }));
        left -= shown;
        for line in &part[..shown] {
            text.push_str(&format!("{sign}{line}\n"));
        }
        if part.len() > shown {
            text.push_str(&format!("{sign}… {} linjer til / more lines\n", part.len() - shown));
        }
    }
    text
}

/// Lines by `\n` alone, so that a lone carriage return or a missing last newline shows as a difference.
fn lines(text: &str) -> Vec<&str> {
    text.split('\n').collect()
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Generate(fault) => write!(f, "{fault}"),
            Self::Io(path, fault) => {
                write!(f, "{}: kan ikke læses eller skrives / cannot be read or written: {fault}", path.display())
            }
        }
    }
}

impl std::error::Error for Error {}
