//! A fault of the binding between model and program: the rules that cannot be judged for it, and its place in the model.

use crate::model::{Element, ModelFinding, RawModel, Tosproget, fault_at};
use std::collections::BTreeSet;

/// Id of these findings in `sdm check`.
const CODE: &str = "manglende-binding";

/// A fault of the binding between model and program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BindingFault {
    /// Rules that cannot be judged for it, by id.
    pub rules: BTreeSet<String>,
    /// The element of the model.
    element: Element,
    /// A pointer inside it.
    below: String,
    /// What is wrong, in Danish and English.
    pub text: Tosproget,
    hint: Option<Tosproget>,
}

impl BindingFault {
    pub(super) fn new(
        rules: impl IntoIterator<Item = impl Into<String>>,
        element: Element,
        below: &str,
        text: Tosproget,
    ) -> Self {
        BindingFault { rules: rules.into_iter().map(Into::into).collect(), element, below: below.to_owned(), text, hint: None }
    }

    pub(super) fn with_hint(self, hint: Option<Tosproget>) -> Self {
        BindingFault { hint, ..self }
    }

    /// As a finding with its place in the model's files.
    pub fn finding(&self, raw: &RawModel) -> ModelFinding {
        let text = (self.text.da.clone(), self.text.en.clone());
        ModelFinding { hint: self.hint.clone(), ..fault_at(raw, &self.element, &self.below, CODE, text) }
    }
}
