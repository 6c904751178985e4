//! Which figures are one and the same count, by the model's `taeller_er` and `naevner_er`.

use crate::index::cells::{Cell, Codes};
use crate::index::links::Link;
use crate::model::Feltrolle;

/// A figure of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Figure {
    /// What the row counts or measures.
    Value,
    /// Its count, where it is open.
    Count,
    /// Its base, which may stay in a hidden row too.
    Base,
}

impl Figure {
    /// The figure of a row, where it is shown.
    pub(crate) fn of(self, cell: &Cell) -> Option<i64> {
        match self {
            Figure::Base => cell.naevner,
            _ => cell.taeller.filter(|_| cell.shown()),
        }
    }

    /// The field that holds it.
    pub(crate) fn field(self) -> Feltrolle {
        match self {
            Figure::Value => Feltrolle::Vaerdi,
            Figure::Count => Feltrolle::Taeller,
            Figure::Base => Feltrolle::Naevner,
        }
    }
}

/// The count of one indicator that is a figure of another, by the model's `taeller_er` and `naevner_er`.
pub(crate) struct EqualCount {
    pub(crate) hidden: i64,
    pub(crate) other: i64,
    pub(crate) figure: Figure,
    /// Codes that the hidden cell has, and those that stand for them in the other.
    from: Codes,
    to: Codes,
}

impl EqualCount {
    /// The codes of the other cell; none where the hidden one is not of the kind.
    pub(crate) fn codes(&self, hidden: Codes) -> Option<Codes> {
        exchanged(hidden, self.from, self.to)
    }

    /// The codes of the hidden cell; none where the other is not of the kind.
    pub(crate) fn back(&self, other: Codes) -> Option<Codes> {
        exchanged(other, self.to, self.from)
    }
}

/// Codes with those of `to` where `from` has others; none where they are not those of `from` there.
fn exchanged(mut codes: Codes, from: Codes, to: Codes) -> Option<Codes> {
    for (d, code) in codes.iter_mut().enumerate().filter(|(d, _)| from[*d] != to[*d]) {
        if *code != from[d] {
            return None;
        }
        *code = to[d];
    }
    Some(codes)
}

/// Every pair of figures that are one and the same count. Sums of several codes, or of several years, are for the audit.
pub(crate) fn equal(links: &[Link]) -> Vec<EqualCount> {
    let mut all = Vec::new();
    for link in links.iter().filter(|l| l.is_of_its_period() && l.sums.codes.iter().all(|c| c.len() <= 1)) {
        let codes: Codes = std::array::from_fn(|d| link.sums.codes[d].first().copied().unwrap_or(0));
        let figure = if link.is_base { Figure::Base } else { Figure::Count };
        all.push(EqualCount { hidden: link.part, other: link.whole, figure, from: codes, to: [0; 4] });
        if !link.is_base {
            all.push(EqualCount { hidden: link.whole, other: link.part, figure, from: [0; 4], to: codes });
        }
    }
    all
}
