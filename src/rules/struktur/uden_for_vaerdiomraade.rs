//! `uden-for-vaerdiomraade`: a number below or above what its field allows, or with more digits than it holds.

use crate::delivery::{Buffer, CellFaultKind};
use crate::finding::{Fact, FactValue};
use crate::index::{About, Rows, Sink, values};
use crate::model::{Datatype, Felt};

const RULE: &str = "uden-for-vaerdiomraade";

/// Checks every number column that has limits, and the cells whose digits did not fit.
pub fn check(rows: &Rows<'_>, out: &mut Sink<'_>) {
    for fault in rows.batch.cell_faults.iter().filter(|f| f.kind == CellFaultKind::TooManyDigits) {
        let field = fault.field as usize;
        let felt = rows.theme.felter[field];
        let about = About { field: Some(field), aspect: Some("cifre"), ..About::default() };
        out.row_with(RULE, rows, fault.row as usize, about, || {
            let value = FactValue::Data(fault.text.clone());
            vec![
                Fact::model("felt", &felt.feltnavn),
                Fact { name: "vaerdi", value },
                Fact::model("graense", felt.vaerdiomraade.trim_end_matches('.')),
            ]
        });
    }
    for (field, felt) in rows.theme.felter.iter().enumerate() {
        let (low, high) = limits(felt);
        if low.is_some() || high.is_some() {
            column(rows, out, field, felt, low.unwrap_or(i64::MIN), high.unwrap_or(i64::MAX));
        }
    }
}

fn column(rows: &Rows<'_>, out: &mut Sink<'_>, field: usize, felt: &Felt, low: i64, high: i64) {
    let column = &rows.batch.columns[field];
    let (Buffer::Int { values, valid } | Buffer::Decimal { values, valid, .. }) = column else { return };
    for (row, (value, valid)) in values.iter().zip(valid).enumerate() {
        if *valid && !(low..=high).contains(value) {
            out.row(RULE, rows, row, Some(field), || {
                vec![
                    Fact::model("felt", &felt.feltnavn),
                    Fact::data("vaerdi", values::shown(column, row).unwrap_or_default()),
                    Fact::model("graense", felt.vaerdiomraade.trim_end_matches('.')),
                ]
            });
        }
    }
}

/// Smallest and largest value as the column holds them.
fn limits(felt: &Felt) -> (Option<i64>, Option<i64>) {
    let unit = match felt.datatype {
        Datatype::Decimaltal { decimaler, .. } => 10i64.saturating_pow(u32::from(decimaler)),
        _ => 1,
    };
    let scaled = |limit: Option<i64>| limit.map(|l| l.saturating_mul(unit));
    (scaled(felt.minimum), scaled(felt.maksimum))
}
