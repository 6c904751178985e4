//! The rows at hand, the buffers, and the two forms that values come in: one per row, or one for all.

use crate::expr::column::ColumnData;
use crate::expr::truth;
use crate::expr::wide::Wide;

/// Some rows of the columns.
pub(super) struct Batch<'a> {
    pub(super) data: &'a [ColumnData<'a>],
    pub(super) start: usize,
    pub(super) rows: usize,
}

/// Buffers that evaluation fills and uses again. Keep one per thread, for any number of rules.
#[derive(Default)]
pub struct Scratch {
    pub(super) bytes: Vec<Vec<u8>>,
    pub(super) flags: Vec<Vec<bool>>,
    pub(super) small: Vec<Vec<i64>>,
    pub(super) large: Vec<Vec<i128>>,
    pub(super) huge: Vec<Vec<Wide>>,
}

impl Scratch {
    /// No buffers yet.
    pub fn new() -> Scratch {
        Scratch::default()
    }

    /// An empty buffer for truth values.
    pub(super) fn truths(&mut self) -> Vec<u8> {
        emptied(&mut self.bytes)
    }

    pub(super) fn flags(&mut self) -> Vec<bool> {
        emptied(&mut self.flags)
    }
}

/// An empty buffer, a used one if there is any.
pub(super) fn emptied<T>(store: &mut Vec<Vec<T>>) -> Vec<T> {
    let mut buffer = store.pop().unwrap_or_default();
    buffer.clear();
    buffer
}

/// Which rows have a value.
pub(super) enum Valid<'a> {
    All,
    None,
    Borrowed(&'a [bool]),
    Owned(Vec<bool>),
}

impl<'a> Valid<'a> {
    /// Rows that have both values.
    pub(super) fn and(self, other: Valid<'a>, scratch: &mut Scratch) -> Valid<'a> {
        match (self, other) {
            (Valid::All, valid) | (valid, Valid::All) => valid,
            (Valid::None, valid) | (valid, Valid::None) => {
                valid.free(scratch);
                Valid::None
            }
            (Valid::Owned(mut a), b) | (b, Valid::Owned(mut a)) => {
                if let Valid::Borrowed(flags) = &b {
                    a.iter_mut().zip(*flags).for_each(|(a, b)| *a &= *b);
                } else if let Valid::Owned(flags) = &b {
                    a.iter_mut().zip(flags).for_each(|(a, b)| *a &= *b);
                }
                b.free(scratch);
                Valid::Owned(a)
            }
            (Valid::Borrowed(a), Valid::Borrowed(b)) => {
                let mut both = scratch.flags();
                both.extend(a.iter().zip(b).map(|(a, b)| *a & *b));
                Valid::Owned(both)
            }
        }
    }

    /// One flag per row, in a buffer of one's own.
    pub(super) fn spread(self, rows: usize, scratch: &mut Scratch) -> Vec<bool> {
        let mut flags = match self {
            Valid::Owned(flags) => return flags,
            _ => scratch.flags(),
        };
        match self {
            Valid::Borrowed(valid) => flags.extend_from_slice(valid),
            other => flags.resize(rows, matches!(other, Valid::All)),
        }
        flags
    }

    /// Makes the truth unknown where there is no value.
    pub(super) fn mask(&self, truths: &mut [u8]) {
        let flags = match self {
            Valid::All => return,
            Valid::None => return truths.fill(truth::UNKNOWN),
            Valid::Borrowed(flags) => flags,
            Valid::Owned(flags) => flags.as_slice(),
        };
        truths.iter_mut().zip(flags).for_each(|(truth, valid)| *truth = if *valid { *truth } else { truth::UNKNOWN });
    }

    /// True where there is no value, false elsewhere.
    pub(super) fn missing(&self, rows: usize, truths: &mut Vec<u8>) {
        let flags = match self {
            Valid::All => return truths.resize(rows, truth::FALSE),
            Valid::None => return truths.resize(rows, truth::TRUE),
            Valid::Borrowed(flags) => flags,
            Valid::Owned(flags) => flags.as_slice(),
        };
        truths.extend(flags.iter().map(|valid| if *valid { truth::FALSE } else { truth::TRUE }));
    }

    pub(super) fn free(self, scratch: &mut Scratch) {
        if let Valid::Owned(flags) = self {
            scratch.flags.push(flags);
        }
    }
}
