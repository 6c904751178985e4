//! How large an area is: residents and households, from whatever row of it the delivery has. An area's size is a fact, so the
//! fullest figure counts, whoever may see it.

use super::derived::Derived;
use crate::index::cells::Cells;
use crate::index::period::Period;
use crate::index::roles::Marking;

/// The rule whose parameters name the two indicators.
pub(crate) const RULE: &str = "for-lille-omraade";

/// One area's figures by the day they are of.
pub(crate) struct Sizes {
    residents: Vec<(i64, i64)>,
    households: Vec<(i64, i64)>,
}

impl Sizes {
    /// Of an area, by its number in the interner.
    pub(crate) fn of(whole: &Derived<'_>, cells: &Cells<'_>, area: i64) -> Self {
        let known = |name: &str| {
            let shown = cells.totals(area, whole.compiled.parameter(RULE, name)).into_iter().filter(|c| c.shown());
            let day = |period| Period::read(whole.text(period)).and_then(Period::first_day);
            let mut known: Vec<(i64, Marking, i64)> =
                shown.filter_map(|c| Some((day(c.period)?, c.marking, c.taeller.or(c.vaerdi)?))).collect();
            // Of one day the exact figure comes first and stays.
            known.sort_unstable();
            known.dedup_by_key(|(day, ..)| *day);
            known.into_iter().map(|(day, _, value)| (day, value / 100)).collect()
        };
        Sizes { residents: known("beboere"), households: known("husstande") }
    }

    /// Residents on a day: the last known before it, else the first after.
    pub(crate) fn residents(&self, day: i64) -> Option<i64> {
        nearest(&self.residents, day)
    }

    /// Households on a day.
    pub(crate) fn households(&self, day: i64) -> Option<i64> {
        nearest(&self.households, day)
    }
}

fn nearest(known: &[(i64, i64)], day: i64) -> Option<i64> {
    let after = known.partition_point(|(d, _)| *d <= day);
    known.get(after.saturating_sub(1)).map(|(_, size)| *size)
}

/// The indicators of residents and of households.
pub(crate) fn indicators(whole: &Derived<'_>) -> [i64; 2] {
    ["beboere", "husstande"].map(|name| whole.compiled.parameter(RULE, name))
}
