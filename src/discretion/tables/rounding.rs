//! Rounding in place of hiding: where a count is too small to stand open, every count of its indicator and period over the areas
//! that are tied to its own is rounded, so that no sum gives any of them back.

use super::audience;
use super::components::Component;
use super::derived::Derived;
use super::findings;
use super::scope::{Days, Place};
use crate::index::cells::{Cell, Cells};
use crate::index::roles::Marking;
use crate::model::{Indikator, Indikatortype};
use std::collections::{BTreeMap, BTreeSet};

/// What the figures of rows become, in hundredths: taeller, naevner, vaerdi. `small` are rows that show too few. A row whose
/// percentage cannot be reckoned again is left as it is.
pub(crate) fn rounded(whole: &Derived<'_>, small: &BTreeSet<u32>) -> BTreeMap<u32, [Option<i64>; 3]> {
    let mut found = BTreeMap::new();
    let (judged, Some(cells)) = (audience::judged(whole), Cells::of(whole)) else { return found };
    let base = i64::from(whole.compiled.profile.afrunding_base.max(1)) * 100;
    let mut days = Days::new(whole);
    let places: BTreeSet<Place> =
        cells.marked(Marking::Open).filter(|c| small.contains(&c.row)).map(|c| days.place(&c)).collect();
    for place in places {
        let alone = Component::alone(place.alone);
        let component = days.component(&place).unwrap_or(&alone);
        let Some(indicator) = whole.compiled.model.indikator(place.indicator) else { continue };
        let rows = findings::rows(whole, &cells, &place, component).into_iter().map(|(_, cell)| cell);
        // The municipality's own rows stay as they are: no audience that is judged sees them.
        let seen = rows.filter(|c| c.marking == Marking::Open && c.is_delivered() && judged.iter().any(|j| j.sees(c)));
        found.extend(seen.filter_map(|c| Some((c.row, figures(&c, indicator, base)?))));
    }
    found
}

/// A row's figures with its count rounded to the nearest multiple that its base has room for.
fn figures(cell: &Cell, indicator: &Indikator, base: i64) -> Option<[Option<i64>; 3]> {
    let nearest = |count: i64| {
        let rounded = (2 * count + base).div_euclid(2 * base) * base;
        if cell.naevner.is_some_and(|n| rounded > n) { rounded - base } else { rounded }
    };
    match indicator.slags {
        Indikatortype::Antal => Some([cell.taeller.map(nearest), cell.naevner, cell.vaerdi.map(nearest)]),
        Indikatortype::Andel => {
            let count = nearest(cell.taeller?);
            let unit = 10i64.pow(2 - u32::from(indicator.decimaler.min(2)));
            let share = |of: i64| (20_000 * count + of * unit).div_euclid(2 * of * unit) * unit;
            let value = match cell.vaerdi {
                Some(_) => Some(share(cell.naevner.filter(|n| *n > 0)?)),
                None => None,
            };
            Some([Some(count), cell.naevner, value])
        }
        Indikatortype::Gennemsnit => None,
    }
}
