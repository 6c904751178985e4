//! What became of a rule.

use crate::model::Tosproget;

/// Whether a rule was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// Judged, and nothing found.
    Passed,
    /// Judged, and something found.
    Failed,
    /// The delivery has nothing that it is about.
    NotApplicable,
    /// It could not be judged; why, in Danish and English.
    NotChecked(&'static str, &'static str),
    /// It cannot be bound to the model, so that nothing was judged by it; why. The delivery is not decided.
    Unbound(Tosproget),
    /// The figures contradict each other, or rows lack what it goes by, so that it could not be judged on all of them; why.
    /// Where nothing else is wrong with the delivery, it is not decided.
    Undecided(&'static str, &'static str),
    /// Its work did not suffice; why. Whatever else was found, the delivery is not decided where the rule's level is `fejl`.
    BudgetExhausted(&'static str, &'static str),
}
