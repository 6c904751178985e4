//! What a percentage that is shown gives away together with the other rows of its cell and with counts that are the same.

use super::audience::{self, Judged};
use super::derived::Derived;
use super::equal_counts::{EqualCount, Figure};
use super::sizes::Sizes;
use crate::discretion::share::{Range, Share};
use crate::index::cells::{Cell, Cells};
use crate::index::period::Period;
use crate::index::roles::{CATEGORY, Marking};
use crate::model::{Enhed, Foelsomhed, Indikator};

/// The decimals that a share in theme 6303 may have been rounded to: a list has two, but who made it may have had fewer.
pub(crate) fn in_list(indicator: &Indikator) -> [u8; 2] {
    [indicator.decimaler, 2]
}

/// Looks for what stands beside a percentage.
pub(crate) struct Finder<'w, 'a> {
    pub(crate) whole: &'w Derived<'a>,
    pub(crate) cells: &'w Cells<'w>,
    pub(crate) equal: &'w [EqualCount],
    pub(crate) indicator: &'w Indikator,
}

/// Whether whole counts of a base have these percentages, and add up to it where they are all its categories.
fn fits(shares: &[Share], base: i64, is_all: bool) -> bool {
    let mut counts = shares.iter().map(|s| s.counts((base * 100, base * 100), 100));
    let sums = counts.try_fold((0, 0), |sums, count| count.map(|(low, high)| (sums.0 + low, sums.1 + high)));
    sums.is_some_and(|(low, high)| !is_all || low <= base * 100 && base * 100 <= high)
}

impl Finder<'_, '_> {
    /// The row to tell of, where an audience can reckon too much from a percentage: the percentage's, or the hidden one's where a
    /// reference holds the percentage.
    pub(crate) fn derived_cell(
        &self,
        lead: &Cell,
        decimals: u8,
        same: &[&Cell],
        group: &[Cell],
        judged: &Judged<'_>,
    ) -> Option<Cell> {
        let share = Share::new(lead.vaerdi?, decimals);
        let seen: Vec<&Cell> = same.iter().copied().filter(|c| judged.sees(c)).collect();
        let told = match lead.taeller {
            None => {
                if seen.iter().any(|c| c.taeller.is_some() && audience::is_exact(self.whole, c)) {
                    return None;
                }
                let Some(base) = self.base(lead, &seen, judged) else {
                    return self.without_base(lead, group, judged).then_some(*lead);
                };
                self.counted(share, base)?
            }
            // Whoever sees the base sees no more by the percentage.
            Some(_) if self.base(lead, &seen, judged).is_some() => return None,
            Some(count) => {
                let base = share.bases((count, count), self.unit())?;
                (Figure::Base, base, (base.0 - count, base.1 - count))
            }
        };
        self.too_much(lead, &seen, judged, told)
    }

    /// The count of which a share of a base is made, and the rest of the base.
    fn counted(&self, share: Share, base: Range) -> Option<(Figure, Range, Range)> {
        let count = share.counts(base, self.unit())?;
        Some((Figure::Count, count, (base.0 - count.1, base.1 - count.0)))
    }

    /// The same of a share that was reckoned, where the base is known.
    pub(crate) fn reckoned(&self, share: Share, lead: &Cell, same: &[&Cell], judged: &Judged<'_>) -> Option<Cell> {
        let seen: Vec<&Cell> = same.iter().copied().filter(|c| judged.sees(c)).collect();
        let base = self.base(lead, &seen, judged)?;
        self.too_much(lead, &seen, judged, self.counted(share, base)?)
    }

    /// The row to tell of, where a number or the rest of its base is too few, or a row hides it.
    fn too_much(
        &self,
        lead: &Cell,
        seen: &[&Cell],
        judged: &Judged<'_>,
        (figure, number, rest): (Figure, Range, Range),
    ) -> Option<Cell> {
        let own = judged.threshold(audience::class(self.whole, self.indicator, lead));
        if lead.is_delivered() && (self.is_few(number, own) || self.is_few(rest, own)) {
            return Some(*lead);
        }
        let hidden = self.hidden(lead, seen, judged, figure).into_iter().find(|c| {
            let indicator = self.whole.compiled.model.indikator(c.indicator).filter(|i| i.foelsomhed != Foelsomhed::Ingen);
            indicator
                .is_some_and(|i| number.0 == number.1 || self.is_few(number, judged.threshold(audience::class(self.whole, i, c))))
        })?;
        Some(if lead.is_delivered() { *lead } else { hidden })
    }

