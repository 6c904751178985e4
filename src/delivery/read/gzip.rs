//! A file packed with gzip: unpacked in memory, and opened as what it holds.

use super::accompanied::comment;
use super::dataset::{InputFile, Opened};
use super::error::ReadError;
use super::stream::Stream;
use super::{archive, name};
use crate::delivery::source::MemorySource;
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, BufReader, Read};

/// Whether a file begins as one that is packed with gzip (RFC 1952).
pub(super) fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(b"\x1F\x8B")
}

/// Opens what a file holds with `open`.
pub(super) fn open(file: &InputFile, open: impl Fn(&InputFile) -> Vec<Opened>) -> Vec<Opened> {
    let mut bytes = Vec::new();
    let mut comments = Vec::new();
    let read = unpacked(file, &mut bytes, &mut comments);
    let one = |error| vec![Opened::one(None, Err(error))];
    match read {
        Err(_) => one(ReadError::Broken {
            da: "filen er pakket med gzip og kan ikke pakkes ud; hent den igen".into(),
            en: "the file is packed with gzip and cannot be unpacked; fetch it again".into(),
            line: 0,
        }),
        Ok(()) if bytes.len() as u64 > archive::MOST => one(archive::too_large()),
        Ok(_) => {
            let (stem, ending) = name::split(&file.path);
            let path = if ending == "gz" { stem.to_owned() } else { file.path.clone() };
            let mut opened = open(&InputFile::alone(path, MemorySource::new(bytes)));
            comment(&mut opened, comments);
            opened
        }
    }
}

/// Unpacks a file, member for member, with what the members' headers say of them: name, comment, extra field.
fn unpacked(file: &InputFile, bytes: &mut Vec<u8>, comments: &mut Vec<String>) -> io::Result<()> {
    let mut rest = BufReader::new(Stream::new(file.source.clone()));
    while bytes.len() as u64 <= archive::MOST && (bytes.is_empty() || !rest.fill_buf()?.is_empty()) {
        let room = archive::MOST + 1 - bytes.len() as u64;
        let mut member = GzDecoder::new(&mut rest);
        let read = (&mut member).take(room).read_to_end(bytes)?;
        let header = member.header();
        let said = header.map(|h| [h.filename(), h.comment(), h.extra()]).into_iter().flatten().flatten();
        comments.extend(said.map(|text| String::from_utf8_lossy(text).into_owned()));
        if read == 0 && rest.fill_buf()?.is_empty() {
            break;
        }
    }
    Ok(())
}
