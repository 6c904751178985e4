//! The members of a zip archive: each is opened as a file of its own, unpacked in memory.

use super::accompanied::comment;
use super::archive::{MEMBERS, MOST, broken, too_large, too_many};
use super::companions::together;
use super::dataset::{InputFile, Opened};
use super::error::ReadError;
use super::stream::Stream;
use crate::delivery::{MemorySource, Source};
use std::io::Read;
use std::sync::Arc;
use zip::ZipArchive;
use zip::read::ZipFile;

/// Opens an archive's members with `open`, each once; what is refused is named with its reason.
pub(super) fn open(file: &InputFile, open: impl Fn(&InputFile) -> Vec<Opened>) -> Vec<Opened> {
    let whole = |error| vec![Opened::one(None, Err(error))];
    let Ok(mut archive) = ZipArchive::new(Stream::new(file.source.clone())) else {
        return whole(broken("filen er ikke et helt arkiv", "the file is no whole archive"));
    };
    if archive.len() > MEMBERS {
        return whole(too_many());
    }
    if archive.has_duplicate_names() {
        return whole(broken("arkivet har to filer med samme navn", "the archive has two files of one name"));
    }
    let (mut left, mut members, mut refused) = (MOST, Vec::new(), Vec::new());
    for index in 0..archive.len() {
        match member(&mut archive, index, &mut left) {
            Ok(None) => {}
            Ok(Some(member)) => members.push(member),
            Err((member, error)) => refused.push(Opened { member, ..Opened::one(None, Err(error)) }),
        }
    }
    members.sort_by(|a, b| a.0.cmp(&b.0));
    let named = |file: &InputFile| {
        open(file).into_iter().map(|opened| Opened { member: Some(file.path.clone()), ..opened }).collect::<Vec<_>>()
    };
    let mut opened: Vec<Opened> = together(members).iter().flat_map(named).collect();
    opened.extend(refused);
    comment(&mut opened, comments(&mut archive));
    match opened.is_empty() {
        true => whole(broken("arkivet har ingen filer, der kan læses", "the archive has no file that can be read")),
        false => opened,
    }
}

/// The comments of an archive and its members.
fn comments(archive: &mut ZipArchive<Stream>) -> Vec<String> {
    let mut all = vec![String::from_utf8_lossy(archive.comment()).into_owned()];
    for index in 0..archive.len() {
        all.extend(archive.by_index_raw(index).ok().map(|member| String::from_utf8_lossy(member.comment_raw()).into_owned()));
    }
    all
}

/// A member's name and bytes.
type Member = (String, Arc<dyn Source>);

/// Why a member is refused, with its name where the archive has one.
type Refusal = (Option<String>, ReadError);

/// A member, decompressed; `None` if it is a folder.
fn member(archive: &mut ZipArchive<Stream>, index: usize, left: &mut u64) -> Result<Option<Member>, Refusal> {
    let Some(name) = name(archive, index)? else { return Ok(None) };
    let damaged = || {
        let (da, en) = (
            "filen i arkivet kan ikke pakkes ud; pak arkivet ud, og kontrollér mappen",
            "the file in the archive cannot be unpacked; unpack the archive and check the folder",
        );
        (Some(name.clone()), broken(da, en))
    };
    let member = archive.by_index(index).map_err(|_| damaged())?;
    let mut bytes = Vec::new();
    let read = member.take(*left + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
    *left = left.checked_sub(read as u64).ok_or_else(|| (Some(name.clone()), too_large()))?;
    Ok(Some((name, Arc::new(MemorySource::new(bytes)))))
}

/// The name of a member that is to be unpacked, from the archive's directory alone; `None` if it is a folder.
fn name(archive: &mut ZipArchive<Stream>, index: usize) -> Result<Option<String>, Refusal> {
    let damaged = |_| (None, broken("arkivets indholdsfortegnelse er beskadiget", "the archive's directory is damaged"));
    let member = archive.by_index_raw(index).map_err(damaged)?;
    let name = member.name().map_err(damaged)?.replace('\\', "/");
    match refusal(&member, &name) {
        // A folder's name is no file; with content it is one under a folder's name, and is refused.
        None if member.is_dir() => Ok(None),
        None => Ok(Some(name)),
        Some(error) => Err((Some(name), error)),
    }
}

/// Why a member is not decompressed; `None` if it is.
fn refusal(member: &ZipFile<'_, Stream>, name: &str) -> Option<ReadError> {
    // Nothing is written, but who makes such a name means somebody harm, and the officer should know.
    let leads_out = name.starts_with('/')
        || name.contains('\0')
        || name.as_bytes().get(1) == Some(&b':')
        || name.split('/').any(|part| part == "..");
    let (da, en) = match () {
        () if leads_out => (
            "filens navn i arkivet peger ud af arkivet; den er ikke læst",
            "the file's name in the archive points out of it; it was not read",
        ),
        () if member.is_dir() && member.size() > 0 => (
            "navnet i arkivet er en mappes, men har indhold; det er ikke læst",
            "the name in the archive is a folder's but has content; it was not read",
        ),
        () if member.is_symlink() => (
            "filen i arkivet er en henvisning til en anden fil; den er ikke læst",
            "the file in the archive is a link to another; it was not read",
        ),
        () if member.encrypted() => (
            "filen i arkivet er låst med en adgangskode; pak arkivet ud, og kontrollér mappen",
            "the file in the archive is locked with a password; unpack the archive and check the folder",
        ),
        () => return None,
    };
    Some(broken(da, en))
}

/// What is said of what is packed within an archive: unpacked one in the other, a small file can be without end.
pub(super) fn nested() -> ReadError {
    broken(
        "et arkiv i et arkiv læses ikke; pak det ud, og kontrollér mappen",
        "an archive within an archive is not read; unpack it and check the folder",
    )
}
