//! A file packed with gzip: unpacked in memory, and opened as what it holds.

use super::dataset::{InputFile, Opened};
use super::error::ReadError;
use super::stream::Stream;
use super::{archive, name};
use crate::delivery::source::MemorySource;
use flate2::read::MultiGzDecoder;
use std::io::Read;

/// Whether a file begins as one that is packed with gzip (RFC 1952).
pub(super) fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(b"\x1F\x8B")
}

/// Opens what a file holds with `open`.
pub(super) fn open(file: &InputFile, open: impl Fn(&InputFile) -> Vec<Opened>) -> Vec<Opened> {
    let mut bytes = Vec::new();
    let read = MultiGzDecoder::new(Stream::new(file.source.clone())).take(archive::MOST + 1).read_to_end(&mut bytes);
    let one = |error| vec![Opened::one(None, Err(error))];
    match read {
        Err(_) => one(ReadError::Broken {
            da: "filen er pakket med gzip og kan ikke pakkes ud; hent den igen".into(),
            en: "the file is packed with gzip and cannot be unpacked; fetch it again".into(),
            line: 0,
        }),
        Ok(read) if read as u64 > archive::MOST => one(archive::too_large()),
        Ok(_) => {
            let (stem, ending) = name::split(&file.path);
            let path = if ending == "gz" { stem.to_owned() } else { file.path.clone() };
            open(&InputFile::alone(path, MemorySource::new(bytes)))
        }
    }
}
