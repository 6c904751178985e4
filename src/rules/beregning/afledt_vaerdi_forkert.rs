//! `afledt-vaerdi-forkert`: a figure that the standard says is the same count as another, and is not: an indicator's
//! `taeller_er` and `naevner_er`, where source and time agree.

use crate::finding::Fact;
use crate::model::{Indikator, SammeAntal};
use crate::rules::Status;
use crate::rules::relation::cells::{Cell, Cells, Codes, FIGURES, delivered, picture};
use crate::rules::relation::parts::{decimals, slack};
use crate::rules::whole::{Hits, Whole};

const RULE: &str = "afledt-vaerdi-forkert";

/// Compares every cell with the counts that it is said to equal.
pub(in crate::rules) fn find(whole: &Whole<'_>, hits: &mut Hits<'_>) -> Option<Status> {
    let (Some(cells), Some(theme)) = (Cells::of(whole), whole.compiled.theme(FIGURES)) else { return whole.hindrance(&[FIGURES]) };
    let base = i64::from(whole.compiled.profile.afrunding_base);
    cells.groups(|group| {
        let Some(indicator) = group.first().and_then(|c| whole.compiled.model.indikator(c.indicator)) else { return };
        if indicator.taeller_er.is_empty() && indicator.naevner_er.is_empty() {
            return;
        }
        for cell in picture(group).iter().filter(|c| c.shown()) {
            let sides = [("taeller", &indicator.taeller_er, cell.taeller), ("naevner", &indicator.naevner_er, cell.naevner)];
            for (name, same, figure) in sides {
                // A category narrows the numerator only.
                let codes = if name == "naevner" { [cell.codes[0], cell.codes[1], cell.codes[2], 0] } else { cell.codes };
                let wrong = |s: &SammeAntal| {
                    let parts = differing(whole, &cells, cell, codes, indicator, s, figure?, base)?;
                    // Where a reference has the cell, the finding stands at a delivered one that it is held against.
                    let at = delivered(std::iter::once(cell).chain(&parts))?;
                    Some(if at.row == cell.row { (at.row, name, s.indikator) } else { (at.row, "taeller", cell.indicator) })
                };
                if let Some((row, felt, other)) = same.iter().find_map(wrong) {
                    hits.add(RULE, FIGURES, row, theme.fields.index(felt), || {
                        vec![Fact::model("felt", felt), Fact::number("indikator", other)]
                    });
                }
            }
        }
    });
    whole.hindrance(&[FIGURES])
}

/// The other indicator's cells, where they are all there, of the same source and time, and add up to something else.
#[allow(clippy::too_many_arguments, reason = "two cells and what they are compared by, each named once")]
fn differing(
    whole: &Whole<'_>,
    cells: &Cells<'_>,
    cell: &Cell,
    codes: Codes,
    indicator: &Indikator,
    same: &SammeAntal,
    figure: i64,
    base: i64,
) -> Option<Vec<Cell>> {
    let other = whole.compiled.model.indikator(same.indikator)?;
    if (other.tidsform, other.vindue) != (indicator.tidsform, indicator.vindue) {
        return None;
    }
    let wanted = combinations(codes, same)?;
    let mut parts = Vec::with_capacity(wanted.len());
    let (mut sum, mut allowed) = (0, slack(cell, base) + decimals(indicator, wanted.len()) + decimals(other, wanted.len()));
    for codes in wanted {
        let part = cells.find(cell.area, same.indikator, cell.period, codes)?;
        sum += part.taeller.filter(|_| part.shown() && part.source == cell.source)?;
        allowed += slack(&part, base);
        parts.push(part);
    }
    ((sum - figure).abs() > allowed).then_some(parts)
}

/// The other indicator's cells: its listed codes where the cell is not narrowed, the cell's own code where it is one of
/// them. `None` where the cell is narrowed to something outside.
fn combinations(codes: Codes, same: &SammeAntal) -> Option<Vec<Codes>> {
    let lists = [&same.koen, &same.alder, &same.herkomst, &same.kategori];
    let mut all: Vec<Codes> = vec![codes];
    for (dimension, list) in lists.into_iter().enumerate().filter(|(_, l)| !l.is_empty()) {
        let own = codes[dimension];
        let choice: Vec<i64> = if own == 0 { list.clone() } else { list.iter().copied().filter(|c| *c == own).collect() };
        if choice.is_empty() {
            return None;
        }
        let with = |codes: &Codes, code: i64| {
            let mut codes = *codes;
            codes[dimension] = code;
            codes
        };
        all = all.iter().flat_map(|codes| choice.iter().map(|c| with(codes, *c))).collect();
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_taken_whole_where_a_cell_is_not_narrowed() {
        let same = SammeAntal { indikator: 100, alder: vec![6, 7, 8], kategori: vec![], herkomst: vec![3], koen: vec![] };
        assert_eq!(combinations([1, 0, 0, 0], &same), Some(vec![[1, 6, 3, 0], [1, 7, 3, 0], [1, 8, 3, 0]]));
        assert_eq!(combinations([0, 7, 0, 0], &same), Some(vec![[0, 7, 3, 0]]));
        assert_eq!(combinations([0, 9, 0, 0], &same), None);
    }
}
