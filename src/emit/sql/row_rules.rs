//! Row rules as CHECKs: the rule's own SQL expression, which a CHECK reads as the validator does (NULL passes).

use crate::finding::Level;
use crate::model::{Datatype, Model, Regel, Regelslags, Status, Tema, Udtryk};

use super::constraint::Constraint;
use super::names::object_name;
use super::write::{ident, one_line, sentence};

/// Why a row rule's expression is no CHECK in a base table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NotCheck {
    /// The rule does not make data wrong; a database can only refuse.
    NotAnError,
    /// It names a general field, which GeoFA keeps in `fkg.generel`.
    GeneralField,
    /// The rule is out of use.
    Retired,
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
    if regel.status == Status::Udgaaet {
        return Err(NotCheck::Retired);
    }
    if regel.niveau != Level::Fejl {
        return Err(NotCheck::NotAnError);
    }
    check_expression(model, udtryk)
}

/// Prints an expression for PostgreSQL. An optional text column is read as NULL where it is empty: the validator knows
/// no empty text, and the base table, which takes one, must judge the row alike.
fn check_expression(model: &Model, udtryk: &Udtryk) -> Result<String, NotCheck> {
    let Some(tema) = model.tema(udtryk.tema) else { return Err(NotCheck::GeneralField) };
    let sql = one_line(&udtryk.sql);
    let mut printed = String::new();
    for piece in pieces(&sql) {
        match tema.felter.iter().find(|f| f.feltnavn == piece) {
            Some(felt) if !felt.er_obligatorisk() && matches!(felt.datatype, Datatype::Tekst { .. }) => {
                printed.push_str(&format!("nullif({}, '')", ident(piece)));
            }
            Some(_) => printed.push_str(&ident(piece)),
            None if model.generelle_felter.iter().any(|f| f.feltnavn == piece) => return Err(NotCheck::GeneralField),
            None => printed.push_str(piece),
        }
    }
    Ok(printed)
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
