//! `skjult-et-sted-aaben-et-andet`: a cell that is hidden in one row and shown in another that at least the same audiences see
//! (risks R20 and R25): at another level of access, in a second version, as the same count of another indicator, or in what the
//! row takes the place of. A full cell for a narrower circle is no such thing, and neither is one that was shown before and is
//! hidden now: that is the remedy.

use crate::discretion::tables::audience::{self, Judged, is_as_open};
use crate::discretion::tables::derived::Derived;
use crate::discretion::tables::equal_counts::{EqualCount, Figure, equal};
use crate::finding::Fact;
use crate::index::RowFindings;
use crate::index::cells::{Cell, Cells};
use crate::index::designations::DesignatedFigure;
use crate::index::roles::Marking;
use crate::index::{Status, Theme};
use crate::model::Feltrolle;
use std::collections::{BTreeSet, HashSet};

const RULE: &str = "skjult-et-sted-aaben-et-andet";

/// Row, field and audience of what is reported; a row that two hidden ones lead to is reported once.
type Reported = HashSet<(u32, Feltrolle, usize)>;

/// Checks every hidden cell.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let (Some(cells), Some(theme)) = (Cells::of(whole), whole.compiled.theme(whole.compiled.roles.figures)) else {
        return whole.hindrance(&[whole.compiled.roles.figures]);
    };
    let (audiences, equal) = (audience::judged(whole), equal(whole.links()));
    let (mut designations, periods) = (BTreeSet::new(), cells.periods());
    cells.groups(|group| {
        let mut reported = Reported::new();
        for open in group.iter().filter(|c| c.shown() && whole.content.reopened.contains(&c.row)) {
            report(whole, theme, &audiences, open, (open, Figure::Value), &mut reported, hits);
        }
        let Some(first) = group.first().filter(|_| group.iter().any(|c| c.marking == Marking::Hidden)) else { return };
        let here: Vec<&EqualCount> =
            equal.iter().filter(|t| t.hidden == first.indicator && cells.has(first.area, t.other, first.period)).collect();
        let indicator = whole.compiled.model.indikator(first.indicator);
        let same_time = indicator.map(|i| whole.same_time(&periods, i, first.period)).unwrap_or_default();
        let stated = whole.stated().get(&(first.area, first.indicator, first.period)).into_iter().flatten();
        for hidden in group.iter().filter(|c| c.marking == Marking::Hidden) {
            // Rows of a cell follow each other.
            let from = group.partition_point(|c| c.codes < hidden.codes);
            let same = group[from..].iter().take_while(|c| c.codes == hidden.codes).copied();
            let later = same_time.iter().flat_map(|p| cells.rows(hidden.area, hidden.indicator, *p, hidden.codes));
            for open in same.chain(later).filter(|c| c.shown() && (c.taeller.is_some() || c.vaerdi.is_some())) {
                report(whole, theme, &audiences, hidden, (&open, Figure::Value), &mut reported, hits);
            }
            for stated in stated.clone().filter(|s| s.cell.codes == hidden.codes && s.cell.taeller.is_some()) {
                designated(whole, &audiences, hidden, stated, &mut designations, hits);
            }
            for equal in &here {
                let Some(codes) = equal.codes(hidden.codes) else { continue };
                for open in cells.rows(hidden.area, equal.other, hidden.period, codes) {
                    if open.source == hidden.source && equal.figure.of(&open).is_some() {
                        report(whole, theme, &audiences, hidden, (&open, equal.figure), &mut reported, hits);
                    }
                }
            }
        }
    });
    whole.hindrance(&[whole.compiled.roles.figures])
}

/// One finding at the designation that shows it, for each audience that sees both.
fn designated(
    whole: &Derived<'_>,
    audiences: &[Judged<'_>],
    hidden: &Cell,
    DesignatedFigure { cell: open, field }: &DesignatedFigure,
    reported: &mut BTreeSet<(u32, usize)>,
    hits: &mut RowFindings<'_>,
) {
    let Some(theme) = whole.compiled.theme(whole.compiled.roles.designations).filter(|_| is_as_open(whole, hidden, open)) else {
        return;
    };
    for (number, judged) in audiences.iter().enumerate().filter(|(_, j)| j.sees(hidden) && j.sees(open)) {
        if reported.insert((open.row, number)) {
            judged.hit_in(hits, RULE, (whole.compiled.roles.designations, open.row, Some(*field)), || {
                let name = theme.name(*field);
                vec![
                    Fact::model("felt", name),
                    Fact::number("indikator", hidden.indicator),
                    Fact::number("off_kode", hidden.access),
                ]
            });
        }
    }
}

/// One finding at the row that shows it for each audience that sees both, where all who see the hidden one see that row too.
fn report(
    whole: &Derived<'_>,
    theme: &Theme<'_>,
    audiences: &[Judged<'_>],
    hidden: &Cell,
    (open, figure): (&Cell, Figure),
    reported: &mut Reported,
    hits: &mut RowFindings<'_>,
) {
    if !is_as_open(whole, hidden, open) {
        return;
    }
    for (number, judged) in audiences.iter().enumerate().filter(|(_, j)| j.sees(hidden) && j.sees(open)) {
        if !reported.insert((open.row, figure.field(), number)) {
            continue;
        }
        let field = theme.field(figure.field());
        judged.hit(hits, RULE, open, field, || {
            vec![
                Fact::model("felt", field.map_or("", |f| theme.name(f))),
                Fact::number("indikator", hidden.indicator),
                Fact::number("off_kode", hidden.access),
            ]
        });
    }
}
