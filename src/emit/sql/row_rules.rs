//! Row rules as CHECKs: the rule's own SQL expression, which a CHECK reads as the validator does (NULL passes).

use crate::expr::{Column, Dialect, Type, compile};
use crate::finding::Level;
use crate::model::{Datatype, Felt, Model, Regel, Regelslags, Tema, Udtryk};

use super::constraint::Constraint;
use super::names::object_name;
use super::write::{one_line, sentence, unpadded};

/// Why a row rule's expression is no CHECK in a base table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NotCheck {
    /// The rule does not make data wrong; a database can only refuse.
    NotAnError,
    /// It names a general field, which GeoFA keeps in `fkg.generel`.
    GeneralField,
    /// The rule is out of use.
    Retired,
    /// It cannot be read, or belongs to no theme; a model with such a rule is refused when it is read.
    Unreadable,
}

impl NotCheck {
    /// The reason in Danish.
    pub(super) fn reason(self) -> &'static str {
        match self {
            NotCheck::NotAnError => "Reglen er ikke en fejl, og en database kan kun afvise, ikke advare.",
            NotCheck::GeneralField => {
                "Udtrykket bruger et generelt felt, som GeoFA har i fkg.generel; en CHECK ser kun sin egen tabels kolonner."
            }
            NotCheck::Retired => "Reglen er udgået.",
            NotCheck::Unreadable => "Udtrykket kan ikke læses.",
        }
    }
}

/// The CHECKs of a theme's row rules, by rule id.
pub(super) fn of(model: &Model, tema: &Tema) -> Vec<Constraint> {
    let mut all: Vec<Constraint> = Vec::new();
    for regel in model.regler.iter().filter(|r| r.slags == Regelslags::Raekke) {
        for udtryk in regel.udtryk.iter().filter(|u| u.tema == tema.temakode) {
            let Ok(condition) = check(model, regel, udtryk) else { continue };
            // A rule may have several expressions for one theme; the later ones are numbered.
            let number = 1 + all.iter().filter(|c| c.construct.as_deref() == Some(regel.id.as_str())).count();
            let suffix = number.to_string();
            let parts: &[&str] = if number == 1 { &[&regel.id] } else { &[&regel.id, &suffix] };
            all.push(Constraint {
                name: object_name(&tema.tabel, parts, "ck"),
                construct: Some(regel.id.clone()),
                field: udtryk.felt.clone(),
                definition: format!("CHECK ({condition})"),
                text: format!("{} Skal gælde: {}", sentence(&regel.titel.da), one_line(&udtryk.sql)),
            });
        }
    }
    all
}

/// The condition of one expression as PostgreSQL reads it, or why it is no CHECK.
pub(super) fn check(model: &Model, regel: &Regel, udtryk: &Udtryk) -> Result<String, NotCheck> {
    if regel.status.er_udgaaet() {
        return Err(NotCheck::Retired);
    }
    if regel.niveau != Level::Fejl {
        return Err(NotCheck::NotAnError);
    }
    check_expression(model, udtryk)
}

/// Prints an expression for PostgreSQL, if it names only columns of the base table.
fn check_expression(model: &Model, udtryk: &Udtryk) -> Result<String, NotCheck> {
    let Some(tema) = model.tema(udtryk.tema) else { return Err(NotCheck::Unreadable) };
    let own: Vec<Column> = tema.felter.iter().filter_map(column).collect();
    let general = model.generelle_felter.iter().filter_map(column);
    let columns: Vec<Column> = own.iter().cloned().chain(general).collect();
    let expression = compile(&udtryk.sql, &columns).map_err(|_| NotCheck::Unreadable)?;
    if expression.columns().iter().any(|&index| index >= own.len()) {
        return Err(NotCheck::GeneralField);
    }
    Ok(without_empty_texts(tema, &expression.to_sql(Dialect::PostgreSql)))
}

/// A field as a rule sees it; those of the system's own types cannot be named in one.
fn column(felt: &Felt) -> Option<Column> {
    let ty = match felt.datatype {
        Datatype::Tekst { .. } => Type::Text,
        Datatype::Heltal | Datatype::Kode { .. } => Type::Int,
        Datatype::Decimaltal { decimaler, .. } => Type::Decimal(decimaler),
        Datatype::Dato => Type::Date,
        Datatype::Uuid | Datatype::Tidspunkt => return None,
    };
    Some(Column { name: felt.feltnavn.clone(), ty })
}

/// Reads an optional text column as NULL where it is empty or holds blanks alone: the validator knows no such text, and
/// the base table, which takes one, must judge the row alike.
fn without_empty_texts(tema: &Tema, sql: &str) -> String {
    let optional = |piece: &str| {
        let felt = tema.felter.iter().find(|f| f.feltnavn == piece.trim_matches('"'));
        felt.is_some_and(|f| !f.er_obligatorisk() && matches!(f.datatype, Datatype::Tekst { .. }))
    };
    let print = |piece| if optional(piece) { format!("nullif({}, '')", unpadded(piece)) } else { piece.to_owned() };
    pieces(sql).into_iter().map(print).collect()
}

/// An expression's words, and what is between them; a quoted text or name is one piece, quotes and all.
fn pieces(sql: &str) -> Vec<&str> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut all = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let end = if first == '\'' || first == '"' {
            rest[1..].find(first).map_or(rest.len(), |i| i + 2)
        } else if word(first) {
            rest.find(|c| !word(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        all.push(&rest[..end]);
        rest = &rest[end..];
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_texts_and_names_stay_whole() {
        assert_eq!(pieces("a_1<>'a_1' AND \"b\""), ["a_1", "<", ">", "'a_1'", " ", "AND", " ", "\"b\""]);
        // A doubled quote is two texts side by side here, which comes out the same.
        assert_eq!(pieces("'it''s'").concat(), "'it''s'");
        assert_eq!(pieces("å 'åben").concat(), "å 'åben");
    }
}
