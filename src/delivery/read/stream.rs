//! A source as a library's reader wants it: read and seek, with a place of its own.

use crate::delivery::Source;
use std::cell::Cell;
use std::io::{self, BufRead, Read, Seek, SeekFrom};
use std::rc::Rc;
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

/// Counts the bytes since somebody last set the count to nothing, so that one event of XML cannot fill the memory.
pub(super) struct Bounded<R> {
    inner: R,
    most: usize,
    since: Rc<Cell<usize>>,
}

impl<R> Bounded<R> {
    /// At most so many bytes between two resets, and the count to reset.
    pub(super) fn new(inner: R, most: usize) -> (Self, Rc<Cell<usize>>) {
        let since = Rc::new(Cell::new(0));
        (Bounded { inner, most, since: since.clone() }, since)
    }
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(buf)?;
        self.consume(n);
        Ok(n)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since.get() > self.most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, n: usize) {
        self.since.set(self.since.get() + n);
        self.inner.consume(n);
    }
}
