//! Row rules as CHECKs: the rule's own SQL expression, which a CHECK reads as the validator does (NULL passes).

use crate::finding::Level;
use crate::model::{Model, Regel, Regelslags, Status, Tema, Udtryk};

use super::constraint::Constraint;
use super::names::object_name;
use super::write::{one_line, sentence};

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
                text: format!("{} Udtryk: {}", sentence(&regel.besked.da), one_line(&udtryk.sql)),
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

/// Prints an expression for PostgreSQL.
fn check_expression(model: &Model, udtryk: &Udtryk) -> Result<String, NotCheck> {
    let words = udtryk.sql.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let own = model.tema(udtryk.tema);
    for word in words {
        let is_own = own.is_some_and(|t| t.felter.iter().any(|f| f.feltnavn == word));
        if !is_own && model.generelle_felter.iter().any(|f| f.feltnavn == word) {
            return Err(NotCheck::GeneralField);
        }
    }
    Ok(one_line(&udtryk.sql))
}
