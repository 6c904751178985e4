//! A column of a batch: typed values one after the other.

use super::fields::FieldKind;
use crate::expr::ColumnData;

/// One column's values. Where `valid[i]` is false the value is empty or could not be read.
#[derive(Debug, Clone)]
pub enum Buffer {
    /// Whole numbers.
    Int {
        /// The values.
        values: Vec<i64>,
        /// Not empty.
        valid: Vec<bool>,
    },
    /// Decimals, scaled.
    Decimal {
        /// The scaled values.
        values: Vec<i64>,
        /// Number of decimals.
        scale: u8,
        /// Not empty.
        valid: Vec<bool>,
    },
    /// Dates as days since 1970-01-01.
    Date {
        /// The days.
        values: Vec<i32>,
        /// Not empty.
        valid: Vec<bool>,
    },
    /// Texts, one after the other.
    Text {
        /// Text `i` is `bytes[offsets[i]..offsets[i + 1]]`.
        offsets: Vec<u32>,
        /// All texts, UTF-8.
        bytes: Vec<u8>,
        /// Not empty.
        valid: Vec<bool>,
    },
}

impl Buffer {
    /// One of what is counted, in the column's scaled numbers.
    pub fn unit(&self) -> i64 {
        match self {
            Buffer::Decimal { scale, .. } => 10i64.pow(u32::from(*scale)),
            _ => 1,
        }
    }

    /// An empty column.
    pub fn new(kind: FieldKind) -> Self {
        match kind {
            FieldKind::Int => Buffer::Int { values: vec![], valid: vec![] },
            FieldKind::Decimal { scale, .. } => Buffer::Decimal { values: vec![], scale, valid: vec![] },
            FieldKind::Date => Buffer::Date { values: vec![], valid: vec![] },
            FieldKind::Text | FieldKind::Uuid => Buffer::Text { offsets: vec![0], bytes: vec![], valid: vec![] },
        }
    }

    /// Adds an empty value.
    pub fn push_null(&mut self) {
        match self {
            Buffer::Int { values, valid } | Buffer::Decimal { values, valid, .. } => {
                values.push(0);
                valid.push(false);
            }
            Buffer::Date { values, valid } => {
                values.push(0);
                valid.push(false);
            }
            Buffer::Text { offsets, bytes, valid } => {
                offsets.push(bytes.len() as u32);
                valid.push(false);
            }
        }
    }

    /// Adds the value of the last row once more; in a column without rows, an empty value.
    pub fn push_again(&mut self) {
        match self {
            Buffer::Int { values, valid } | Buffer::Decimal { values, valid, .. } => {
                values.push(values.last().copied().unwrap_or_default());
                valid.push(valid.last() == Some(&true));
            }
            Buffer::Date { values, valid } => {
                values.push(values.last().copied().unwrap_or_default());
                valid.push(valid.last() == Some(&true));
            }
            Buffer::Text { offsets, bytes, valid } => {
                if let [.., from, to] = offsets[..] {
                    bytes.extend_from_within(from as usize..to as usize);
                }
                offsets.push(bytes.len() as u32);
                valid.push(valid.last() == Some(&true));
            }
        }
    }

    /// Makes room for rows.
    pub(super) fn reserve(&mut self, rows: usize) {
        match self {
            Buffer::Int { values, valid } | Buffer::Decimal { values, valid, .. } => {
                values.reserve(rows);
                valid.reserve(rows);
            }
            Buffer::Date { values, valid } => {
                values.reserve(rows);
                valid.reserve(rows);
            }
            Buffer::Text { offsets, valid, .. } => {
                offsets.reserve(rows);
                valid.reserve(rows);
            }
        }
    }

    /// Adds a text; for text columns only.
    pub fn push_text(&mut self, text: &str) {
        if let Buffer::Text { offsets, bytes, valid } = self {
            bytes.extend_from_slice(text.as_bytes());
            offsets.push(bytes.len() as u32);
            valid.push(true);
        }
    }

    /// Adds a whole or scaled number, or the days of a date.
    pub fn push_number(&mut self, value: i64) {
        match self {
            Buffer::Int { values, valid } | Buffer::Decimal { values, valid, .. } => {
                values.push(value);
                valid.push(true);
            }
            Buffer::Date { values, valid } => {
                values.push(value as i32);
                valid.push(true);
            }
            Buffer::Text { .. } => {}
        }
    }

