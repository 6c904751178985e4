//! The sensitivity of a row's figures: fixed by the policy or the indicator's, and sensitive where a breakdown is.

use crate::index::Rows;
use crate::model::{Feltrolle, Foelsomhed, Taellefelt};

/// The classes of the rows of a batch.
pub(crate) struct Classes<'a> {
    rows: &'a Rows<'a>,
    fixed: Option<Foelsomhed>,
    indicator: Option<usize>,
    /// Columns whose code, when it is not the total, makes an ordinary count a sensitive one.
    splits: Vec<usize>,
    last: Option<(i64, Foelsomhed)>,
}

impl<'a> Classes<'a> {
    pub(crate) fn new(rows: &'a Rows<'a>, count: &Taellefelt) -> Self {
        let indicator = rows.theme.field(Feltrolle::Indikator).filter(|_| count.foelsomhed.is_none());
        let splits = count.foelsomme_opdelinger.iter().filter_map(|f| rows.theme.fields.index(f)).collect();
        Classes { rows, fixed: count.foelsomhed, indicator, splits, last: None }
    }

    /// The class of a row. A row whose indicator cannot be read is not judged here: it is a fault already.
    pub(crate) fn of(&mut self, row: usize) -> Option<Foelsomhed> {
        let class = match self.fixed {
            Some(class) => class,
            None => self.of_indicator(row)?,
        };
        let split = |column: &usize| self.rows.narrows(*column, row);
        let sensitive = class == Foelsomhed::Almindelig && self.splits.iter().any(split);
        Some(if sensitive { Foelsomhed::Foelsom } else { class })
    }

    fn of_indicator(&mut self, row: usize) -> Option<Foelsomhed> {
        let code = self.rows.batch.columns[self.indicator?].number(row)?;
        match self.last {
            Some((seen, class)) if seen == code => Some(class),
            _ => {
                let class = self.rows.compiled.sensitivity(code);
                self.last = Some((code, class));
                Some(class)
            }
        }
    }
}
