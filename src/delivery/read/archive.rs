//! Zip archives: each member that is data is opened as a file of its own. Nothing is written to the disk; an archive that
//! would unpack to more than [`MOST`] is refused.

use super::stream::Stream;
use super::{Format, InputFile, Opened, ReadError, open};
use crate::delivery::{MemorySource, Source};
use std::io::Read;
use std::sync::Arc;
use zip::ZipArchive;

/// Most bytes that all members together may unpack to.
const MOST: u64 = 1 << 30;
/// Most members.
const MEMBERS: usize = 10_000;

fn broken(da: impl Into<String>, en: impl Into<String>) -> ReadError {
    ReadError::Broken { da: da.into(), en: en.into(), line: 0 }
}

fn too_large() -> ReadError {
    let gb = MOST >> 30;
    broken(
        format!("arkivet fylder mere end {gb} GB udpakket; pak det ud, og kontrollér mappen"),
        format!("the archive unpacks to more than {gb} GB; unpack it and check the folder"),
    )
}

/// Whether the archive is a workbook.
pub(super) fn is_workbook(source: &Arc<dyn Source>) -> bool {
    let archive = ZipArchive::new(Stream::new(source.clone()));
    archive.is_ok_and(|a| a.file_names().flatten().any(|n| n == "xl/workbook.xml" || n == "xl/workbook.bin"))
}

/// Reads through every member, so that a bomb is known before somebody unpacks it in memory.
///
/// # Errors
/// It is no whole archive, or too large.
pub(super) fn within_limits(source: &Arc<dyn Source>) -> Result<(), ReadError> {
    let damaged = || broken("filen er ikke et helt arkiv", "the file is no whole archive");
    let mut archive = ZipArchive::new(Stream::new(source.clone())).map_err(|_| damaged())?;
    let mut left = MOST;
    for index in 0..archive.len().min(MEMBERS) {
        let member = archive.by_index(index).map_err(|_| damaged())?;
        let read = std::io::copy(&mut member.take(left + 1), &mut std::io::sink()).map_err(|_| damaged())?;
        left = left.checked_sub(read).ok_or_else(too_large)?;
    }
    Ok(())
}

/// Opens an archive's members.
pub(super) fn open_members(file: &InputFile) -> Vec<Opened> {
    let whole = |error| vec![Opened { member: None, format: None, dataset: Err(error) }];
    let Ok(mut archive) = ZipArchive::new(Stream::new(file.source.clone())) else {
        return whole(broken("filen er ikke et helt arkiv", "the file is no whole archive"));
    };
    if archive.len() > MEMBERS {
        return whole(broken(format!("arkivet har flere end {MEMBERS} filer"), format!("the archive has more than {MEMBERS} files")));
    }
    let (mut left, mut members, mut refused) = (MOST, Vec::new(), Vec::new());
    for index in 0..archive.len() {
        match member(&mut archive, index, &mut left) {
            Ok(None) => {}
            Ok(Some(member)) => members.push(member),
            Err((name, error)) => refused.push(Opened { member: name, format: None, dataset: Err(error) }),
        }
    }
    members.sort_by(|a, b| a.0.cmp(&b.0));
    let mut opened: Vec<Opened> = with_companions(members).iter().flat_map(one).collect();
    opened.extend(refused);
    match opened.is_empty() {
        true => whole(broken("arkivet har ingen filer, der kan læses", "the archive has no file that can be read")),
        false => opened,
    }
}

/// A member's name and bytes; none where it is no data. An error where it is refused, with the name where that can be shown.
type Member = (String, Arc<dyn Source>);

fn member(archive: &mut ZipArchive<Stream>, index: usize, left: &mut u64) -> Result<Option<Member>, (Option<String>, ReadError)> {
    let damaged = |name| (name, broken("medlemmet kan ikke pakkes ud", "the member cannot be unpacked"));
    let member = archive.by_index(index).map_err(|_| damaged(None))?;
    let name = member.name().map_err(|_| damaged(None))?.replace('\\', "/");
    let hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
    if member.enclosed_name().is_none() {
        let (da, en) = ("et medlems navn peger ud af arkivet; det er ikke læst", "a member's name points out of the archive; it was not read");
        return Err((None, broken(da, en)));
    }
    if member.is_dir() || hidden || !Format::is_data(&name) {
        return Ok(None);
    }
    if member.encrypted() {
        return Err((Some(name), broken("medlemmet er låst med en adgangskode", "the member is locked with a password")));
    }
    let mut bytes = Vec::new();
    let read = member.take(*left + 1).read_to_end(&mut bytes).map_err(|_| damaged(Some(name.clone())))?;
    *left = left.checked_sub(read as u64).ok_or_else(|| (Some(name.clone()), too_large()))?;
    Ok(Some((name, Arc::new(MemorySource::new(bytes)))))
}

/// Members with those of the same name that belong to them.
fn with_companions(members: Vec<Member>) -> Vec<InputFile> {
    let own = |name: &str| !Format::is_companion(name, members.iter().map(|(n, _)| n.as_str()));
    let one = |(name, source): &Member| InputFile {
        path: name.clone(),
        source: source.clone(),
        companions: members.iter().filter_map(|(n, s)| Some((Format::companion_of(name, n)?, s.clone()))).collect(),
    };
    members.iter().filter(|(name, _)| own(name)).map(one).collect()
}

fn one(file: &InputFile) -> Vec<Opened> {
    if file.path.to_lowercase().ends_with(".zip") {
        let error = broken("et arkiv i et arkiv læses ikke; pak det ud", "an archive within an archive is not read; unpack it");
        return vec![Opened { member: Some(file.path.clone()), format: None, dataset: Err(error) }];
    }
    let named = |opened: Opened| Opened { member: Some(file.path.clone()), ..opened };
    open(file).into_iter().map(named).collect()
}
