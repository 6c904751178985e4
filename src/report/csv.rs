//! The findings as CSV for a spreadsheet: semicolons and a byte order mark, as Danish Excel reads it.

use super::rows::{COLUMNS, Row};

/// Writes the rows. A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection).
///
/// # Errors
/// None that rows can cause; the writer's signature asks for it.
pub fn render(rows: &[Row]) -> Result<Vec<u8>, ::csv::Error> {
    let mut writer = ::csv::WriterBuilder::new().delimiter(b';').terminator(::csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(COLUMNS)?;
    for row in rows {
        writer.write_record(row.cells().map(harmless))?;
    }
    writer.into_inner().map_err(|e| e.into_error().into())
}

fn harmless(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn formulas_are_texts() {
        assert_eq!(harmless("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
        assert_eq!(harmless("101-A01"), "101-A01");
    }
}
