//! What rules over the whole delivery need of the policy: who is judged, by which limits, and how a cell is marked.

use super::derived::Derived;
use super::rows;
use crate::finding::Fact;
use crate::index::RowFindings;
use crate::index::cells::{Cell, Codes};
use crate::index::roles::{DIMENSIONS, Marking};
use crate::model::{Foelsomhed, Graenser, Indikator, Maalgruppe};

/// An audience that is judged: its number in the policy, and its limits.
#[derive(Clone, Copy)]
pub(crate) struct Judged<'a> {
    number: usize,
    /// The theme of the figures.
    figures: u16,
    pub(crate) audience: &'a Maalgruppe,
    pub(crate) limits: &'a Graenser,
}

impl Judged<'_> {
    /// Whether it sees a cell's row.
    pub(crate) fn sees(&self, cell: &Cell) -> bool {
        self.sees_code(cell.access)
    }

    /// Whether it sees rows of an `off_kode`.
    pub(crate) fn sees_code(&self, access: i64) -> bool {
        self.audience.ser_off_koder.contains(&access)
    }

    /// The least open count of a class.
    pub(crate) fn threshold(&self, class: Foelsomhed) -> i64 {
        self.limits.mindste_antal.af(class).map_or(0, i64::from) * 100
    }

    /// Adds a finding about a cell's row.
    pub(crate) fn hit(
        &self,
        hits: &mut RowFindings<'_>,
        rule: &'static str,
        cell: &Cell,
        field: Option<usize>,
        facts: impl FnOnce() -> Vec<Fact>,
    ) {
        self.hit_in(hits, rule, (self.figures, cell.row, field), facts);
    }

    /// The same about a theme's row and field.
    pub(crate) fn hit_in(
        &self,
        hits: &mut RowFindings<'_>,
        rule: &'static str,
        (theme, row, field): (u16, u32, Option<usize>),
        facts: impl FnOnce() -> Vec<Fact>,
    ) {
        hits.add_for(Some(self.number), rule, theme, row, field, || {
            let mut all = facts();
            all.extend(rows::named(self.audience));
            all
        });
    }
}

/// The audiences that are judged and have limits.
pub(crate) fn judged<'a>(whole: &'a Derived<'_>) -> Vec<Judged<'a>> {
    let policy = whole.compiled.model.diskretion.maalgrupper.iter().enumerate();
    let wanted = policy.filter(|(_, m)| whole.compiled.options.audiences.contains(&m.navn));
    wanted
        .filter_map(|(number, audience)| {
            Some(Judged {
                number,
                figures: whole.compiled.roles.figures,
                audience,
                limits: rows::limits(whole.compiled, audience)?,
            })
        })
        .collect()
}

/// Whether all who see a hidden row see an open one too; a full one for a narrower circle is no fault.
pub(crate) fn is_as_open(whole: &Derived<'_>, hidden: &Cell, open: &Cell) -> bool {
    let groups = &whole.compiled.model.diskretion.maalgrupper;
    let mut those = groups.iter().filter(|m| m.ser_off_koder.contains(&hidden.access));
    those.all(|m| m.ser_off_koder.contains(&open.access))
}

/// Whether a count stands there as it is: open, or marked as rounded and no multiple of the base.
pub(crate) fn is_exact(whole: &Derived<'_>, cell: &Cell) -> bool {
    let base = i64::from(whole.compiled.profile.afrunding_base.max(1)) * 100;
    match cell.marking {
        Marking::Open => true,
        Marking::Rounded => cell.taeller.is_some_and(|v| v % base != 0),
        _ => false,
    }
}

/// The class of a cell: the indicator's, and sensitive where a breakdown is that the policy calls so.
pub(crate) fn class(whole: &Derived<'_>, indicator: &Indikator, cell: &Cell) -> Foelsomhed {
    class_of(whole, indicator, cell.codes)
}

/// The class of a cell by its codes.
pub(crate) fn class_of(whole: &Derived<'_>, indicator: &Indikator, codes: Codes) -> Foelsomhed {
    let Some(theme) = whole.compiled.theme(whole.compiled.roles.figures) else { return indicator.foelsomhed };
    let policy = whole.compiled.model.diskretion.taellefelter.iter().filter(|t| t.tema == theme.tema.temakode);
    let mut splits = policy.flat_map(|t| &t.foelsomme_opdelinger).filter_map(|name| theme.fields.index(name));
    let split = splits.any(|field| DIMENSIONS.iter().position(|d| theme.field(*d) == Some(field)).is_some_and(|d| codes[d] != 0));
    if split && indicator.foelsomhed == Foelsomhed::Almindelig { Foelsomhed::Foelsom } else { indicator.foelsomhed }
}
