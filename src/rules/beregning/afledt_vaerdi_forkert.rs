//! `afledt-vaerdi-forkert`: a figure that the standard says is the same count as another, and is not: an indicator's
//! `taeller_er` and `naevner_er`, where source and time agree.

use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::index::RowFindings;
use crate::index::Status;
use crate::index::breakdown::{decimals, slack};
use crate::index::cells::{Cell, Cells, delivered, picture};
use crate::index::links::{Link, of_base};
use crate::index::period::Period;
use crate::model::{Feltrolle, Indikator};

const RULE: &str = "afledt-vaerdi-forkert";

/// Compares every cell with the counts that it is said to equal.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let (Some(cells), Some(theme)) = (Cells::of(whole), whole.compiled.theme(whole.compiled.roles.figures)) else {
        return whole.hindrance(&[whole.compiled.roles.figures]);
    };
    let (base, links) = (i64::from(whole.compiled.profile.afrunding_base), whole.links());
    cells.groups(|group| {
        let Some(indicator) = group.first().and_then(|c| whole.compiled.model.indikator(c.indicator)) else { return };
        let own: Vec<&Link> = links.iter().filter(|l| l.whole == indicator.kode).collect();
        if own.is_empty() {
            return;
        }
        for cell in picture(group).iter().filter(|c| c.shown()) {
            for (role, is_base, figure) in [(Feltrolle::Taeller, false, cell.taeller), (Feltrolle::Naevner, true, cell.naevner)] {
                let wrong = |link: &&Link| {
                    let parts = differing(whole, &cells, cell, indicator, link, figure?, base)?;
                    // If a reference has the cell, the finding is at a delivered one that it is compared with.
                    let at = delivered(std::iter::once(cell).chain(&parts))?;
                    Some(if at.row == cell.row {
                        (at.row, role, link.part)
                    } else {
                        (at.row, Feltrolle::Taeller, cell.indicator)
                    })
                };
                if let Some((row, role, other)) = own.iter().filter(|l| l.is_base == is_base).find_map(wrong) {
                    hits.add(RULE, whole.compiled.roles.figures, row, theme.field(role), || {
                        vec![
                            Fact::model("felt", theme.field(role).map_or("", |f| theme.name(f))),
                            Fact::number("indikator", other),
                        ]
                    });
                }
            }
        }
    });
    whole.hindrance(&[whole.compiled.roles.figures])
}

/// The other indicator's cells, where they are all there, of the same source, and add up to something else.
fn differing(
    whole: &Derived<'_>,
    cells: &Cells<'_>,
    cell: &Cell,
    indicator: &Indikator,
    link: &Link,
    figure: i64,
    base: i64,
) -> Option<Vec<Cell>> {
    let other = whole.compiled.model.indikator(link.part)?;
    // A category narrows the numerator only.
    let codes = link.sums.parts_of(if link.is_base { of_base(cell.codes) } else { cell.codes })?;
    let periods = link.parts(Period::read(whole.text(cell.period))?);
    let terms = codes.len() * periods.len();
    let (mut sum, mut allowed) = (0, slack(cell, base) + decimals(indicator, terms) + decimals(other, terms));
    let mut parts = Vec::with_capacity(terms);
    for period in periods {
        let period = whole.id(&period.to_string())?;
        for codes in &codes {
            let part = cells.find(cell.area, link.part, period, *codes)?;
            sum += part.taeller.filter(|_| part.shown() && part.source == cell.source)?;
            allowed += slack(&part, base);
            parts.push(part);
        }
    }
    (!parts.is_empty() && (sum - figure).abs() > allowed).then_some(parts)
}
