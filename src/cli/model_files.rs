//! Reads a model's folder into memory. What is found there but cannot be read is a finding, never passed over.

use crate::model::yaml::MAX_BYTES;
use crate::model::{ModelFinding, SourceFile};
use std::ffi::OsStr;
use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The files of a model's folder, sorted by path.
#[derive(Debug, Default)]
pub struct ModelFiles {
    /// What could be read.
    pub sources: Vec<SourceFile>,
    /// What could not.
    pub findings: Vec<ModelFinding>,
}

/// Reads the folder and every folder in it. Names that begin with a point belong to the system, not to the model.
pub fn read_folder(dir: &Path) -> io::Result<ModelFiles> {
    let mut files = ModelFiles::default();
    let mut folders = vec![(dir.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if prefix.is_empty() => return Err(error),
            Err(error) => {
                files.findings.push(unreadable(&prefix, &error));
                continue;
            }
        };
        for entry in entries {
            let entry = entry?;
            if !entry.file_name().as_encoded_bytes().starts_with(b".") {
                take(&entry, &prefix, &mut files, &mut folders);
            }
        }
    }
    files.sources.sort_by(|a, b| a.path.cmp(&b.path));
    files.findings.sort_by(ModelFinding::order);
    Ok(files)
}

fn take(entry: &DirEntry, prefix: &str, files: &mut ModelFiles, folders: &mut Vec<(PathBuf, String)>) {
    let name = entry.file_name();
    let path = format!("{prefix}{}", name.to_string_lossy());
    match entry.file_type() {
        Err(error) => files.findings.push(unreadable(&path, &error)),
        Ok(kind) if kind.is_symlink() => files.findings.push(link(&path)),
        Ok(kind) if kind.is_dir() => folders.push((entry.path(), format!("{path}/"))),
        Ok(kind) if kind.is_file() && is_text(&name) => match read_file(&entry.path()) {
            Ok(bytes) => files.sources.push(SourceFile { path, bytes }),
            Err(error) => files.findings.push(unreadable(&path, &error)),
        },
        Ok(_) => files.findings.push(odd(&path)),
    }
}

fn is_text(name: &OsStr) -> bool {
    name.to_str().is_some()
}

/// One byte more than is allowed is enough to see that a file is too large.
fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(path: &str, error: &io::Error) -> ModelFinding {
    let (da, en) = (format!("kan ikke læses ({error})"), format!("cannot be read ({error})"));
    ModelFinding::whole_file(path, "ulaeselig-fil", da, en)
}

fn link(path: &str) -> ModelFinding {
    let (da, en) = ("er en symbolsk henvisning; modellen er filer", "is a symbolic link; the model is files");
    ModelFinding::whole_file(path, "symbolsk-henvisning", da, en)
        .with_hint("læg filen selv i mappen", "put the file itself in the folder")
}

fn odd(path: &str) -> ModelFinding {
    let (da, en) = ("er ikke en almindelig fil med et navn i UTF-8", "is not an ordinary file with a name in UTF-8");
    ModelFinding::whole_file(path, "ulaeselig-fil", da, en)
}
