//! `andel-roeber-antal`: a percentage that is shown, from which a count or a base follows that is hidden or too small (risks R11
//! and R12). A mean has no count of persons to give away: `for-faa-bag-gennemsnit` judges what is behind it.
//!
//! Only a row that lacks its count or its base says more by its percentage than it says outright. Rows of the same cell, and
//! rows that the model calls the same count (`taeller_er`, `naevner_er`), give the other half of the sum, or are what is hidden.

use crate::discretion::tables::audience::{self, Judged};
use crate::discretion::tables::derived::Derived;
use crate::discretion::tables::equal_counts::{EqualCount, equal};
use crate::discretion::tables::list_years;
use crate::discretion::tables::scores;
use crate::discretion::tables::shares::{Finder, in_list};
use crate::index::RowFindings;
use crate::index::Status;
use crate::index::cells::{Cell, Cells};
use crate::index::designations::DesignatedFigure;
use crate::index::roles::Marking;
use crate::model::{Feltrolle, Foelsomhed, Indikatortype};
use std::collections::BTreeSet;

const RULE: &str = "andel-roeber-antal";

/// Checks every percentage that is open without its count or its denominator.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let (Some(cells), Some(theme)) = (Cells::or_none(whole), whole.compiled.theme(whole.compiled.roles.figures)) else {
        return whole.hindrance(&[whole.compiled.roles.figures]);
    };
    let (audiences, equal) = (audience::judged(whole), equal(whole.links()));
    let mut reported = BTreeSet::new();
    cells.groups(|group| {
        let is_lead = |c: &Cell| c.marking == Marking::Open && c.vaerdi.is_some() && (c.taeller.is_none() || c.naevner.is_none());
        if !group.iter().any(is_lead) {
            return;
        }
        let Some(indicator) = group.first().and_then(|c| whole.compiled.model.indikator(c.indicator)) else { return };
        if indicator.slags != Indikatortype::Andel || indicator.foelsomhed == Foelsomhed::Ingen {
            return;
        }
        let finder = Finder { whole, cells: &cells, equal: &equal, indicator };
        for lead in group.iter().filter(|c| is_lead(c)) {
            let from = group.partition_point(|c| c.codes < lead.codes);
            let same: Vec<&Cell> = group[from..].iter().take_while(|c| c.codes == lead.codes).collect();
            for (number, judged) in audiences.iter().enumerate().filter(|(_, j)| j.sees(lead)) {
                if let Some(cell) = finder
                    .derived_cell(lead, indicator.decimaler, &same, group, judged)
                    .filter(|c| reported.insert((c.row, number)))
                {
                    judged.hit(hits, RULE, &cell, theme.field(field(&cell)), Vec::new);
                }
            }
        }
    });
    in_designations(whole, &cells, (&audiences, &equal), hits);
    list_years::find(whole, &cells, (&audiences, &equal), RULE, hits);
    scores::find(whole, &cells, &audiences, RULE, hits);
    whole.hindrance(&[whole.compiled.roles.figures]).or_else(|| scores::unknown(whole))
}

/// Shares of theme 6303, which disclose figures that theme 6301 need not have.
fn in_designations(
    whole: &Derived<'_>,
    cells: &Cells<'_>,
    (audiences, equal): (&[Judged<'_>], &[EqualCount]),
    hits: &mut RowFindings<'_>,
) {
    let mut reported = BTreeSet::new();
    for DesignatedFigure { cell: lead, field } in whole.stated().values().flatten().filter(|s| s.cell.vaerdi.is_some()) {
        let Some(indicator) = whole.compiled.model.indikator(lead.indicator).filter(|i| i.foelsomhed != Foelsomhed::Ingen) else {
            continue;
        };
        let group = cells.group(lead.area, lead.indicator, lead.period);
        let mut same: Vec<&Cell> = group.iter().take_while(|c| c.codes == lead.codes).collect();
        same.push(lead);
        let finder = Finder { whole, cells, equal, indicator };
        for (number, judged) in audiences.iter().enumerate().filter(|(_, j)| j.sees(lead)) {
            let is_derived =
                |decimals: u8| finder.derived_cell(lead, decimals, &same, &group, judged).is_some_and(|c| c.row == lead.row);
            if in_list(indicator).into_iter().any(is_derived) && reported.insert((lead.row, *field, number)) {
                judged.hit_in(hits, RULE, (whole.compiled.roles.designations, lead.row, Some(*field)), Vec::new);
            }
        }
    }
}

/// The field to point at: the percentage; in a hidden row, what it hides.
fn field(cell: &Cell) -> Feltrolle {
    if cell.marking == Marking::Hidden { Feltrolle::Taeller } else { Feltrolle::Vaerdi }
}
