//! Faults in a case, and where they are.

use crate::disclose::Language;
use serde_json::error::Category;

/// One fault.
#[derive(Debug)]
pub struct CaseFault {
    offset: usize,
    da: String,
    en: String,
}

impl CaseFault {
    /// A fault at a byte of the file.
    pub fn at(offset: usize, da: impl Into<String>, en: impl Into<String>) -> CaseFault {
        CaseFault { offset, da: da.into(), en: en.into() }
    }

    /// A fault reported by the JSON parser for a piece of the file.
    pub fn of_json(error: &serde_json::Error, piece: &str, text: &str, help: fn() -> (&'static str, &'static str)) -> CaseFault {
        let begin = (piece.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let before: usize = piece.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let offset = begin + before + error.column().saturating_sub(1);
        let (da, en) = match error.classify() {
            Category::Syntax => (
                "her er filen ikke gyldig JSON; se efter et manglende komma, anførselstegn eller en parentes lige før".to_owned(),
                "the file is no valid JSON here; look for a missing comma, quotation mark or bracket just before".to_owned(),
            ),
            Category::Eof => (
                "filen holder op midt i det hele; en afsluttende parentes eller resten af filen mangler".to_owned(),
                "the file ends in the middle; a closing bracket or the rest of the file is missing".to_owned(),
            ),
            Category::Data | Category::Io => return CaseFault::unexpected(offset, help),
        };
        CaseFault { offset, da, en }
    }

    /// Something unexpected at this place.
    pub fn unexpected(offset: usize, help: fn() -> (&'static str, &'static str)) -> CaseFault {
        let (da, en) = help();
        CaseFault::at(offset, format!("her står noget andet end ventet; {da}"), format!("something else was expected here; {en}"))
    }

    /// The message with line and column (in characters), both from 1.
    pub fn message(&self, text: &str, language: Language) -> String {
        let mut end = self.offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &text[..end];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        match language {
            Language::Da => format!("linje {line}, kolonne {column}: {}", self.da),
            Language::En => format!("line {line}, column {column}: {}", self.en),
        }
    }
}
