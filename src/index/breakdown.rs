//! How a cell is split: over sex, age, origin and category, each wholly or not at all (design section 3).

use super::cells::{Cell, Codes};
use super::roles::{AGE, CATEGORY, DIMENSIONS, Marking};
use crate::ledger::Total;
use crate::model::{Enhed, Indikator, Kode, Model, Temarolle};

/// A cell and the cells that split it along one dimension.
pub(crate) struct Split<'a> {
    /// Index of the dimension.
    pub(crate) dimension: usize,
    /// The cell that is split, where it has a row.
    pub(crate) whole: Option<&'a Cell>,
    /// Its parts, at least one.
    pub(crate) parts: Vec<&'a Cell>,
    /// Codes that a whole split has and the delivery lacks.
    pub(crate) missing: Vec<i64>,
}

/// A code of a dimension.
struct Part {
    code: i64,
    /// The code that it splits.
    above: i64,
    /// As the model has it.
    kode: Kode,
}

/// Codes of each dimension by the code that they split.
pub(crate) struct Codebook {
    lists: [Vec<Part>; 4],
    totals: [Total; 4],
    /// By dimension: each code, in order, with the one that it splits.
    above: [Vec<(i64, i64)>; 4],
}

impl Codebook {
    /// From the model's lists.
    pub(crate) fn new(model: &Model) -> Self {
        let list = |role| model.liste_med_rolle(Some(Temarolle::Opgoerelser), role);
        let totals = DIMENSIONS.map(|role| Total::of(list(role)));
        let lists = std::array::from_fn(|d| {
            let part = |k: &Kode| Part {
                code: totals[d].exchange(k.kode),
                above: k.overordnet.map_or(0, |code| totals[d].exchange(code)),
                kode: k.clone(),
            };
            let koder = list(DIMENSIONS[d]).into_iter().flat_map(|l| &l.koder);
            koder.filter(|k| k.aktiv == 1).map(part).filter(|p| p.code != 0).collect()
        });
        let above = lists.each_ref().map(|codes: &Vec<Part>| {
            let mut pairs: Vec<(i64, i64)> = codes.iter().map(|p| (p.code, p.above)).collect();
            pairs.sort_unstable();
            pairs
        });
        Codebook { lists, totals, above }
    }

    /// A code as the model has it.
    pub(crate) fn kode(&self, dimension: usize, code: i64) -> i64 {
        self.totals[dimension].exchange(code)
    }

    /// The code that a code splits.
    pub(crate) fn above(&self, dimension: usize, code: i64) -> i64 {
        let pairs = &self.above[dimension];
        pairs.binary_search_by_key(&code, |p| p.0).map_or(0, |at| pairs[at].1)
    }

    /// The codes that together split a code for an indicator: only its own categories, only ages in its base.
    pub(crate) fn of(&self, dimension: usize, code: i64, indicator: &Indikator) -> Vec<i64> {
        let applies = |p: &&Part| match dimension {
            CATEGORY => indicator.kategorier.contains(&p.kode.kode),
            AGE => in_base(&p.kode, indicator),
            _ => true,
        };
        self.lists[dimension].iter().filter(|p| p.above == code).filter(applies).map(|p| p.code).collect()
    }

    /// Every split that a group of pictured cells holds a part of.
    pub(crate) fn splits<'a>(&self, cells: &'a [Cell], indicator: &Indikator) -> Vec<Split<'a>> {
        let mut found: Vec<((usize, Codes), &Cell)> = Vec::new();
        for cell in cells {
            for dimension in (0..4).filter(|d| cell.codes[*d] != 0) {
                let mut above = cell.codes;
                above[dimension] = self.above(dimension, cell.codes[dimension]);
                found.push(((dimension, above), cell));
            }
        }
        found.sort_by_key(|(place, _)| *place);
        let split = |alike: &[((usize, Codes), &'a Cell)]| {
            let (dimension, above) = alike[0].0;
            let parts: Vec<&Cell> = alike.iter().map(|(_, cell)| *cell).collect();
            let there = |code: &i64| parts.iter().any(|p| p.codes[dimension] == *code);
            let missing = self.of(dimension, above[dimension], indicator).into_iter().filter(|c| !there(c)).collect();
            let at = cells.binary_search_by(|c| c.codes.cmp(&above)).ok();
            Split { dimension, whole: at.map(|i| &cells[i]), parts, missing }
        };
        found.chunk_by(|a, b| a.0 == b.0).map(split).collect()
    }
}

/// Whether some age of a class lies in the indicator's base; a class without limits may.
fn in_base(class: &Kode, indicator: &Indikator) -> bool {
    let base = (indicator.population.alder_fra.unwrap_or(0), indicator.population.alder_til.unwrap_or(u8::MAX));
    class.fra.unwrap_or(0) <= base.1 && class.til.unwrap_or(u8::MAX) >= base.0
}

/// What adding figures gives: the sum of those shown, whether all are, and how far rounding may take it off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FigureSum {
    pub(crate) shown: i64,
    pub(crate) complete: bool,
    pub(crate) slack: i64,
}

/// Adds one figure of several cells, in hundredths. `base` is the policy's rounding base.
pub(crate) fn add(cells: &[&Cell], figure: fn(&Cell) -> Option<i64>, base: i64) -> FigureSum {
    let mut sum = FigureSum { shown: 0, complete: true, slack: 0 };
    for cell in cells {
        match figure(cell).filter(|_| cell.shown()) {
            Some(value) => {
                sum.shown += value;
                sum.slack += slack(cell, base);
            }
            None => sum.complete = false,
        }
    }
    sum
}

/// How far a shown figure may lie from the true one, in hundredths: a rounded one less than the base, whichever way it
/// was rounded.
pub(crate) fn slack(cell: &Cell, base: i64) -> i64 {
    if cell.marking == Marking::Rounded { (base - 1).max(0) * 100 } else { 0 }
}

/// Whether parts and a whole contradict each other: their sum differs where all are shown, or the shown parts alone are
/// more than the whole.
pub(crate) fn contradict(parts: FigureSum, whole: &Cell, figure: fn(&Cell) -> Option<i64>, base: i64, decimals: i64) -> bool {
    let Some(total) = figure(whole).filter(|_| whole.shown()) else { return false };
    let slack = parts.slack + slack(whole, base) + decimals;
    let over = parts.shown - total;
    if parts.complete { over.abs() > slack } else { over > slack }
}

/// How far the rounding of so many fractions and of their sum to two decimals may take them apart, in hundredths: half a one
/// each, and whole ones alone, because rounded figures differ by whole ones.
pub(crate) fn decimals(indicator: &Indikator, terms: usize) -> i64 {
    if indicator.enhed == Enhed::Fuldtidspersoner { (terms as i64 + 1) / 2 } else { 0 }
}

/// Whether a cell is exact.
pub(crate) fn exact(cell: &Cell) -> bool {
    cell.marking == Marking::Open
}
