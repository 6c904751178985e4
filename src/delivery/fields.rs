//! A theme's fields as a reader needs them: what each column holds, and which name leads to which.

use crate::model::{Datatype, Felt, Krav, Model, Tema};
use std::collections::HashMap;

/// How a field's cells are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Whole number or code.
    Int,
    /// Decimal with this many digits in all and decimals.
    Decimal {
        /// Digits in all.
        digits: u8,
        /// Decimals.
        scale: u8,
    },
    /// Date.
    Date,
    /// Text.
    Text,
    /// UUID, kept as lower-case text.
    Uuid,
}

impl FieldKind {
    /// Whether it is one of texts.
    pub(super) fn is_text(self) -> bool {
        matches!(self, FieldKind::Text | FieldKind::Uuid)
    }
}

/// One field that a delivery gives.
#[derive(Debug, Clone)]
pub struct FieldSpec {
    /// `feltnavn`.
    pub name: String,
    /// How its cells are read.
    pub kind: FieldKind,
    /// Whether a delivery must give it.
    pub required: bool,
    /// Whether it holds a quantity, so that Statistikbanken's signs have a meaning in it; in a code they have none.
    pub quantity: bool,
}

/// What a column's name leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// The field with this index.
    Field(usize),
    /// A system field: read past, and said so.
    Ignored,
    /// The text of a code, by its index in [`Fields::texts`]: the code counts, and what the text says is only compared.
    CodeText(usize),
    /// No field of the theme.
    Unknown,
}

/// A theme's fields, in the model's order (general fields first), without those that the system fills in.
#[derive(Debug, Clone)]
pub struct Fields {
    /// The theme.
    pub theme: u16,
    /// Whether the theme has areas.
    pub has_geometry: bool,
    /// The fields.
    pub specs: Vec<FieldSpec>,
    /// Columns that hold a code's text: name, and index of the code's field.
    pub texts: Vec<(String, usize)>,
    /// Number of the theme's own fields; those from here on are other columns, carried as texts.
    pub own: usize,
    /// What cannot be read is kept whole, to be written elsewhere.
    pub carries: bool,
    /// Every text outside the fields is kept.
    pub every_text: bool,
    names: HashMap<String, Binding>,
}

impl Fields {
    /// The fields of a theme.
    pub fn new(model: &Model, tema: &Tema) -> Self {
        let mut specs = Vec::new();
        let mut names = HashMap::new();
        for felt in model.felter(tema) {
            let binding = match felt.obligatorisk {
                Krav::S => Binding::Ignored,
                _ => Binding::Field(specs.len()),
            };
            names.insert(felt.feltnavn.clone(), binding);
            names.insert(felt.feltnavn10.clone(), binding);
            let Binding::Field(_) = binding else { continue };
            specs.push(FieldSpec {
                name: felt.feltnavn.clone(),
                kind: kind_of(&felt.datatype),
                required: felt.er_obligatorisk(),
                quantity: matches!(felt.datatype, Datatype::Heltal | Datatype::Decimaltal { .. }),
            });
        }
        // A code's text is often a system field of its own.
        let mut texts = Vec::new();
        let own = |felt| Some((model.kodeliste(Felt::kodeliste(felt)?)?.tekstfelt.clone(), felt));
        for (column, felt) in model.felter(tema).filter_map(own).chain(model.tekstkolonner(tema)) {
            let field = specs.iter().position(|s: &FieldSpec| s.name == felt.feltnavn);
            if matches!(names.get(&column), None | Some(Binding::Ignored)) {
                names.insert(column.clone(), field.map_or(Binding::Ignored, |_| Binding::CodeText(texts.len())));
                texts.extend(field.map(|f| (column, f)));
            }
        }
        let has_geometry = tema.geometritype == crate::model::Geometritype::Flade;
        Fields { theme: tema.temakode, has_geometry, own: specs.len(), specs, texts, carries: false, every_text: false, names }
    }

    /// No fields: every text of a dataset without theme lies outside them.
    pub fn none() -> Self {
        Fields {
            theme: 0,
            has_geometry: false,
            specs: vec![],
            texts: vec![],
            own: 0,
            carries: false,
            every_text: true,
            names: HashMap::new(),
        }
    }

    /// A theme's fields, and the other columns of an input by name: system fields, texts of codes and what the standard
    /// does not know are carried as texts, so that nothing is lost where the input is written in another format.
    pub fn carrying(model: &Model, tema: &Tema, others: &[String]) -> Self {
        let mut fields = Fields { carries: true, ..Fields::new(model, tema) };
        fields.texts.clear();
        for name in others {
            fields.names.insert(name.trim().to_owned(), Binding::Field(fields.specs.len()));
            let name = name.trim().to_owned();
            fields.specs.push(FieldSpec { name, kind: FieldKind::Text, required: false, quantity: false });
        }
        fields
    }

    /// What a column name leads to: `feltnavn` or `feltnavn10`, any case, blanks around it ignored.
    pub fn bind(&self, column: &str) -> Binding {
        let name = column.trim();
        if let Some(found) = self.names.get(name) {
            return *found;
        }
        self.names.get(&name.to_lowercase()).copied().unwrap_or(Binding::Unknown)
    }

    /// The index of a field.
    pub fn index(&self, feltnavn: &str) -> Option<usize> {
        self.specs.iter().position(|s| s.name == feltnavn)
    }

    /// Every name that a column may have, sorted, for suggestions.
    pub fn names(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.specs.iter().map(|s| s.name.as_str()).collect();
        all.sort_unstable();
        all
    }
}

fn kind_of(datatype: &Datatype) -> FieldKind {
    match datatype {
        Datatype::Tekst { .. } | Datatype::Tidspunkt => FieldKind::Text,
        Datatype::Heltal | Datatype::Kode { .. } => FieldKind::Int,
        Datatype::Decimaltal { cifre, decimaler } => FieldKind::Decimal { digits: *cifre, scale: *decimaler },
        Datatype::Dato => FieldKind::Date,
        Datatype::Uuid => FieldKind::Uuid,
    }
}
