//! `for-lille-omraade`: a figure beyond residents and households of an area that has fewer of either than the policy asks for
//! it (risk R04). An area without anybody has nobody to protect.

use crate::discretion::tables::audience::{self, Judged};
use crate::discretion::tables::derived::Derived;
use crate::discretion::tables::sizes::{self, Sizes};
use crate::finding::Fact;
use crate::index::RowFindings;
use crate::index::Status;
use crate::index::cells::{Cell, Cells};
use crate::index::period::Period;
use crate::model::Feltrolle;

/// Checks every figure of every area, whatever its status.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let (Some(cells), Some(theme)) = (Cells::of(whole), whole.compiled.theme(whole.compiled.roles.figures)) else {
        return whole.hindrance(&[whole.compiled.roles.figures]);
    };
    let audiences = audience::judged(whole);
    let (of_size, field) = (sizes::indicators(whole), theme.field(Feltrolle::Omraade));
    let (mut known, mut unknown): (Option<(i64, Sizes)>, bool) = (None, false);
    cells.groups(|group| {
        let Some(first) = group.first().filter(|c| !of_size.contains(&c.indicator)) else { return };
        let sizes = match known.take() {
            Some((area, sizes)) if area == first.area => sizes,
            _ => Sizes::of(whole, &cells, first.area),
        };
        let day = Period::read(whole.text(first.period)).and_then(Period::first_day);
        if let Some(day) = day {
            let size = [sizes.residents(day), sizes.households(day)];
            unknown |= size == [None, None];
            for judged in &audiences {
                let Some(lacking) = lacking(judged, first.indicator, size) else { continue };
                let figure = |c: &&Cell| c.shown() && judged.sees(c) && (c.taeller.is_some() || c.vaerdi.is_some());
                for cell in group.iter().filter(figure) {
                    judged.hit(hits, "for-lille-omraade", cell, field, || lacking.facts());
                }
            }
        }
        known = Some((first.area, sizes));
    });
    whole.hindrance(&[whole.compiled.roles.figures]).or_else(|| unknown.then_some(UNKNOWN))
}

const UNKNOWN: Status = Status::NotChecked(
    "et område har hverken beboere (100) eller husstande (101) i leverancen, så dets størrelse kendes ikke",
    "an area has neither residents (100) nor households (101) in the delivery, so its size is not known",
);

/// Which demand an area does not meet.
struct Lacking {
    demand: i64,
    households: bool,
}

impl Lacking {
    fn facts(&self) -> Vec<Fact> {
        let (da, en) = if self.households { ("husstande", "households") } else { ("beboere", "residents") };
        vec![Fact::number("graense", self.demand), Fact::model("hvad", da), Fact::model("hvad_en", en)]
    }
}

/// The first demand that an area's residents and households do not meet for an indicator: the least of all, or that of the
/// step that lets the indicator be shown.
fn lacking(judged: &Judged<'_>, indicator: i64, [residents, households]: [Option<i64>; 2]) -> Option<Lacking> {
    let limits = judged.limits;
    let steps = || limits.trin.iter().filter(|s| s.indikatorer.contains(&indicator));
    let residents_needed = steps().filter_map(|s| s.beboere).chain([limits.mindste_beboere]).max().map_or(0, i64::from);
    let households_needed = steps().filter_map(|s| s.husstande).chain([limits.mindste_husstande]).max().map_or(0, i64::from);
    let under = |size: Option<i64>, demand: i64| size.is_some_and(|n| n > 0 && n < demand);
    if under(residents, residents_needed) {
        return Some(Lacking { demand: residents_needed, households: false });
    }
    under(households, households_needed).then_some(Lacking { demand: households_needed, households: true })
}
