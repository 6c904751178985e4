//! What theme 6303 discloses of figures in theme 6301: the residents and shares that a list was made from, as the criteria of its
//! rules say.

use super::Theme;
use super::cells::Cell;
use super::content::DesignationRow;
use super::delivery_index::DeliveryIndex;
use super::period::{Period, Span};
use super::roles::Marking;
use crate::model::{Feltrolle, Indikator, Indikatortype, Kriterium, Middel, Regelsaet, Tidsform};
use std::collections::{BTreeMap, BTreeSet};

/// A figure that a row of theme 6303 shows.
pub(crate) struct DesignatedFigure {
    /// The cell of theme 6301 that it states, with its figures; `row` is the designation's.
    pub(crate) cell: Cell,
    /// The designation's field.
    pub(crate) field: usize,
}

/// By area, indicator and period.
pub(crate) type DesignatedFigures = BTreeMap<(i64, i64, i64), Vec<DesignatedFigure>>;

/// A plain mean of an indicator's shares over several years that a row of theme 6303 shows.
pub(crate) struct Mean {
    /// The row's cell, of no period: `vaerdi` is the mean.
    pub(crate) cell: Cell,
    /// The row's field.
    pub(crate) field: usize,
    /// The years, as the key has them; -1 where no row of theme 6301 is of the year.
    pub(crate) years: Vec<i64>,
}

/// Every mean over years that is shown.
pub(crate) fn means(whole: &DeliveryIndex<'_>) -> Vec<Mean> {
    let rows = whole.content.designations.iter().filter(|k| k.theme == whole.compiled.roles.designations);
    rows.filter_map(|row| means_of(&Listed::new(whole, row)?)).flatten().collect()
}

fn means_of(listed: &Listed<'_>) -> Option<Vec<Mean>> {
    let whole = listed.whole;
    let mut all = BTreeMap::new();
    for criterion in listed.rules.kriterier.iter().filter(|k| k.middel == Middel::GennemsnitAfAndele) {
        let Some(indicator) = whole.compiled.model.indikator(criterion.indikator) else { continue };
        let Some((field, value)) = listed.figure(&criterion.felt) else { continue };
        let year = |by: &i8| whole.id(&Period::year(listed.year + i64::from(*by)).to_string()).unwrap_or(-1);
        let years = criterion.forskydning.iter().map(year).collect();
        let cell = listed.cell(indicator.kode, -1, (None, None, Some(value)));
        all.entry((field, criterion.indikator)).or_insert(Mean { cell, field, years });
    }
    Some(all.into_values().collect())
}

/// Every figure that is shown.
pub(crate) fn statements(whole: &DeliveryIndex<'_>) -> DesignatedFigures {
    let mut all = DesignatedFigures::new();
    for row in whole.content.designations.iter().filter(|k| k.theme == whole.compiled.roles.designations) {
        for stated in Listed::new(whole, row).map(|l| of(&l)).unwrap_or_default() {
            let Cell { area, indicator, period, .. } = stated.cell;
            all.entry((area, indicator, period)).or_default().push(stated);
        }
    }
    all
}

/// A kept row's values by name.
pub(crate) struct Texts<'w> {
    theme: &'w Theme<'w>,
    row: &'w DesignationRow,
}

impl<'w> Texts<'w> {
    /// Of a row; empty if the model does not have its theme.
    pub(crate) fn new(whole: &'w DeliveryIndex<'_>, row: &'w DesignationRow) -> Option<Self> {
        Some(Texts { theme: whole.compiled.theme(row.theme)?, row })
    }

    /// The index of the field with a role.
    pub(crate) fn field(&self, role: Feltrolle) -> Option<usize> {
        self.theme.field(role)
    }

    /// A value as text.
    pub(crate) fn text(&self, role: Feltrolle) -> Option<&'w str> {
        self.row.values.get(self.field(role)?)
    }

    /// A whole number.
    pub(crate) fn number(&self, role: Feltrolle) -> Option<i64> {
        self.text(role)?.parse().ok()
    }

    /// Whether its figures are shown as they are.
    pub(crate) fn is_open(&self) -> bool {
        self.theme.roles.marking(self.number(Feltrolle::Markering)) == Marking::Open
    }
}

/// A row of theme 6303 that shows its figures, and the rules that its list was made by.
struct Listed<'w> {
    whole: &'w DeliveryIndex<'w>,
    texts: Texts<'w>,
    rules: &'w Regelsaet,
    area: i64,
    year: i64,
    access: i64,
}

