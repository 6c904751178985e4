//! Finds where a JSON value ends, across refills, without looking at what it says.

use super::super::{MAX_FEATURE, ReadError};
use crate::delivery::Source;
use crate::delivery::source::read_more;

/// A window over the input that grows to the right and is cut from the left.
pub(super) struct Window<'a> {
    source: &'a dyn Source,
    /// The bytes in view.
    pub(super) bytes: Vec<u8>,
    /// Where the window begins in the input.
    pub(super) offset: u64,
    /// Next byte to look at, within `bytes`.
    pub(super) at: usize,
    ended: bool,
}

const REFILL: usize = 1 << 20;

impl<'a> Window<'a> {
    pub(super) fn new(source: &'a dyn Source, offset: u64) -> Self {
        Window { source, bytes: Vec::new(), offset, at: 0, ended: false }
    }

    /// Makes the byte at `at` available.
    fn fill(&mut self) -> Result<bool, ReadError> {
        if self.at < self.bytes.len() {
            return Ok(true);
        }
        if self.ended {
            return Ok(false);
        }
        let got = read_more(self.source, self.offset + self.bytes.len() as u64, REFILL, &mut self.bytes)?;
        self.ended = got < REFILL;
        Ok(got > 0)
    }

    /// The next byte that is no white space, which stays next.
    pub(super) fn peek(&mut self) -> Result<Option<u8>, ReadError> {
        while self.fill()? {
            match self.bytes[self.at] {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                byte => return Ok(Some(byte)),
            }
        }
        Ok(None)
    }

    /// Steps over this byte if it is next.
    pub(super) fn take(&mut self, byte: u8) -> Result<bool, ReadError> {
        let found = self.peek()? == Some(byte);
        self.at += usize::from(found);
        Ok(found)
    }

    /// Steps over one value; false where the input ends inside it.
    ///
    /// # Errors
    /// I/O, or a value longer than [`MAX_FEATURE`].
    pub(super) fn skip_value(&mut self) -> Result<bool, ReadError> {
        let Some(first) = self.peek()? else { return Ok(false) };
        let start = self.at;
        let mut depth = 0usize;
        if !matches!(first, b'"' | b'{' | b'[') {
            return self.skip_scalar(start);
        }
        loop {
            if !self.fill()? {
                return Ok(false);
            }
            self.within_limit(start)?;
            let Some(step) = self.bytes[self.at..].iter().position(|b| STRUCTURAL[usize::from(*b)]) else {
                self.at = self.bytes.len();
                continue;
            };
            self.at += step;
            let byte = self.bytes[self.at];
            self.at += 1;
            match byte {
                b'"' if !self.skip_string(start)? => return Ok(false),
                b'"' => {}
                b'{' | b'[' => depth += 1,
                _ => depth = depth.saturating_sub(1),
            }
            if depth == 0 {
                return Ok(true);
            }
        }
    }

    fn skip_scalar(&mut self, start: usize) -> Result<bool, ReadError> {
        while self.fill()? {
            self.within_limit(start)?;
            if matches!(self.bytes[self.at], b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t') {
                break;
            }
            self.at += 1;
        }
        Ok(true)
    }

    /// Refuses a value that began at `start` and is longer than anything that is read, strings and numbers too.
    fn within_limit(&self, start: usize) -> Result<(), ReadError> {
        if self.at - start <= MAX_FEATURE {
            return Ok(());
        }
        let mb = MAX_FEATURE >> 20;
        Err(ReadError::Broken {
            da: format!("et objekt er større end {mb} MB"),
            en: format!("a feature is larger than {mb} MB"),
            line: 0,
        })
    }

    /// Steps past the end of a string whose opening quote was taken, in a value that began at `start`.
    fn skip_string(&mut self, start: usize) -> Result<bool, ReadError> {
        loop {
            if !self.fill()? {
                return Ok(false);
            }
            self.within_limit(start)?;
            match memchr::memchr2(b'"', b'\\', &self.bytes[self.at..]) {
                None => self.at = self.bytes.len(),
                Some(step) => {
                    self.at += step + 1;
                    if self.bytes[self.at - 1] == b'"' {
                        return Ok(true);
                    }
                    if !self.fill()? {
                        return Ok(false);
                    }
                    self.at += 1;
                }
            }
        }
    }

    /// Takes the bytes before `end` out of the window.
    pub(super) fn cut(&mut self, end: usize) -> Vec<u8> {
        let rest = self.bytes.split_off(end);
        self.offset += end as u64;
        self.at -= end;
        std::mem::replace(&mut self.bytes, rest)
    }
}

/// Bytes at which nesting changes or a string begins.
static STRUCTURAL: [bool; 256] = {
    let mut table = [false; 256];
    table[b'"' as usize] = true;
    table[b'{' as usize] = true;
    table[b'}' as usize] = true;
    table[b'[' as usize] = true;
    table[b']' as usize] = true;
    table
};
