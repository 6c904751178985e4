//! A theme's business key in 64 bits.

use super::{Interner, Total};
use crate::delivery::{Batch, Buffer, Fields};
use crate::model::{Datatype, Felt, Feltrolle, Model, Tema};

/// How a theme's key is packed.
#[derive(Debug)]
pub struct KeyPlan {
    parts: Vec<KeyPart>,
}

#[derive(Debug)]
struct KeyPart {
    field: usize,
    role: Option<Feltrolle>,
    bits: u32,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// Index among the list's codes as the program has them, sorted.
    Code { codes: Vec<i64>, total: Total },
    /// Offset from the smallest value.
    Range(i64),
    /// The interner's number of the text.
    Interned,
}

/// Parts that a key has at most; the standard's longest has eight.
const PARTS: usize = 16;
/// Fewest bits that an interned part gets; the widest themes still fit.
const LEAST_INTERNED: u32 = 12;

impl KeyPlan {
    /// The plan for a theme; `None` if its key does not fit 64 bits. Parts with a role of `order` come first, in that
    /// order; the others follow as the model has them.
    pub fn new(model: &Model, tema: &Tema, fields: &Fields, order: &[Feltrolle]) -> Option<KeyPlan> {
        let mut felter: Vec<&Felt> = Vec::new();
        for name in &tema.noegle {
            felter.push(model.felter(tema).find(|f| f.feltnavn == *name)?);
        }
        felter.sort_by_key(|felt| order.iter().position(|role| felt.rolle == Some(*role)).unwrap_or(order.len()));
        let mut parts = Vec::new();
        for felt in felter {
            let (field, role) = (fields.index(&felt.feltnavn)?, felt.rolle);
            let kind = match (&felt.datatype, felt.minimum, felt.maksimum) {
                (Datatype::Kode { kodeliste, .. }, _, _) => {
                    let list = model.kodeliste(kodeliste)?;
                    let total = Total::of(Some(list));
                    let mut codes: Vec<i64> = list.koder.iter().map(|k| total.exchange(k.kode)).collect();
                    codes.sort_unstable();
                    Kind::Code { codes, total }
                }
                (Datatype::Heltal, Some(low), Some(high)) if high - low < 1 << 20 => {
                    let bits = width((high - low) as u64);
                    parts.push(KeyPart { field, role, bits, kind: Kind::Range(low) });
                    continue;
                }
                _ => Kind::Interned,
            };
            let bits = match &kind {
                Kind::Code { codes, .. } => width(codes.len().saturating_sub(1) as u64),
                _ => 0,
            };
            parts.push(KeyPart { field, role, bits, kind });
        }
        let fixed: u32 = parts.iter().map(|p| p.bits).sum();
        let interned = parts.iter().filter(|p| matches!(p.kind, Kind::Interned)).count() as u32;
        if let Some(each) = 64u32.checked_sub(fixed)?.checked_div(interned) {
            if each < LEAST_INTERNED {
                return None;
            }
            parts.iter_mut().filter(|p| matches!(p.kind, Kind::Interned)).for_each(|p| p.bits = each.min(32));
        }
        (fixed <= 64 && parts.len() <= PARTS).then_some(KeyPlan { parts })
    }

    /// The position of a role among the key's parts.
    pub fn part(&self, role: Feltrolle) -> Option<usize> {
        self.parts.iter().position(|p| p.role == Some(role))
    }

    /// Whether the key's first parts have these roles.
    pub fn begins_with(&self, roles: &[Feltrolle]) -> bool {
        roles.len() <= self.parts.len() && self.parts.iter().zip(roles).all(|(part, role)| part.role == Some(*role))
    }

    /// A key taken apart: codes (a list's total as 0) and bounded numbers as they are, the others by the interner's number, −1 after the last.
    pub fn unpack(&self, key: u64) -> [i64; PARTS] {
        let mut rest = key;
        let mut values = [-1; PARTS];
        for (value, part) in values[..self.parts.len()].iter_mut().zip(&self.parts).rev() {
            let bits = rest & mask(part.bits);
            *value = match &part.kind {
                Kind::Code { codes, .. } => codes.get(bits as usize).copied().unwrap_or(-1),
                Kind::Range(low) => low + bits as i64,
                Kind::Interned => bits as i64,
            };
            rest = rest.checked_shr(part.bits).unwrap_or(0);
        }
        values
    }

