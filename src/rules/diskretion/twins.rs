//! Which figures are one and the same count, by the model's `taeller_er` and `naevner_er`.

use crate::model::{Indikator, Model, SammeAntal};
use crate::rules::relation::cells::{Cell, Codes};

/// A figure of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    /// What the row counts or measures.
    Value,
    /// Its count, where it is open.
    Count,
    /// Its base, which may stay in a hidden row too.
    Base,
}

impl Figure {
    /// The figure of a row, where it is shown.
    pub(super) fn of(self, cell: &Cell) -> Option<i64> {
        match self {
            Figure::Base => cell.naevner,
            _ => cell.taeller.filter(|_| cell.shown()),
        }
    }

    /// The field that holds it.
    pub(super) fn field(self) -> &'static str {
        match self {
            Figure::Value => "vaerdi",
            Figure::Count => "taeller",
            Figure::Base => "naevner",
        }
    }
}

/// The count of one indicator that is a figure of another, by the model's `taeller_er` and `naevner_er`.
pub(super) struct Twin {
    pub(super) hidden: i64,
    pub(super) other: i64,
    pub(super) figure: Figure,
    /// Codes that the hidden cell has, and those that stand for them in the other.
    from: Codes,
    to: Codes,
}

impl Twin {
    /// The codes of the other cell; none where the hidden one is not of the kind.
    pub(super) fn codes(&self, hidden: Codes) -> Option<Codes> {
        exchanged(hidden, self.from, self.to)
    }

    /// The codes of the hidden cell; none where the other is not of the kind.
    pub(super) fn back(&self, other: Codes) -> Option<Codes> {
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

/// Every pair of figures that are one and the same count. Sums of several codes are for the audit.
pub(super) fn twins(model: &Model) -> Vec<Twin> {
    let mut all = Vec::new();
    for indicator in &model.indikatorer {
        for (same, figure) in indicator
            .taeller_er
            .iter()
            .map(|s| (s, Figure::Count))
            .chain(indicator.naevner_er.iter().map(|s| (s, Figure::Base)))
        {
            let Some(codes) = single(same).filter(|_| agree(model, indicator, same)) else { continue };
            all.push(Twin { hidden: same.indikator, other: indicator.kode, figure, from: codes, to: [0; 4] });
            if figure == Figure::Count {
                all.push(Twin { hidden: indicator.kode, other: same.indikator, figure, from: [0; 4], to: codes });
            }
        }
    }
    all
}

/// The codes of a count that is no sum: at most one of each dimension.
fn single(same: &SammeAntal) -> Option<Codes> {
    let lists = [&same.koen, &same.alder, &same.herkomst, &same.kategori];
    lists.iter().all(|l| l.len() <= 1).then(|| lists.map(|l| l.first().copied().unwrap_or(0)))
}

/// Counts of different times are not the same.
fn agree(model: &Model, indicator: &Indikator, same: &SammeAntal) -> bool {
    model
        .indikator(same.indikator)
        .is_some_and(|other| other.tidsform == indicator.tidsform && other.vindue == indicator.vindue)
}
