//! A theme's fields as the columns that its row rules may name.

use super::{Datatype, Model, Tema};
use crate::expr::{Column, Type};

impl Model {
    /// The columns of a theme's row rules, in the order of its fields: what a delivery gives, so neither what the
    /// system fills in nor the geometry. A code is a whole number, a UUID a text.
    pub fn columns(&self, tema: &Tema) -> Vec<Column> {
        let given = self.felter(tema).filter(|f| !f.er_systemfelt());
        given.filter_map(|f| Some(Column { name: f.feltnavn.clone(), ty: column_type(&f.datatype)? })).collect()
    }
}

/// A field's type in a row rule; timestamps have none.
fn column_type(datatype: &Datatype) -> Option<Type> {
    match datatype {
        Datatype::Tekst { .. } | Datatype::Uuid => Some(Type::Text),
        Datatype::Heltal | Datatype::Kode { .. } => Some(Type::Int),
        Datatype::Decimaltal { decimaler, .. } => Some(Type::Decimal(*decimaler)),
        Datatype::Dato => Some(Type::Date),
        Datatype::Tidspunkt => None,
    }
}
