//! `ukendt-omraade`: a field that points to an area which neither the delivery, a reference nor the model has.

use crate::finding::Fact;
use crate::index::{Compiled, DeliveryContent, LACKING, NO_AREAS, Rows, Sink, Status};
use crate::ledger::Interner;
use std::collections::{HashMap, HashSet};

/// Values that are pointed to and do not exist, by theme and field index. Where nothing to point to was given, or
/// some of it could not be read, there is nothing to judge by.
pub(in crate::rules) fn find(compiled: &Compiled<'_>, content: &DeliveryContent) -> HashMap<(u16, usize), HashSet<u32>> {
    let mut unknown = HashMap::new();
    for theme in &compiled.themes {
        for reference in &theme.references {
            let key = (theme.tema.temakode, reference.field);
            let target = (reference.theme, reference.target.clone());
            let (Some(used), Some(known)) = (content.used.get(&key), content.known.get(&target)) else { continue };
            if content.may_lack(reference.theme) {
                continue;
            }
            let permanent = permanent(compiled, &content.interner);
            let missing = used.keys().filter(|id| !known.contains(id) && !permanent.contains(id));
            let missing: HashSet<u32> = missing.copied().collect();
            if !missing.is_empty() {
                unknown.insert(key, missing);
            }
        }
    }
    unknown
}

/// Reference areas that every database has from the installation.
fn permanent(compiled: &Compiled<'_>, interner: &Interner) -> HashSet<u32> {
    let regions = compiled.model.regioner.iter().map(|r| r.omraade_nr.as_str());
    regions.chain(["000-LANDET"]).filter_map(|n| interner.find(n)).collect()
}

/// Not judged where no areas were given, or not all of them were read.
pub(in crate::rules) fn status(content: &DeliveryContent) -> Option<Status> {
    if content.known.is_empty() {
        return Some(NO_AREAS);
    }
    if content.known.keys().any(|(theme, _)| content.lacking.contains(theme)) {
        return Some(LACKING);
    }
    content.known.keys().any(|(theme, _)| content.may_lack(*theme)).then_some(Status::NotChecked(
        "en del af leverancen kunne ikke læses, og områderne kan stå der",
        "a part of the delivery could not be read, and the areas may be there",
    ))
}

/// Adds the findings that lie in a batch.
pub(in crate::rules) fn report(rows: &Rows<'_>, field: usize, unknown: &HashSet<u32>, interner: &Interner, sink: &mut Sink<'_>) {
    let Some(reference) = rows.theme.references.iter().find(|r| r.field == field) else { return };
    let felt = rows.theme.felter[field];
    let column = &rows.batch.columns[field];
    for row in 0..rows.batch.rows {
        let Some(text) = column.text(row) else { continue };
        let missing = interner.find(text).is_some_and(|id| unknown.contains(&id));
        if missing && !reference.also.iter().any(|p| p.is_match(text)) {
            sink.row("ukendt-omraade", rows, row, Some(field), || {
                vec![Fact::model("felt", &felt.feltnavn), Fact::data("vaerdi", text)]
            });
        }
    }
}
