//! The list of what `sdm generate` made in a folder. It alone says what a later run may remove or write over.
//!
//! One file a line, as `sha256sum` writes and checks it, sorted by path. A path may be listed with several hashes: while a
//! run is under way, and where two branches were merged; each of them was made here.

use super::error::Error;
use super::refusal::Refusal;
use crate::emit::Artifact;
use crate::emit::generate::is_plain;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

/// The list's own name in the folder.
pub const NAME: &str = "sdm-manifest.txt";

/// Its first line, which `sha256sum --check` passes over.
const HEAD: &str = "# Lavet af / made by: sdm generate. Kontrol / check: sha256sum --check sdm-manifest.txt\n";
/// How Git marks the two sides of a merge that is not finished.
const MERGE_MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Files that were made, with the hashes of their contents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    files: BTreeMap<String, BTreeSet<String>>,
}

impl Manifest {
    /// Reads the list of a folder; `None` if the folder has no list.
    ///
    /// # Errors
    /// The list cannot be read, or has a line that no run has written.
    pub fn read(out: &Path) -> Result<Option<Manifest>, Error> {
        let path = out.join(NAME);
        match fs::symlink_metadata(&path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Ok(m) if m.is_symlink() => return Err(Refusal::Link(path).into()),
            _ => {}
        }
        let bytes = fs::read(&path).map_err(|e| Error::Io(path.clone(), e))?;
        match Manifest::parse(&bytes) {
            Ok(manifest) => Ok(Some(manifest)),
            Err(line) => Err(Refusal::Manifest(path, line).into()),
        }
    }

    /// Reads the list's text; the error is the number of the first line that no run has written.
    fn parse(bytes: &[u8]) -> Result<Manifest, usize> {
        let mut manifest = Manifest::default();
        for (number, line) in bytes.split(|b| *b == b'\n').enumerate() {
            let line = std::str::from_utf8(line).map_err(|_| number + 1)?;
            let line = line.strip_suffix('\r').unwrap_or(line);
            if line.is_empty() || line.starts_with('#') || MERGE_MARKS.iter().any(|mark| line.starts_with(mark)) {
                continue;
            }
            let (hash, path) = line.split_once("  ").ok_or(number + 1)?;
            let is_hash = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
            // A path out of the folder, or the list itself, is nothing that a run has made.
            if !is_hash || !is_plain(path) || path.eq_ignore_ascii_case(NAME) {
                return Err(number + 1);
            }
            manifest.add(path, hash.to_owned());
        }
        Ok(manifest)
    }

    /// The list as it is written.
    pub fn text(&self) -> String {
        let lines = self.files.iter().flat_map(|(path, hashes)| hashes.iter().map(move |hash| format!("{hash}  {path}\n")));
        std::iter::once(HEAD.to_owned()).chain(lines).collect()
    }

    /// Adds what is made.
    pub fn made(mut self, artifacts: &[Artifact]) -> Manifest {
        artifacts.iter().for_each(|a| self.add(&a.path, hash(&a.content)));
        self
    }

    /// The list without some of its files.
    pub fn without(mut self, is_gone: impl Fn(&str) -> bool) -> Manifest {
        self.files.retain(|path, _| !is_gone(path));
        self
    }

    /// Whether a file of this name was made.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether files were made in a folder, named with its last `/`.
    pub fn holds(&self, folder: &str) -> bool {
        self.files.keys().any(|path| path.starts_with(folder))
    }

    /// Whether a file of this name was made with this content.
    pub fn has_content(&self, path: &str, content: &[u8]) -> bool {
        self.files.get(path).is_some_and(|hashes| hashes.contains(&hash(content)))
    }

    fn add(&mut self, path: &str, hash: String) {
        self.files.entry(path.to_owned()).or_default().insert(hash);
    }
}

fn hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The hash of no bytes at all, as `sha256sum /dev/null` prints it.
    const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn what_is_written_is_read_again() {
        let artifacts = [Artifact::text("b/æ.md", String::new()), Artifact::text("a.md", String::new())];
        let manifest = Manifest::default().made(&artifacts);
        assert_eq!(manifest.text(), format!("{HEAD}{EMPTY}  a.md\n{EMPTY}  b/æ.md\n"));
        assert_eq!(Manifest::parse(manifest.text().as_bytes()).unwrap(), manifest);
        assert_eq!(Manifest::parse(manifest.text().replace('\n', "\r\n").as_bytes()).unwrap(), manifest, "as Windows checks out");
    }

    #[test]
    fn a_merge_that_is_not_finished_has_both_sides() {
        let other = "a".repeat(64);
        let text = format!("<<<<<<< HEAD\n{EMPTY}  a.md\n=======\n{other}  a.md\n>>>>>>> gren\n");
        let manifest = Manifest::parse(text.as_bytes()).unwrap();
        assert!(manifest.has_content("a.md", b""));
        assert_eq!(manifest.files["a.md"].len(), 2);
    }

    #[test]
    fn lines_that_no_run_has_written_are_refused_by_number() {
        for path in ["../a", "/etc/passwd", "a/../../b", "a//b", "./a", "a\\b", "C:a", "", NAME, "SDM-MANIFEST.TXT"] {
            assert_eq!(Manifest::parse(format!("{HEAD}{EMPTY}  {path}\n").as_bytes()), Err(2), "{path}");
        }
        for line in ["a.md", "xyz  a.md", &format!("{}  a.md", EMPTY.to_uppercase()), &format!("{EMPTY} a.md")] {
            assert_eq!(Manifest::parse(line.as_bytes()), Err(1), "{line}");
        }
        assert_eq!(Manifest::parse(b"\xff"), Err(1));
    }
}
