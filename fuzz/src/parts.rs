//! Several files in one input, so that a fuzzer changes what is in them and not how they are packed: each begins with
//! [`MARK`], its name and a line break.

use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// The prefix of each file's name; no UTF-8 has these bytes.
pub const MARK: &[u8] = b"\xC1\xC1fil ";

/// The files, by name.
pub fn of(data: &[u8]) -> Vec<(String, &[u8])> {
    let mut starts: Vec<usize> = data.windows(MARK.len()).enumerate().filter(|(_, w)| *w == MARK).map(|(i, _)| i).collect();
    starts.push(data.len());
    let one = |pair: &[usize]| {
        let part = &data[pair[0] + MARK.len()..pair[1]];
        let end = part.iter().position(|b| *b == b'\n').unwrap_or(part.len());
        (String::from_utf8_lossy(&part[..end]).into_owned(), part.get(end + 1..).unwrap_or_default())
    };
    starts.windows(2).map(one).collect()
}

/// The same the other way.
pub fn join<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    parts.into_iter().flat_map(|(name, bytes)| [MARK, name.as_bytes(), b"\n", bytes].concat()).collect()
}

/// The files as an archive; an input that has none is taken for an archive itself.
pub fn archive(data: &[u8]) -> Vec<u8> {
    if !data.starts_with(MARK) {
        return data.to_vec();
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in of(data) {
        // Two of one name, or a name that no archive can have, is left out.
        if archive.start_file(name, plain).is_ok() {
            let _ = archive.write_all(bytes);
        }
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}
