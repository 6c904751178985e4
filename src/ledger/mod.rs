//! The compact record of what whole-delivery rules need: 12 bytes a row, whatever the row holds.
//!
//! A row's business key is packed into 64 bits: codes by their index in the list, bounded numbers by their offset,
//! everything else by a number the [`Interner`] gives. The widths follow from the model.

mod intern;
mod key;

pub use intern::Interner;
pub use key::KeyPlan;

/// The keys of one theme's rows, over all inputs.
#[derive(Debug, Default)]
pub struct Ledger {
    /// Key (high half, low half) and row number, which counts the theme's rows over all inputs.
    records: Vec<[u32; 3]>,
}

impl Ledger {
    /// Adds a row's key.
    pub fn push(&mut self, key: u64, row: u32) {
        self.records.push([(key >> 32) as u32, key as u32, row]);
    }

    /// Rows whose key an earlier row has: (row, the first row with that key), by row. Sorts in place; nothing is
    /// copied but what is found.
    pub fn duplicates(&mut self) -> Vec<(u32, u32)> {
        self.records.sort_unstable();
        let mut found = Vec::new();
        let mut first = 0;
        for i in 1..self.records.len() {
            let (a, b) = (self.records[first], self.records[i]);
            if a[..2] == b[..2] {
                found.push((b[2], a[2]));
            } else {
                first = i;
            }
        }
        found.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_later_row_and_names_the_first() {
        let mut ledger = Ledger::default();
        for (row, key) in [7u64, 1 << 40, 7, 8, 7, 1 << 40].into_iter().enumerate() {
            ledger.push(key, row as u32);
        }
        assert_eq!(ledger.duplicates(), vec![(2, 0), (4, 0), (5, 1)]);
    }
}