    /// A key with other numbers for its texts.
    pub fn exchanged(&self, key: u64, number: impl Fn(u64) -> u64) -> u64 {
        let (mut rest, mut made, mut shift) = (key, 0u64, 0);
        for part in self.parts.iter().rev() {
            let bits = rest & mask(part.bits);
            let bits = if matches!(part.kind, Kind::Interned) { number(bits) } else { bits };
            made |= bits.checked_shl(shift).unwrap_or(0);
            rest = rest.checked_shr(part.bits).unwrap_or(0);
            shift += part.bits;
        }
        made
    }

    /// The parts of a key as texts, each with the field that it is of; `text` gives that of an interner's number.
    pub fn texts<'t>(&self, key: u64, text: impl Fn(i64) -> &'t str) -> impl Iterator<Item = (usize, String)> {
        let one = move |(part, value): (&KeyPart, i64)| match &part.kind {
            Kind::Interned => (part.field, text(value).to_owned()),
            Kind::Code { total, .. } => (part.field, total.exchange(value).to_string()),
            Kind::Range(_) => (part.field, value.to_string()),
        };
        self.parts.iter().zip(self.unpack(key)).map(one)
    }

    /// The range of keys that begin with these values, first and last; `None` if one is not a legal value.
    pub fn beginning(&self, values: &[i64]) -> Option<(u64, u64)> {
        let mut key = 0u64;
        for (part, value) in self.parts.iter().zip(values) {
            let bits = match &part.kind {
                Kind::Code { codes, .. } => codes.binary_search(value).ok()? as u64,
                Kind::Range(low) => u64::try_from(value - low).ok()?,
                Kind::Interned => u64::try_from(*value).ok()?,
            };
            key = key << part.bits | bits & mask(part.bits);
        }
        let rest: u32 = self.parts.iter().skip(values.len()).map(|p| p.bits).sum();
        let low = key.checked_shl(rest).unwrap_or(0);
        Some((low, low | mask(rest)))
    }

    /// The key of each row; `None` if a part of it is empty or not a legal value.
    ///
    /// # Errors
    /// More distinct values than a part has bits for.
    pub fn keys(&self, batch: &Batch, interner: &Interner) -> Result<Vec<Option<u64>>, TooMany> {
        let mut keys = vec![Some(0u64); batch.rows];
        for part in &self.parts {
            let column = &batch.columns[part.field];
            // Rows of one area or period mostly follow each other.
            let mut last: Option<(usize, Option<u64>)> = None;
            for (row, key) in keys.iter_mut().enumerate() {
                let Some(so_far) = *key else { continue };
                let value = match last {
                    Some((seen, value)) if same(column, seen, row) => value,
                    _ => part.value(column, row, interner)?,
                };
                last = Some((row, value));
                *key = value.map(|v| so_far << part.bits | v);
            }
        }
        Ok(keys)
    }
}

/// Whether two rows of a column hold the same.
fn same(column: &Buffer, a: usize, b: usize) -> bool {
    match column {
        Buffer::Text { .. } => column.bytes(a) == column.bytes(b),
        Buffer::Int { values, valid } | Buffer::Decimal { values, valid, .. } => values[a] == values[b] && valid[a] == valid[b],
        Buffer::Date { values, valid } => values[a] == values[b] && valid[a] == valid[b],
    }
}

/// More distinct values in a delivery than the key has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany;

impl KeyPart {
    fn value(&self, column: &Buffer, row: usize, interner: &Interner) -> Result<Option<u64>, TooMany> {
        let id = match &self.kind {
            Kind::Code { codes, total } => {
                let code = column.number(row).map(|n| total.exchange(n));
                return Ok(code.and_then(|n| codes.binary_search(&n).ok()).map(|i| i as u64));
            }
            Kind::Range(low) => {
                let offset = column.number(row).and_then(|n| u64::try_from(n - low).ok());
                return Ok(offset.filter(|v| v >> self.bits == 0));
            }
            Kind::Interned => match (column.text(row), column.number(row)) {
                (Some(text), _) => interner.intern(text),
                (None, Some(number)) => interner.intern(&number.to_string()),
                (None, None) => return Ok(None),
            },
        };
        if u64::from(id) >> self.bits != 0 { Err(TooMany) } else { Ok(Some(u64::from(id))) }
    }
}

/// The lowest bits.
fn mask(bits: u32) -> u64 {
    u64::MAX.checked_shr(64 - bits).unwrap_or(0)
}

fn width(largest: u64) -> u32 {
    64 - largest.leading_zeros()
}
