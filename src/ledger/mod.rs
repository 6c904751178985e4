//! The compact record of what whole-delivery rules need: 24 bytes a row, whatever the row holds.
//!
//! A row's business key is packed into 64 bits: codes by their index in the list, bounded numbers by their offset,
//! everything else by a number the [`Interner`] gives. The widths follow from the model. The record also holds the row's
//! number, three figures in hundredths and three small codes.

mod intern;
mod key;
mod total;

pub use intern::Interner;
pub use key::KeyPlan;
pub use total::Total;

use std::collections::BTreeMap;

/// Bits of a figure; the bits above hold four bits of the row's small codes.
const FIGURE_BITS: u32 = 28;
/// Bits of each small code: the marking, the status, the source. Together they fill what three figures leave.
const CODE_BITS: [u32; 3] = [3, 4, 5];
/// Bits below each small code in the twelve packed bits.
const CODE_SHIFT: [u32; 3] = [9, 5, 0];

/// How many different codes a place has room for; the last of them is for what is none.
pub const fn room(index: usize) -> usize {
    (1 << CODE_BITS[index]) - 1
}

/// A figure that is not there.
const EMPTY: u32 = (1 << FIGURE_BITS) - 1;
/// A figure that does not fit; it is kept in a separate map.
const LARGE: u32 = EMPTY - 1;

/// Set in the row numbers of a reference. Sorted by key and then number, a reference's rows come after the delivered rows
/// of the same key.
pub const REFERENCE: u32 = 1 << 31;

/// One row: key (high half, low half), row number, three figures with a code each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record([u32; 6]);

impl Record {
    /// The packed key.
    pub fn key(&self) -> u64 {
        u64::from(self.0[0]) << 32 | u64::from(self.0[1])
    }

    /// The row's number, counted over the theme's rows of all inputs; with [`REFERENCE`] over those of all references.
    pub fn row(&self) -> u32 {
        self.0[2]
    }

    /// Whether it is a reference's.
    pub fn is_reference(&self) -> bool {
        self.row() & REFERENCE != 0
    }

    /// One of its three codes; `u8::MAX` where it had none.
    pub fn code(&self, index: usize) -> u8 {
        let bits = |place: usize| self.0[3 + place] >> FIGURE_BITS;
        let all = bits(0) << 8 | bits(1) << 4 | bits(2);
        let code = (all >> CODE_SHIFT[index]) as usize & room(index);
        if code == room(index) { u8::MAX } else { code as u8 }
    }

    /// Gives it other codes.
    fn set_codes(&mut self, codes: [u8; 3]) {
        let small = |index: usize| ((codes[index] as usize).min(room(index)) as u32) << CODE_SHIFT[index];
        let all = small(0) | small(1) | small(2);
        for (place, bits) in [all >> 8, all >> 4, all].into_iter().enumerate() {
            self.0[3 + place] = self.0[3 + place] & EMPTY | (bits & 15) << FIGURE_BITS;
        }
    }

    /// Gives it another first code.
    fn set_first(&mut self, code: u8) {
        self.set_codes([code, self.code(1), self.code(2)]);
    }
}

/// Bytes of a record.
pub const RECORD: usize = size_of::<Record>();

/// What a row adds to its key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Figures in hundredths, not negative; `None` if the cell is empty.
    pub values: [Option<i64>; 3],
    /// Small codes, each below [`room`]; `u8::MAX` where there is none.
    pub codes: [u8; 3],
}

/// The rows of one theme, over all inputs.
#[derive(Debug, Default)]
pub struct Ledger {
    records: Vec<Record>,
    /// By row: figures of which one is too large for its place (Denmark has 5.9 million residents).
    large: BTreeMap<u32, [Option<i64>; 3]>,
}

impl Ledger {
    /// Adds a row.
    pub fn push(&mut self, key: u64, row: u32, figures: Figures) {
        let mut record = [(key >> 32) as u32, key as u32, row, 0, 0, 0];
        for (index, value) in figures.values.iter().enumerate() {
            let place = packed(*value);
            if place == LARGE {
                self.large.insert(row, figures.values);
            }
            record[3 + index] = place;
        }
        let mut record = Record(record);
        record.set_codes(figures.codes);
        self.records.push(record);
    }

