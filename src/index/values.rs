//! The values of a row that is kept, as texts in one piece of memory: fifty thousand areas have a million of them.

use crate::delivery::Buffer;

/// Values by field index of the theme, in the form of a report.
#[derive(Debug, Clone, Default)]
pub(crate) struct Values {
    text: Box<str>,
    /// Where each value ends in `text`; [`EMPTY`] is added where the cell is empty.
    ends: Box<[u32]>,
}

/// Marks the end of a cell without a value.
const EMPTY: u32 = 1 << 31;

impl Values {
    /// A row of a batch's columns.
    pub(crate) fn of(columns: &[Buffer], row: usize) -> Values {
        let (mut text, mut ends) = (String::new(), Vec::with_capacity(columns.len()));
        for column in columns {
            let value = shown(column, row);
            text += value.as_deref().unwrap_or_default();
            // A record is far shorter than the 2 GB that fit.
            ends.push(text.len() as u32 | if value.is_some() { 0 } else { EMPTY });
        }
        Values { text: text.into(), ends: ends.into() }
    }

    /// The value of a field; `None` if the cell is empty.
    pub(crate) fn get(&self, field: usize) -> Option<&str> {
        let end = *self.ends.get(field)?;
        let start = field.checked_sub(1).map_or(0, |before| self.ends[before] & !EMPTY);
        if end & EMPTY == 0 { self.text.get(start as usize..end as usize) } else { None }
    }
}

/// A cell's value as text.
pub fn shown(column: &Buffer, row: usize) -> Option<String> {
    match column {
        Buffer::Text { .. } => column.text(row).map(str::to_owned),
        Buffer::Date { .. } => column.number(row).map(crate::delivery::iso_date),
        Buffer::Int { .. } => column.number(row).map(|n| n.to_string()),
        Buffer::Decimal { scale, .. } => column.number(row).map(|n| decimal(n, *scale)),
    }
}

fn decimal(value: i64, scale: u8) -> String {
    let unit = 10i64.pow(u32::from(scale));
    let sign = if value < 0 { "-" } else { "" };
    let (whole, part) = (value.abs() / unit, value.abs() % unit);
    format!("{sign}{whole}.{part:0width$}", width = usize::from(scale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::FieldKind;

    #[test]
    fn values_come_back_by_field_and_an_empty_text_is_no_empty_cell() {
        let mut columns: Vec<Buffer> = (0..4).map(|_| Buffer::new(FieldKind::Text)).collect();
        columns[0].push_text("101-A");
        columns[1].push_null();
        columns[2].push_text("");
        columns[3].push_text("Ærø");
        let values = Values::of(&columns, 0);
        assert_eq!([0, 1, 2, 3, 4].map(|f| values.get(f)), [Some("101-A"), None, Some(""), Some("Ærø"), None]);
    }
}
