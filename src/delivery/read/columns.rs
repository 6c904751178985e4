//! A table's columns: which field each leads to, and what the column names alone show.

use crate::delivery::batch::{Batch, RecordFault};
use crate::delivery::fields::{Binding, Fields};
use crate::finding::Secret;

/// What each column of a table leads to.
pub struct Columns {
    pub(crate) bindings: Vec<Binding>,
    pub(crate) names: Vec<String>,
    doubles: Vec<usize>,
}

impl Columns {
    pub(crate) fn bind(names: &[String], fields: &Fields) -> Self {
        let mut bindings: Vec<Binding> = names.iter().map(|c| fields.bind(c)).collect();
        let mut doubles = Vec::new();
        for i in 0..bindings.len() {
            if matches!(bindings[i], Binding::Field(_)) && bindings[..i].contains(&bindings[i]) {
                doubles.push(i);
            }
        }
        for i in &doubles {
            bindings[*i] = Binding::Ignored;
        }
        Columns { bindings, names: names.to_vec(), doubles }
    }

    /// What the column names alone show: names that lead nowhere, fields without a column, two columns for one field.
    /// `lines`: the names are on the first line of a text.
    pub(crate) fn head(&self, fields: &Fields, lines: bool) -> Batch {
        let mut batch = Batch::new(fields);
        self.mark_present(&mut batch);
        for (i, name) in self.names.iter().enumerate() {
            // A blank name without data is Excel's trailing delimiter.
            let twice = self.doubles.binary_search(&i).is_ok();
            if !name.trim().is_empty() && !twice && !matches!(self.bindings[i], Binding::Field(_)) {
                let name = Secret::new(name.trim());
                batch.other_names.note(|n| *n == name, || name.clone(), self.bindings[i], 0);
            }
        }
        for i in &self.doubles {
            batch.record_faults.push(RecordFault {
                row: 0,
                line: lines.then_some(1),
                column: None,
                twice: true,
                da: format!("kolonne {} har samme felt som en kolonne før den", i + 1),
                en: format!("column {} is for the same field as a column before it", i + 1),
            });
        }
        batch
    }

    /// Which fields the table has a column for.
    pub(crate) fn mark_present(&self, batch: &mut Batch) {
        for (field, present) in batch.present.iter_mut().enumerate() {
            *present = self.bindings.contains(&Binding::Field(field));
        }
    }

    /// A value under a blank column name: reported once, by the column's number after `#`, which is the only name it has.
    pub(crate) fn unnamed(&self, batch: &mut Batch, index: usize) {
        let name = Secret::new(format!("#{}", index + 1));
        batch.other_names.note(|n| *n == name, || name.clone(), Binding::Unknown, batch.rows as u32);
    }

    /// The column of a field, from 0.
    pub(crate) fn of_field(&self, field: usize) -> Option<usize> {
        self.bindings.iter().position(|b| *b == Binding::Field(field))
    }
}
