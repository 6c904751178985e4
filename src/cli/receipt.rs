//! The receipt: a hash of each input. A bare one lets whoever has the report test guesses of what the file holds, so others
//! than the own municipality get one made with a key that only the municipality has (HMAC, RFC 2104), or none.

use super::files;
use super::follow::Interrupt;
use crate::delivery::Source;
use crate::disclose::Language;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Fewest bytes of a key: 128 bits, as NIST SP 800-131A asks of a key that makes a code.
const LEAST: usize = 16;

/// The key's bytes, as given in a file.
///
/// # Errors
/// In words: the file cannot be read, or the key is so short that it can be guessed.
pub(super) fn key(path: &Path, language: Language) -> Result<Vec<u8>, String> {
    let key = files::bytes(path, language)?;
    if key.len() < LEAST {
        let why = language.of(
            "nøglen skal være mindst 16 byte, ellers kan den gættes",
            "the key must have at least 16 bytes, or it can be guessed",
        );
        return Err(format!("{}: {why}", files::shown(path)));
    }
    Ok(key)
}

/// SHA-256 of a source's bytes, or HMAC-SHA-256 with a key; `None` if it cannot be read or the work was cancelled.
pub(super) fn hash(source: &dyn Source, key: Option<&[u8]>, interrupt: &Interrupt) -> Option<String> {
    let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect();
    match key {
        Some(key) => {
            let mut code = Hmac::<Sha256>::new_from_slice(key).ok()?;
            each(source, interrupt, |bytes| code.update(bytes))?;
            Some(hex(&code.finalize().into_bytes()))
        }
        None => {
            let mut hasher = Sha256::new();
            each(source, interrupt, |bytes| hasher.update(bytes))?;
            Some(hex(&hasher.finalize()))
        }
    }
}

fn each(source: &dyn Source, interrupt: &Interrupt, mut take: impl FnMut(&[u8])) -> Option<()> {
    let (mut buffer, mut offset) = (vec![0u8; 1 << 18], 0u64);
    loop {
        let n = source.read_at(offset, &mut buffer).ok()?;
        if n == 0 || interrupt.pressed() {
            return (n == 0).then_some(());
        }
        take(&buffer[..n]);
        offset += n as u64;
    }
}
