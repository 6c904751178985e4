//! `sdm generate`: writes `generated/`, or compares it with what the model makes.
//!
//! Everything is made in memory first, so a fault in the generator leaves the folder as it was. Each file is written
//! under a temporary name and then renamed, so a reader never sees half a file. Only what the folder's list says was made here is
//! removed or written over; a folder that holds anything else is refused, unless it has such a list.

mod error;
mod manifest;
mod plan;
mod refusal;
mod say;

pub use error::Error;
pub use manifest::{Manifest, NAME as MANIFEST};
pub use plan::Plan;
pub use refusal::Refusal;

use crate::emit::Artifact;
use crate::emit::generate;
use crate::model::Model;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What `generate` is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write what differs, remove what an earlier run made and this one does not.
    Write,
    /// Change nothing; say what differs.
    Check,
}

/// Generates the targets in `names` (empty: all) into `out`, and writes to `say` what was done or found.
///
/// Returns the exit code: 0 where the folder now is, or was, what the model makes; 1 where `--check` found otherwise.
///
/// # Errors
/// The generator is at fault, the folder holds what would be lost, or something cannot be read or written.
pub fn run(model: &Model, out: &Path, names: &[&str], mode: Mode, say: &mut dyn Write) -> Result<u8, Error> {
    // A path without a name is the folder that the program runs in, and is looked at like any other.
    let out = if out.as_os_str().is_empty() { Path::new(".") } else { out };
    let artifacts = artifacts(model, names)?;
    let plan = Plan::new(&artifacts, out, names)?;
    let reported = match mode {
        Mode::Write => {
            if !plan.refusals.is_empty() {
                return Err(Error::Refused(plan.refusals));
            }
            write_all(&artifacts, &plan, out)?;
            say::written(&artifacts, &plan, out, say)
        }
        Mode::Check => say::difference(&artifacts, &plan, out, names, say),
    };
    reported.map_err(|e| Error::Io(PathBuf::from("-"), e))?;
    Ok(u8::from(mode == Mode::Check && !plan.is_done()))
}

/// Refuses a folder for the generated files that lies in the model's, or the other way round: a target may be called as a part
/// of the model is.
///
/// # Errors
/// The two lie in each other.
pub fn apart_from_model(out: &Path, model: &Path) -> Result<(), Error> {
    let (real_out, real_model) = (real(out), real(model));
    if real_out.starts_with(&real_model) || real_model.starts_with(&real_out) {
        return Err(Refusal::Model(out.to_path_buf(), model.to_path_buf()).into());
    }
    Ok(())
}

/// Where a path leads, links followed; the part that does not exist yet is taken literally.
fn real(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    match (fs::canonicalize(path), path.parent(), path.file_name()) {
        (Err(_), Some(parent), Some(name)) => real(parent).join(name),
        (real, _, _) => real.unwrap_or_else(|_| path.to_path_buf()),
    }
}

/// Everything under `generated/`: what the targets make, and the schemas of the report and of a user's own profile, which
/// follow from types in rooms that emitters may not see.
pub fn artifacts(model: &Model, names: &[&str]) -> Result<Vec<Artifact>, Error> {
    let mut artifacts = generate::all(model, names).map_err(Error::Generate)?;
    if names.is_empty() || names.contains(&"json-schema") {
        let space = &model.standard.navnerum;
        for (name, schema) in [("report", crate::report::schema(space)), ("profil", crate::report::profile_schema(space))] {
            let text = serde_json::to_string_pretty(&schema).map_err(|e| Error::Io(PathBuf::new(), e.into()))?;
            artifacts.push(Artifact::text(format!("json-schema/{name}.schema.json"), text + "\n"));
        }
        artifacts.sort_by(|a, b| a.path.cmp(&b.path));
    }
    Ok(artifacts)
}

/// The list is written first with all that was or will be made, so that a run that is cut off leaves nothing that the next one
/// does not know; and last as it is.
fn write_all(artifacts: &[Artifact], plan: &Plan, out: &Path) -> Result<(), Error> {
    if plan.changes_nothing() {
        return Ok(());
    }
    let list = out.join(MANIFEST);
    write(&list, plan.before.clone().made(artifacts).text().as_bytes())?;
    for path in &plan.leftover {
        let path = out.join(path);
        fs::remove_file(&path).map_err(|e| Error::Io(path.clone(), e))?;
        remove_empty_folders(path.parent(), out);
    }
    let by_path: BTreeMap<&str, &Artifact> = artifacts.iter().map(|a| (a.path.as_str(), a)).collect();
    for artifact in plan.missing.iter().chain(&plan.differing).filter_map(|path| by_path.get(path.as_str())) {
        write(&out.join(&artifact.path), &artifact.content)?;
    }
    write(&list, plan.after.text().as_bytes())
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