    /// Replaces rows' figures and first code as `changes` says. The order is kept.
    pub fn change(&mut self, changes: impl Fn(u32) -> Option<([Option<i64>; 3], u8)>) {
        for record in &mut self.records {
            let Some((values, code)) = changes(record.row()) else { continue };
            for (index, value) in values.iter().enumerate() {
                let place = packed(*value);
                if place == LARGE {
                    self.large.insert(record.row(), values);
                }
                record.0[3 + index] = record.0[3 + index] & !EMPTY | place;
            }
            record.set_first(code);
        }
    }

    /// Sorts by key, then row, in place, on so many threads, and leaves out the rows of references whose key an earlier row
    /// has: they are other versions of it. `replaced` receives each of them, after the row that is kept.
    pub fn settle(&mut self, threads: usize, mut replaced: impl FnMut(&Record, &Record)) {
        sort(&mut self.records, threads);
        let mut last: Option<Record> = None;
        self.records.retain(|r| {
            if let Some(stays) = last.filter(|l| r.is_reference() && l.key() == r.key()) {
                replaced(&stays, r);
                return false;
            }
            last = Some(*r);
            true
        });
    }

    /// Gives the rows keys and numbers that do not depend on the order in which they were added: other keys, and numbers by key
    /// and figures, those of references among themselves. Returns the old numbers of the rows that are no reference's, by the new.
    pub fn renumber(&mut self, rekey: impl Fn(u64) -> u64) -> Vec<u32> {
        for record in &mut self.records {
            let key = rekey(record.key());
            (record.0[0], record.0[1]) = ((key >> 32) as u32, key as u32);
        }
        self.records.sort_unstable_by_key(|r| (r.key(), r.is_reference(), [r.0[3], r.0[4], r.0[5]], r.row()));
        let mut large = std::mem::take(&mut self.large);
        let (mut old, mut references) = (Vec::new(), 0);
        for record in &mut self.records {
            let row = record.row();
            record.0[2] = if record.is_reference() { REFERENCE | references } else { old.len() as u32 };
            match record.is_reference() {
                true => references += 1,
                false => old.push(row),
            }
            self.large.extend(large.remove(&row).map(|values| (record.row(), values)));
        }
        old
    }

    /// Removes the records that are not to be kept.
    pub fn split_off(&mut self, stays: impl Fn(&Record) -> bool) -> Vec<Record> {
        let mut out = Vec::new();
        self.records.retain(|record| {
            let stays = stays(record);
            if !stays {
                out.push(*record);
            }
            stays
        });
        out
    }

    /// Adds back records that were removed.
    pub fn extend(&mut self, records: Vec<Record>) {
        self.records.extend(records);
    }

    /// The rows; by key once they are sorted.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Empties some of a row's figures, for every row of which `empties` says which, and gives it this first code where it
    /// gives one. The order stays.
    pub fn empty(&mut self, empties: impl Fn(u32) -> Option<([bool; 3], Option<u8>)>) {
        for record in &mut self.records {
            let Some((which, code)) = empties(record.row()) else { continue };
            for (index, _) in which.iter().enumerate().filter(|(_, empty)| **empty) {
                record.0[3 + index] |= EMPTY;
            }
            if let Some(code) = code {
                record.set_first(code);
            }
        }
    }

    /// A record's figures, in hundredths.
    pub fn values(&self, record: &Record) -> [Option<i64>; 3] {
        let one = |index: usize| match record.0[3 + index] & EMPTY {
            EMPTY => None,
            LARGE => self.large.get(&record.row()).and_then(|values| values[index]),
            value => Some(i64::from(value)),
        };
        [one(0), one(1), one(2)]
    }

    /// The rows whose key lies from `low` up to `high`, both inclusive; of a sorted ledger.
    pub fn range(&self, low: u64, high: u64) -> &[Record] {
        let from = self.records.partition_point(|r| r.key() < low);
        let rest = &self.records[from..];
        // Ranges are mostly short: galloping stays near, while bisection would touch distant memory.
        let mut reach = 1;
        while rest.get(reach).is_some_and(|r| r.key() <= high) {
            reach *= 2;
        }
        let near = &rest[..rest.len().min(reach)];
        &near[..near.partition_point(|r| r.key() <= high)]
    }
}

