//! `differens-over-tid`: a year or quarter of a flow less the parts of it that are shown leaves a count that is too small (risk
//! R23). Only indicators whose figures add over time are judged; windows of 12 and 24 months never add.

use crate::discretion::tables::audience::{self, Judged};
use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::index::RowFindings;
use crate::index::Status;
use crate::index::cells::{Cell, Cells};
use crate::index::links;
use crate::index::period::Period;
use crate::model::{Feltrolle, Indikator};

/// Checks every year and quarter of a flow.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let Some(cells) = Cells::of(whole) else { return whole.hindrance(&[whole.compiled.roles.figures]) };
    let audiences = audience::judged(whole);
    cells.groups(|group| {
        let indicator = group.first().and_then(|c| whole.compiled.model.indikator(c.indicator));
        let (Some(first), Some(indicator)) = (group.first(), indicator.filter(|i| links::adds(i))) else { return };
        for parts in divisions(whole, indicator, first.period) {
            for total in group.iter().filter(|c| audience::is_exact(whole, c)) {
                let rows = |part: &Option<i64>| part.map_or(vec![], |p| cells.rows(first.area, first.indicator, p, total.codes));
                let rows: Vec<Vec<Cell>> = parts.iter().map(rows).collect();
                judge(whole, &audiences, indicator, total, &rows, hits);
            }
        }
    });
    whole.hindrance(&[whole.compiled.roles.figures])
}

/// A total against the rows of each of its parts.
fn judge(
    whole: &Derived<'_>,
    audiences: &[Judged<'_>],
    indicator: &Indikator,
    total: &Cell,
    parts: &[Vec<Cell>],
    hits: &mut RowFindings<'_>,
) {
    let Some(theme) = whole.compiled.theme(whole.compiled.roles.figures) else { return };
    let Some(field) = theme.field(Feltrolle::Taeller) else { return };
    let Some(all) = total.taeller else { return };
    for judged in audiences.iter().filter(|j| j.sees(total)) {
        let shown = |rows: &Vec<Cell>| rows.iter().find(|c| judged.sees(c) && audience::is_exact(whole, c))?.taeller;
        let known: Vec<i64> = parts.iter().filter_map(shown).collect();
        let rest = all - known.iter().sum::<i64>();
        let some = !known.is_empty() && known.len() < parts.len();
        if some && rest > 0 && rest < judged.threshold(audience::class(whole, indicator, total)) {
            judged.hit(hits, "differens-over-tid", total, Some(field), || vec![Fact::model("felt", theme.name(field))]);
        }
    }
}

/// The quarters and the months of a year, or the months of a quarter, by their number in the interner; `None` if no row has it.
fn divisions(whole: &Derived<'_>, indicator: &Indikator, period: i64) -> Vec<Vec<Option<i64>>> {
    let Some(period) = Period::read(whole.text(period)) else { return vec![] };
    let ids = |parts: Vec<Period>| parts.iter().map(|p| whole.id(&p.to_string())).collect::<Vec<_>>();
    links::divisions(indicator, period).into_iter().map(ids).filter(|parts| parts.iter().any(Option::is_some)).collect()
}
