//! Zip archives: each member that is data is opened as a file of its own. Nothing is written to the disk; an archive that
//! would unpack to more than [`MOST`] is refused.

use super::format::split;
use super::open::open_member;
use super::stream::Stream;
use super::{Foreign, Format, InputFile, Opened, ReadError, foreign};
use crate::delivery::{MemorySource, Source};
use std::collections::HashMap;
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

fn too_many() -> ReadError {
    broken(
        format!("arkivet har flere end {MEMBERS} filer; pak det ud, og kontrollér mappen"),
        format!("the archive has more than {MEMBERS} files; unpack it and check the folder"),
    )
}

/// What an archive is, by the members that tell.
pub(super) enum Kind {
    /// An Excel workbook.
    Workbook,
    /// A document of another program.
    Document(&'static Foreign),
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
        () if has("doc.kml") => Kind::Document(&foreign::KML),
        () => Kind::Archive,
    }
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

/// Opens an archive's members.
pub(super) fn open_members(file: &InputFile) -> Vec<Opened> {
    let whole = |error| vec![Opened { member: None, layer: None, format: None, dataset: Err(error) }];
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
            Err((name, error)) => refused.push(Opened { member: name, layer: None, format: None, dataset: Err(error) }),
        }
    }
    members.sort_by(|a, b| a.0.cmp(&b.0));
    if archive.file_names().any(|name| name.is_ok_and(|name| name.contains(".gdb/"))) {
        let dataset = Err(ReadError::Unsupported(Some(&foreign::GEODATABASE)));
        refused.push(Opened { member: None, layer: None, format: None, dataset });
    }
    let mut opened: Vec<Opened> = with_companions(members).iter().flat_map(one).collect();
    opened.extend(refused);
    match opened.is_empty() {
        true => whole(broken("arkivet har ingen filer, der kan læses", "the archive has no file that can be read")),
        false => opened,
    }
}

/// A member's name and bytes.
type Member = (String, Arc<dyn Source>);

/// Why a member is refused, with its name where that can be shown.
type Refusal = (Option<String>, ReadError);

/// A member that is data, unpacked; none where it is none.
fn member(archive: &mut ZipArchive<Stream>, index: usize, left: &mut u64) -> Result<Option<Member>, Refusal> {
    let Some(name) = name(archive, index)? else { return Ok(None) };
    let refuse = |da: &str, en: &str| (Some(name.clone()), broken(da, en));
    let damaged = |_| {
        refuse(
            "filen i arkivet kan ikke pakkes ud; pak arkivet ud, og kontrollér mappen",
            "the file in the archive cannot be unpacked; unpack the archive and check the folder",
        )
    };
    let member = archive.by_index(index).map_err(|_| damaged(()))?;
    let mut bytes = Vec::new();
    let read = member.take(*left + 1).read_to_end(&mut bytes).map_err(|_| damaged(()))?;
    *left = left.checked_sub(read as u64).ok_or_else(|| (Some(name.clone()), too_large()))?;
    Ok(Some((name, Arc::new(MemorySource::new(bytes)))))
}

/// The name of a member that is to be unpacked, from the archive's directory alone; none where it is no data.
fn name(archive: &mut ZipArchive<Stream>, index: usize) -> Result<Option<String>, Refusal> {
    let damaged = |_| (None, broken("arkivets indholdsfortegnelse er beskadiget", "the archive's directory is damaged"));
    let member = archive.by_index_raw(index).map_err(damaged)?;
    let name = member.name().map_err(damaged)?.replace('\\', "/");
    let mut parts = name.split('/');
    // Nothing is written, but who makes such a name means somebody harm, and the officer should know.
    if name.starts_with('/')
        || name.contains('\0')
        || name.as_bytes().get(1) == Some(&b':')
        || parts.clone().any(|part| part == "..")
    {
        let (da, en) = (
            "en fils navn i arkivet peger ud af arkivet; den er ikke læst",
            "the name of a file in the archive points out of it; it was not read",
        );
        return Err((None, broken(da, en)));
    }
    let hidden = parts.any(|part| part.starts_with('.') || part == "__MACOSX");
    if member.is_dir() || hidden || !Format::is_data(&name) {
        return Ok(None);
    }
    let reason = match (member.is_symlink(), member.encrypted()) {
        (true, _) => broken(
            "filen i arkivet er en henvisning til en anden fil; den er ikke læst",
            "the file in the archive is a link to another; it was not read",
        ),
        (_, true) => broken(
            "filen i arkivet er låst med en adgangskode; pak arkivet ud, og kontrollér mappen",
            "the file in the archive is locked with a password; unpack the archive and check the folder",
        ),
        _ => return Ok(Some(name)),
    };
    Err((Some(name), reason))
}

/// Members with those of the same name that belong to them. Looked for among those of the same name alone: of 10,000 members
/// each with each would be 100 million pairs.
fn with_companions(members: Vec<Member>) -> Vec<InputFile> {
    let stem = |name: &str| split(name).0.to_lowercase();
    let mut alike: HashMap<String, Vec<&Member>> = HashMap::new();
    members.iter().for_each(|member| alike.entry(stem(&member.0)).or_default().push(member));
    let beside = |name: &str| alike.get(&stem(name)).into_iter().flatten();
    let own = |name: &str| !Format::is_companion(name, beside(name).map(|(n, _)| n.as_str()));
    let one = |(name, source): &Member| InputFile {
        path: name.clone(),
        source: source.clone(),
        companions: beside(name).filter_map(|(n, s)| Some((Format::companion_of(name, n)?, s.clone()))).collect(),
    };
    members.iter().filter(|(name, _)| own(name)).map(one).collect()
}

fn one(file: &InputFile) -> Vec<Opened> {
    let named = |opened: Opened| Opened { member: Some(file.path.clone()), ..opened };
    open_member(file).into_iter().map(named).collect()
}

/// What is said of an archive in an archive: unpacked one in the other, a small file can be without end.
pub(super) fn nested() -> ReadError {
    broken(
        "et arkiv i et arkiv læses ikke; pak det ud, og kontrollér mappen",
        "an archive within an archive is not read; unpack it and check the folder",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: impl IntoIterator<Item = String>) -> Vec<(String, Vec<String>)> {
        let source: Arc<dyn Source> = Arc::new(MemorySource::new([]));
        let opened = with_companions(names.into_iter().map(|name| (name, source.clone())).collect());
        opened.into_iter().map(|f| (f.path, f.companions.into_iter().map(|(ending, _)| ending).collect())).collect()
    }

    #[test]
    fn files_belong_together_by_their_name_whatever_its_letters() {
        let names = ["a/x.shp", "a/X.DBF", "a/x.prj", "b/x.dbf", "b/x.cpg", "x.csv", "y.prj"].map(str::to_owned);
        let of = |path: &str, endings: &[&str]| (path.to_owned(), endings.iter().map(|e| (*e).to_owned()).collect());
        assert_eq!(files(names), [of("a/x.shp", &["dbf", "prj"]), of("b/x.dbf", &["cpg"]), of("x.csv", &[])]);
    }

    #[test]
    fn every_one_of_ten_thousand_members_is_a_file() {
        assert_eq!(files((0..MEMBERS).map(|n| format!("m{n}.csv"))).len(), MEMBERS);
    }
}
