//! A dataset's columns and a theme's fields.

use super::columns::Columns;
use super::header::Header;
use crate::delivery::batch::Batch;
use crate::delivery::fields::Fields;
use crate::finding::PlaceKind;
use std::sync::Arc;

/// A theme to read a dataset as.
pub struct Plan {
    /// The theme's fields.
    pub fields: Arc<Fields>,
    /// What the dataset's columns lead to.
    pub columns: Columns,
}

impl Plan {
    /// Binds a dataset's columns to a theme's fields.
    pub fn new(header: &Header, fields: Arc<Fields>) -> Self {
        let columns = if header.format.names_fields { &[] } else { header.columns.as_slice() };
        Plan { columns: Columns::bind(columns, &fields), fields }
    }

    /// The column findings, as a batch without rows: names that lead nowhere, fields without a column.
    pub fn head(&self, header: &Header) -> Batch {
        // A file without any layer names no fields, so none of them is missing.
        let is_hollow = header.format.has_layers && header.name.is_none() && header.columns.is_empty();
        match header.format.names_fields || is_hollow {
            true => Batch::new(&self.fields),
            false => self.columns.head(&self.fields, header.format.place == PlaceKind::Row),
        }
    }
}
