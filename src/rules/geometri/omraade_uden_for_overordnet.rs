//! `omraade-uden-for-overordnet`: an area that reaches beyond its parent, on a day when both are valid.

use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::geometry::beyond;
use crate::index::shapes::largest_patch;
use crate::index::{Sink, Status};
use crate::model::Feltrolle;

const RULE: &str = "omraade-uden-for-overordnet";

/// Subtracts every parent row from every child; if a reference has the child, the finding is at the parent.
pub(in crate::rules) fn find(whole: &Derived<'_>, sink: &mut Sink<'_>) -> Option<Status> {
    for area in &whole.areas.all {
        let (Some(parent), Some(shape)) = (area.parent, whole.shapes().of(area.index)) else { continue };
        for row in whole.areas.numbered(parent).filter(|p| p.meets(area) && !(p.row.reference && area.row.reference)) {
            let Some(over) = whole.shapes().of(row.index) else { continue };
            if let Some((point, mut facts)) = largest_patch(whole, RULE, &beyond(shape, over)) {
                facts.push(Fact::data("vaerdi", parent));
                let (at, field) =
                    if area.row.reference { (row.row, Feltrolle::Omraade) } else { (area.row, Feltrolle::Overordnet) };
                facts.extend(match area.row.reference {
                    true => vec![Fact::data("omraade", area.number)],
                    false => vec![Fact::model("omraade", "Området"), Fact::model("omraade_en", "The area")],
                });
                sink.area(RULE, at, Some(field), Some(point), facts);
                break;
            }
        }
    }
    whole.shapes().hindrance(whole)
}
