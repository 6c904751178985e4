//! Means over years in theme 6303: whoever sees one, and all of its years but one in theme 6301, has the last (risk R29). The
//! statutory criteria take the plain mean of the years' shares.

use super::audience::{self, Judged};
use super::derived::Derived;
use super::equal_counts::EqualCount;
use super::shares::{Finder, in_list};
use crate::discretion::share::Share;
use crate::index::RowFindings;
use crate::index::cells::{Cell, Cells};
use crate::index::designations::{Mean, means};
use crate::model::{Foelsomhed, Indikator};

/// Tells, for each audience, of every mean that gives it a year too many.
pub(crate) fn find(
    whole: &Derived<'_>,
    cells: &Cells<'_>,
    (audiences, equal): (&[Judged<'_>], &[EqualCount]),
    rule: &'static str,
    hits: &mut RowFindings<'_>,
) {
    for mean in means(whole) {
        let Some(indicator) = whole.compiled.model.indikator(mean.cell.indicator).filter(|i| i.foelsomhed != Foelsomhed::Ingen)
        else {
            continue;
        };
        let Some(value) = mean.cell.vaerdi else { continue };
        let finder = Finder { whole, cells, equal, indicator };
        let years: Vec<Vec<Cell>> =
            mean.years.iter().map(|year| cells.rows(mean.cell.area, indicator.kode, *year, [0; 4])).collect();
        for judged in audiences.iter().filter(|j| j.sees(&mean.cell)) {
            let is_closed = |decimals: u8| closed(whole, &finder, (&mean, Share::new(value, decimals)), &years, judged);
            if in_list(indicator).into_iter().any(is_closed) {
                judged.hit_in(hits, rule, (whole.compiled.roles.designations, mean.cell.row, Some(mean.field)), Vec::new);
            }
        }
    }
}

/// Whether all years but one are open to an audience, and the last is one too many.
fn closed(
    whole: &Derived<'_>,
    finder: &Finder<'_, '_>,
    (mean, share): (&Mean, Share),
    years: &[Vec<Cell>],
    judged: &Judged<'_>,
) -> bool {
    let open: Vec<Option<Share>> = years.iter().map(|rows| shown(whole, finder.indicator, rows, judged)).collect();
    let mut missing = (0..open.len()).filter(|n| open[*n].is_none());
    let (Some(last), None) = (missing.next(), missing.next()) else { return false };
    let others: Vec<Share> = open.into_iter().flatten().collect();
    let lead = Cell { period: mean.years[last], ..mean.cell };
    let same: Vec<&Cell> = years[last].iter().collect();
    finder.reckoned(share.left(&others), &lead, &same, judged).is_some_and(|cell| cell.row == lead.row)
}

/// A year's share as far as rows show it to an audience: by the count and its base, else as it stands.
fn shown(whole: &Derived<'_>, indicator: &Indikator, rows: &[Cell], judged: &Judged<'_>) -> Option<Share> {
    let open = || rows.iter().filter(|c| judged.sees(c) && audience::is_exact(whole, c));
    let counted = open().find_map(|c| Share::of(c.taeller?, c.naevner?));
    counted.or_else(|| open().find_map(|c| Some(Share::new(c.vaerdi?, indicator.decimaler))))
}
