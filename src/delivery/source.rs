//! Bytes that can be read again from an offset; files are opened by the command line alone.

use std::io;

/// An input's bytes.
pub trait Source: Send + Sync {
    /// Length in bytes.
    fn len(&self) -> u64;

    /// Where the bytes lie as a file of their own, for readers that a library opens by path.
    fn path(&self) -> Option<&std::path::Path> {
        None
    }

    /// The database behind this source: it has no bytes, and its tables are read by queries.
    fn database(&self) -> Option<&Database> {
        None
    }

    /// Whether there are no bytes.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads up to `buf.len()` bytes from `offset`; 0 at the end.
    ///
    /// # Errors
    /// What the operating system says.
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize>;
}

/// A database to be read. It has no `Debug`: the address may hold a password.
pub struct Database {
    /// `postgresql://user@server:port/database`, or `key=value` pairs as libpq has them.
    pub address: String,
    /// Password, where the address has none.
    pub password: Option<String>,
    /// Names of the tables that are wanted, without schema.
    pub tables: Vec<String>,
}

/// Bytes in memory.
pub struct MemorySource(Vec<u8>);

impl MemorySource {
    /// Takes the bytes.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        MemorySource(bytes.into())
    }
}

impl Source for MemorySource {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(offset).ok().and_then(|o| self.0.get(o..)).unwrap_or_default();
        let n = rest.len().min(buf.len());
        buf[..n].copy_from_slice(&rest[..n]);
        Ok(n)
    }
}

/// Appends to `buf` from `offset` until `want` bytes are added or the source ends; returns the number added.
pub(crate) fn read_more(source: &dyn Source, offset: u64, want: usize, buf: &mut Vec<u8>) -> io::Result<usize> {
    let start = buf.len();
    // Room for what there is: a small file is no reason to fill a megabyte with zeros.
    let rest = source.len().saturating_sub(offset);
    let want = usize::try_from(rest).map_or(want, |rest| want.min(rest));
    buf.resize(start + want, 0);
    let mut got = 0;
    while got < want {
        let n = source.read_at(offset + got as u64, &mut buf[start + got..])?;
        if n == 0 {
            break;
        }
        got += n;
    }
    buf.truncate(start + got);
    Ok(got)
}
