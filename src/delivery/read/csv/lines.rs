//! Line breaks in CSV: LF, CRLF or a CR alone, also mixed in one file.

use memchr::memchr_iter;

/// The end of a record behind the whole of its line break: a CRLF is never cut in two, or it would count as two lines.
pub(super) fn behind_break(bytes: &[u8], end: usize) -> usize {
    end + usize::from(bytes[..end].ends_with(b"\r") && bytes.get(end) == Some(&b'\n'))
}

/// Line breaks in some bytes: LF, CRLF or a CR alone.
pub(super) fn line_breaks(bytes: &[u8]) -> u64 {
    (memchr_iter(b'\n', bytes).count() + bare_returns(bytes)) as u64
}

/// Carriage returns that no line feed follows.
pub(super) fn bare_returns(bytes: &[u8]) -> usize {
    memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) != Some(&b'\n')).count()
}

/// The physical lines on which records begin. The library counts line feeds alone, which is enough where no line ends
/// without one.
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    /// Line of the first byte.
    first: u64,
    /// Some line ends with a CR alone.
    bare: bool,
    /// Where the record before began, and the line breaks before that.
    at: usize,
    passed: u64,
}

impl<'a> Lines<'a> {
    /// Lines of some bytes whose first is on line `first`.
    pub(super) fn new(bytes: &'a [u8], first: u64, bare: bool) -> Self {
        Lines { bytes, first, bare, at: 0, passed: 0 }
    }

    /// The line of a record, which the library places before the second half of a CRLF and before empty lines.
    pub(super) fn of(&mut self, place: &::csv::Position) -> u64 {
        let from = usize::try_from(place.byte()).unwrap_or(usize::MAX).min(self.bytes.len());
        let before = self.bytes[from..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        if !self.bare {
            return self.first + place.line().saturating_sub(1) + line_breaks(&self.bytes[from..from + before]);
        }
        let begins = from + before;
        self.passed += line_breaks(&self.bytes[self.at.min(begins)..begins]);
        self.at = begins;
        self.first + self.passed
    }
}
