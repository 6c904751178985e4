//! A constraint of a base table, and the rule that it enforces.

use crate::model::{Model, Tema};

use super::{field_checks, geometry_checks, names::object_name, row_rules, write::fkg};

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

/// Every constraint of a theme's base table but the primary key, which comes with the table. A retired rule has none.
pub(super) fn constraints(model: &Model, tema: &Tema) -> Vec<Constraint> {
    let mut all = vec![general_key(tema)];
    for felt in &tema.felter {
        all.extend(field_checks::of(model, tema, felt));
    }
    all.extend(geometry_checks::of(model, tema));
    all.extend(row_rules::of(model, tema));
    all.retain(|c| !c.construct.as_deref().is_some_and(|construct| is_retired(model, construct)));
    all
}

/// Whether the rule of a construct is out of use.
pub(super) fn is_retired(model: &Model, construct: &str) -> bool {
    let rule = construct.split('/').next().unwrap_or(construct);
    model.regel(rule).is_some_and(|regel| regel.status.er_udgaaet())
}

/// The link to `fkg.generel`, where GeoFA keeps the general fields.
fn general_key(tema: &Tema) -> Constraint {
    Constraint {
        name: object_name(&tema.tabel, &["generel"], "fk"),
        construct: None,
        field: "versions_id".into(),
        definition: format!("FOREIGN KEY (versions_id) REFERENCES {} (versions_id)", fkg("generel")),
        text: "Hver række har GeoFA's generelle felter i fkg.generel.".into(),
    }
}
