//! A theme's business key in 64 bits.

use super::Interner;
use crate::delivery::{Batch, Buffer, Fields};
use crate::model::{Datatype, Model, Tema};

/// How a theme's key is packed.
#[derive(Debug)]
pub struct KeyPlan {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    field: usize,
    bits: u32,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// Index among the list's codes, sorted.
    Code(Vec<i64>),
    /// Offset from the smallest value.
    Range(i64),
    /// The interner's number of the text.
    Interned,
}

/// Fewest bits that an interned part gets; the widest themes still fit.
const LEAST_INTERNED: u32 = 12;

impl KeyPlan {
    /// The plan for a theme; `None` where its key does not fit 64 bits.
    pub fn new(model: &Model, tema: &Tema, fields: &Fields) -> Option<KeyPlan> {
        let mut parts = Vec::new();
        for name in &tema.noegle {
            let field = fields.index(name)?;
            let felt = model.felter(tema).find(|f| f.feltnavn == *name)?;
            let kind = match (&felt.datatype, felt.minimum, felt.maksimum) {
                (Datatype::Kode { kodeliste, .. }, _, _) => {
                    Kind::Code(model.kodeliste(kodeliste)?.koder.iter().map(|k| k.kode).collect())
                }
                (Datatype::Heltal, Some(low), Some(high)) if high - low < 1 << 20 => {
                    let bits = width((high - low) as u64);
                    parts.push(Part { field, bits, kind: Kind::Range(low) });
                    continue;
                }
                _ => Kind::Interned,
            };
            let bits = match &kind {
                Kind::Code(codes) => width(codes.len().saturating_sub(1) as u64),
                _ => 0,
            };
            parts.push(Part { field, bits, kind });
        }
        let fixed: u32 = parts.iter().map(|p| p.bits).sum();
        let interned = parts.iter().filter(|p| matches!(p.kind, Kind::Interned)).count() as u32;
        if interned > 0 {
            let each = 64u32.checked_sub(fixed)? / interned;
            if each < LEAST_INTERNED {
                return None;
            }
            parts.iter_mut().filter(|p| matches!(p.kind, Kind::Interned)).for_each(|p| p.bits = each.min(32));
        }
        (fixed <= 64).then_some(KeyPlan { parts })
    }

    /// The key of each row; `None` where a part of it is empty or no legal value.
    ///
    /// # Errors
    /// More distinct values than a part has bits for.
    pub fn keys(&self, batch: &Batch, interner: &Interner) -> Result<Vec<Option<u64>>, TooMany> {
        let mut keys = vec![Some(0u64); batch.rows];
        for part in &self.parts {
            let mut last = (String::new(), None);
            for (row, key) in keys.iter_mut().enumerate() {
                let Some(so_far) = *key else { continue };
                let value = match part.value(&batch.columns[part.field], row, interner, &mut last) {
                    Some(value) if part.bits < 64 && value >> part.bits != 0 => return Err(TooMany),
                    value => value,
                };
                *key = value.map(|v| so_far << part.bits | v);
            }
        }
        Ok(keys)
    }
}

/// More distinct values in a delivery than the key has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany;

impl Part {
    fn value(&self, column: &Buffer, row: usize, interner: &Interner, last: &mut (String, Option<u64>)) -> Option<u64> {
        match &self.kind {
            Kind::Code(codes) => codes.binary_search(&column.number(row)?).ok().map(|i| i as u64),
            Kind::Range(low) => u64::try_from(column.number(row)? - low).ok().filter(|v| v >> self.bits == 0),
            Kind::Interned => {
                let made;
                let text = match column.text(row) {
                    Some(text) => text,
                    None => {
                        made = column.number(row)?.to_string();
                        &made
                    }
                };
                // Rows of one area or period mostly follow each other.
                if last.1.is_none() || last.0 != text {
                    *last = (text.to_owned(), Some(u64::from(interner.intern(text))));
                }
                last.1
            }
        }
    }
}

fn width(largest: u64) -> u32 {
    64 - largest.leading_zeros()
}