/// A figure in its place.
fn packed(value: Option<i64>) -> u32 {
    value.map_or(EMPTY, |v| u32::try_from(v).ok().filter(|v| *v < LARGE).unwrap_or(LARGE))
}

/// Parts around the middle record, then each half by itself: in place, where a merge would need as much again.
fn sort(records: &mut [Record], threads: usize) {
    if !cfg!(feature = "parallel") || threads < 2 || records.len() < 1 << 16 {
        return records.sort_unstable();
    }
    let middle = records.len() / 2;
    records.select_nth_unstable(middle);
    let (low, high) = records.split_at_mut(middle);
    std::thread::scope(|scope| {
        scope.spawn(move || sort(low, threads / 2));
        sort(high, threads - threads / 2);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delivered_row_replaces_the_references_and_keeps_its_duplicates() {
        let mut ledger = Ledger::default();
        for (key, row) in [(1, REFERENCE), (2, REFERENCE | 1), (2, REFERENCE | 2), (1, 0), (1, 1), (3, 2)] {
            ledger.push(key, row, Figures::default());
        }
        let mut gone = Vec::new();
        ledger.settle(1, |stays, other| gone.push((stays.row(), other.row())));
        assert_eq!(gone, [(1, REFERENCE), (REFERENCE | 1, REFERENCE | 2)]);
        let left: Vec<(u64, u32)> = ledger.records().iter().map(|r| (r.key(), r.row())).collect();
        assert_eq!(left, [(1, 0), (1, 1), (2, REFERENCE | 1), (3, 2)]);
    }

    #[test]
    fn emptied_figures_are_gone_and_the_rest_stays() {
        let mut ledger = Ledger::default();
        let values = [Some(700), Some(i64::from(LARGE)), Some(5)];
        (0..2).for_each(|row| ledger.push(u64::from(row), row, Figures { values, codes: [0, 3, 9] }));
        ledger.empty(|row| (row == 1).then_some(([true, false, true], Some(1))));
        let after: Vec<_> = ledger.records().iter().map(|r| (ledger.values(r), [0, 1, 2].map(|i| r.code(i)))).collect();
        assert_eq!(after, [(values, [0, 3, 9]), ([None, Some(i64::from(LARGE)), None], [1, 3, 9])]);
    }

    #[test]
    fn figures_come_back_as_they_were_whatever_their_size() {
        let mut ledger = Ledger::default();
        let rows = [
            (7u64, [Some(0), None, Some(104_000)], [1, u8::MAX, 30]),
            (1 << 40, [Some(593_000_000), Some(i64::from(LARGE) - 1), Some(i64::from(LARGE))], [0, 3, 9]),
            (7, [None, None, None], [2, 0, 4]),
        ];
        for (row, (key, values, codes)) in rows.iter().enumerate() {
            ledger.push(*key, row as u32, Figures { values: *values, codes: *codes });
        }
        ledger.settle(2, |_, _| ());
        let order: Vec<u32> = ledger.records().iter().map(Record::row).collect();
        assert_eq!(order, [0, 2, 1], "by key, then row");
        for record in ledger.records() {
            let (key, values, codes) = rows[record.row() as usize];
            assert_eq!((record.key(), ledger.values(record)), (key, values));
            assert_eq!([0, 1, 2].map(|i| record.code(i)), codes);
        }
        assert_eq!(ledger.range(7, 7).len(), 2);
        assert_eq!(ledger.range(8, (1 << 40) - 1).len(), 0);
        assert_eq!(size_of::<Record>(), 24);
    }

    #[test]
    fn a_long_ledger_is_in_order_whatever_the_number_of_threads() {
        let rows: Vec<(u64, u32)> =
            (0..200_000u32).map(|row| (u64::from(row.wrapping_mul(2_654_435_761) % 1_000), row)).collect();
        let mut expected = rows.clone();
        expected.sort();
        for threads in [1, 2, 3, 8] {
            let mut ledger = Ledger::default();
            rows.iter().for_each(|(key, row)| ledger.push(*key, *row, Figures::default()));
            ledger.settle(threads, |_, _| ());
            assert_eq!(ledger.records().iter().map(|r| (r.key(), r.row())).collect::<Vec<_>>(), expected, "{threads} threads");
        }
    }
}
