//! The findings as CSV for a spreadsheet, and behind them the files: semicolons and a byte order mark, as Danish Excel
//! reads it.

use super::rows::{COLUMNS, FindingCell, cells, file_cells};
use super::wire::Report;
use super::words::printable;
use crate::delivery::is_formula;
use crate::disclose::Language;
use crate::model::Model;

/// Writes the findings.
///
/// # Errors
/// None that a report can cause; the writer's signature asks for it.
pub fn render(report: &Report, model: &Model, language: Language) -> Result<Vec<u8>, ::csv::Error> {
    let mut writer =
        ::csv::WriterBuilder::new().delimiter(b';').terminator(::csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(COLUMNS.map(|(name, _)| name))?;
    for finding in &report.findings {
        writer.write_record(cells(finding, model, language).map(written))?;
    }
    for input in &report.inputs {
        writer.write_record(file_cells(input, language).map(written))?;
    }
    writer.into_inner().map_err(|e| e.into_error().into())
}

fn written(cell: FindingCell) -> String {
    match cell {
        FindingCell::Number(n) => n.map(|n| n.to_string()).unwrap_or_default(),
        FindingCell::Text(text) => harmless(&text),
    }
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
fn harmless(text: &str) -> String {
    let printable = printable(text);
    if is_formula(text) { format!("'{printable}") } else { printable.to_string() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn formulas_are_texts() {
        for formula in ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\u{FF1D}1"] {
            assert!(harmless(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(harmless("101-A01"), "101-A01");
    }
}
