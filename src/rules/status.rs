//! What became of each rule: a rule that could not be judged on all that it is about never passes.

use super::table::{Check, RULES};
use crate::delivery::{Aside, Format};
use crate::index::{Compiled, InputOutcome, ReferenceOutcome, Sink, Status};
use crate::model::{Regel, Regelslags};

/// What was read, and what was found in it.
pub(super) struct Judgement<'a, 'm> {
    pub(super) inputs: &'a [InputOutcome],
    pub(super) references: &'a [ReferenceOutcome],
    pub(super) sink: &'a Sink<'m>,
}

/// A rule's status over the whole delivery.
pub(super) fn of(compiled: &Compiled<'_>, regel: &Regel, judged: &Judgement<'_, '_>, whole: Option<&Status>) -> Status {
    let Judgement { inputs, references, sink } = judged;
    if compiled.is_retired(&regel.id) {
        return Status::NotChecked("reglen er udgået af standarden", "the standard has retired the rule");
    }
    if let Some(why) = compiled.unbound.get(&regel.id) {
        return Status::Unbound(why.clone());
    }
    if compiled.is_off(&regel.id) {
        return Status::NotChecked("reglen er slået fra i profilen", "the profile has switched the rule off");
    }
    if let Some(Status::BudgetExhausted(..)) = whole {
        return whole.cloned().unwrap_or(Status::Passed);
    }
    let failed = |id: &str| sink.found.get(id).is_some_and(|f| f.count > 0);
    if failed(&regel.id) {
        return Status::Failed;
    }
    let themes: Vec<u16> = inputs.iter().filter_map(|i| i.theme).collect();
    let own = compiled.model.temaer_for(regel);
    let applies = match (&own, regel.slags) {
        (Some(own), _) => themes.iter().any(|t| own.contains(t)),
        (None, Regelslags::Struktur) => inputs.iter().any(|i| i.passed_over.as_ref().is_none_or(|p| p.kind == Aside::Unplaced)),
        _ => !themes.is_empty(),
    };
    if !applies {
        return Status::NotApplicable;
    }
    let special = match whole {
        Some(status) => Some(status.clone()),
        None if regel.slags == Regelslags::Geometri => shapes(regel, own.as_deref().unwrap_or_default(), inputs, references),
        None => None,
    };
    if let Some(status) = special {
        return status;
    }
    if regel.slags == Regelslags::Diskretion
        && let Some(own) = &own
        && inputs.iter().any(|i| i.lacks_columns && i.theme.is_some_and(|t| own.contains(&t)))
    {
        return LACKS_COLUMNS;
    }
    let unread = inputs.iter().any(|i| i.error.is_some());
    match unread {
        true => Status::NotChecked("en fil kunne ikke læses helt", "a file could not be read completely"),
        false => Status::Passed,
    }
}

/// What a table without some of its columns shows is not judged.
const LACKS_COLUMNS: Status = Status::Undecided(
    "en tabel mangler kolonner, som standarden kræver, så det er ikke bedømt, hvad den viser",
    "a table lacks columns that the standard requires, so what it shows was not judged",
);

/// Shapes are not judged where an input of the rule's themes carries none, or in coordinates that are not read.
fn shapes(regel: &Regel, own: &[u16], inputs: &[InputOutcome], references: &[ReferenceOutcome]) -> Option<Status> {
    if inputs.iter().any(|i| i.unread_shapes) {
        return Some(Status::NotChecked(
            "en fils koordinatsystem kan ikke bruges, så dens geometri er ikke læst",
            "the coordinate system of a file cannot be used, so its geometry was not read",
        ));
    }
    let none = |theme: Option<u16>, format: Option<&Format>| {
        theme.is_some_and(|t| own.contains(&t)) && format.is_some_and(|f| !f.has_geometry)
    };
    if inputs.iter().any(|i| none(i.theme, i.format)) {
        return Some(Status::NotChecked(
            "CSV har ingen geometri; lever områderne som GeoJSON for at få den kontrolleret",
            "CSV carries no geometry; deliver the areas as GeoJSON to have it checked",
        ));
    }
    let uses_areas = RULES.iter().any(|r| r.id == regel.id && r.checks.iter().any(|c| matches!(c, Check::Areas(_))));
    (uses_areas && references.iter().any(|r| none(r.theme, r.format))).then_some(Status::NotChecked(
        "en reference med områder har ingen geometri (CSV, Excel), så leverancens områder er ikke lagt over dens",
        "a reference with areas has no geometry (CSV, Excel), so the delivered areas are not laid over its",
    ))
}
