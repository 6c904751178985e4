//! The columns of a base table, with the comments that GeoFA's users read in their own tools.

use crate::model::{Datatype, Felt, Geometritype, Krav, Model, Tema};

use super::write::{capital, ident, sentence};

/// A column of a base table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: String,
    /// Its type, spelled as PostgreSQL's `format_type` spells it.
    pub(super) sql_type: String,
    /// Whether it is NOT NULL.
    pub(super) not_null: bool,
    /// Its comment.
    pub(super) comment: String,
}

impl Column {
    /// `name type [NOT NULL]`, as in CREATE TABLE.
    pub(super) fn definition(&self) -> String {
        format!("{} {}{}", ident(&self.name), self.sql_type, if self.not_null { " NOT NULL" } else { "" })
    }
}

/// Columns of a theme's base table: the version, the theme's fields in order, the geometry.
pub(super) fn of(model: &Model, tema: &Tema) -> Vec<Column> {
    let mut all = vec![Column {
        name: "versions_id".into(),
        sql_type: "uuid".into(),
        not_null: true,
        comment: "Versionens nøgle; peger på de generelle felter i fkg.generel. Udfyldes af systemet (S).".into(),
    }];
    all.extend(tema.felter.iter().map(|felt| column(model, felt)));
    if tema.geometritype == Geometritype::Flade {
        all.push(geometry(model, tema));
    }
    all
}

fn column(model: &Model, felt: &Felt) -> Column {
    Column {
        name: felt.feltnavn.clone(),
        sql_type: sql_type(&felt.datatype).into(),
        not_null: felt.er_obligatorisk(),
        comment: comment(model, felt),
    }
}

/// The column type. Texts and decimals have no size here: a CHECK judges them (see `field_checks`).
fn sql_type(datatype: &Datatype) -> &'static str {
    match datatype {
        Datatype::Tekst { .. } => "character varying",
        Datatype::Heltal | Datatype::Kode { .. } => "integer",
        Datatype::Decimaltal { .. } => "numeric",
        Datatype::Dato => "date",
        Datatype::Uuid => "uuid",
        Datatype::Tidspunkt => "timestamp with time zone",
    }
}

/// Title, definition, value range, declared size, requirement and concept of a field.
pub(super) fn comment(model: &Model, felt: &Felt) -> String {
    let mut parts = vec![
        sentence(&felt.titel),
        sentence(&capital(&felt.definition)),
        sentence(&format!("Værdiområde: {}", felt.vaerdiomraade)),
        sentence(&format!("Datatype: {}", declared(&felt.datatype))),
        requirement(felt.krav()).to_owned(),
    ];
    parts.extend(felt.status.forbehold().map(str::to_owned));
    if let Some(begreb) = model.begreb(&felt.begreb) {
        parts.push(sentence(&format!("Begreb: {}", begreb.term)));
    }
    if let Some(text) = &felt.bemaerkning {
        parts.push(sentence(&format!("Bemærk: {text}")));
    }
    parts.join(" ")
}

/// The size that GeoFA declares and that the CHECKs keep.
fn declared(datatype: &Datatype) -> String {
    match datatype {
        Datatype::Tekst { laengde, .. } => format!("varchar({laengde})"),
        Datatype::Decimaltal { cifre, decimaler } => format!("numeric({cifre},{decimaler})"),
        Datatype::Kode { kodeliste, .. } => format!("integer, kode fra fkg.{kodeliste}"),
        Datatype::Heltal => "integer".into(),
        Datatype::Dato => "date".into(),
        Datatype::Uuid => "uuid".into(),
        Datatype::Tidspunkt => "timestamptz".into(),
    }
}

fn requirement(krav: Krav) -> &'static str {
    match krav {
        Krav::O => "Obligatorisk (O).",
        Krav::F => "Frivillig (F).",
        Krav::S => "Udfyldes af systemet (S).",
    }
}

/// The geometry. It is nullable: the CHECK that demands it names the rule `tom-geometri`, which NOT NULL could not.
fn geometry(model: &Model, tema: &Tema) -> Column {
    let g = &model.standard.geometri;
    let mut parts = vec![
        sentence(&capital(&g.definition)),
        format!(
            "Værdiområde: flade (MultiPolygon, 2D) i EPSG:{}, øst {} til {}, nord {} til {}, opløsning {} m.",
            g.epsg, g.x_min, g.x_max, g.y_min, g.y_max, g.oploesning
        ),
        "Obligatorisk (O).".to_owned(),
    ];
    if let Some(exempt) = &tema.geometri_undtagelse {
        parts.push(format!("Undtaget er rækker, hvor {} følger mønstret {}.", exempt.felt, exempt.moenster));
        parts.push(sentence(&exempt.begrundelse));
    }
    if let Some(begreb) = model.begreb(&g.begreb) {
        parts.push(sentence(&format!("Begreb: {}", begreb.term)));
    }
    Column {
        name: g.feltnavn.clone(),
        sql_type: format!("geometry(MultiPolygon,{})", g.epsg),
        not_null: false,
        comment: parts.join(" "),
    }
}
