//! The texts of a part that is passed over: it holds no rows, and still travels with the delivery.

use super::utf16::{self, Utf16};
use super::{archive, head::Head};
use crate::delivery::outside::runs;
use crate::delivery::sniff::Encoding;
use crate::delivery::source::{MemorySource, Source, read_more};
use std::io;
use std::sync::Arc;

/// Bytes that are read at once: no text is longer than what is kept of one.
const STEP: usize = 1 << 15;
/// Bytes of a block that are looked at again with the next, where no line ends.
const OVERLAP: usize = 64;

/// Visits the texts of a file, also those that are packed in it.
///
/// # Errors
/// What the operating system says.
pub fn search(source: &Arc<dyn Source>, visit: &mut dyn FnMut(&str)) -> io::Result<()> {
    let mut first = Vec::new();
    read_more(source.as_ref(), 0, STEP, &mut first)?;
    let head = Head::new(&first, source, "");
    if head.is_zip() {
        return members(source, visit);
    }
    match utf16::byte_order(&first) {
        Some(big) => blocks(&Utf16::new(source.clone(), big)?, 0, false, visit),
        None => blocks(source.as_ref(), 0, head.is_binary(), visit),
    }
}

/// Visits the texts of an archive's members; one that cannot be unpacked is searched as it is.
fn members(source: &Arc<dyn Source>, visit: &mut dyn FnMut(&str)) -> io::Result<()> {
    let whole = archive::each_member(source, |name, member| {
        visit(name);
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes)?;
        let is_binary = bytes[..bytes.len().min(STEP)].contains(&0);
        Ok(blocks(&MemorySource::new(bytes), 0, is_binary, visit)?)
    });
    match whole {
        Ok(()) => Ok(()),
        Err(_) => blocks(source.as_ref(), 0, true, visit),
    }
}

/// Visits the texts of a file from a byte on, in which there may be others than texts.
///
/// # Errors
/// What the operating system says.
pub(super) fn binary(source: &dyn Source, from: u64, visit: &mut dyn FnMut(&str)) -> io::Result<()> {
    blocks(source, from, true, visit)
}

fn blocks(source: &dyn Source, mut at: u64, is_binary: bool, visit: &mut dyn FnMut(&str)) -> io::Result<()> {
    let mut bytes = Vec::new();
    loop {
        let read = read_more(source, at, STEP, &mut bytes)?;
        at += read as u64;
        let is_last = read == 0 || at >= source.len();
        let line = memchr::memrchr(b'\n', &bytes).filter(|_| !is_last && !is_binary);
        let end = line.map_or(bytes.len(), |end| end + 1);
        match is_binary {
            true => runs(&bytes, &mut *visit),
            false => visit(&decoded(&bytes[..end])),
        }
        if is_last {
            return Ok(());
        }
        let kept = line.map_or(bytes.len().min(OVERLAP), |_| bytes.len() - end);
        bytes.drain(..bytes.len() - kept);
    }
}

fn decoded(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    Encoding::Ascii.decode(bytes).map_or_else(|| String::from_utf8_lossy(bytes), |(text, _)| text)
}
