//! All constraints of a base table: of its fields, its geometry and its row rules.

use crate::model::{Model, Tema};

use super::constraint::Constraint;
use super::names::object_name;
use super::write::fkg;
use super::{field_checks, geometry_checks, row_rules};

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
