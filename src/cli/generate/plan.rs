//! What is to be written and removed in a folder, worked out before anything is touched: what the model makes against what
//! lies there, and what of that the list says was made by an earlier run.

use super::error::Error;
use super::manifest::{self, Manifest};
use super::refusal::Refusal;
use crate::emit::Artifact;
use crate::emit::generate;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

/// A folder against what the model makes. Paths are relative, with `/`, and sorted.
#[derive(Debug, Default)]
pub struct Plan {
    /// Made, not there.
    pub missing: Vec<String>,
    /// There with another content.
    pub differing: Vec<String>,
    /// Those of them that were changed after an earlier run made them.
    pub edited: Vec<String>,
    /// Made by an earlier run, and no longer.
    pub leftover: Vec<String>,
    /// There, and made by no run; of other targets than those that were asked for nothing is said.
    pub foreign: Vec<String>,
    /// Whether the list of what was made is as it will be.
    pub is_listed: bool,
    /// Why nothing may be written.
    pub refusals: Vec<Refusal>,
    /// What was made by earlier runs.
    pub before: Manifest,
    /// What will have been made.
    pub after: Manifest,
}

impl Plan {
    /// Looks at a folder, which may not be there yet.
    ///
    /// # Errors
    /// Something there cannot be read, or the list of what was made cannot be trusted.
    pub fn new(artifacts: &[Artifact], out: &Path, names: &[&str]) -> Result<Plan, Error> {
        let listed = Manifest::read(out)?;
        let is_own = listed.is_some();
        let before = listed.unwrap_or_default();
        let made: BTreeMap<&str, &Artifact> = artifacts.iter().map(|a| (a.path.as_str(), a)).collect();
        let holds_ours = |folder: &str| made.keys().any(|path| path.starts_with(folder)) || before.holds(folder);
        let present = files_in(out, &holds_ours)?;
        let mut plan =
            Plan { after: before.clone().without(|path| generate::owns(names, path)).made(artifacts), ..Plan::default() };
        let strange: Vec<&String> =
            present.iter().filter(|p| !made.contains_key(p.as_str()) && !before.has(p) && *p != manifest::NAME).collect();
        plan.foreign = strange.iter().filter(|p| generate::owns(names, p)).map(|p| (*p).clone()).collect();
        let is_leftover = |p: &&String| before.has(p) && !made.contains_key(p.as_str()) && generate::owns(names, p);
        plan.leftover = present.iter().filter(is_leftover).cloned().collect();
        plan.look_at_leftovers(out, &before)?;
        for artifact in artifacts {
            plan.look_at(artifact, out, &before)?;
        }
        // Without a list a folder is ours where it is empty, or has what is made and nothing else.
        let others: Vec<String> = strange.iter().copied().chain(&plan.differing).cloned().collect();
        if !is_own && !others.is_empty() {
            plan.refusals = vec![Refusal::Foreign(out.to_path_buf(), others)];
        }
        plan.look_at_case(artifacts, &strange, out);
        plan.is_listed = is_own && before.text() == plan.after.text();
        plan.before = before;
        Ok(plan)
    }

    /// Whether the folder is what the model makes, and nothing else.
    pub fn is_done(&self) -> bool {
        self.changes_nothing() && self.foreign.is_empty() && self.refusals.is_empty()
    }

    /// Whether a run would write and remove nothing.
    pub fn changes_nothing(&self) -> bool {
        self.missing.is_empty() && self.differing.is_empty() && self.leftover.is_empty() && self.is_listed
    }

    /// What is removed must be what was made, byte for byte.
    fn look_at_leftovers(&mut self, out: &Path, before: &Manifest) -> Result<(), Error> {
        for path in &self.leftover {
            let full = out.join(path);
            if let Some(link) = link_in(out, path) {
                self.refusals.push(Refusal::Link(out.join(link)));
            } else if !before.has_content(path, &read(&full)?) {
                self.refusals.push(Refusal::Edited(full));
            }
        }
        Ok(())
    }

