//! `aabne-vaerdier-uenige`: one cell is open at two levels of access with two different figures. Rounding explains
//! a difference of less than the policy's base for each rounded figure (design section 3, "The picture"). A draft is not the
//! figure yet, so it may differ from what is in force.

use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::index::RowFindings;
use crate::index::Status;
use crate::index::breakdown::slack;
use crate::index::cells::{Cell, Cells};
use crate::index::roles::Marking;
use crate::model::Feltrolle;

const RULE: &str = "aabne-vaerdier-uenige";

/// Every row that differs from the first one of another level of its cell; where a reference has the row, the other one.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let Some(cells) = Cells::of(whole) else { return whole.hindrance(&[whole.compiled.roles.figures]) };
    let base = i64::from(whole.compiled.profile.afrunding_base);
    let field = whole.compiled.field(whole.compiled.roles.figures, Feltrolle::Vaerdi);
    cells.groups(|group| {
        // Rows of a cell follow each other, level by level. One row of a status represents its level: the others are its
        // duplicates, and a thousand of them are not to be compared with a thousand.
        let mut levels: Vec<&Cell> = Vec::new();
        for cell in group.iter().filter(|c| c.shown()) {
            if levels.last().is_some_and(|l| l.codes != cell.codes) {
                levels.clear();
            }
            let judged =
                |o: &&&Cell| o.access != cell.access && o.status == cell.status && (cell.is_delivered() || o.is_delivered());
            if let Some(other) = levels.iter().rev().filter(judged).find(|o| differ(cell, o, base)) {
                let (at, other) = if cell.is_delivered() { (cell, *other) } else { (*other, cell) };
                hits.add(RULE, whole.compiled.roles.figures, at.row, field, || {
                    vec![Fact::number("off_kode", at.access), Fact::number("anden_off_kode", other.access)]
                });
            }
            if !levels.iter().any(|l| l.access == cell.access && l.status == cell.status) {
                levels.push(cell);
            }
        }
    });
    whole.hindrance(&[whole.compiled.roles.figures])
}

fn differ(a: &Cell, b: &Cell, base: i64) -> bool {
    let rounded = a.marking == Marking::Rounded || b.marking == Marking::Rounded;
    let allowed = slack(a, base) + slack(b, base);
    let apart = |x: Option<i64>, y: Option<i64>| x.zip(y).is_some_and(|(x, y)| (x - y).abs() > allowed);
    // A share or mean of rounded figures may differ by more than the base says.
    apart(a.taeller, b.taeller) || apart(a.naevner, b.naevner) || !rounded && apart(a.vaerdi, b.vaerdi)
}
