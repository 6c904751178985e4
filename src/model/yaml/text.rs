//! What is judged before YAML is parsed: size, encoding, tabs and characters that cannot be seen.

use super::fault::{Span, YamlFault};
use crate::model::finding::bilingual;

/// The byte order mark that some programs put in front of UTF-8; it is tolerated and no part of the text.
pub const BOM: &[u8] = b"\xEF\xBB\xBF";
/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Code of the fault "a tab".
pub const TAB: &str = "tabulator";

/// The text without BOM, when it is text at all, and every fault in its bytes.
pub fn check(bytes: &[u8]) -> (Option<&str>, Vec<YamlFault>) {
    if bytes.len() > MAX_BYTES {
        return (None, vec![too_large(bytes.len())]);
    }
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Err(error) => (None, vec![not_utf8(&bytes[..error.valid_up_to()])]),
        Ok(source) => {
            let faults: Vec<YamlFault> = source.lines().enumerate().flat_map(|(n, line)| line_faults(n + 1, line)).collect();
            // The scanner takes NUL for the end of the file: what came after it would be lost without a word.
            let readable = !source.contains('\0');
            (readable.then_some(source), faults)
        }
    }
}

fn too_large(len: usize) -> YamlFault {
    YamlFault {
        span: Span { line: 1, column: 1, len: 1 },
        code: "for-stor-fil",
        da: format!("filen er på {len} byte; en modelfil må højst være på {MAX_BYTES}"),
        en: format!("the file has {len} bytes; a model file may have at most {MAX_BYTES}"),
        hint: Some(bilingual("del filen efter emne", "split the file by subject")),
    }
}

fn not_utf8(valid: &[u8]) -> YamlFault {
    // The prefix is valid by definition; lossy decoding only spares an error path that cannot occur.
    let valid = String::from_utf8_lossy(valid);
    let line = valid.matches('\n').count() + 1;
    let column = valid.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    YamlFault {
        span: Span { line, column, len: 1 },
        code: "ikke-utf8",
        da: "filen er ikke UTF-8".to_string(),
        en: "the file is not UTF-8".to_string(),
        hint: Some(bilingual(
            "gem filen igen som UTF-8; den er formentlig gemt som Windows-1252 eller UTF-16",
            "save the file again as UTF-8; it was probably saved as Windows-1252 or UTF-16",
        )),
    }
}

fn line_faults(line: usize, text: &str) -> Vec<YamlFault> {
    let mut faults = Vec::new();
    if let Some(column) = text.chars().position(|c| c == '\t') {
        faults.push(tab(Span { line, column: column + 1, len: 1 }));
    }
    let indent = text.chars().take_while(|c| c.is_whitespace()).count();
    for (i, c) in text.chars().enumerate() {
        let blank_indent = i < indent && c != ' ' && c != '\t';
        if blank_indent || is_unseen(c) {
            faults.push(unseen(Span { line, column: i + 1, len: 1 }, c));
        }
    }
    faults
}

fn tab(span: Span) -> YamlFault {
    YamlFault {
        span,
        code: TAB,
        da: "tabulator er ikke tilladt".to_string(),
        en: "tab is not allowed".to_string(),
        hint: Some(bilingual("brug mellemrum: to for hvert trin", "use spaces: two for each step")),
    }
}

fn unseen(span: Span, c: char) -> YamlFault {
    YamlFault {
        span,
        code: "usynligt-tegn",
        da: format!("tegnet U+{:04X} kan ikke ses og er ikke tilladt her", u32::from(c)),
        en: format!("the character U+{:04X} cannot be seen and is not allowed here", u32::from(c)),
        hint: Some(bilingual("slet tegnet og skriv linjen igen", "delete the character and type the line again")),
    }
}

/// Control characters, marks of width zero or direction, soft hyphens, loose accents and the sign of failed decoding.
/// A loose accent makes `å` of two characters, which no comparison takes for `å`.
fn is_unseen(c: char) -> bool {
    let control = c.is_control() && c != '\t';
    control
        || matches!(c, '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FFFD}')
}
