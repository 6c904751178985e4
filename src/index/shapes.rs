//! Shapes of the delivery's areas, for rules that lay them over each other.

use super::areas::Areas;
use super::delivery_index::DeliveryIndex;
use super::rings;
use super::status::Status;
use crate::finding::Fact;
use crate::geometry::{Patch, Shape};

/// The shape of each area.
#[derive(Default)]
pub(crate) struct Shapes {
    shapes: Vec<Option<Shape>>,
    /// Some delivered area has a shape that could not be used.
    lacking: bool,
    /// Some area of a reference has.
    reference_lacking: bool,
}

impl Shapes {
    /// Of all areas whose geometry is valid.
    pub(crate) fn new(areas: &Areas<'_>) -> Self {
        let mut made = Shapes::default();
        for area in &areas.all {
            let geometry = &area.row.geometry;
            let usable = rings::are_rings(geometry) && area.row.fault.is_none();
            let shape = usable.then(|| Shape::new(&geometry.shape.parts())).flatten();
            let lacking = shape.is_none() && geometry.kind != crate::delivery::read::GeometryKind::Missing;
            made.lacking |= lacking && !area.row.reference;
            made.reference_lacking |= lacking && area.row.reference;
            made.shapes.push(shape);
        }
        made
    }

    /// Whether no area has a shape.
    pub(crate) fn none(&self) -> bool {
        self.shapes.iter().all(Option::is_none)
    }

    /// The shape of an area by its position.
    pub(crate) fn of(&self, position: usize) -> Option<&Shape> {
        self.shapes.get(position)?.as_ref()
    }
}

/// The pieces that are larger and wider than a rule's parameters `mindst_m2` and `bredde_cm` take for slivers of
/// digitising; together, with the point of the largest. Square metres, rounded.
pub(crate) fn largest_patch(whole: &DeliveryIndex<'_>, rule: &str, patches: &[Patch]) -> Option<([f64; 2], Vec<Fact>)> {
    let least = whole.compiled.parameter(rule, "mindst_m2") as f64;
    let width = whole.compiled.parameter(rule, "bredde_cm") as f64 / 100.0;
    let large = patches.iter().filter(|p| p.area > least);
    let real: Vec<(f64, [f64; 2])> = large.filter_map(|p| Some((p.area, p.wider_than(width)?))).collect();
    let (_, point) = *real.first()?;
    let area: f64 = real.iter().map(|(area, _)| area).sum();
    Some((point, vec![Fact::number("areal", area.round() as i64)]))
}

impl Shapes {
    /// Why a rule over shapes could not be judged on all areas.
    pub(crate) fn hindrance(&self, index: &DeliveryIndex<'_>) -> Option<Status> {
        if index.areas.none || !index.areas.all.is_empty() && self.none() {
            return Some(Status::NotChecked(
                "leverancen har ingen områder med geometri, der kan bruges",
                "the delivery has no areas with geometry that can be used",
            ));
        }
        self.lacking(index)
    }

    /// The same for one that needs no shapes where there are none.
    pub(crate) fn lacking(&self, index: &DeliveryIndex<'_>) -> Option<Status> {
        let invalid = Status::NotChecked(
            "en flade er ugyldig og kan ikke lægges over de andre",
            "a polygon is invalid and cannot be laid over the others",
        );
        let references_lack = Status::NotChecked(
            "en flade i en reference er ugyldig og kan ikke lægges over leverancens",
            "a polygon of a reference is invalid and cannot be laid over the delivered ones",
        );
        let shapes = || match (self.lacking, self.reference_lacking) {
            (true, _) => Some(invalid),
            (false, true) => Some(references_lack),
            (false, false) => None,
        };
        index.hindrance(&[index.compiled.roles.areas]).or_else(shapes)
    }
}
