//! Zip archives: what one is, and each of its members once. Nothing is written to the disk; an archive that would unpack to
//! more than [`MOST`] is refused.

use super::error::{Foreign, ReadError};
use super::foreign;
use super::head::Head;
use super::name::split;
use super::passed_over::{Aside, PassedOver};
use super::stream::Stream;
use crate::delivery::Source;
use crate::delivery::source::read_more;
use std::io::Read;
use std::sync::Arc;
use zip::ZipArchive;

/// Most bytes that all members together may unpack to.
pub(super) const MOST: u64 = 1 << 30;
/// Bytes of a project that are looked at.
const PROJECT: u64 = 4096;
/// Most members.
pub(super) const MEMBERS: usize = 10_000;

pub(super) fn broken(da: impl Into<String>, en: impl Into<String>) -> ReadError {
    ReadError::Broken { da: da.into(), en: en.into(), line: 0 }
}

pub(super) fn too_large() -> ReadError {
    let gb = MOST >> 30;
    broken(
        format!("arkivet fylder mere end {gb} GB udpakket; pak det ud, og kontrollér mappen"),
        format!("the archive unpacks to more than {gb} GB; unpack it and check the folder"),
    )
}

pub(super) fn too_many() -> ReadError {
    broken(
        format!("arkivet har flere end {MEMBERS} filer; pak det ud, og kontrollér mappen"),
        format!("the archive has more than {MEMBERS} files; unpack it and check the folder"),
    )
}

/// Most bytes behind a member that belong to it: its descriptor (APPNOTE 4.3.9).
const DESCRIPTOR: u64 = 24;

/// Why an archive has bytes that belong to none of its members; `None` if it has none. They may be a member that was taken out
/// of the list, or another file.
pub(super) fn stray(source: &Arc<dyn Source>) -> Option<ReadError> {
    let mut archive = ZipArchive::new(Stream::new(source.clone())).ok()?;
    let mut places = Vec::new();
    for index in 0..archive.len() {
        // A damaged member is reported when it is read.
        let member = archive.by_index_raw(index).ok()?;
        places.push((member.header_start(), member.data_start()? + member.compressed_size()));
    }
    places.push((archive.central_directory_start(), source.len()));
    places.sort_unstable();
    let (mut at, mut slack) = (0, 0);
    let mut is_stray = |(from, to): &(u64, u64)| {
        let gap = *from > at + slack;
        (at, slack) = (at.max(*to), DESCRIPTOR);
        gap
    };
    let ends = ends_at_its_end(source.as_ref(), archive.comment().len() as u64);
    (places.iter().any(&mut is_stray) || !ends).then(|| {
        broken(
            "arkivet rummer noget, der ikke hører til nogen af dets filer, og det er ikke læst; pak det ud, og pak filerne igen",
            "the archive holds something that belongs to none of its files, which was not read; unpack it and pack the files again",
        )
    })
}

/// Whether the record that ends an archive's directory, and its comment, are the last of the file (APPNOTE 4.3.16).
fn ends_at_its_end(source: &dyn Source, comment: u64) -> bool {
    let mut mark = Vec::new();
    let at = source.len().saturating_sub(22 + comment);
    read_more(source, at, 4, &mut mark).is_ok() && mark == b"PK\x05\x06"
}

