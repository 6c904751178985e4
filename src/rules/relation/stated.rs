//! What theme 6303 tells of figures in theme 6301: the residents and shares that a list was made from, as the criteria of its
//! rules say.

use super::cells::{Cell, OPEN};
use crate::model::{Indikator, Indikatortype, Kriterium, Middel, Tidsform};
use crate::rules::gather::{DESIGNATIONS, Kept};
use crate::rules::Theme;
use crate::rules::period::{Period, Span};
use crate::rules::whole::Whole;
use std::collections::{BTreeMap, BTreeSet};

/// A figure that a row of theme 6303 shows.
pub(in crate::rules) struct Stated {
    /// The cell of theme 6301 that it tells of, with what it tells; `row` is the designation's.
    pub(in crate::rules) cell: Cell,
    /// The designation's field.
    pub(in crate::rules) field: usize,
}

/// By area, indicator and period.
pub(in crate::rules) type Statements = BTreeMap<(i64, i64, i64), Vec<Stated>>;

/// Every figure that is shown.
pub(in crate::rules) fn statements(whole: &Whole<'_>) -> Statements {
    let mut all = Statements::new();
    for row in whole.gathered.kept.iter().filter(|k| k.theme == DESIGNATIONS) {
        for stated in of(whole, row).unwrap_or_default() {
            let Cell { area, indicator, period, .. } = stated.cell;
            all.entry((area, indicator, period)).or_default().push(stated);
        }
    }
    all
}

/// A kept row's values by name.
pub(in crate::rules) struct Texts<'w> {
    theme: &'w Theme<'w>,
    row: &'w Kept,
}

impl<'w> Texts<'w> {
    /// Of a row; none where the model has not its theme.
    pub(in crate::rules) fn new(whole: &'w Whole<'_>, row: &'w Kept) -> Option<Self> {
        Some(Texts { theme: whole.compiled.theme(row.theme)?, row })
    }

    /// The index of a field.
    pub(in crate::rules) fn field(&self, name: &str) -> Option<usize> {
        self.theme.fields.index(name)
    }

    /// A value as text.
    pub(in crate::rules) fn text(&self, name: &str) -> Option<&'w str> {
        self.row.values.get(self.field(name)?)?.as_deref()
    }

    /// A whole number.
    pub(in crate::rules) fn number(&self, name: &str) -> Option<i64> {
        self.text(name)?.parse().ok()
    }
}

/// The figures of a row; none where it hides them.
fn of(whole: &Whole<'_>, row: &Kept) -> Option<Vec<Stated>> {
    let texts = Texts::new(whole, row)?;
    let (text, number) = (|name: &str| texts.text(name), |name: &str| texts.number(name));
    let (area, year, access) = (whole.id(text("monit_omr_nr")?)?, number("aar")?, number("off_kode")?);
    let status = u8::try_from(number("statuskode").unwrap_or(3)).ok()?;
    let rules = whole.compiled.model.regelsaet.iter().find(|r| Some(r.id.as_str()) == text("regelsaet"))?;
    if number("diskretion_kode") != Some(i64::from(OPEN)) {
        return None;
    }
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for criterion in rules.kriterier.iter().filter(|k| k.middel == Middel::Ingen) {
        let ([by], Some(indicator)) = (criterion.forskydning.as_slice(), whole.compiled.model.indikator(criterion.indikator)) else { continue };
        let figure = texts.field(&criterion.felt).zip(text(&criterion.felt).and_then(hundredths));
        let Some((field, value)) = figure.filter(|_| seen.insert((criterion.felt.as_str(), criterion.indikator))) else { continue };
        let base = rules.kriterier.iter().find(|k| is_base(k, indicator, *by)).and_then(|k| hundredths(text(&k.felt)?));
        let (taeller, naevner, vaerdi) = match indicator.slags {
            Indikatortype::Antal => (Some(value), None, None),
            Indikatortype::Andel => (None, base, Some(value)),
            Indikatortype::Gennemsnit => continue,
        };
        let mut ids: Vec<i64> = periods(year + i64::from(*by), indicator).iter().filter_map(|p| whole.id(&p.to_string())).collect();
        if ids.is_empty() {
            // No row of theme 6301 is of its time.
            ids.push(-1);
        }
        for period in ids {
            let (codes, marking, source) = ([0; 4], OPEN, 0);
            let (indicator, row) = (indicator.kode, row.row);
            all.push(Stated { cell: Cell { area, indicator, period, codes, access, row, taeller, naevner, vaerdi, marking, status, source }, field });
        }
    }
    Some(all)
}

/// Whether a criterion's figure is the base of an indicator in the same year: all that it counts.
fn is_base(criterion: &Kriterium, indicator: &Indikator, by: i8) -> bool {
    let is_all = |s: &crate::model::SammeAntal| {
        let codes = [&s.koen, &s.alder, &s.herkomst, &s.kategori];
        s.indikator == criterion.indikator && s.aar.is_empty() && codes.iter().all(|c| c.is_empty())
    };
    criterion.middel == Middel::Ingen && criterion.forskydning == [by] && indicator.naevner_er.iter().any(is_all)
}

/// The periods in which a year's figure stands: what is counted on a day has the year's first day in common.
fn periods(year: i64, indicator: &Indikator) -> Vec<Period> {
    let all = [Period::year(year), Period { span: Span::Quarter, number: year * 4 }, Period { span: Span::Month, number: year * 12 }];
    all[..if indicator.tidsform == Tidsform::Bestand { 3 } else { 1 }].to_vec()
}

/// A number as a report has it, in hundredths.
fn hundredths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = format!("{part:0<2}");
    let digits = format!("{whole}{}", part.get(..2).filter(|_| part[2..].bytes().all(|b| b == b'0'))?);
    digits.parse().ok()
}

/// The cell of a statement as something that stands beside the rows of theme 6301 and is none of them.
pub(in crate::rules) fn beside(cell: &Cell) -> Cell {
    // Beyond every row, and so marked as no delivered one.
    Cell { row: u32::MAX, ..*cell }
}
