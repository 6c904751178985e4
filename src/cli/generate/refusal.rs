//! Why `sdm generate` writes nothing in a folder, and what to do about it: something there would be lost.

use std::fmt;
use std::path::PathBuf;

/// Files that are named of those in the way.
const NAMED: usize = 3;

/// What would be lost, or cannot be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The folder holds files, and no list says that they were made here.
    Foreign(PathBuf, Vec<String>),
    /// Something that was not made here is where a file is to be written.
    Taken(PathBuf),
    /// A file that is no longer made was changed after it was.
    Edited(PathBuf),
    /// A link is where a file or folder is to be written; its target may lie anywhere.
    Link(PathBuf),
    /// The list of what was made has a line that no run has written.
    Manifest(PathBuf, usize),
    /// The folder lies in the model, or the model in it.
    Model(PathBuf, PathBuf),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(out, files) => {
                let (out, named) = (out.display(), named(files));
                write!(
                    f,
                    "{out}: mappen indeholder andet end det, »sdm generate« har lavet ({named}). Intet er skrevet. Vælg en ny \
                     eller tom mappe med --out; er alt i mappen genereret, så slet den først / the folder holds what sdm generate \
                     did not make. Nothing was written. Choose a new or empty folder with --out; if all of it was generated, \
                     delete it first"
                )
            }
            Self::Taken(path) => write!(
                f,
                "{}: her skal der skrives en fil, men der ligger noget, »sdm generate« ikke har lavet. Intet er skrevet. Flyt \
                 eller slet det, og kør igen / a file is to be written here, but something is here that sdm generate did not \
                 make. Nothing was written. Move or delete it, and run again",
                path.display()
            ),
            Self::Edited(path) => write!(
                f,
                "{}: filen laves ikke længere, men er ændret, siden den blev lavet. Intet er skrevet. Flyt eller slet den, og kør \
                 igen / the file is no longer made, and was changed after it was. Nothing was written. Move or delete it, and \
                 run again",
                path.display()
            ),
            Self::Link(path) => write!(
                f,
                "{}: her står et link, som ikke følges. Intet er skrevet. Fjern linket, eller vælg en anden mappe med --out / a \
                 link is here, and is not followed. Nothing was written. Remove it, or choose another folder with --out",
                path.display()
            ),
            Self::Manifest(path, line) => write!(
                f,
                "{}:{line}: linjen er ikke skrevet af »sdm generate«, så listen bruges ikke. Intet er skrevet. Hent filen igen, \
                 eller slet hele mappen, hvis alt i den er genereret / the line was not written by sdm generate, so the list is \
                 not used. Nothing was written. Restore the file, or delete the whole folder if all of it was generated",
                path.display()
            ),
            Self::Model(out, model) => write!(
                f,
                "{} og modellens mappe {} ligger i hinanden. Intet er skrevet. Vælg en anden mappe med --out / this folder and \
                 the model's lie in each other. Nothing was written. Choose another folder with --out",
                out.display(),
                model.display()
            ),
        }
    }
}

/// The first of some files, and how many there are.
fn named(files: &[String]) -> String {
    let first = files.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match files.len() {
        n if n > NAMED => format!("{first}, … {n} filer / files"),
        _ => first,
    }
}
