//! What is the same for every audience: the rows, the lists of codes, the links of the model, the periods and the areas.

use super::key::{Figure, Key};
use super::trees::{Tree, Trees};
use crate::discretion::view::{Limits, Measure, Row};
use crate::index::DeliveryIndex;
use crate::index::breakdown::Codebook;
use crate::index::cells::{Cell, Cells, Codes};
use crate::index::links::{self, Link};
use crate::index::period::When;
use crate::index::period::{Period, Span};
use crate::index::roles::{CATEGORY, Marking};
use crate::model::Indikator;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Whom a system is for.
pub(crate) struct Audience<'a> {
    /// What the policy calls it.
    pub(crate) name: &'a str,
    /// The rules about what follows exactly, and too closely.
    pub(crate) rules: [&'static str; 2],
    /// Whether it sees a row.
    pub(crate) sees: &'a (dyn Fn(&Cell) -> bool + Sync),
    /// What it may not get to know of a count; none where that is nobody's secret.
    pub(crate) limits: &'a (dyn Fn(&Indikator, Codes) -> Option<Limits> + Sync),
}

/// What systems are made of.
pub(crate) struct Ground<'a> {
    pub(super) index: &'a DeliveryIndex<'a>,
    pub(super) cells: &'a Cells<'a>,
    pub(super) codebook: Codebook,
    pub(super) links: Vec<Link>,
    /// By indicator: the interner's numbers of the periods of each time.
    periods: HashMap<i64, BTreeMap<When, Vec<i64>>>,
    trees: Trees,
}

impl<'a> Ground<'a> {
    pub(crate) fn new(index: &'a DeliveryIndex<'a>, cells: &'a Cells<'a>) -> Ground<'a> {
        let model = index.compiled.model;
        let read: Vec<(i64, Period)> =
            cells.periods().into_iter().filter_map(|id| Some((id, Period::read(index.text(id))?))).collect();
        let mut periods: HashMap<i64, BTreeMap<When, Vec<i64>>> = HashMap::new();
        for indicator in &model.indikatorer {
            let own = periods.entry(indicator.kode).or_default();
            for (id, period) in &read {
                let ids = own.entry(When::of(indicator, *period)).or_default();
                if !ids.contains(id) {
                    ids.push(*id);
                }
            }
        }
        let days = periods.values().flat_map(BTreeMap::keys).filter_map(|w| first_day(*w));
        let trees = Trees::new(index, days);
        Ground { index, cells, codebook: Codebook::new(model), links: links::links(model), periods, trees }
    }

    pub(super) fn indicator(&self, code: i64) -> Option<&'a Indikator> {
        self.index.compiled.model.indikator(code)
    }

    /// How a variable's figure is read.
    pub(super) fn measure(&self, key: &Key) -> Option<Measure> {
        let base = self.index.compiled.profile.afrunding_base;
        match key.figure {
            Figure::Count => Measure::new(self.indicator(key.indicator)?, base),
            Figure::Base => Some(Measure::whole(base)),
        }
    }

    /// The time of a row.
    pub(super) fn when(&self, indicator: &Indikator, period: i64) -> Option<When> {
        Some(When::of(indicator, Period::read(self.index.text(period))?))
    }

    /// The areas as they lie at a time.
    pub(super) fn tree(&self, when: When) -> &Tree {
        self.trees.on(first_day(when).unwrap_or(i64::MIN))
    }

    /// What a time is called: by the first of its periods, else by its months since year 0.
    pub(super) fn name_of(&self, indicator: i64, when: When) -> String {
        let texts = self.periods.get(&indicator).and_then(|p| p.get(&when)).into_iter().flatten().map(|id| self.index.text(*id));
        texts.min().map_or_else(|| format!("{}-{}", when.from, when.to), str::to_owned)
    }

    /// The codes that an audience has rows of.
    pub(super) fn codes(&self, audience: &Audience<'_>, indicator: i64, when: When, area: i64) -> BTreeSet<Codes> {
        let periods = self.periods.get(&indicator).and_then(|p| p.get(&when)).into_iter().flatten();
        let rows = periods.flat_map(|period| self.cells.group(area, indicator, *period));
        rows.filter(|c| (audience.sees)(c)).map(|c| c.codes).collect()
    }

    /// The rows of a variable, whoever sees them; of a base those of every category.
    pub(super) fn rows(&self, key: &Key) -> Vec<Cell> {
        let Some(indicator) = self.indicator(key.indicator) else { return vec![] };
        let own = self.periods.get(&key.indicator).and_then(|p| p.get(&key.when));
        let mut all = Vec::new();
        for period in own.into_iter().flatten() {
            all.extend(self.cells.rows(key.area, key.indicator, *period, key.codes));
            if key.figure == Figure::Base {
                for category in &indicator.kategorier {
                    let mut codes = key.codes;
                    codes[CATEGORY] = *category;
                    all.extend(self.cells.rows(key.area, key.indicator, *period, codes));
                }
            }
        }
        all
    }
}

/// The first day of a time.
fn first_day(when: When) -> Option<i64> {
    Period { span: Span::Month, number: when.from }.first_day()
}

/// A row as its figure is read. A base may be shown in a row whose count is hidden.
pub(super) fn row(cell: &Cell, figure: Figure) -> Option<Row> {
    let Cell { codes, row, taeller, naevner, vaerdi, source, marking, .. } = *cell;
    let row = Row { area: 0, codes, row, marking, taeller, naevner, vaerdi, source };
    match figure {
        Figure::Count => Some(row),
        Figure::Base => {
            let marking = if marking == Marking::Rounded { Marking::Rounded } else { Marking::Open };
            Some(Row { marking, taeller: Some(naevner?), naevner: None, vaerdi: None, ..row })
        }
    }
}
