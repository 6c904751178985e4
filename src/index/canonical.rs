//! Numbers that do not depend on the order in which a delivery was read: of texts by the alphabet, of rows by their keys. Who
//! chooses among rows by their numbers then chooses alike, whatever the order of rows, files and threads.

use super::Compiled;
use super::content::DeliveryContent;
use crate::ledger::Interner;
use std::collections::HashMap;

/// How rows were numbered before, by theme.
pub(crate) struct RowNumbers {
    old: HashMap<u16, Vec<u32>>,
    new: HashMap<u16, HashMap<u32, u32>>,
}

impl RowNumbers {
    /// The number that a row was read with.
    pub(crate) fn as_read(&self, theme: u16, row: u32) -> u32 {
        self.old.get(&theme).and_then(|rows| rows.get(row as usize)).copied().unwrap_or(row)
    }

    /// The number of a row that was read with this one; `None` if it is not kept because it has no key.
    pub(crate) fn renumbered(&self, theme: u16, row: u32) -> Option<u32> {
        match self.new.get(&theme) {
            Some(rows) => rows.get(&row).copied(),
            None => Some(row),
        }
    }
}

impl DeliveryContent {
    /// Numbers texts and rows anew, once all is settled.
    pub(crate) fn renumber(&mut self, compiled: &Compiled<'_>) -> RowNumbers {
        let texts = self.interner.texts();
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.sort_by(|a, b| texts[*a].cmp(&texts[*b]));
        let (fresh, mut numbers) = (Interner::default(), vec![0; texts.len()]);
        order.into_iter().for_each(|old| numbers[old] = fresh.intern(&texts[old]));
        self.interner = fresh;
        let number = |old: &u32| numbers.get(*old as usize).copied().unwrap_or(*old);
        self.known.values_mut().for_each(|ids| *ids = ids.iter().map(number).collect());
        self.used.values_mut().for_each(|ids| *ids = ids.iter().map(|(id, n)| (number(id), *n)).collect());
        let mut rows = RowNumbers { old: HashMap::new(), new: HashMap::new() };
        for (code, theme) in &mut self.themes {
            let Some(plan) = compiled.theme(*code).and_then(|t| t.key.as_ref()) else { continue };
            let id = |id: u64| u64::from(number(&u32::try_from(id).unwrap_or(u32::MAX)));
            let old = theme.ledger.renumber(|key| plan.exchanged(key, id));
            rows.new.insert(*code, old.iter().enumerate().map(|(new, old)| (*old, new as u32)).collect());
            rows.old.insert(*code, old);
        }
        let figures = compiled.roles.figures;
        self.reopened = self.reopened.iter().filter_map(|row| rows.renumbered(figures, *row)).collect();
        let key = |row: &super::AreaRow| -> Vec<Option<String>> {
            let fields = compiled.theme(row.theme).map(|t| t.key_fields.as_slice()).unwrap_or_default();
            fields.iter().map(|f| row.values.get(*f).map(str::to_owned)).collect()
        };
        self.areas.sort_by_cached_key(|row| (row.theme, row.reference, key(row)));
        rows
    }
}
