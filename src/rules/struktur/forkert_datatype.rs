//! `forkert-datatype`: a cell that is no such number, date or UUID, or has more decimals than its field.

use crate::delivery::CellFaultKind;
use crate::finding::{Fact, FactValue};
use crate::index::sink::Draft;
use crate::index::{About, InputFacts, Rows, Sink};
use crate::model::{Datatype, Felt};

/// Reports the cells that the reader could not read.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for fault in &rows.batch.cell_faults {
        let aspect = match fault.kind {
            CellFaultKind::NotOfType | CellFaultKind::ControlCharacter => None,
            CellFaultKind::TooManyDecimals => Some("decimaler"),
            // Reported by uden-for-vaerdiomraade.
            CellFaultKind::TooManyDigits => continue,
        };
        let field = fault.field as usize;
        let felt = rows.theme.felter[field];
        let about = About { field: Some(field), aspect, ..About::default() };
        sink.row_with("forkert-datatype", rows, fault.row as usize, about, || {
            vec![
                Fact::model("felt", &felt.feltnavn),
                Fact::model("forventet", expected(felt, false)),
                Fact::model("forventet_en", expected(felt, true)),
                Fact { name: "vaerdi", value: FactValue::Data(fault.text.clone()) },
            ]
        });
    }
}

/// Reports numbers like 1.453 in an input where the point is also a decimal sign: nobody can know which is meant. Reported
/// once per field, at the first of them.
pub fn points(input: &InputFacts<'_>, sink: &mut Sink<'_>) {
    let Some(theme) = input.theme else { return };
    for (field, text, place) in input.ambiguous_points {
        let felt = theme.felter[*field as usize];
        let facts = vec![
            Fact::model("felt", &felt.feltnavn),
            Fact::model("forventet", "et tal, hvor punktum ikke både er decimaltegn og tusindtegn i samme fil"),
            Fact::model("forventet_en", "a number in whose file the point is not both decimal sign and thousands sign"),
            Fact { name: "vaerdi", value: FactValue::Data(text.clone()) },
        ];
        let draft = Draft { place: place.clone(), field: None, aspect: Some("tvetydig"), audience: None, facts };
        sink.input("forkert-datatype", Some(theme.tema.temakode), Some(felt.feltnavn.clone()), draft);
    }
}

fn expected(felt: &Felt, en: bool) -> String {
    let text = match (&felt.datatype, en) {
        (Datatype::Heltal, false) => "et helt tal",
        (Datatype::Heltal, true) => "a whole number",
        (Datatype::Kode { .. }, false) => "en kode, altså et helt tal",
        (Datatype::Kode { .. }, true) => "a code, that is a whole number",
        (Datatype::Dato, false) => "en dato (ÅÅÅÅ-MM-DD)",
        (Datatype::Dato, true) => "a date (YYYY-MM-DD)",
        (Datatype::Uuid, false) => "et UUID",
        (Datatype::Uuid, true) => "a UUID",
        (Datatype::Tidspunkt, false) => "et tidspunkt",
        (Datatype::Tidspunkt, true) => "a timestamp",
        (Datatype::Tekst { .. }, false) => "tekst uden styretegn",
        (Datatype::Tekst { .. }, true) => "text without control characters",
        (Datatype::Decimaltal { decimaler, .. }, false) => return format!("et tal med højst {decimaler} decimaler"),
        (Datatype::Decimaltal { decimaler, .. }, true) => return format!("a number with at most {decimaler} decimals"),
    };
    text.to_owned()
}