    /// Whether percentages of categories alone, of one base that is not given, tell that the lead's count is too small: no base up
    /// to what the area has fits them all with a larger one (R12).
    fn without_base(&self, lead: &Cell, group: &[Cell], judged: &Judged<'_>) -> bool {
        let threshold = judged.threshold(audience::class(self.whole, self.indicator, lead));
        let most = lead.is_delivered().then(|| self.most(lead)).flatten();
        let Some(most) = most.filter(|_| self.unit() > 1) else { return false };
        let mut others = lead.codes;
        let is_beside = |c: &&Cell| {
            others[CATEGORY] = c.codes[CATEGORY];
            c.codes == others && c.codes[CATEGORY] != 0 && c.marking == Marking::Open && judged.sees(c)
        };
        let mut beside: Vec<&Cell> = group.iter().filter(is_beside).filter(|c| c.vaerdi.is_some()).collect();
        beside.dedup_by_key(|c| c.codes);
        let share = |c: &Cell| Share::new(c.vaerdi.unwrap_or_default(), self.indicator.decimaler);
        let own = share(lead);
        let shares: Vec<Share> = beside.iter().map(|c| share(c)).collect();
        let is_all = self.indicator.kategorier.iter().all(|k| beside.iter().any(|c| c.codes[CATEGORY] == *k));
        let is_all = is_all && !self.indicator.kategorier.is_empty();
        let mut told = false;
        for base in (1..=most).rev().filter(|base| fits(&shares, *base, is_all)) {
            let Some((low, high)) = own.counts((base * 100, base * 100), 100) else { continue };
            if low <= 0 || high >= threshold {
                return false;
            }
            told = true;
        }
        told
    }

    /// The most that a base can be: as many persons, or households, as the area has.
    fn most(&self, lead: &Cell) -> Option<i64> {
        let sizes = Sizes::of(self.whole, self.cells, lead.area);
        let day = Period::read(self.whole.text(lead.period)).and_then(Period::first_day)?;
        if self.indicator.enhed == Enhed::Husstande { sizes.households(day) } else { sizes.residents(day) }
    }

    /// Hundredths in what is counted: whole persons, or parts of them.
    pub(crate) fn unit(&self) -> i64 {
        if self.indicator.enhed == Enhed::Fuldtidspersoner { 1 } else { 100 }
    }

    /// Whether a number is known to be a positive one under a threshold.
    pub(crate) fn is_few(&self, (low, high): Range, threshold: i64) -> bool {
        low > 0 && high < threshold
    }

    /// What an audience knows of the base: rows of the cell, and the count that the model says is the same.
    pub(crate) fn base(&self, lead: &Cell, seen: &[&Cell], judged: &Judged<'_>) -> Option<Range> {
        let base = i64::from(self.whole.compiled.profile.afrunding_base.max(1)) * 100;
        let around = |value: i64, marking: Marking| {
            let off = if marking == Marking::Rounded && value % base == 0 { base - 100 } else { 0 };
            (value - off, value + off)
        };
        let mut told: Vec<Range> = seen.iter().filter_map(|c| Some(around(c.naevner?, c.marking))).collect();
        for (_, cell) in self.others(lead, judged).filter(|(t, c)| t.figure == Figure::Base && c.shown()) {
            told.extend(cell.taeller.map(|n| around(n, cell.marking)));
        }
        told.into_iter().reduce(|a, b| (a.0.max(b.0), a.1.min(b.1))).filter(|(low, high)| low <= high && *low > 0)
    }

    /// Hidden rows of a figure of the row, which all who see them can hold against it. A full one for a narrower circle is no
    /// fault.
    fn hidden(&self, lead: &Cell, seen: &[&Cell], judged: &Judged<'_>, figure: Figure) -> Vec<Cell> {
        let own = seen.iter().filter(|_| figure == Figure::Count).map(|c| **c);
        let others = self.others(lead, judged).filter(|(t, _)| t.figure == figure).map(|(_, c)| c);
        own.chain(others).filter(|c| c.marking == Marking::Hidden && audience::is_as_open(self.whole, c, lead)).collect()
    }

    /// Rows that the model says count the same as a figure of the row, of the same source, and that an audience sees.
    fn others(&self, lead: &Cell, judged: &Judged<'_>) -> impl Iterator<Item = (&EqualCount, Cell)> {
        let (lead, judged) = (*lead, *judged);
        let own = self.equal.iter().filter(move |t| t.other == lead.indicator);
        let rows = move |t: &EqualCount| {
            t.back(lead.codes).map(|codes| self.cells.rows(lead.area, t.hidden, lead.period, codes)).unwrap_or_default()
        };
        own.flat_map(move |t| rows(t).into_iter().map(move |c| (t, c)))
            .filter(move |(_, c)| c.source == lead.source && judged.sees(c))
    }
}
