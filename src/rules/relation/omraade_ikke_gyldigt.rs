//! `omraade-ikke-gyldigt`: a figure for an area on a day when no row of the area is valid. Figures belong to the row
//! valid on the first day of their period, list years to 1 January (design section 3).

use crate::delivery::iso_date;
use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::index::Status;
use crate::index::period::Period;
use crate::index::roles::{AREA_NAMES, TIMES};
use crate::index::{NO_AREAS, RowFindings};
use crate::model::Feltrolle;
use std::collections::HashMap;

/// Checks the key of every row of the themes that have both.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    if whole.areas.none {
        return Some(NO_AREAS);
    }
    // A row that could not be read may be the one that is valid.
    if let Some(status) = whole.hindrance(&[whole.compiled.roles.areas]) {
        return Some(status);
    }
    let mut status = None;
    for theme in whole.compiled.themes.iter().filter(|t| t.tema.temakode != whole.compiled.roles.areas) {
        status = status.or_else(|| whole.hindrance(&[theme.tema.temakode]));
        let (Some(ledger), Some(plan)) = (whole.ledger(theme.tema.temakode), theme.key.as_ref()) else { continue };
        let part = |role: &Feltrolle| plan.part(*role).map(|p| (p, *role));
        let Some((time, when)) = TIMES.iter().find_map(part) else { continue };
        let is_year = when == Feltrolle::Aar;
        for (name, field) in AREA_NAMES.iter().filter_map(part) {
            let mut judged: HashMap<(i64, i64), bool> = HashMap::new();
            // Rows of one area and period follow each other where the key begins with them.
            let mut last = None;
            for record in ledger.records() {
                let parts = plan.unpack(record.key());
                let (area, at) = (parts[name], parts[time]);
                let valid = match last {
                    Some((same, valid)) if same == (area, at) => valid,
                    _ => *judged.entry((area, at)).or_insert_with(|| is_valid(whole, area, at, is_year)),
                };
                last = Some(((area, at), valid));
                if !valid {
                    hits.add("omraade-ikke-gyldigt", theme.tema.temakode, record.row(), theme.field(field), || {
                        let period = if is_year { at.to_string() } else { whole.text(at).to_owned() };
                        vec![Fact::data("vaerdi", whole.text(area)), Fact::model("periode", period)]
                    });
                }
            }
        }
    }
    status
}

/// Whether an area is valid then. A region that the delivery does not describe is as the model has it; another area that
/// is not known at all is reported by `ukendt-omraade`.
fn is_valid(whole: &Derived<'_>, area: i64, at: i64, is_year: bool) -> bool {
    let number = whole.text(area);
    let period = if is_year { Some(Period::year(at)) } else { Period::read(whole.text(at)) };
    let Some(day) = period.and_then(Period::first_day) else { return true };
    if whole.areas.doubtful.contains(number) || whole.areas.on(number, day).is_some() {
        return true;
    }
    let mut regions = whole.compiled.model.regioner.iter().filter(|r| r.omraade_nr == number).peekable();
    let unknown = regions.peek().is_none() || regions.any(|r| r.valid(&iso_date(day)));
    whole.areas.numbered(number).next().is_none() && unknown
}
