//! A text in UTF-16, as Excel's "Unicode text" is, seen as the same text in UTF-8 with its byte order mark.
//!
//! The text is gone through once for a mark at the beginning of each block, so that reading can begin again anywhere without
//! the text being held. What is no character of UTF-16 becomes bytes that are none of UTF-8, so that the record in which it
//! occurs is reported with its place.

use crate::delivery::Source;
use crate::delivery::source::read_more;
use std::io;
use std::sync::Arc;

/// Bytes of UTF-16 that are read at once.
const BLOCK: usize = 1 << 16;

/// Whether the bytes begin with UTF-16's byte order mark, and whether the more significant byte comes first.
pub(super) fn byte_order(head: &[u8]) -> Option<bool> {
    match head {
        [0xFF, 0xFE, ..] => Some(false),
        [0xFE, 0xFF, ..] => Some(true),
        _ => None,
    }
}

/// The text as UTF-8.
pub(super) struct Utf16 {
    source: Arc<dyn Source>,
    big: bool,
    /// Length in UTF-8.
    length: u64,
    /// Where blocks begin: in UTF-8, in UTF-16.
    blocks: Vec<(u64, u64)>,
}

impl Utf16 {
    /// Goes through the text once.
    ///
    /// # Errors
    /// What the operating system says.
    pub(super) fn new(source: Arc<dyn Source>, big: bool) -> io::Result<Self> {
        let mut text = Utf16 { source, big, length: 0, blocks: vec![] };
        let (mut at, mut block) = (0, Vec::new());
        loop {
            let used = text.block(at, &mut block)?;
            if used == 0 {
                return Ok(text);
            }
            text.blocks.push((text.length, at));
            text.length += block.len() as u64;
            at += used;
        }
    }

    /// Puts the block that begins at a byte of the UTF-16 into `out`; the bytes that it took, 0 at the end.
    fn block(&self, at: u64, out: &mut Vec<u8>) -> io::Result<u64> {
        let mut bytes = Vec::new();
        read_more(self.source.as_ref(), at, BLOCK, &mut bytes)?;
        out.clear();
        let unit =
            |pair: &[u8]| if self.big { u16::from_be_bytes([pair[0], pair[1]]) } else { u16::from_le_bytes([pair[0], pair[1]]) };
        let mut units: Vec<u16> = bytes.chunks_exact(2).map(unit).collect();
        // The first half of a character that the next block would have the second half of.
        let halved = bytes.len() == BLOCK && units.last().is_some_and(|u| (0xD800..0xDC00).contains(u));
        if halved {
            units.pop();
        }
        for read in char::decode_utf16(units.iter().copied()) {
            match read {
                Ok(character) => out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
                // Half a character, in the form that UTF-8 would give it and forbids.
                Err(half) => {
                    let half = half.unpaired_surrogate();
                    out.extend_from_slice(&[
                        0xE0 | (half >> 12) as u8,
                        0x80 | (half >> 6 & 0x3F) as u8,
                        0x80 | (half & 0x3F) as u8,
                    ]);
                }
            }
        }
        let odd = bytes.len() % 2 == 1;
        if odd {
            out.push(0xFF);
        }
        Ok(2 * units.len() as u64 + u64::from(odd))
    }
}

impl Source for Utf16 {
    fn len(&self) -> u64 {
        self.length
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let block = self.blocks.partition_point(|(start, _)| *start <= offset);
        let Some((start, at)) = block.checked_sub(1).map(|i| self.blocks[i]) else { return Ok(0) };
        let mut text = Vec::new();
        self.block(at, &mut text)?;
        let rest = usize::try_from(offset - start).ok().and_then(|skip| text.get(skip..)).unwrap_or_default();
        let n = rest.len().min(buf.len());
        buf[..n].copy_from_slice(&rest[..n]);
        Ok(n)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by it")]
mod tests {
    use super::*;
    use crate::delivery::MemorySource;

    fn text(units: impl Iterator<Item = u16>, big: bool, more: &[u8]) -> Utf16 {
        let pair = |u: u16| if big { u.to_be_bytes() } else { u.to_le_bytes() };
        let bytes: Vec<u8> = units.flat_map(pair).chain(more.iter().copied()).collect();
        Utf16::new(Arc::new(MemorySource::new(bytes)), big).unwrap()
    }

    fn all(text: &Utf16, from: u64, step: usize) -> Vec<u8> {
        let (mut bytes, mut buf) = (Vec::new(), vec![0; step]);
        loop {
            match text.read_at(from + bytes.len() as u64, &mut buf).unwrap() {
                0 => return bytes,
                n => bytes.extend_from_slice(&buf[..n]),
            }
        }
    }

    /// Characters of one to four bytes, with every place at which a block can end among them.
    #[test]
    fn it_reads_alike_from_everywhere() {
        let plain: String = "aø€𝄞".chars().cycle().take(3 * BLOCK / 2).collect();
        for shift in ["", "a"] {
            let plain = format!("{shift}{plain}");
            for big in [false, true] {
                let text = text(plain.encode_utf16(), big, b"");
                assert_eq!(text.len(), plain.len() as u64);
                assert!(text.blocks.len() > 3);
                for from in [0, 1, 7, plain.len() / 2, plain.len() - 3, plain.len(), plain.len() + 9] {
                    assert!(all(&text, from as u64, 1009) == plain.as_bytes()[from.min(plain.len())..], "from {from}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_character_is_no_utf_8_either() {
        let half = all(&text([0x61, 0xD834, 0x62].into_iter(), false, b""), 0, 10);
        assert_eq!((half.first(), half.last(), std::str::from_utf8(&half).is_err()), (Some(&b'a'), Some(&b'b'), true));
        assert_eq!(all(&text([0x61].into_iter(), false, b"b"), 0, 10), b"a\xFF");
    }
}
