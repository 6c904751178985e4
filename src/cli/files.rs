//! Files: what a path means, opened for reading from any offset.

use super::output::why;
use crate::delivery::read::shown_address;
use crate::delivery::{Database, InputFile, Source, companion_of, together};
use crate::disclose::Language;
use crate::model::{Model, ModelFinding, Reading};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// So many files are held open; of more, each is opened again where it is read.
const HELD: usize = 256;
/// Most files of a folder.
const FILES: usize = 10_000;

/// A file of a delivery.
struct FileSource {
    /// `None` if it is opened again each time.
    file: Option<File>,
    length: u64,
    path: PathBuf,
}

impl FileSource {
    fn open(path: &Path, held: bool) -> io::Result<Self> {
        // A pipe or device has no end to seek to, and opening it may wait for ever.
        if !fs::metadata(path)?.is_file() {
            return Err(io::ErrorKind::Unsupported.into());
        }
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok(FileSource { file: held.then_some(file), length, path: path.to_owned() })
    }

    /// The bytes of a file; where it cannot be opened, that, so that it has its line in the report.
    fn of(path: &Path, held: bool) -> Arc<dyn Source> {
        match FileSource::open(path, held) {
            Ok(file) => Arc::new(file),
            Err(error) => Arc::new(Unreadable(error.kind())),
        }
    }
}

impl Source for FileSource {
    fn len(&self) -> u64 {
        self.length
    }

    fn path(&self) -> Option<&Path> {
        Some(&self.path)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        match &self.file {
            Some(file) => read_at(file, offset, buf),
            None => read_at(&File::open(&self.path)?, offset, buf),
        }
    }
}

#[cfg(unix)]
fn read_at(file: &File, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buf, offset)
}

#[cfg(windows)]
fn read_at(file: &File, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buf, offset)
}

/// A database as an input, where the path is the address of one; only the tables of the model's themes are read.
fn database(path: &Path, model: &Model) -> Option<InputFile> {
    let address = path.to_str().filter(|p| p.starts_with("postgresql://") || p.starts_with("postgres://"))?;
    let tables = model.temaer.iter().map(|t| t.tabel.clone()).collect();
    let password = std::env::var("PGPASSWORD").ok().filter(|p| !p.is_empty());
    let database = Database { address: address.to_owned(), password, tables };
    Some(InputFile::alone(shown_address(address), DatabaseSource(database)))
}

/// A database has no bytes, and so no hash.
struct DatabaseSource(Database);

impl Source for DatabaseSource {
    fn len(&self) -> u64 {
        0
    }

    fn database(&self) -> Option<&Database> {
        Some(&self.0)
    }

    fn read_at(&self, _: u64, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Paths are shown with `/`, the same on every system.
pub fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// Replaces what cannot be opened, so that it has its line in the report.
struct Unreadable(io::ErrorKind);

impl Source for Unreadable {
    fn len(&self) -> u64 {
        1
    }

    fn read_at(&self, _: u64, _: &mut [u8]) -> io::Result<usize> {
        Err(self.0.into())
    }
}

/// The bytes of a small file that the user names.
///
/// # Errors
/// Why it cannot be read, in words, after its path.
pub fn bytes(path: &Path, language: Language) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|e| format!("{}: {}", shown(path), why(&e, language)))
}

/// What paths mean: databases, files as they are, folders with every file in them and in their folders. Each file is
/// there once, also where two paths lead to it.
///
/// # Errors
/// A folder that cannot be read, has no file, or has more than [`FILES`].
pub fn inputs(paths: &[PathBuf], model: &Model, language: Language) -> Result<Vec<InputFile>, String> {
    let (mut found, mut databases) = (Found::default(), Vec::new());
    for path in paths {
        match database(path, model) {
            Some(database) => databases.push((found.files.len() + databases.len(), database)),
            None if path.is_dir() => found.folder(path, language)?,
            None => found.file(path),
        }
    }
    let held = found.files.len() <= HELD;
    let source = |path: &PathBuf| match path.is_dir() {
        // Folders are gone through; what is still one is a link to a folder, or cannot be gone through.
        true => Arc::new(Unreadable(fs::read_dir(path).err().map_or(io::ErrorKind::IsADirectory, |e| e.kind()))),
        false => FileSource::of(path, held),
    };
    let mut inputs = together(found.files.iter().map(|path| (shown(path), source(path))).collect());
    databases.into_iter().for_each(|(at, database)| inputs.insert(at, database));
    Ok(inputs)
}

/// Files that paths lead to, in the order in which they were found.
#[derive(Default)]
struct Found {
    files: Vec<PathBuf>,
    seen: HashSet<PathBuf>,
}

