//! Where output goes: the screen, or a file that is whole or not there.

use crate::disclose::Language;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Writes text to a file or to standard output. A file is written beside its place and moved there when it is whole.
///
/// # Errors
/// What could not be written, in words.
pub fn write(text: &[u8], to: Option<&Path>, language: Language) -> Result<(), String> {
    let Some(path) = to else {
        return match io::stdout().lock().write_all(text) {
            // A closed pipe is a reader that has seen enough.
            Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(language.of("kan ikke skrive", "cannot write").into()),
            _ => Ok(()),
        };
    };
    atomically(path, text).map_err(|e| match language {
        Language::Da => format!("kan ikke skrive {}: {}", path.display(), why(&e, language)),
        Language::En => format!("cannot write {}: {}", path.display(), why(&e, language)),
    })
}

/// Writes a file as a whole: into a new file beside it, then in its place.
///
/// # Errors
/// What the operating system says; nothing half-written is left behind.
pub fn atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy().into_owned();
    let beside = path.with_file_name(format!(".{name}.{}.ny", std::process::id()));
    let written = std::fs::File::create_new(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let moved = written.and_then(|()| std::fs::rename(&beside, path));
    if moved.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    moved
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