impl<'w> Listed<'w> {
    /// Empty if a row hides its figures.
    fn new(whole: &'w DeliveryIndex<'_>, row: &'w DesignationRow) -> Option<Self> {
        let texts = Texts::new(whole, row)?;
        let rules = whole.compiled.model.regelsaet.iter().find(|r| Some(r.id.as_str()) == texts.text(Feltrolle::Regelsaet))?;
        if !texts.is_open() {
            return None;
        }
        let area = whole.id(texts.text(Feltrolle::Omraade)?)?;
        let (year, access) = (texts.number(Feltrolle::Aar)?, texts.number(Feltrolle::Adgang)?);
        Some(Listed { whole, texts, rules, area, year, access })
    }

    /// A field and its figure, in hundredths.
    fn figure(&self, felt: &str) -> Option<(usize, i64)> {
        let field = self.texts.theme.fields.index(felt)?;
        Some((field, self.texts.row.values.get(field).and_then(hundredths)?))
    }

    /// A cell of theme 6301 as the row states it.
    fn cell(&self, indicator: i64, period: i64, (taeller, naevner, vaerdi): (Option<i64>, Option<i64>, Option<i64>)) -> Cell {
        let (roles, status) = (&self.texts.theme.roles, self.texts.number(Feltrolle::Status));
        Cell {
            area: self.area,
            indicator,
            period,
            codes: [0; 4],
            access: self.access,
            row: self.texts.row.row,
            taeller,
            naevner,
            vaerdi,
            marking: Marking::Open,
            status: self.texts.theme.figures.small_status(status.or(roles.in_force())),
            in_force: roles.is_in_force(status),
            source: 0,
            readers: self.whole.compiled.readers(self.access),
        }
    }
}

/// The figures of a row; `None` if it hides them.
fn of(listed: &Listed<'_>) -> Vec<DesignatedFigure> {
    let (whole, rules) = (listed.whole, listed.rules);
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for criterion in rules.kriterier.iter().filter(|k| k.middel == Middel::Ingen) {
        let ([by], Some(indicator)) = (criterion.forskydning.as_slice(), whole.compiled.model.indikator(criterion.indikator))
        else {
            continue;
        };
        let figure = listed.figure(&criterion.felt);
        let Some((field, value)) = figure.filter(|_| seen.insert((criterion.felt.as_str(), criterion.indikator))) else {
            continue;
        };
        let base = rules.kriterier.iter().find(|k| is_base(k, indicator, *by)).and_then(|k| Some(listed.figure(&k.felt)?.1));
        let figures = match indicator.slags {
            Indikatortype::Antal => (Some(value), None, None),
            Indikatortype::Andel => (None, base, Some(value)),
            Indikatortype::Gennemsnit => continue,
        };
        let mut ids: Vec<i64> =
            periods(listed.year + i64::from(*by), indicator).iter().filter_map(|p| whole.id(&p.to_string())).collect();
        if ids.is_empty() {
            // No row of theme 6301 is of its time.
            ids.push(-1);
        }
        all.extend(ids.into_iter().map(|period| DesignatedFigure { cell: listed.cell(indicator.kode, period, figures), field }));
    }
    all
}

/// Whether a criterion's figure is the base of an indicator in the same year: all that it counts.
fn is_base(criterion: &Kriterium, indicator: &Indikator, by: i8) -> bool {
    let is_all = |s: &crate::model::SammeAntal| {
        let codes = [&s.koen, &s.alder, &s.herkomst, &s.kategori];
        s.indikator == criterion.indikator && s.aar.is_empty() && codes.iter().all(|c| c.is_empty())
    };
    criterion.middel == Middel::Ingen && criterion.forskydning == [by] && indicator.naevner_er.iter().any(is_all)
}

/// The periods that have a year's figure: what is counted on a day has the year's first day in common.
fn periods(year: i64, indicator: &Indikator) -> Vec<Period> {
    let all =
        [Period::year(year), Period { span: Span::Quarter, number: year * 4 }, Period { span: Span::Month, number: year * 12 }];
    all[..if indicator.tidsform == Tidsform::Bestand { 3 } else { 1 }].to_vec()
}

/// A number as a report has it, in hundredths.
fn hundredths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = format!("{part:0<2}");
    let digits = format!("{whole}{}", part.get(..2).filter(|_| part[2..].bytes().all(|b| b == b'0'))?);
    digits.parse().ok()
}

/// The cell of a statement, marked as not coming from the rows of theme 6301.
pub(crate) fn as_external(cell: &Cell) -> Cell {
    // Beyond every row, and so marked as no delivered one.
    Cell { row: u32::MAX, ..*cell }
}
