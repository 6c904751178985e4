//! CHECKs of the geometry column. Its type alone already demands flat multipolygons in the model's coordinate system.

use crate::model::{Geometritype, Model, Tema};

use super::constraint::Constraint;
use super::write::{ident, literal, sentence};

/// The constraints of a theme's geometry; empty if the theme has no areas.
pub(super) fn of(model: &Model, tema: &Tema) -> Vec<Constraint> {
    if tema.geometritype == Geometritype::Ingen {
        return Vec::new();
    }
    let name = model.standard.geometri.feltnavn.as_str();
    let column = ident(name);
    let mut all = vec![
        Constraint::check(
            tema,
            name,
            "gyldig",
            "ugyldig-geometri",
            &format!("ST_IsValid({column})"),
            "Fladen skal være gyldig efter OGC's Simple Features: lukkede ringe, der ikke krydser sig selv eller hinanden."
                .into(),
        ),
        frame(model, tema),
    ];
    all.extend(presence(tema, name, &column));
    all
}

/// Present and not empty, but for the rows that the theme exempts; those have none.
fn presence(tema: &Tema, name: &str, column: &str) -> Vec<Constraint> {
    let filled = format!("{column} IS NOT NULL AND NOT ST_IsEmpty({column})");
    let Some(exempt) = &tema.geometri_undtagelse else {
        let text = "Geometrien er obligatorisk og må ikke være tom.".into();
        return vec![Constraint::check(tema, name, "tom", "tom-geometri", &filled, text)];
    };
    let matches = format!("{} COLLATE \"C\" ~ {}", ident(&exempt.felt), literal(&exempt.moenster));
    let rows = format!("hvor {} følger mønstret {}", exempt.felt, exempt.moenster);
    vec![
        Constraint::check(
            tema,
            name,
            "tom",
            "tom-geometri",
            &format!("({filled}) OR ({matches}) IS TRUE"),
            sentence(&format!("Geometrien er obligatorisk og må ikke være tom, undtagen {rows}. {}", exempt.begrundelse)),
        ),
        Constraint::check(
            tema,
            name,
            "undtaget",
            "forkert-geometritype",
            &format!("{column} IS NULL OR NOT ({matches})"),
            format!("Rækker, {rows}, skal være uden geometri."),
        ),
    ]
}

fn frame(model: &Model, tema: &Tema) -> Constraint {
    let g = &model.standard.geometri;
    let column = ident(&g.feltnavn);
    // ST_XMin and its kin read the coordinates themselves, not the rounded box of the index.
    let condition = format!(
        "ST_XMin({column}) >= {} AND ST_XMax({column}) <= {} AND ST_YMin({column}) >= {} AND ST_YMax({column}) <= {}",
        g.x_min, g.x_max, g.y_min, g.y_max
    );
    let text = format!(
        "Alle koordinater skal ligge i GeoFA's ramme: øst {} til {}, nord {} til {} (EPSG:{}).",
        g.x_min, g.x_max, g.y_min, g.y_max, g.epsg
    );
    Constraint::check(tema, &g.feltnavn, "ramme", "uden-for-danmark", &condition, text)
}