impl Found {
    fn add(&mut self, path: &Path) {
        if self.seen.insert(place(path)) {
            self.files.push(path.to_owned());
        }
    }

    /// A file that is named, and its companions, which are read with it.
    fn file(&mut self, path: &Path) {
        self.add(path);
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let others = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|other| other.file_name());
        let mut others: Vec<_> = others.filter(|other| companion_of(&name, &other.to_string_lossy()).is_some()).collect();
        others.sort();
        others.iter().for_each(|other| self.add(&path.with_file_name(other)));
    }

    fn folder(&mut self, path: &Path, language: Language) -> Result<(), String> {
        let mut files = Vec::new();
        walk(path, &mut files).map_err(|e| format!("{}: {}", path.display(), why(&e, language)))?;
        let complaint = match files.len() {
            0 => ("mappen har ingen filer, der kan læses", "the folder has no file that can be read"),
            1..=FILES => ("", ""),
            _ => (
                "mappen har flere end 10.000 filer; giv den mappe, som leverancen ligger i",
                "the folder has more than 10,000 files; name the folder in which the delivery lies",
            ),
        };
        match complaint.0.is_empty() {
            true => {
                files.sort();
                files.iter().for_each(|file| self.add(file));
                Ok(())
            }
            false => Err(format!("{}: {}", path.display(), language.of(complaint.0, complaint.1))),
        }
    }
}

/// Where a file lies, however it is named; a link is a file of its own.
fn place(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (folder.canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    }
}

/// Every file of a folder and of the folders in it, until there are too many. A link to a folder is not followed, as it may
/// lead back; it is there as a file, and so is a folder that cannot be read.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_folder = path.is_dir() && !path.is_symlink();
        if !is_folder || walk(&path, files).is_err() {
            files.push(path);
        }
        if files.len() > FILES {
            break;
        }
    }
    Ok(())
}

/// The model: from a folder of YAML, else the one built in. What of it the program cannot judge by is said on the error output;
/// reports say it at each rule.
///
/// # Errors
/// Why there is none, in words.
pub fn model(dir: Option<&Path>, language: Language) -> Result<Model, String> {
    let Some(dir) = dir else {
        return crate::model::store::embedded().map_err(|_| {
            let (da, en) = (
                "den indbyggede model kan ikke læses; brug --model MAPPE",
                "the built-in model cannot be read; use --model FOLDER",
            );
            language.of(da, en).to_owned()
        });
    };
    let (model, unbound) = read_yaml(dir, language)?;
    unbound.iter().for_each(|finding| eprintln!("{}: {}", language.of("fejl", "error"), placed(finding, language)));
    Ok(model)
}

/// The model in a folder of YAML, of which the program can judge by every rule.
///
/// # Errors
/// The folder cannot be read, or its model has faults: their number and the first of them.
pub fn yaml(dir: &Path, language: Language) -> Result<Model, String> {
    let (model, unbound) = read_yaml(dir, language)?;
    match unbound.first() {
        None => Ok(model),
        first => Err(faulty(unbound.len(), first, language)),
    }
}

/// The model in a folder, and what of it the program cannot be bound to.
fn read_yaml(dir: &Path, language: Language) -> Result<(Model, Vec<ModelFinding>), String> {
    let files = super::model_files::read_folder(dir).map_err(|e| format!("{}: {}", dir.display(), why(&e, language)))?;
    let Reading { model, raw, mut findings, .. } = crate::model::examine(&files.sources);
    findings.extend(files.findings);
    let faults: Vec<_> = findings.iter().filter(|f| f.level == crate::finding::Level::Fejl).collect();
    match (model, raw, faults.first()) {
        (Some(model), Some(raw), None) => {
            let mut unbound: Vec<_> = crate::rules::binding_faults(&model).iter().map(|fault| fault.finding(&raw)).collect();
            unbound.sort_by(ModelFinding::order);
            Ok((model, unbound))
        }
        (_, _, first) => Err(faulty(faults.len(), first.copied(), language)),
    }
}

fn placed(finding: &ModelFinding, language: Language) -> String {
    format!("{}:{}:{}: {}", finding.file, finding.line, finding.column, language.of(&finding.da, &finding.en))
}

fn faulty(n: usize, first: Option<&ModelFinding>, language: Language) -> String {
    let place = first.map(|f| placed(f, language)).unwrap_or_default();
    match language {
        Language::Da => format!("modellen har {n} fejl; sdm check viser dem alle. Den første: {place}"),
        Language::En => format!("the model has {n} faults; sdm check shows them all. The first: {place}"),
    }
}
