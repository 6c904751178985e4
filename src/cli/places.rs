//! Where a delivery that is converted goes: one file or a folder with a file per table, whole or not there, and never over
//! what is read.

use super::files::shown;
use super::output::{self, Draft};
use crate::delivery::write::{Places, Target};
use crate::disclose::Language;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The format asked for, and where it goes.
#[derive(Clone)]
pub struct Goal {
    /// The format.
    pub target: Target,
    /// The file, or the folder.
    path: PathBuf,
    /// Whether `path` is a folder.
    pub folder: bool,
}

impl Goal {
    /// What `-o` and `--to` mean.
    ///
    /// # Errors
    /// In words: no format is named, or they do not fit each other.
    pub fn new(path: &Path, to: Option<Target>, language: Language) -> Result<Goal, String> {
        let ending = path.extension().map(|e| e.to_string_lossy().into_owned());
        let by_ending = ending.as_deref().and_then(Target::by_ending).filter(|_| !path.is_dir());
        let given = shown(path);
        let target = match (to, by_ending) {
            (Some(to), Some(other)) if to != other => {
                let (to, other) = (to.name(), other.name());
                return Err(match language {
                    Language::Da => format!("{given} slutter som {other}, men --to siger {to}; giv filen en anden endelse"),
                    Language::En => format!("{given} ends as {other} but --to says {to}; give the file another ending"),
                });
            }
            (Some(target), _) | (None, Some(target)) => target,
            (None, None) => {
                let names = Target::ALL.map(Target::name).join(", ");
                return Err(match language {
                    Language::Da => format!(
                        "{given} siger ikke, hvilket format der skal skrives; brug en endelse som .gpkg eller .csv, eller --to med et af: {names}"
                    ),
                    Language::En => format!(
                        "{given} does not say which format to write; use an ending as .gpkg or .csv, or --to with one of: {names}"
                    ),
                });
            }
        };
        let folder = path.is_dir() || ending.is_none() && !target.has_layers();
        if folder && target.has_layers() {
            let example = target.endings()[0];
            return Err(match language {
                Language::Da => format!(
                    "{given} er en mappe, og {} skrives som én fil; giv et filnavn, fx {given}/leverance.{example}",
                    target.name()
                ),
                Language::En => format!(
                    "{given} is a folder, and {} is written as one file; name a file, as {given}/delivery.{example}",
                    target.name()
                ),
            });
        }
        Ok(Goal { target, path: path.to_owned(), folder })
    }

    /// A folder with a file for each table, each in a format of its own ([`Goal::to`]).
    pub fn mixed(path: &Path) -> Goal {
        Goal { target: Target::Csv, path: path.to_owned(), folder: true }
    }

    /// The same place, with a table's own format where it has one.
    pub fn to(&self, target: Option<Target>) -> Goal {
        Goal { target: target.unwrap_or(self.target), ..self.clone() }
    }

    /// Whether its tables lie in one file.
    pub fn is_shared(&self) -> bool {
        self.target.has_layers() && !self.folder
    }

    /// The files of a table, or of all of them where they lie in one.
    pub fn files(&self, table: &str) -> Vec<PathBuf> {
        let base = if self.folder { self.path.join(table) } else { self.path.with_extension("") };
        let with = |ending: &str| PathBuf::from(format!("{}.{ending}", base.display()));
        match self.target {
            Target::Shape => ["shp", "shx", "dbf", "prj", "cpg"].map(with).to_vec(),
            target if self.folder => vec![with(target.endings()[0])],
            _ => vec![self.path.clone()],
        }
    }

    /// Refuses to write over what is read, or over a file that another program has open.
    ///
    /// # Errors
    /// In words, with the file.
    pub fn refuse(&self, table: &str, inputs: &[&Path], language: Language) -> Result<(), String> {
        for file in self.files(table) {
            if inputs.iter().any(|input| output::is_same_file(input, &file)) {
                return Err(match language {
                    Language::Da => {
                        format!("{} hører til det, der læses, og overskrives ikke; vælg en anden fil eller mappe", shown(&file))
                    }
                    Language::En => {
                        format!("{} is among what is read and is not overwritten; choose another file or folder", shown(&file))
                    }
                });
            }
            let log = PathBuf::from(format!("{}-wal", file.display()));
            if self.target == Target::GeoPackage && log.exists() {
                return Err(match language {
                    Language::Da => format!("{} er åben i et andet program; luk fx QGIS, og prøv igen", shown(&file)),
                    Language::En => format!("{} is open in another program; close e.g. QGIS and try again", shown(&file)),
                });
            }
        }
        Ok(())
    }

    /// The folder that everything lies in.
    fn home(&self) -> PathBuf {
        match self.path.parent().filter(|p| !p.as_os_str().is_empty()) {
            _ if self.folder => self.path.clone(),
            Some(parent) => parent.to_owned(),
            None => PathBuf::from("."),
        }
    }
}

/// Files under way. Where they are not finished, nothing of them is left.
pub struct Drafts {
    /// Where the files of the table go.
    pub goal: Goal,
    /// The table whose files are made.
    pub table: String,
    drafts: Vec<(PathBuf, Draft)>,
    /// A folder that was made for them.
    made: Option<PathBuf>,
}

impl Drafts {
    /// Makes the folder where there is none.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn new(goal: &Goal) -> io::Result<Self> {
        let made = (goal.folder && !goal.path.exists()).then(|| goal.path.clone());
        made.as_ref().map_or(Ok(()), std::fs::create_dir)?;
        Ok(Drafts { goal: goal.clone(), table: String::new(), drafts: vec![], made })
    }

    /// Every file goes to its place; their paths.
    ///
    /// # Errors
    /// What the operating system says, with the file.
    pub fn finish(mut self) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
        let mut paths = Vec::new();
        for (path, draft) in std::mem::take(&mut self.drafts) {
            draft.finish().map_err(|e| (path.clone(), e))?;
            self.made = None;
            paths.push(path);
        }
        Ok(paths)
    }

    fn create(&mut self, ending: &str) -> io::Result<&Draft> {
        let files = self.goal.files(&self.table);
        let own = |f: &&PathBuf| f.extension().is_some_and(|e| e == ending);
        let path = files.iter().find(own).or(files.first()).cloned().unwrap_or_default();
        let draft = Draft::create(Some(&path))?;
        self.drafts.push((path, draft));
        self.drafts.last().map(|(_, draft)| draft).ok_or_else(|| io::ErrorKind::Other.into())
    }
}

impl Places for Drafts {
    fn file(&mut self, ending: &str) -> io::Result<Box<dyn Write + Send>> {
        self.create(ending)?.hand()
    }

    fn path(&mut self, ending: &str) -> io::Result<PathBuf> {
        self.create(ending)?.temporary().map(Path::to_owned).ok_or_else(|| io::ErrorKind::Unsupported.into())
    }

    fn folder(&self) -> PathBuf {
        self.goal.home()
    }
}

impl Drop for Drafts {
    fn drop(&mut self) {
        self.drafts.clear();
        if let Some(made) = &self.made {
            // Only where nothing lies in it.
            let _ = std::fs::remove_dir(made);
        }
    }
}
