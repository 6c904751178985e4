//! `afrunding-kan-omgoeres`: rounded figures whose sums, percentages or means disclose the exact ones (risk R26). A count is reported
//! of where it is then known to be too few; the number behind a mean, which nobody need round, where it is known at all.

use crate::discretion::share::Share;
use crate::discretion::tables::audience::{self, Judged};
use crate::discretion::tables::derived::Derived;
use crate::discretion::tables::equal_counts::equal;
use crate::discretion::tables::findings::{self, ROUNDING as RULE};
use crate::discretion::tables::means;
use crate::discretion::tables::shares::Finder;
use crate::index::RowFindings;
use crate::index::Status;
use crate::index::breakdown::Codebook;
use crate::index::cells::{Cell, Cells};
use crate::index::roles::Marking;
use crate::model::{Feltrolle, Foelsomhed, Indikatortype};

/// Checks every rounded figure.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let (Some(cells), Some(theme)) = (Cells::of(whole), whole.compiled.theme(whole.compiled.roles.figures)) else {
        return whole.hindrance(&[whole.compiled.roles.figures]);
    };
    let (judged, undone) = (audience::judged(whole), &findings::found(whole).undone);
    let field = |role| theme.field(role);
    for (audience, cell) in &undone.found {
        judged[*audience].hit(hits, RULE, cell, field(Feltrolle::Taeller), Vec::new);
    }
    let (equal, codebook) = (equal(whole.links()), Codebook::new(whole.compiled.model));
    cells.groups(|group| {
        if !group.iter().any(|c| c.marking == Marking::Rounded && c.vaerdi.is_some()) {
            return;
        }
        let Some(indicator) = group.first().and_then(|c| whole.compiled.model.indikator(c.indicator)) else { return };
        for judged in &judged {
            let seen: Vec<Cell> = group.iter().filter(|c| judged.sees(c)).copied().collect();
            match indicator.slags {
                Indikatortype::Andel if indicator.foelsomhed != Foelsomhed::Ingen => {
                    let finder = Finder { whole, cells: &cells, equal: &equal, indicator };
                    for cell in by_percentage(&finder, &seen, judged) {
                        judged.hit(hits, RULE, &cell, field(Feltrolle::Vaerdi), Vec::new);
                    }
                }
                Indikatortype::Gennemsnit => {
                    for cell in means::known(whole, &codebook, indicator, &seen) {
                        judged.hit(hits, RULE, &cell, field(Feltrolle::Naevner), Vec::new);
                    }
                }
                _ => {}
            }
        }
    });
    if undone.is_open {
        return Some(Status::BudgetExhausted(
            "regnearbejdet slap op, før alle afrundede tal var undersøgt; de sidste kan ikke regnes for sikre",
            "the work budget ran out before every rounded figure was examined; the rest cannot be taken for safe",
        ));
    }
    let contradicts = Status::Undecided(
        "afrundede tal modsiger de tal, de står sammen med, så det kan ikke afgøres, hvad der følger af dem; ret dem først",
        "rounded figures contradict the figures around them, so what follows from them cannot be determined; correct them first",
    );
    undone.contradicts.then_some(contradicts).or_else(|| whole.hindrance(&[whole.compiled.roles.figures]))
}

/// Rounded counts that a percentage narrows to values below the threshold. A percentage that fits the rounded count itself
/// was computed from it, and discloses nothing.
fn by_percentage(finder: &Finder<'_, '_>, seen: &[Cell], judged: &Judged<'_>) -> Vec<Cell> {
    let base = i64::from(finder.whole.compiled.profile.afrunding_base.max(1)) * 100;
    let mut found = Vec::new();
    for lead in seen.iter().filter(|c| c.marking == Marking::Rounded && c.is_delivered()) {
        let same: Vec<&Cell> = seen.iter().filter(|c| c.codes == lead.codes).collect();
        let (Some(count), Some(value)) = (lead.taeller.filter(|t| t % base == 0), lead.vaerdi) else { continue };
        let Some(of) = finder.base(lead, &same, judged) else { continue };
        let Some((low, high)) = Share::new(value, finder.indicator.decimaler).counts(of, finder.unit()) else { continue };
        let (low, high) = (low.max(count - base + 100), high.min(count + base - 100));
        let threshold = judged.threshold(audience::class(finder.whole, finder.indicator, lead));
        let is_its_own = low <= count && count <= high;
        if low <= high && !is_its_own && finder.is_few((low, high), threshold) {
            found.push(*lead);
        }
    }
    found
}
