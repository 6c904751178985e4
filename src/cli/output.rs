//! Where output goes: the screen, or a file that is complete or absent.

use crate::disclose::Language;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Links that are followed one after another, as Linux does.
const MOST_LINKS: usize = 40;

/// Writes text to a file or to standard output. A file is written under a temporary name and renamed when complete.
///
/// # Errors
/// What could not be written, in words.
pub fn write(text: &[u8], to: Option<&Path>, language: Language) -> Result<(), String> {
    let Some(path) = to else {
        let mut screen = io::stdout().lock();
        return match screen.write_all(text).and_then(|()| screen.flush()) {
            // A closed pipe is a reader that has seen enough.
            Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(cannot_write(None, &e, language)),
            _ => Ok(()),
        };
    };
    atomically(path, text).map_err(|e| cannot_write(Some(path), &e, language))
}

/// What could not be written, in words, and what to do.
pub fn cannot_write(path: Option<&Path>, error: &io::Error, language: Language) -> String {
    let path = path.map(|p| format!(" {}", p.display())).unwrap_or_default();
    let (da, en) = match error.kind() {
        io::ErrorKind::NotFound => ("; opret mappen, eller vælg en anden", "; make the folder, or choose another"),
        io::ErrorKind::PermissionDenied => (
            "; luk filen, hvis den er åben i fx Excel, eller vælg en anden mappe",
            "; close the file if it is open, in Excel for instance, or choose another folder",
        ),
        io::ErrorKind::StorageFull => ("; gør plads, eller vælg et andet drev", "; make room, or choose another drive"),
        io::ErrorKind::IsADirectory => ("; giv et filnavn", "; give the name of a file"),
        _ => ("", ""),
    };
    format!("{}{path}: {}{}", language.of("kan ikke skrive", "cannot write"), why(error, language), language.of(da, en))
}

/// Writes a file atomically: into a new file in the same folder, which is then renamed.
///
/// # Errors
/// What the operating system says; nothing half-written is left behind.
pub fn atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut draft = Draft::create(Some(path))?;
    draft.write_all(bytes)?;
    draft.finish()
}

/// Output that is written piecemeal: to standard output, or to a file that appears only when it is complete.
pub enum Draft {
    /// Standard output.
    Screen(io::BufWriter<io::Stdout>),
    /// An existing pipe or device, written to directly.
    Straight(io::BufWriter<File>),
    /// An unfinished file, in the same folder as its destination.
    File {
        /// What is written.
        file: io::BufWriter<File>,
        /// Where it is written, until it is whole.
        temporary: PathBuf,
        /// Its destination; `None` once it is there.
        path: Option<PathBuf>,
    },
}

impl Draft {
    /// Begins; without a path on standard output.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn create(path: Option<&Path>) -> io::Result<Draft> {
        let Some(path) = path else { return Ok(Draft::Screen(io::BufWriter::new(io::stdout()))) };
        let path = followed(path)?;
        let there = std::fs::metadata(&path).ok();
        if there.as_ref().is_some_and(|m| m.is_dir()) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if there.as_ref().is_some_and(|m| !m.is_file()) {
            let file = std::fs::OpenOptions::new().write(true).open(&path)?;
            return Ok(Draft::Straight(io::BufWriter::new(file)));
        }
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy().into_owned();
        let temporary = path.with_file_name(format!(".{name}.{}.ny", std::process::id()));
        let draft = Draft::File { file: io::BufWriter::new(File::create_new(&temporary)?), temporary, path: Some(path) };
        // Who could not read the former file cannot read the new one.
        if let (Draft::File { file, .. }, Some(there)) = (&draft, there) {
            file.get_ref().set_permissions(there.permissions())?;
        }
        Ok(draft)
    }

    /// A second handle on the output, for a writer that owns it.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn hand(&self) -> io::Result<Box<dyn Write + Send>> {
        Ok(match self {
            Draft::Screen(_) => Box::new(io::BufWriter::new(io::stdout())),
            Draft::Straight(file) | Draft::File { file, .. } => Box::new(io::BufWriter::new(file.get_ref().try_clone()?)),
        })
    }

    /// Where the output is until it is complete; `None` if it goes directly to a device or the screen.
    pub fn temporary(&self) -> Option<&Path> {
        match self {
            Draft::File { temporary, .. } => Some(temporary),
            Draft::Screen(_) | Draft::Straight(_) => None,
        }
    }

    /// Finishes: the output is complete.
    ///
    /// # Errors
    /// What the operating system says; then the file is not there.
    pub fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        if let Draft::File { file, temporary, path } = &mut self {
            if let Some(to) = path.as_ref() {
                file.get_ref().sync_all()?;
                std::fs::rename(&*temporary, to)?;
            }
            *path = None;
        }
        Ok(())
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Draft::Screen(screen) => screen.write(bytes),
            Draft::Straight(file) => file.write(bytes),
            Draft::File { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Draft::Screen(screen) => screen.flush(),
            Draft::Straight(file) => file.flush(),
            Draft::File { file, .. } => file.flush(),
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if let Draft::File { temporary, path: Some(_), .. } = self {
            let _ = std::fs::remove_file(temporary);
        }
    }
}

/// Where a path leads: a link stays a link, and what it points at is written.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match std::fs::symlink_metadata(&path) {
            Ok(m) if m.is_symlink() => path = path.parent().unwrap_or(Path::new("")).join(std::fs::read_link(&path)?),
            _ => return Ok(path),
        }
    }
    Err(io::ErrorKind::InvalidInput.into())
}

/// Whether two paths lead to one file, by whatever names and links.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let (Ok(a), Ok(b)) = (std::fs::canonicalize(one), std::fs::canonicalize(other)) else { return false };
    a == b || is_hard_link(&a, &b)
}

#[cfg(unix)]
fn is_hard_link(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |path: &Path| std::fs::metadata(path).map(|m| (m.dev(), m.ino())).ok();
    id(a).is_some_and(|a| id(b) == Some(a))
}

#[cfg(not(unix))]
fn is_hard_link(_: &Path, _: &Path) -> bool {
    false
}

/// An operating system error in words.
pub fn why(error: &io::Error, language: Language) -> String {
    let (da, en) = match error.kind() {
        io::ErrorKind::NotFound => ("stien findes ikke", "the path does not exist"),
        io::ErrorKind::PermissionDenied => ("der er ikke adgang", "access is denied"),
        io::ErrorKind::StorageFull => ("disken er fuld", "the disk is full"),
        io::ErrorKind::IsADirectory => ("det er en mappe", "it is a folder"),
        _ => return error.to_string(),
    };
    language.of(da, en).to_owned()
}

/// Standard output, or nowhere.
pub fn screen(quiet: bool) -> Box<dyn Write> {
    if quiet { Box::new(io::sink()) } else { Box::new(io::stdout().lock()) }
}

/// Whether standard output takes colours.
pub fn colors() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}
