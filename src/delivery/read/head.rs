//! The beginning of a file, by which it is known what it is.

use super::name;
use crate::delivery::source::Source;
use std::sync::Arc;

/// How many bytes are looked at for whether a file is a text.
const TEXT: usize = 8192;
/// What GeoJSON text sequences (RFC 8142) put before each feature.
pub(super) const SEPARATOR: u8 = 0x1E;

/// The beginning of a file, and what else may be asked of it.
pub(super) struct Head<'a> {
    /// The first bytes, without a byte order mark of UTF-8.
    pub(super) bytes: &'a [u8],
    /// All of them.
    pub(super) source: &'a Arc<dyn Source>,
    /// The name's ending in lower case.
    pub(super) ending: String,
    /// The file's path.
    pub(super) path: &'a str,
}

impl<'a> Head<'a> {
    pub(super) fn new(bytes: &'a [u8], source: &'a Arc<dyn Source>, path: &'a str) -> Self {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        Head { bytes, source, ending: name::split(name::base(path)).1, path }
    }

    /// The first byte that is no blank; `None` if there are only blanks.
    pub(super) fn first(&self) -> Option<u8> {
        self.bytes.iter().copied().find(|b| !b.is_ascii_whitespace() && *b != SEPARATOR)
    }

    /// Whether the bytes begin with a mark.
    pub(super) fn begins(&self, mark: &[u8]) -> bool {
        self.bytes.starts_with(mark)
    }

    /// Whether it is a zip archive.
    pub(super) fn is_zip(&self) -> bool {
        self.begins(b"PK\x03\x04") || self.begins(b"PK\x05\x06")
    }

    /// Whether it is no text.
    pub(super) fn is_binary(&self) -> bool {
        self.bytes[..self.bytes.len().min(TEXT)].contains(&0)
    }

    /// The local name of the first element of XML or HTML, in lower case.
    pub(super) fn root(&self) -> Option<Vec<u8>> {
        let mut rest = self.bytes.trim_ascii_start();
        loop {
            rest = rest.strip_prefix(b"<")?;
            let end = |text: &[u8], mark: &[u8]| memchr::memmem::find(text, mark).map(|at| at + mark.len());
            let name = rest.split(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/')).next()?;
            let after = match name {
                n if n.starts_with(b"!--") => end(rest, b"-->")?,
                n if n.starts_with(b"?") => end(rest, b"?>")?,
                n if n.eq_ignore_ascii_case(b"!doctype") => {
                    let declared = rest[name.len()..].trim_ascii_start();
                    let declared = declared.split(|b| b.is_ascii_whitespace() || *b == b'>').next()?;
                    return Some(declared.to_ascii_lowercase());
                }
                _ => return Some(name.rsplit(|b| *b == b':').next()?.to_ascii_lowercase()),
            };
            rest = rest[after..].trim_ascii_start();
        }
    }
}
