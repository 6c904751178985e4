//! CHECKs and foreign keys that follow from a field's definition.
//!
//! Text columns are `varchar` and decimal columns `numeric`, both without a size: PostgreSQL rounds 1.005 to
//! `numeric(14,2)` and cuts blanks at the end of `varchar(n)` before a CHECK sees the value, so only an unsized column
//! can refuse what does not fit. An empty text counts as a missing value, as in the validator: every CHECK of a text
//! but the one for mandatory fields lets it pass.

use crate::model::{Datatype, Felt, Model, Tema};

use super::constraint::Constraint;
use super::names::object_name;
use super::write::{fkg, ident, literal, sentence, unpadded};

/// All constraints of one field of a theme.
pub(super) fn of(model: &Model, tema: &Tema, felt: &Felt) -> Vec<Constraint> {
    let mut all = match &felt.datatype {
        Datatype::Tekst { laengde, moenster, moenster_forklaring } => {
            let explained = moenster_forklaring.as_deref().unwrap_or("");
            text(tema, felt, *laengde, moenster.as_deref(), explained)
        }
        Datatype::Decimaltal { cifre, decimaler } => decimal(tema, felt, *cifre, *decimaler),
        Datatype::Dato => vec![date(tema, felt)],
        Datatype::Kode { kodeliste, tilladte } => code(model, tema, felt, kodeliste, tilladte),
        Datatype::Heltal | Datatype::Uuid | Datatype::Tidspunkt => Vec::new(),
    };
    all.extend(limits(tema, felt));
    all
}

fn text(tema: &Tema, felt: &Felt, length: u32, pattern: Option<&str>, explained: &str) -> Vec<Constraint> {
    let (name, column) = (felt.feltnavn.as_str(), ident(&felt.feltnavn));
    let mut all = vec![Constraint::check(
        tema,
        name,
        "laengde",
        "for-lang-tekst",
        &format!("length({column}) <= {length}"),
        format!("Højst {length} tegn; mellemrum i enden tæller med."),
    )];
    if felt.er_obligatorisk() {
        all.push(Constraint::check(
            tema,
            name,
            "tom",
            "manglende-felt",
            &format!("{} <> ''", unpadded(&column)),
            "Feltet er obligatorisk, og en tom tekst eller en tekst af blanktegn er en manglende værdi.".into(),
        ));
    }
    if let Some(pattern) = pattern {
        all.push(Constraint::check(
            tema,
            name,
            "moenster",
            "forkert-moenster",
            // Collation C: [A-Z] means the 26 letters, whatever the database's language is.
            &format!("{column} = '' OR {column} COLLATE \"C\" ~ {}", literal(pattern)),
            pattern_text(pattern, explained),
        ));
    }
    all
}

fn pattern_text(pattern: &str, explained: &str) -> String {
    if explained.is_empty() {
        format!("Skal følge mønstret {pattern}")
    } else {
        sentence(&format!("{explained} Mønster: {pattern}"))
    }
}

fn decimal(tema: &Tema, felt: &Felt, digits: u8, decimals: u8) -> Vec<Constraint> {
    let column = ident(&felt.feltnavn);
    let bound = format!("1{}", "0".repeat(usize::from(digits.saturating_sub(decimals))));
    vec![
        Constraint::check(
            tema,
            &felt.feltnavn,
            "decimaler",
            "forkert-datatype/decimaler",
            &format!("round({column}, {decimals}) = {column}"),
            format!("Højst {decimals} decimaler; der afrundes ikke."),
        ),
        Constraint::check(
            tema,
            &felt.feltnavn,
            "cifre",
            "uden-for-vaerdiomraade/cifre",
            // Also refuses NaN, which PostgreSQL holds to be greater than every number, and Infinity.
            &format!("abs({column}) < {bound}"),
            format!("Højst {digits} cifre i alt, heraf {decimals} decimaler."),
        ),
    ]
}

fn date(tema: &Tema, felt: &Felt) -> Constraint {
    let column = ident(&felt.feltnavn);
    Constraint::check(
        tema,
        &felt.feltnavn,
        "dato",
        "forkert-datatype",
        // A date column also takes infinity, years before our era and years of five digits.
        &format!("{column} BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'"),
        "En dato med et år på fire cifre.".into(),
    )
}

fn code(model: &Model, tema: &Tema, felt: &Felt, list: &str, allowed: &[i64]) -> Vec<Constraint> {
    let column = ident(&felt.feltnavn);
    // A list that the model does not hold is refused when the model is read; without it no reference can be made.
    let Some(liste) = model.kodeliste(list) else { return Vec::new() };
    let mut all = vec![Constraint {
        name: object_name(&tema.tabel, &[&felt.feltnavn], "fk"),
        construct: Some("ukendt-kode".into()),
        field: felt.feltnavn.clone(),
        definition: format!("FOREIGN KEY ({column}) REFERENCES {} ({})", fkg(list), ident(&liste.kodefelt)),
        text: format!("Koden skal findes i kodelisten fkg.{list}."),
    }];
    if !allowed.is_empty() {
        let codes = allowed.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        all.push(Constraint::check(
            tema,
            &felt.feltnavn,
            "koder",
            "ukendt-kode",
            &format!("{column} IN ({codes})"),
            format!("Af kodelisten fkg.{list} må her kun bruges: {codes}."),
        ));
    }
    all
}

fn limits(tema: &Tema, felt: &Felt) -> Option<Constraint> {
    let column = ident(&felt.feltnavn);
    let (condition, text) = match (felt.minimum, felt.maksimum) {
        (Some(low), Some(high)) => (format!("{column} BETWEEN {low} AND {high}"), format!("Mindst {low} og højst {high}.")),
        (Some(low), None) => (format!("{column} >= {low}"), format!("Mindst {low}.")),
        (None, Some(high)) => (format!("{column} <= {high}"), format!("Højst {high}.")),
        (None, None) => return None,
    };
    Some(Constraint::check(tema, &felt.feltnavn, "graense", "uden-for-vaerdiomraade", &condition, text))
}
