//! `skjult-et-sted-aaben-et-andet`: a cell that is hidden in one row and shown in another that at least the same audiences see
//! (risks R20 and R25): at another level of access, in a second version, or as the same count of another indicator. A full cell
//! for a narrower circle is no such thing.

use super::ledger_view::{self, Judged};
use crate::finding::Fact;
use crate::model::{Indikator, Model, SammeAntal};
use crate::rules::relation::cells::{Cell, Cells, Codes, FIGURES};
use crate::rules::whole::{Hits, Whole};
use crate::rules::{Status, Theme};
use std::collections::HashSet;

/// `diskretion_kode` of a hidden figure.
const HIDDEN: u8 = 1;

/// Row, field and audience of what is told; a row that two hidden ones lead to is told once.
type Told = HashSet<(u32, &'static str, usize)>;

/// Checks every hidden cell.
pub(in crate::rules) fn find(whole: &Whole<'_>, hits: &mut Hits<'_>) -> Option<Status> {
    let (Some(cells), Some(theme)) = (Cells::of(whole), whole.compiled.theme(FIGURES)) else { return whole.hindrance(&[FIGURES]) };
    let (audiences, twins) = (ledger_view::judged(whole), twins(whole.compiled.model));
    cells.groups(|group| {
        let Some(first) = group.first().filter(|_| group.iter().any(|c| c.marking == HIDDEN)) else { return };
        let here: Vec<&Twin> = twins.iter().filter(|t| t.hidden == first.indicator && cells.has(first.area, t.other, first.period)).collect();
        let mut told = Told::new();
        for hidden in group.iter().filter(|c| c.marking == HIDDEN) {
            // Rows of a cell follow each other.
            let from = group.partition_point(|c| c.codes < hidden.codes);
            let same = group[from..].iter().take_while(|c| c.codes == hidden.codes);
            for open in same.filter(|c| c.shown() && (c.taeller.is_some() || c.vaerdi.is_some())) {
                tell(whole, theme, &audiences, hidden, (open, Figure::Value), &mut told, hits);
            }
            for twin in &here {
                let Some(codes) = twin.codes(hidden.codes) else { continue };
                for open in cells.rows(hidden.area, twin.other, hidden.period, codes) {
                    if open.source == hidden.source && twin.figure.of(&open).is_some() {
                        tell(whole, theme, &audiences, hidden, (&open, twin.figure), &mut told, hits);
                    }
                }
            }
        }
    });
    whole.hindrance(&[FIGURES])
}

/// One finding at the row that shows it for each audience that sees both, where all who see the hidden one see that row too.
fn tell(
    whole: &Whole<'_>,
    theme: &Theme<'_>,
    audiences: &[Judged<'_>],
    hidden: &Cell,
    (open, figure): (&Cell, Figure),
    told: &mut Told,
    hits: &mut Hits<'_>,
) {
    let groups = &whole.compiled.model.diskretion.maalgrupper;
    let sees = |access: i64| move |m: &&crate::model::Maalgruppe| m.ser_off_koder.contains(&access);
    if !groups.iter().filter(sees(hidden.access)).all(|m| m.ser_off_koder.contains(&open.access)) {
        return;
    }
    for (number, judged) in audiences.iter().enumerate().filter(|(_, j)| j.sees(hidden) && j.sees(open)) {
        if !told.insert((open.row, figure.field(), number)) {
            continue;
        }
        judged.hit(hits, "skjult-et-sted-aaben-et-andet", open, theme.fields.index(figure.field()), || {
            vec![Fact::model("felt", figure.field()), Fact::number("indikator", hidden.indicator), Fact::number("off_kode", hidden.access)]
        });
    }
}

/// A figure of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figure {
    /// What the row counts or measures.
    Value,
    /// Its count, where it is open.
    Count,
    /// Its base, which may stay in a hidden row too.
    Base,
}

impl Figure {
    fn of(self, cell: &Cell) -> Option<i64> {
        match self {
            Figure::Base => cell.naevner,
            _ => cell.taeller.filter(|_| cell.shown()),
        }
    }

    fn field(self) -> &'static str {
        match self {
            Figure::Value => "vaerdi",
            Figure::Count => "taeller",
            Figure::Base => "naevner",
        }
    }
}

/// The count of one indicator that is a figure of another, by the model's `taeller_er` and `naevner_er`.
struct Twin {
    hidden: i64,
    other: i64,
    figure: Figure,
    /// Codes that the hidden cell has, and those that stand for them in the other.
    from: Codes,
    to: Codes,
}

impl Twin {
    /// The codes of the other cell; none where the hidden one is not of the kind.
    fn codes(&self, hidden: Codes) -> Option<Codes> {
        let mut codes = hidden;
        for (d, code) in codes.iter_mut().enumerate().filter(|(d, _)| self.from[*d] != self.to[*d]) {
            if *code != self.from[d] {
                return None;
            }
            *code = self.to[d];
        }
        Some(codes)
    }
}

/// Every pair of figures that are one and the same count. Sums of several codes are for the audit.
fn twins(model: &Model) -> Vec<Twin> {
    let mut all = Vec::new();
    for indicator in &model.indikatorer {
        for (same, figure) in indicator.taeller_er.iter().map(|s| (s, Figure::Count)).chain(indicator.naevner_er.iter().map(|s| (s, Figure::Base))) {
            let Some(codes) = single(same).filter(|_| agree(model, indicator, same)) else { continue };
            all.push(Twin { hidden: same.indikator, other: indicator.kode, figure, from: codes, to: [0; 4] });
            if figure == Figure::Count {
                all.push(Twin { hidden: indicator.kode, other: same.indikator, figure, from: [0; 4], to: codes });
            }
        }
    }
    all
}

/// The codes of a count that is no sum: at most one of each dimension.
fn single(same: &SammeAntal) -> Option<Codes> {
    let lists = [&same.koen, &same.alder, &same.herkomst, &same.kategori];
    lists.iter().all(|l| l.len() <= 1).then(|| lists.map(|l| l.first().copied().unwrap_or(0)))
}

/// Counts of different times are not the same.
fn agree(model: &Model, indicator: &Indikator, same: &SammeAntal) -> bool {
    model.indikator(same.indikator).is_some_and(|other| other.tidsform == indicator.tidsform && other.vindue == indicator.vindue)
}