/// What an archive is, by its characteristic members.
pub(super) enum Kind {
    /// An Excel workbook.
    Workbook,
    /// A document of another program.
    Document(&'static Foreign),
    /// A helper file of another program.
    Helper(PassedOver),
    /// An archive of files.
    Archive,
}

/// What the archive is.
pub(super) fn kind(source: &Arc<dyn Source>) -> Kind {
    let Ok(mut archive) = ZipArchive::new(Stream::new(source.clone())) else { return Kind::Archive };
    let has = |name: &str| archive.index_for_name(name).is_some();
    match () {
        () if has("xl/workbook.xml") => Kind::Workbook,
        () if has("xl/workbook.bin") => Kind::Document(&foreign::XLSB),
        () if has("word/document.xml") => Kind::Document(&foreign::DOC),
        () if has("ppt/presentation.xml") => Kind::Document(&foreign::POWERPOINT),
        () if has("mimetype") && has("content.xml") => Kind::Document(open_document(&mut archive)),
        () if has("doc.kml") && is_map(&archive) => Kind::Document(&foreign::KML),
        () if is_project(source, &mut archive) => {
            Kind::Helper(PassedOver::new(Aside::Helper, "QGIS' projekt, ikke data", "a project of QGIS, no data"))
        }
        () => Kind::Archive,
    }
}

/// Whether an archive is a map of Google Earth (.kmz): drawings and their images alone.
fn is_map(archive: &ZipArchive<Stream>) -> bool {
    let endings = archive.file_names().flatten().filter(|name| !name.ends_with('/')).map(|name| split(&name).1);
    endings.into_iter().all(|ending| ["kml", "png", "jpg", "jpeg", "gif"].contains(&ending.as_str()))
}

/// Whether an archive is a project of QGIS (.qgz): the project, and no more than its own database.
fn is_project(source: &Arc<dyn Source>, archive: &mut ZipArchive<Stream>) -> bool {
    let mut endings: Vec<String> = archive.file_names().flatten().map(|name| split(&name).1).collect();
    endings.sort();
    let names: Vec<String> =
        archive.file_names().flatten().map(Into::into).filter(|name: &String| split(name).1 == "qgs").collect();
    let is_xml = |name: &String| {
        let mut first = Vec::new();
        let read = archive.by_name(name).is_ok_and(|member| member.take(PROJECT).read_to_end(&mut first).is_ok());
        read && Head::new(&first, source, name).root().is_some_and(|root| root == b"qgis")
    };
    (endings == ["qgs"] || endings == ["qgd", "qgs"]) && names.iter().all(is_xml)
}

/// Which of OpenDocument's kinds a document is: the member `mimetype` says so (OpenDocument 1.3 part 2, section 3.3).
fn open_document(archive: &mut ZipArchive<Stream>) -> &'static Foreign {
    let mut said = String::new();
    let read = archive.by_name("mimetype").is_ok_and(|member| member.take(100).read_to_string(&mut said).is_ok());
    match read && said.contains("spreadsheet") {
        true => &foreign::OPEN_SHEET,
        false => &foreign::OPEN_DOCUMENT,
    }
}

/// Reads one member with `look`; one that is not there or is damaged is reported by who reads the whole archive.
///
/// # Errors
/// What `look` says.
pub(super) fn one_member(
    source: &Arc<dyn Source>,
    name: &str,
    look: impl FnOnce(&mut dyn Read) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let Ok(mut archive) = ZipArchive::new(Stream::new(source.clone())) else { return Ok(()) };
    match archive.by_name(name) {
        Ok(member) => look(&mut member.take(MOST)),
        Err(_) => Ok(()),
    }
}

/// Reads every member to its end, so that a bomb is known before a library unpacks it in memory. `look` is given each
/// member's name and bytes first.
///
/// # Errors
/// It is no whole archive, it is too large, or what `look` says.
pub(super) fn each_member(
    source: &Arc<dyn Source>,
    mut look: impl FnMut(&str, &mut dyn Read) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let damaged = || broken("filen er ikke et helt arkiv", "the file is no whole archive");
    let mut archive = ZipArchive::new(Stream::new(source.clone())).map_err(|_| damaged())?;
    if archive.len() > MEMBERS {
        return Err(too_many());
    }
    let mut left = MOST;
    for index in 0..archive.len() {
        let member = archive.by_index(index).map_err(|_| damaged())?;
        let name = member.name().map_err(|_| damaged())?.into_owned();
        let mut bytes = member.take(left + 1);
        look(&name, &mut bytes)?;
        std::io::copy(&mut bytes, &mut std::io::sink()).map_err(|_| damaged())?;
        let read = left + 1 - bytes.limit();
        left = left.checked_sub(read).ok_or_else(too_large)?;
    }
    Ok(())
}
