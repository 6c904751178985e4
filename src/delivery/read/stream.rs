//! A source as a library's reader wants it: read and seek, with a place of its own.

use crate::delivery::Source;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;

/// Reads a source from a place.
pub(super) struct Stream {
    source: Arc<dyn Source>,
    at: u64,
}

impl Stream {
    pub(super) fn new(source: Arc<dyn Source>) -> Self {
        Stream { source, at: 0 }
    }
}

impl Read for Stream {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.source.read_at(self.at, buf)?;
        self.at += n as u64;
        Ok(n)
    }
}

impl Seek for Stream {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(n) => Some(n),
            SeekFrom::End(n) => self.source.len().checked_add_signed(n),
            SeekFrom::Current(n) => self.at.checked_add_signed(n),
        };
        self.at = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
