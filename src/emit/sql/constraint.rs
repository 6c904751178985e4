//! A constraint of a base table, and the rule that it enforces.

use crate::model::Tema;

use super::names::object_name;

/// One named constraint. Its comment begins with the construct in square brackets, so that whoever meets its name in
/// an error message can find the rule with one query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Constraint {
    /// Its name, unique in the table.
    pub(super) name: String,
    /// Rule id or `rule-id/aspect`; `None` for what GeoFA's own construction demands.
    pub(super) construct: Option<String>,
    /// The field it judges.
    pub(super) field: String,
    /// `CHECK (…)` or `FOREIGN KEY (…) REFERENCES …`.
    pub(super) definition: String,
    /// What it demands, in Danish. Says every limit, so that an equal text means an equal definition.
    pub(super) text: String,
}

impl Constraint {
    /// A CHECK of one field, named `table_field_part_ck`.
    pub(super) fn check(tema: &Tema, field: &str, part: &str, construct: &str, condition: &str, text: String) -> Self {
        Constraint {
            name: object_name(&tema.tabel, &[field, part], "ck"),
            construct: Some(construct.to_owned()),
            field: field.to_owned(),
            definition: format!("CHECK ({condition})"),
            text,
        }
    }

    /// The comment: `[construct] text`, or `[system] text` where no rule of ours is behind it.
    pub(super) fn comment(&self) -> String {
        format!("[{}] {}", self.construct.as_deref().unwrap_or("system"), self.text)
    }
}

/// Name of a theme's base table.
pub(super) fn base_table(tema: &Tema) -> String {
    format!("{}_t", tema.tabel)
}
