//! A record of the run: one feature, where it comes from, and what must be found; written as one line of NDJSON that
//! every engine reads.

use super::operators::Expect;

/// One feature of the run.
pub struct Record {
    /// Unique in the run, readable.
    pub id: String,
    /// The theme.
    pub temakode: u16,
    /// The field that is changed, the rule for row rules, or a label in parentheses.
    pub field: String,
    /// The operator.
    pub operator: String,
    /// What must be found on which field; for combinations nothing, as changes may hide each other.
    pub expect: Option<(String, Expect)>,
    /// Nothing at level fejl may be found, and every engine must take it.
    pub must_pass: bool,
    /// The feature, raw JSON on one line.
    pub feature: String,
    /// The file that the validator reads it in.
    pub file: File,
}

/// A file around a feature. Only the validator reads files; the others read the feature.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// The feature alone, in the model's coordinate system.
    Plain,
    /// The feature twice.
    Twice,
    /// In a coordinate system that is not read.
    OtherCrs,
}

impl Record {
    /// The line that every engine reads.
    pub fn line(&self) -> String {
        let text = super::draft::text;
        format!(
            "{{\"id\":{},\"temakode\":{},\"felt\":{},\"operator\":{},\"feature\":{}}}\n",
            text(&self.id),
            self.temakode,
            text(&self.field),
            text(&self.operator),
            self.feature
        )
    }
}
