//! `sum-stemmer-ikke`: parts that do not add up to their whole, over sex, age, origin, category and sub-areas. Where a
//! part is hidden or not there, the shown parts may at least not be more than the whole.

use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::index::RowFindings;
use crate::index::breakdown::{Codebook, add, contradict, decimals};
use crate::index::cells::{Cell, Cells, delivered, picture};
use crate::index::period::Period;
use crate::index::roles::{CATEGORY, DIMENSIONS};
use crate::index::{Status, Theme};
use crate::model::{Feltrolle, Indikator};

const RULE: &str = "sum-stemmer-ikke";

/// A figure: its field and where a cell has it.
type Figure = (Feltrolle, fn(&Cell) -> Option<i64>);
const COUNT: Figure = (Feltrolle::Taeller, |c| c.taeller);
const BASE: Figure = (Feltrolle::Naevner, |c| c.naevner);

/// Checks every group of cells.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let (Some(cells), Some(theme)) = (Cells::of(whole), whole.compiled.theme(whole.compiled.roles.figures)) else {
        return whole.hindrance(&[whole.compiled.roles.figures, whole.compiled.roles.areas]);
    };
    let codebook = Codebook::new(whole.compiled.model);
    let base = i64::from(whole.compiled.profile.afrunding_base);
    cells.groups(|group| {
        let Some(indicator) = group.first().and_then(|c| whole.compiled.model.indikator(c.indicator)) else { return };
        let group = picture(group);
        over_codes(&codebook, theme, indicator, &group, base, hits);
        // An area that could not be read may be one of the parts.
        if whole.hindrance(&[whole.compiled.roles.areas]).is_none() {
            over_areas(whole, &cells, theme, indicator, &group, base, hits);
        }
    });
    whole.hindrance(&[whole.compiled.roles.figures, whole.compiled.roles.areas])
}

fn over_codes(
    codebook: &Codebook,
    theme: &Theme<'_>,
    indicator: &Indikator,
    group: &[Cell],
    base: i64,
    hits: &mut RowFindings<'_>,
) {
    for split in codebook.splits(group, indicator) {
        let Some(total) = split.whole else { continue };
        let Some(name) = theme.field(DIMENSIONS[split.dimension]).map(|f| theme.name(f)) else { continue };
        // A category narrows the numerator only, so its base is the whole's and does not add.
        let figures: &[Figure] = if split.dimension == CATEGORY { &[COUNT] } else { &[COUNT, BASE] };
        for (field, figure) in figures {
            let mut sum = add(&split.parts, *figure, base);
            sum.complete &= split.missing.is_empty();
            if !contradict(sum, total, *figure, base, decimals(indicator, split.parts.len())) {
                continue;
            }
            if let Some(at) = at(total, &split.parts, *figure) {
                let field = theme.field(*field);
                hits.add(RULE, theme.tema.temakode, at.row, field, || {
                    vec![named(theme, field), Fact::model("deling", name), Fact::model("deling_en", name)]
                });
            }
        }
    }
}

/// The fact that names the field.
fn named(theme: &Theme<'_>, field: Option<usize>) -> Fact {
    Fact::model("felt", field.map_or("", |f| theme.name(f)))
}

/// Where a finding about a total and its parts is located: at the total, or where a reference has that, at the first delivered
/// part that is in the sum.
fn at<'c>(total: &'c Cell, parts: &[&'c Cell], figure: fn(&Cell) -> Option<i64>) -> Option<&'c Cell> {
    let added = parts.iter().copied().filter(|p| p.shown() && figure(p).is_some());
    delivered(std::iter::once(total).chain(added))
}

fn over_areas(
    whole: &Derived<'_>,
    cells: &Cells<'_>,
    theme: &Theme<'_>,
    indicator: &Indikator,
    group: &[Cell],
    base: i64,
    hits: &mut RowFindings<'_>,
) {
    let Some(first) = group.first() else { return };
    let Some(day) = Period::read(whole.text(first.period)).and_then(Period::first_day) else { return };
    let Some(area) = whole.areas.on(whole.text(first.area), day).filter(|a| a.divided) else { return };
    let children: Vec<Option<i64>> = whole.areas.children(area, day).map(|c| whole.id(c.number)).collect();
    if children.is_empty() {
        return;
    }
    for total in group {
        let found = |id: &Option<i64>| id.and_then(|id| cells.find(id, total.indicator, total.period, total.codes));
        let parts: Vec<Cell> = children.iter().filter_map(found).collect();
        let parts: Vec<&Cell> = parts.iter().collect();
        for (field, figure) in [COUNT, BASE] {
            let mut sum = add(&parts, figure, base);
            sum.complete &= parts.len() == children.len();
            if !contradict(sum, total, figure, base, decimals(indicator, parts.len())) {
                continue;
            }
            if let Some(at) = at(total, &parts, figure) {
                let field = theme.field(field);
                hits.add(RULE, theme.tema.temakode, at.row, field, || {
                    let (da, en) = ("områdets underområder", "the area's sub-areas");
                    vec![named(theme, field), Fact::model("deling", da), Fact::model("deling_en", en)]
                });
            }
        }
    }
}