    /// Where a file is to be there may be nothing, or a file that an earlier run made, or the same file.
    fn look_at(&mut self, artifact: &Artifact, out: &Path, before: &Manifest) -> Result<(), Error> {
        let full = out.join(&artifact.path);
        let folded = artifact.path.to_lowercase();
        // Its name was spelt otherwise: that file goes first, and may be this one.
        if self.leftover.iter().any(|p| p.to_lowercase() == folded) {
            self.missing.push(artifact.path.clone());
            return Ok(());
        }
        if let Some(link) = link_in(out, &artifact.path) {
            self.refusals.push(Refusal::Link(out.join(link)));
            return Ok(());
        }
        if let Some(file) = file_above(out, &artifact.path).filter(|file| !self.leftover.contains(file)) {
            self.refusals.push(Refusal::Taken(out.join(file)));
            return Ok(());
        }
        match fs::symlink_metadata(&full) {
            Ok(there) if there.is_dir() => {
                let below = format!("{}/", artifact.path);
                // A folder of what was made goes with it; any other stays.
                if !self.leftover.iter().any(|p| p.starts_with(&below)) || self.foreign.iter().any(|p| p.starts_with(&below)) {
                    self.refusals.push(Refusal::Taken(full));
                }
                self.missing.push(artifact.path.clone());
            }
            Ok(_) => {
                let content = read(&full)?;
                if content != artifact.content {
                    self.differing.push(artifact.path.clone());
                    match before.has(&artifact.path) {
                        false => self.refusals.push(Refusal::Taken(full)),
                        true if !before.has_content(&artifact.path, &content) => self.edited.push(artifact.path.clone()),
                        true => {}
                    }
                }
            }
            Err(e) if [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory].contains(&e.kind()) => {
                self.missing.push(artifact.path.clone());
            }
            Err(e) => return Err(Error::Io(full, e)),
        }
        Ok(())
    }

    /// Some file systems ignore case: there a stranger's file or folder is the one that is made.
    fn look_at_case(&mut self, artifacts: &[Artifact], strange: &[&String], out: &Path) {
        let names: BTreeSet<&str> = artifacts.iter().flat_map(|a| with_folders(&a.path)).collect();
        let folded: BTreeSet<String> = names.iter().map(|n| n.to_lowercase()).collect();
        let clash = |part: &&str| !names.contains(part) && folded.contains(&part.to_lowercase());
        let clashes: BTreeSet<&str> = strange.iter().flat_map(|p| with_folders(p)).filter(clash).collect();
        self.refusals.extend(clashes.into_iter().map(|part| Refusal::Taken(out.join(part))));
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|e| Error::Io(path.to_path_buf(), e))
}

/// A path and the folders that it lies in.
fn with_folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at]).chain([path])
}

/// The first part of a path that is a link.
fn link_in<'a>(out: &Path, path: &'a str) -> Option<&'a str> {
    with_folders(path).find(|part| fs::symlink_metadata(out.join(part)).is_ok_and(|m| m.is_symlink()))
}

/// The first folder of a path that is a file.
fn file_above(out: &Path, path: &str) -> Option<String> {
    let is_file = |part: &&str| fs::symlink_metadata(out.join(part)).is_ok_and(|m| !m.is_dir());
    with_folders(path).filter(|part| *part != path).find(is_file).map(str::to_owned)
}

/// Every file under `out`, links among them, as `/`-separated paths. What a build tool marks as its cache is passed over,
/// unless `holds_ours` says of the folder (with its last `/`) that files are made in it.
fn files_in(out: &Path, holds_ours: &dyn Fn(&str) -> bool) -> Result<BTreeSet<String>, Error> {
    let mut files = BTreeSet::new();
    let mut folders = vec![(out.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        if !folder.exists() || folder.join("CACHEDIR.TAG").exists() && !prefix.is_empty() && !holds_ours(&prefix) {
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
