//! The delivery as rules over all of it look things up: ledgers sorted by key, areas by number.

use super::areas::Areas;
use super::compiled::Compiled;
use super::content::DeliveryContent;
use super::input::ReadInput;
use super::period::{Period, When};
use super::status::Status;
use crate::ledger::Ledger;
use crate::model::Indikator;
use std::collections::BTreeSet;

/// The delivery and its references, gathered and settled. Immutable: what is computed from it once lies above it.
pub(crate) struct DeliveryIndex<'a> {
    pub(crate) compiled: &'a Compiled<'a>,
    pub(crate) content: &'a DeliveryContent,
    pub(crate) areas: Areas<'a>,
    /// Texts of the key's interned parts, by number.
    pub(crate) texts: Vec<String>,
    pub(crate) inputs: &'a [ReadInput],
}

impl<'a> DeliveryIndex<'a> {
    /// Of what was gathered and settled.
    pub(crate) fn new(compiled: &'a Compiled<'a>, content: &'a DeliveryContent, inputs: &'a [ReadInput]) -> Self {
        let areas = Areas::new(compiled, &content.areas, &content.range);
        DeliveryIndex { compiled, content, areas, texts: content.interner.texts(), inputs }
    }
}

impl DeliveryIndex<'_> {
    /// A theme's ledger, where the delivery or a reference has the theme and its keys have room.
    pub(crate) fn ledger(&self, theme: u16) -> Option<&Ledger> {
        self.content.themes.get(&theme).filter(|t| !t.full && t.any()).map(|t| &t.ledger)
    }

    /// A text by its number.
    pub(crate) fn text(&self, id: i64) -> &str {
        usize::try_from(id).ok().and_then(|i| self.texts.get(i)).map_or("", String::as_str)
    }

    /// The number of a text.
    pub(crate) fn id(&self, text: &str) -> Option<i64> {
        self.content.interner.find(text).map(i64::from)
    }

    /// The other periods, by number, of which an indicator's figures are the same as of this one.
    pub(crate) fn same_time(&self, periods: &BTreeSet<i64>, indicator: &Indikator, period: i64) -> Vec<i64> {
        let when = |id: i64| Some(When::of(indicator, Period::read(self.text(id))?));
        let own = when(period);
        periods.iter().copied().filter(|id| *id != period && own.is_some() && when(*id) == own).collect()
    }

    /// Why a rule over these themes cannot be judged, where it cannot.
    pub(crate) fn hindrance(&self, themes: &[u16]) -> Option<Status> {
        let full = |t: &u16| self.content.themes.get(t).is_some_and(|t| t.full && t.any());
        if themes.iter().any(full) {
            return Some(Status::NotChecked(
                "leverancen har flere forskellige områder eller perioder, end kontrollen kan holde styr på",
                "the delivery has more distinct areas or periods than the check can keep track of",
            ));
        }
        if !themes.iter().any(|t| self.content.may_lack(*t)) {
            return themes.iter().any(|t| self.content.keyless.contains(t)).then_some(KEYLESS);
        }
        Some(match themes.iter().any(|t| self.content.lacking.contains(t)) {
            true => LACKING,
            false => Status::NotChecked("en del af leverancen kunne ikke læses", "a part of the delivery could not be read"),
        })
    }
}

/// Needs the areas, and there are none.
pub(crate) const NO_AREAS: Status = Status::NotChecked(
    "der er ingen områder at slå op i, hverken i leverancen eller i en reference (--reference)",
    "there are no areas to look up in, neither in the delivery nor in a reference (--reference)",
);

/// Rows that cannot be identified are in no sum.
const KEYLESS: Status = Status::Undecided(
    "rækker, hvor en del af nøglen mangler eller er ukendt, er ikke med i regnestykkerne; ret dem først",
    "rows that lack a part of their key, or have an unknown one, are in no sum; correct them first",
);

/// A row of a reference was left out, and may be the one that is asked for.
pub(crate) const LACKING: Status = Status::NotChecked(
    "rækker i en reference kan ikke bruges; ret dem, eller udelad referencen",
    "rows of a reference cannot be used; correct them, or leave the reference out",
);
