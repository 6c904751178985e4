//! `aabne-vaerdier-uenige`: one cell stands open at two levels of access with two different figures. Rounding explains
//! a difference of less than the policy's base for each rounded figure (design section 3, "The picture").

use super::cells::{Cell, Cells, FIGURES, ROUNDED};
use super::parts::slack;
use crate::finding::Fact;
use crate::rules::Status;
use crate::rules::whole::{Hits, Whole};

const RULE: &str = "aabne-vaerdier-uenige";

/// Every row that differs from an earlier one of its cell.
pub(in crate::rules) fn find(whole: &Whole<'_>, hits: &mut Hits<'_>) -> Option<Status> {
    let Some(cells) = Cells::of(whole) else { return whole.hindrance(&[FIGURES]) };
    let base = i64::from(whole.compiled.profile.afrunding_base);
    let field = whole.compiled.theme(FIGURES).and_then(|t| t.fields.index("vaerdi"));
    cells.groups(|group| {
        for (index, cell) in group.iter().enumerate().filter(|(_, c)| c.shown()) {
            let same = |other: &&Cell| other.codes == cell.codes && other.access != cell.access && other.shown();
            // Rows of a cell follow each other.
            let before = group[..index].iter().rev().take_while(|o| o.codes == cell.codes);
            if let Some(other) = before.filter(same).find(|o| differ(cell, o, base)) {
                hits.add(RULE, FIGURES, cell.row, field, || {
                    vec![Fact::number("off_kode", cell.access), Fact::number("anden_off_kode", other.access)]
                });
            }
        }
    });
    whole.hindrance(&[FIGURES])
}

fn differ(a: &Cell, b: &Cell, base: i64) -> bool {
    let rounded = a.marking == ROUNDED || b.marking == ROUNDED;
    let allowed = slack(a, base) + slack(b, base);
    let apart = |x: Option<i64>, y: Option<i64>| x.zip(y).is_some_and(|(x, y)| (x - y).abs() > allowed);
    // A share or mean of rounded figures may differ by more than the base says.
    apart(a.taeller, b.taeller) || apart(a.naevner, b.naevner) || !rounded && apart(a.vaerdi, b.vaerdi)
}
