//! What the model says of counts that are the same in two indicators, or add up to another: `taeller_er`, `naevner_er`, and the
//! parts of a period.

use super::cells::Codes;
use super::code_sums::CodeSums;
use super::period::{Period, Span};
use super::roles::{CATEGORY, DIMENSIONS};
use crate::ledger::Total;
use crate::model::{Enhed, Feltrolle, Indikator, Model, SammeAntal, Temarolle, Tidsform};

/// A figure of an indicator that is a count of another, or a sum of its counts.
pub(crate) struct Link {
    pub(crate) whole: i64,
    /// The figure is the base, else the count.
    pub(crate) is_base: bool,
    pub(crate) part: i64,
    /// The parts are of these years, counted from the whole's; none: of the same period.
    years: Vec<i64>,
    /// How codes add up; which tables they are of is for the caller.
    pub(crate) sums: CodeSums,
}

impl Link {
    /// Whether the parts are of the whole's own period.
    pub(crate) fn is_of_its_period(&self) -> bool {
        self.years.is_empty()
    }

    /// The years of the parts, counted from the whole's; empty where they are of its own time.
    pub(crate) fn years(&self) -> &[i64] {
        &self.years
    }

    /// The periods of the parts of a whole's period.
    pub(crate) fn parts(&self, whole: Period) -> Vec<Period> {
        let year = |by: &i64| Period { number: whole.number + by, ..whole };
        match self.years.is_empty() {
            true => vec![whole],
            false if whole.span == Span::Year => self.years.iter().map(year).collect(),
            false => vec![],
        }
    }

    /// The periods of the wholes that have parts of a period.
    pub(crate) fn wholes(&self, part: Period) -> Vec<Period> {
        let year = |by: &i64| Period { number: part.number - by, ..part };
        match self.years.is_empty() {
            true => vec![part],
            false if part.span == Span::Year => self.years.iter().map(year).collect(),
            false => vec![],
        }
    }
}

/// Every link of the model.
pub(crate) fn links(model: &Model) -> Vec<Link> {
    let mut all = Vec::new();
    for indicator in &model.indikatorer {
        let counts = indicator.taeller_er.iter().map(|s| (s, false));
        for (same, is_base) in counts.chain(indicator.naevner_er.iter().map(|s| (s, true))) {
            let other = model.indikator(same.indikator).filter(|o| agree(indicator, o, same, is_base));
            all.extend(other.map(|other| link(model, indicator, other, same, is_base)));
        }
    }
    all
}

fn link(model: &Model, indicator: &Indikator, other: &Indikator, same: &SammeAntal, is_base: bool) -> Link {
    let codes = DIMENSIONS.map(|role| {
        let total = Total::of(model.liste_med_rolle(Some(Temarolle::Opgoerelser), role));
        let codes = match role {
            Feltrolle::Koen => &same.koen,
            Feltrolle::Alder => &same.alder,
            Feltrolle::Herkomst => &same.herkomst,
            _ => &same.kategori,
        };
        codes.iter().map(|code| total.exchange(*code)).collect()
    });
    let mut without = [false; 4];
    // Categories are each indicator's own; a base has none.
    without[CATEGORY] = is_base || !indicator.kategorier.iter().all(|k| other.kategorier.contains(k));
    let (whole, part, years) = (indicator.kode, other.kode, same.aar.iter().map(|y| i64::from(*y)).collect());
    Link { whole, is_base, part, years, sums: CodeSums { whole: 0, parts: vec![], codes, without } }
}

/// Counts of different times, or in different units, are not the same.
fn agree(indicator: &Indikator, other: &Indikator, same: &SammeAntal, is_base: bool) -> bool {
    let of_parts = |enhed: Enhed| enhed == Enhed::Fuldtidspersoner;
    // A base counts whole persons.
    let same_unit = of_parts(other.enhed) == (!is_base && of_parts(indicator.enhed));
    let windows = same.aar.len().max(1) as u64 * u64::from(other.vindue);
    same_unit && other.tidsform == indicator.tidsform && u64::from(indicator.vindue) == windows
}

/// How counts of parts of a period add up.
pub(crate) fn over_time() -> CodeSums {
    CodeSums { whole: 0, parts: vec![], codes: Default::default(), without: [false; 4] }
}

/// Whether an indicator's figures for parts of a period add up to the period's.
pub(crate) fn adds(indicator: &Indikator) -> bool {
    indicator.tidsform == Tidsform::Stroem && indicator.vindue == 1
}

/// The ways to divide a period of a flow.
pub(crate) fn divisions(indicator: &Indikator, whole: Period) -> Vec<Vec<Period>> {
    if adds(indicator) { parts_of(whole) } else { vec![] }
}

/// The ways to divide a period: a year in quarters or months, a quarter in months.
pub(crate) fn parts_of(whole: Period) -> Vec<Vec<Period>> {
    let parts = |span, from: i64, count: i64| (from..from + count).map(|number| Period { span, number }).collect::<Vec<_>>();
    match whole.span {
        Span::Year => vec![parts(Span::Quarter, whole.number * 4, 4), parts(Span::Month, whole.number * 12, 12)],
        Span::Quarter => vec![parts(Span::Month, whole.number * 3, 3)],
        Span::Month => vec![],
    }
}

/// The periods that a period of a flow is a part of.
pub(crate) fn above(indicator: &Indikator, part: Period) -> Vec<Period> {
    let whole = |span, number| Period { span, number };
    match part.span {
        _ if !adds(indicator) => vec![],
        Span::Year => vec![],
        Span::Quarter => vec![whole(Span::Year, part.number.div_euclid(4))],
        Span::Month => vec![whole(Span::Quarter, part.number.div_euclid(3)), whole(Span::Year, part.number.div_euclid(12))],
    }
}

/// Codes without the category, which a base does not have.
pub(crate) fn of_base(mut codes: Codes) -> Codes {
    codes[CATEGORY] = 0;
    codes
}