    /// Empties the rows that are marked, to the last byte.
    pub fn clear(&mut self, marked: &[bool]) {
        match self {
            Buffer::Int { values, valid } | Buffer::Decimal { values, valid, .. } => {
                let all = values.iter_mut().zip(valid).zip(marked);
                all.filter(|(_, marked)| **marked).for_each(|((value, valid), _)| (*value, *valid) = (0, false));
            }
            Buffer::Date { values, valid } => {
                let all = values.iter_mut().zip(valid).zip(marked);
                all.filter(|(_, marked)| **marked).for_each(|((value, valid), _)| (*value, *valid) = (0, false));
            }
            Buffer::Text { .. } => {
                let old = std::mem::replace(self, Buffer::Text { offsets: vec![0], bytes: vec![], valid: vec![] });
                for (row, marked) in marked.iter().enumerate().take(old.len()) {
                    match old.text(row).filter(|_| !marked) {
                        Some(text) => self.push_text(text),
                        None => self.push_null(),
                    }
                }
            }
        }
    }

    /// Sets the whole number in the rows that are marked; for such columns only.
    pub fn set_whole(&mut self, marked: &[bool], number: i64) {
        if let Buffer::Int { values, valid } = self {
            let all = values.iter_mut().zip(valid).zip(marked);
            all.filter(|(_, marked)| **marked).for_each(|((value, valid), _)| (*value, *valid) = (number, true));
        }
    }

    /// Gives a row this number of hundredths, which is whole where the column's are; a column of another kind stays as it is.
    pub fn set_hundredths(&mut self, row: usize, hundredths: i64) {
        let (values, valid, number) = match self {
            Buffer::Decimal { values, valid, scale } => (values, valid, hundredths * 10i64.pow(u32::from(*scale)) / 100),
            Buffer::Int { values, valid } => (values, valid, hundredths / 100),
            _ => return,
        };
        if let (Some(value), Some(valid)) = (values.get_mut(row), valid.get_mut(row)) {
            (*value, *valid) = (number, true);
        }
    }

    /// Forgets the rows from `rows` on.
    pub fn truncate(&mut self, rows: usize) {
        match self {
            Buffer::Int { values, valid } | Buffer::Decimal { values, valid, .. } => {
                values.truncate(rows);
                valid.truncate(rows);
            }
            Buffer::Date { values, valid } => {
                values.truncate(rows);
                valid.truncate(rows);
            }
            Buffer::Text { valid, .. } if valid.len() <= rows => {}
            Buffer::Text { offsets, bytes, valid } => {
                valid.truncate(rows);
                offsets.truncate(rows + 1);
                bytes.truncate(offsets.last().map_or(0, |o| *o as usize));
            }
        }
    }

    /// Rows so far.
    pub fn len(&self) -> usize {
        self.valid().len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Which rows are not empty.
    pub fn valid(&self) -> &[bool] {
        match self {
            Buffer::Int { valid, .. }
            | Buffer::Decimal { valid, .. }
            | Buffer::Date { valid, .. }
            | Buffer::Text { valid, .. } => valid,
        }
    }

    /// The number in a row, scaled where the column is decimal, days where it is a date.
    pub fn number(&self, row: usize) -> Option<i64> {
        match self {
            Buffer::Int { values, valid } | Buffer::Decimal { values, valid, .. } => valid[row].then(|| values[row]),
            Buffer::Date { values, valid } => valid[row].then(|| i64::from(values[row])),
            Buffer::Text { .. } => None,
        }
    }

    /// The bytes of the text in a row; cheaper than [`Buffer::text`] where texts are only compared or measured.
    pub fn bytes(&self, row: usize) -> Option<&[u8]> {
        let Buffer::Text { offsets, bytes, valid } = self else { return None };
        valid[row].then(|| &bytes[offsets[row] as usize..offsets[row + 1] as usize])
    }

    /// The text in a row.
    pub fn text(&self, row: usize) -> Option<&str> {
        std::str::from_utf8(self.bytes(row)?).ok()
    }

    /// The column as a row rule sees it.
    pub fn data(&self) -> ColumnData<'_> {
        match self {
            Buffer::Int { values, valid } => ColumnData::Int { values, valid },
            Buffer::Decimal { values, scale, valid } => ColumnData::Decimal { values, scale: *scale, valid },
            Buffer::Date { values, valid } => ColumnData::Date { values, valid },
            Buffer::Text { offsets, bytes, valid } => ColumnData::Text { offsets, bytes, valid },
        }
    }
}
