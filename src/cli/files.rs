//! Files: what a path means, opened for reading from any offset.

use super::output::why;
use crate::delivery::read::shown_address;
use crate::delivery::{Database, Format, InputFile, Source};
use crate::disclose::Language;
use crate::model::{Model, ModelFinding, Reading};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file of a delivery.
pub struct FileSource {
    file: File,
    length: u64,
    path: PathBuf,
}

impl FileSource {
    /// Opens a file.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn open(path: &Path) -> io::Result<Self> {
        // A pipe or device has no end to seek to, and opening it may wait for ever.
        if !fs::metadata(path)?.is_file() {
            return Err(io::ErrorKind::Unsupported.into());
        }
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok(FileSource { file, length, path: path.to_owned() })
    }
}

impl Source for FileSource {
    fn len(&self) -> u64 {
        self.length
    }

    fn path(&self) -> Option<&Path> {
        Some(&self.path)
    }

    #[cfg(unix)]
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(&self.file, buf, offset)
    }

    #[cfg(windows)]
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        std::os::windows::fs::FileExt::seek_read(&self.file, buf, offset)
    }
}

/// A file as an input of a delivery.
pub fn input(path: &Path) -> InputFile {
    let source: Arc<dyn Source> = match FileSource::open(path) {
        Ok(file) => Arc::new(file),
        Err(error) => Arc::new(Unreadable(error.kind())),
    };
    InputFile { path: shown(path), source, companions: companions(path) }
}

/// A database as an input, where the path is the address of one; only the tables of the model's themes are read.
pub fn database(path: &Path, model: &Model) -> Option<InputFile> {
    let address = path.to_str().filter(|p| p.starts_with("postgresql://") || p.starts_with("postgres://"))?;
    let tables = model.temaer.iter().map(|t| t.tabel.clone()).collect();
    let password = std::env::var("PGPASSWORD").ok().filter(|p| !p.is_empty());
    let database = Database { address: address.to_owned(), password, tables };
    Some(InputFile { path: shown_address(address), source: Arc::new(DatabaseSource(database)), companions: vec![] })
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

/// The companion files of a file.
fn companions(path: &Path) -> Vec<(String, Arc<dyn Source>)> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut found: Vec<(String, Arc<dyn Source>)> = Vec::new();
    for other in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let ending = Format::companion_of(&name, &other.file_name().to_string_lossy());
        if let (Some(ending), Ok(file)) = (ending, FileSource::open(&other.path())) {
            found.push((ending, Arc::new(file)));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// Paths are shown with `/`, the same on every system.
pub fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// Replaces a file that cannot be opened, so that it has its line in the report.
pub struct Unreadable(pub io::ErrorKind);

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

/// What paths mean.
#[derive(Default)]
pub struct Expanded {
    /// The files of the delivery.
    pub files: Vec<PathBuf>,
    /// Folders in the folders, which are not read.
    pub passed_over: Vec<PathBuf>,
}

/// The files that paths mean: files as they are, folders by their files of a known ending, sorted; others are
/// taken for notes and the like.
///
/// # Errors
/// A folder that cannot be read, or that has no such file.
pub fn expand(paths: &[PathBuf], language: Language) -> Result<Expanded, String> {
    let Expanded { mut files, mut passed_over } = Expanded::default();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = fs::read_dir(path).map_err(|e| format!("{}: {}", path.display(), why(&e, language)))?;
        let mut found: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
        found.sort();
        let hidden = |p: &Path| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.') || n == "__MACOSX");
        passed_over.extend(found.iter().filter(|p| p.is_dir() && !hidden(p)).cloned());
        // A dangling link or a pipe is reported as a file that cannot be read.
        found.retain(|p| !p.is_dir() && Format::is_data(&shown(p)));
        let names: Vec<String> = found.iter().map(|p| shown(p)).collect();
        found.retain(|p| !Format::is_companion(&shown(p), names.iter().map(String::as_str)));
        if found.is_empty() {
            let (da, en) = ("mappen har ingen filer, der kan læses", "the folder has no file that can be read");
            return Err(format!("{}: {}", path.display(), language.of(da, en)));
        }
        files.extend(found);
    }
    Ok(Expanded { files, passed_over })
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
