//! `hul-i-tidsserie`: a period between two others that has no row at all, not even a hidden one.

use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::index::RowFindings;
use crate::index::Status;
use crate::index::cells::Cells;
use crate::index::period::Span;
use crate::index::series::{self, Point};
use crate::model::{Feltrolle, Frekvens};

/// Checks every series; the finding is at the first period after the gap, or before it if only that is delivered.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let (Some(cells), Some(theme)) = (Cells::of(whole), whole.compiled.theme(whole.compiled.roles.figures)) else {
        return whole.hindrance(&[whole.compiled.roles.figures]);
    };
    // A record that could not be read may be the one that seems to be missing.
    if let Some(status) = whole.hindrance(&[whole.compiled.roles.figures]) {
        return Some(status);
    }
    let field = theme.field(Feltrolle::Periode);
    series::each(whole, &cells, |points| {
        for pair in points.windows(2) {
            let step = step(whole, &pair[0]);
            let gap = (pair[1].period.number - pair[0].period.number - 1) / step;
            if let (true, Some((at, other))) = (gap > 0, series::finding_point(pair)) {
                hits.add("hul-i-tidsserie", whole.compiled.roles.figures, at.row, field, || {
                    vec![Fact::number("antal", gap), Fact::model("foer", whole.text(other.period))]
                });
            }
        }
    });
    None
}

/// How many periods of a series' length lie between two figures of its indicator: a yearly one in the notation of quarters
/// has one in four.
fn step(whole: &Derived<'_>, point: &Point) -> i64 {
    let yearly = whole.compiled.model.indikator(point.cell.indicator).is_some_and(|i| i.frekvens == Frekvens::Aar);
    match point.period.span {
        Span::Quarter if yearly => 4,
        Span::Month if yearly => 12,
        _ => 1,
    }
}
