//! `overlappende-omraader`: two areas of one division and municipality that lie over each other on some day.

use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::geometry::common;
use crate::index::shapes::largest_patch;
use crate::index::{Sink, Status};
use crate::model::Feltrolle;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use std::collections::BTreeMap;

const RULE: &str = "overlappende-omraader";

/// Compares the areas whose frames meet; the finding is at the later row, or at the delivered one of a pair with a reference's.
pub(in crate::rules) fn find(whole: &Derived<'_>, sink: &mut Sink<'_>) -> Option<Status> {
    let mut divisions: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (position, area) in whole.areas.all.iter().enumerate() {
        divisions.entry((area.municipality(), area.division)).or_default().push(position);
    }
    for members in divisions.values() {
        let framed = |p: &usize| {
            let (low, high) = whole.shapes().of(*p)?.corners();
            Some(GeomWithData::new(Rectangle::from_corners(low, high), *p))
        };
        let tree = RTree::bulk_load(members.iter().filter_map(framed).collect());
        for later in members {
            let Some(shape) = whole.shapes().of(*later) else { continue };
            let (low, high) = shape.corners();
            let near = tree.locate_in_envelope_intersecting(&AABB::from_corners(low, high)).map(|e| e.data);
            let mut near: Vec<usize> = near.filter(|earlier| earlier < later).collect();
            near.sort_unstable();
            near.into_iter().for_each(|earlier| pair(whole, earlier, *later, sink));
        }
    }
    whole.shapes().hindrance(whole)
}

fn pair(whole: &Derived<'_>, earlier: usize, later: usize, sink: &mut Sink<'_>) {
    let (a, b) = (&whole.areas.all[earlier], &whole.areas.all[later]);
    let (Some(first), Some(second)) = (whole.shapes().of(earlier), whole.shapes().of(later)) else { return };
    // What two areas of a reference have in common is no fault of the delivery.
    if !a.meets(b) || a.row.reference && b.row.reference {
        return;
    }
    let (a, b) = if b.row.reference { (b, a) } else { (a, b) };
    if let Some((point, mut facts)) = largest_patch(whole, RULE, &common(first, second)) {
        facts.push(Fact::data("vaerdi", a.number));
        sink.area(RULE, b.row, Some(Feltrolle::Omraade), Some(point), facts);
    }
}
