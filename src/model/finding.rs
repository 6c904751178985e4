//! A fault in the model's YAML, with its place, in Danish and English.
//!
//! The model is ours and holds nobody's data, so these texts may quote the file.

use super::element::Tosproget;
use crate::finding::Level;
use std::cmp::Ordering;

/// One fault in one file of the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelFinding {
    /// Path relative to the model's folder, with `/`.
    pub file: String,
    /// Line, from 1; 0 when the fault concerns the whole file.
    pub line: usize,
    /// Column in characters, from 1; 0 when the fault concerns the whole file.
    pub column: usize,
    /// Column after the last character of the fault on that line.
    pub end_column: usize,
    /// JSON pointer to the value in the file; empty when the file could not be read that far.
    pub pointer: String,
    /// `Fejl` stops the model; `Advarsel` does not.
    pub level: Level,
    /// Stable id of the check, kebab-case Danish.
    pub code: &'static str,
    /// What is wrong, in Danish.
    pub da: String,
    /// What is wrong, in English.
    pub en: String,
    /// What to do about it, where there is one obvious thing to do.
    pub hint: Option<Tosproget>,
}

impl ModelFinding {
    /// A fault that concerns a whole file or a file that should be there.
    pub fn whole_file(file: &str, code: &'static str, da: impl Into<String>, en: impl Into<String>) -> Self {
        ModelFinding {
            file: file.to_string(),
            line: 0,
            column: 0,
            end_column: 0,
            pointer: String::new(),
            level: Level::Fejl,
            code,
            da: da.into(),
            en: en.into(),
            hint: None,
        }
    }

    /// The same finding with a hint.
    pub fn with_hint(mut self, da: impl Into<String>, en: impl Into<String>) -> Self {
        self.hint = Some(bilingual(da, en));
        self
    }

    /// The order of a report: file, place, then code and text so that equal inputs give equal output.
    pub fn order(&self, other: &Self) -> Ordering {
        let key = |f: &Self| (f.file.clone(), f.line, f.column, f.code, f.da.clone());
        key(self).cmp(&key(other))
    }
}

/// A text in both languages.
pub fn bilingual(da: impl Into<String>, en: impl Into<String>) -> Tosproget {
    Tosproget { da: da.into(), en: en.into() }
}

/// The closest of `known` to a misspelt `word`, when it is close enough to be what was meant.
pub fn closest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let length = word.chars().count();
    let most = |k: &str| 1 + k.chars().count().min(length) / 4;
    known
        .into_iter()
        // A word of another length is at least so far away; a word may be megabytes long, and is then compared with none.
        .filter(|k| length.abs_diff(k.chars().count()) <= most(k))
        .map(|k| (strsim::damerau_levenshtein(&lower, &k.to_lowercase()), k))
        .filter(|(distance, k)| *distance <= most(k))
        .min()
        .map(|(_, k)| k)
}
