//! `forkert-datatype`: a cell that is no such number, date or UUID, or has more decimals than its field.

use crate::delivery::CellFaultKind;
use crate::finding::{Fact, FactValue};
use crate::model::{Datatype, Felt};
use crate::rules::{Rows, Sink};

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
        sink.row_with("forkert-datatype", rows, fault.row as usize, aspect, None, Some(field), || {
            vec![
                Fact::model("felt", &felt.feltnavn),
                Fact::model("forventet", expected(felt, false)),
                Fact::model("forventet_en", expected(felt, true)),
                Fact { name: "vaerdi", value: FactValue::Data(fault.text.clone()) },
            ]
        });
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
