//! `hul-i-tidsserie`: a period between two others that has no row at all, not even a hidden one.

use super::cells::{Cells, FIGURES};
use super::series;
use crate::finding::Fact;
use crate::rules::Status;
use crate::rules::whole::{Hits, Whole};

/// Checks every series; the finding stands at the first period after the gap.
pub(in crate::rules) fn find(whole: &Whole<'_>, hits: &mut Hits<'_>) -> Option<Status> {
    let (cells, theme) = (Cells::of(whole)?, whole.compiled.theme(FIGURES)?);
    let field = theme.fields.index("periode");
    series::each(whole, &cells, |points| {
        for pair in points.windows(2) {
            let gap = pair[1].period.number - pair[0].period.number - 1;
            if gap > 0 {
                hits.add("hul-i-tidsserie", FIGURES, pair[1].cell.row, field, || {
                    vec![Fact::number("antal", gap), Fact::model("foer", whole.text(pair[0].cell.period))]
                });
            }
        }
    });
    whole.hindrance(&[FIGURES])
}
