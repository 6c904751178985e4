//! The cells that an audience should not learn: those that a row hides from it, and those that it has no figure of in a level
//! that it sees otherwise.

use super::ground::{Audience, Ground};
use super::key::{Figure, Key};
use crate::index::cells::{Cell, Codes};
use crate::index::period::When;
use crate::index::roles::Marking;
use crate::model::Foelsomhed;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Which codes are seen of an indicator and a time, by area: as one number, since a country has millions of rows.
type Seen = BTreeMap<(i64, When), HashMap<i64, u64>>;

/// The cells, in the order of their keys.
pub(super) fn seeds(ground: &Ground<'_>, audience: &Audience<'_>) -> BTreeSet<Key> {
    let (mut found, mut seen) = (BTreeSet::new(), Seen::new());
    ground.cells.groups(|group| {
        let Some(first) = group.first() else { return };
        let Some(indicator) = ground.indicator(first.indicator).filter(|i| i.foelsomhed != Foelsomhed::Ingen) else { return };
        let Some(when) = ground.when(indicator, first.period) else { return };
        let mut rows: Vec<Cell> = group.iter().filter(|c| (audience.sees)(c)).copied().collect();
        rows.dedup_by_key(|c| c.codes);
        if rows.is_empty() {
            return;
        }
        let key = |codes: Codes| Key { indicator: first.indicator, figure: Figure::Count, when, area: first.area, codes };
        found.extend(rows.iter().filter(|c| !c.shown()).map(|c| key(c.codes)));
        found.extend(group.iter().filter(|c| (audience.sees)(c) && c.marking == Marking::Hidden).map(|c| key(c.codes)));
        for split in ground.codebook.splits(&rows, indicator) {
            let Some(part) = split.parts.first() else { continue };
            for code in split.missing {
                let mut codes = part.codes;
                codes[split.dimension] = code;
                found.insert(key(codes));
            }
        }
        let areas = seen.entry((first.indicator, when)).or_default();
        *areas.entry(first.area).or_default() ^= fingerprint(&rows);
    });
    for ((indicator, when), areas) in &seen {
        for division in ground.tree(*when).divisions.iter().filter(|d| d.complete) {
            let mut all = division.parts.iter().map(|area| areas.get(area));
            let first = all.next().flatten();
            // Mostly all parts have the same.
            if all.all(|codes| codes == first) {
                continue;
            }
            let of = |area: &i64| ground.codes(audience, *indicator, *when, *area);
            let codes: Vec<BTreeSet<Codes>> = division.parts.iter().map(of).collect();
            let levels: BTreeSet<Codes> = codes.iter().flatten().copied().collect();
            for (part, own) in division.parts.iter().zip(&codes) {
                let lacking = levels.iter().filter(|c| !own.contains(*c));
                found.extend(lacking.map(|codes| Key {
                    indicator: *indicator,
                    figure: Figure::Count,
                    when: *when,
                    area: *part,
                    codes: *codes,
                }));
            }
        }
    }
    found
}

/// A number for the codes of some rows; other codes have another, all but certainly.
fn fingerprint(rows: &[Cell]) -> u64 {
    let mut hasher = DefaultHasher::new();
    rows.iter().for_each(|c| c.codes.hash(&mut hasher));
    hasher.finish()
}
