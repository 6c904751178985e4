//! `omraade-uden-for-overordnet`: an area that reaches beyond its parent, on a day when both are valid.

use super::shapes::{hindrance, told};
use crate::finding::Fact;
use crate::geometry::beyond;
use crate::rules::whole::Whole;
use crate::rules::{Sink, Status};

const RULE: &str = "omraade-uden-for-overordnet";

/// Takes every parent row off every child.
pub(in crate::rules) fn find(whole: &Whole<'_>, sink: &mut Sink<'_>) -> Option<Status> {
    for area in &whole.areas.all {
        let (Some(parent), Some(shape)) = (area.parent, whole.shapes().of(area.index)) else { continue };
        for row in whole.areas.numbered(parent).filter(|p| p.meets(area)) {
            let Some(over) = whole.shapes().of(row.index) else { continue };
            if let Some((point, mut facts)) = told(whole, RULE, &beyond(shape, over)) {
                facts.push(Fact::data("vaerdi", parent));
                sink.area(RULE, area.row, Some("overordnet_nr"), Some(point), facts);
                break;
            }
        }
    }
    hindrance(whole)
}
