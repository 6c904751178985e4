//! Scores (theme 6304) from which a hidden share follows: a score is a sum of its parts with known weights, so that whoever sees
//! it and all parts but one has the last (risk R29).

use super::audience::Judged;
use super::derived::Derived;
use super::findings::limits;
use crate::index::cells::{Cell, Cells};
use crate::index::content::DesignationRow;
use crate::index::designations::Texts;
use crate::index::period::Period;
use crate::index::{RowFindings, Status};
use crate::model::{Bestanddel, Feltrolle, Indikatortype, Normalisering, Score};

/// Steps up a tree of areas, so that a ring ends.
const HIGHEST: usize = 32;

/// Tells, for each audience, of every score that it sees and that gives a share away which it does not see.
pub(crate) fn find(
    whole: &Derived<'_>,
    cells: &Cells<'_>,
    audiences: &[Judged<'_>],
    rule: &'static str,
    hits: &mut RowFindings<'_>,
) {
    for row in whole.content.designations.iter().filter(|k| k.theme == whole.compiled.roles.scores) {
        let Some((score, field, access)) = shown(whole, row) else { continue };
        let Some(parts) = parts(whole, cells, row, score) else { continue };
        for judged in audiences.iter().filter(|j| j.sees_code(access)) {
            let is_open = |c: &Cell| judged.sees(c) && c.shown() && c.vaerdi.is_some();
            let mut closed = parts.iter().filter(|p| !p.rows.iter().any(is_open));
            if let (Some(last), None) = (closed.next(), closed.next())
                && last.is_narrow(whole, judged)
            {
                judged.hit_in(hits, rule, (whole.compiled.roles.scores, row.row, Some(field)), Vec::new);
            }
        }
    }
}

/// A part of a score in an area.
struct Part<'m> {
    of: &'m Bestanddel,
    rows: Vec<Cell>,
    /// The municipality's own share, in hundredths of a per cent.
    mean: Option<i64>,
}

impl Part<'_> {
    /// Whether the score leaves less room to the count than an audience may know: a share s with the mean a and the weight w adds
    /// w·(s − a)/a, and a score has two decimals, so that a count of n is told to n·a/100 · 0.01/w.
    fn is_narrow(&self, whole: &Derived<'_>, judged: &Judged<'_>) -> bool {
        let indicator = whole.compiled.model.indikator(self.of.indikator).filter(|i| i.slags == Indikatortype::Andel);
        let limits = indicator.and_then(|i| limits(whole, judged, i, [0; 4]));
        let base = self.rows.iter().filter_map(|c| c.naevner).max();
        let Some(((limits, base), mean)) = limits.zip(base).zip(self.mean) else { return false };
        let (weight, width) = (i128::from(self.of.vaegt), i128::from(limits.width));
        i128::from(base / 100) * i128::from(mean) < width * weight * 1_000_000
    }
}

/// Why scores were not judged: what a score of a model that the standard does not have gives away is not known.
pub(crate) fn unknown(whole: &Derived<'_>) -> Option<Status> {
    let is_unknown = |row: &DesignationRow| {
        let texts = Texts::new(whole, row).filter(|t| t.is_open() && t.text(Feltrolle::Score).is_some())?;
        let name = texts.text(Feltrolle::Beregningsmodel)?;
        Some(!whole.compiled.model.scorer.iter().any(|s| s.beregningsmodel() == name))
    };
    let scores = whole.content.designations.iter().filter(|k| k.theme == whole.compiled.roles.scores);
    scores.filter_map(is_unknown).any(|unknown| unknown).then_some(Status::NotChecked(
        "en score følger en beregningsmodel, som standarden ikke kender, så det er ikke bedømt, hvad den røber",
        "a score follows a calculation model that the standard does not have, so what it discloses was not judged",
    ))
}

/// The score of a row that shows it, its field and `off_kode`.
fn shown<'w>(whole: &'w Derived<'_>, row: &DesignationRow) -> Option<(&'w Score, usize, i64)> {
    let texts = Texts::new(whole, row)?;
    let name = texts.text(Feltrolle::Beregningsmodel)?;
    let score = whole.compiled.model.scorer.iter().find(|s| s.beregningsmodel() == name)?;
    let is_sum = matches!(score.normalisering, Normalisering::AfstandTilGennemsnit | Normalisering::Indeks100);
    let is_shown = texts.text(Feltrolle::Score).is_some() && texts.is_open();
    (is_sum && is_shown).then_some((score, texts.field(Feltrolle::Score)?, texts.number(Feltrolle::Adgang)?))
}

/// The parts of a row's score; none where theme 6301 lacks one of them.
fn parts<'m>(whole: &'m Derived<'_>, cells: &Cells<'_>, row: &DesignationRow, score: &'m Score) -> Option<Vec<Part<'m>>> {
    let texts = Texts::new(whole, row)?;
    let (number, period) = (texts.text(Feltrolle::Omraade)?, texts.text(Feltrolle::Periode)?);
    let (area, id) = (whole.id(number)?, whole.id(period)?);
    let top = whole.id(top(whole, number, Period::read(period)?.first_day()?));
    let one = |of: &'m Bestanddel| {
        let rows = cells.rows(area, of.indikator, id, [0; 4]);
        let of_all = top.map(|top| cells.rows(top, of.indikator, id, [0; 4])).unwrap_or_default();
        let mean = of_all.iter().filter(|c| c.shown()).find_map(|c| c.vaerdi);
        (!rows.is_empty()).then_some(Part { of, rows, mean })
    };
    score.bestanddele.iter().map(one).collect()
}

/// The area at the top of those that an area lies in.
fn top<'t>(whole: &'t Derived<'_>, number: &'t str, day: i64) -> &'t str {
    let mut at = number;
    for _ in 0..HIGHEST {
        match whole.areas.on(at, day).and_then(|a| a.parent) {
            Some(parent) => at = parent,
            None => break,
        }
    }
    at
}
