//! Shapes of the delivery's areas, for rules that lay them over each other.

use crate::finding::Fact;
use crate::geometry::{Patch, Shape};
use crate::rules::Status;
use crate::rules::areas::{AREAS, Areas};
use crate::rules::relation::cells::parameter;
use crate::rules::whole::Whole;

/// The shape of each area.
#[derive(Default)]
pub(in crate::rules) struct Shapes {
    shapes: Vec<Option<Shape>>,
    /// Some delivered area has a shape that could not be used.
    lacking: bool,
    /// Some area of a reference has.
    lacking_beside: bool,
}

impl Shapes {
    /// Of all areas whose geometry is valid.
    pub(in crate::rules) fn new(areas: &Areas<'_>) -> Self {
        let mut made = Shapes::default();
        for area in &areas.all {
            let geometry = &area.row.geometry;
            let usable = super::ugyldig_geometri::are_rings(geometry) && area.row.fault.is_none();
            let shape = usable.then(|| Shape::new(&geometry.shape.parts())).flatten();
            let lacking = shape.is_none() && geometry.kind != crate::delivery::read::GeometryKind::Missing;
            made.lacking |= lacking && !area.row.reference;
            made.lacking_beside |= lacking && area.row.reference;
            made.shapes.push(shape);
        }
        made
    }

    /// Whether no area has a shape.
    pub(in crate::rules) fn none(&self) -> bool {
        self.shapes.iter().all(Option::is_none)
    }

    /// The shape of an area by its position.
    pub(in crate::rules) fn of(&self, position: usize) -> Option<&Shape> {
        self.shapes.get(position)?.as_ref()
    }
}

/// The pieces that are larger and wider than a rule's parameters `mindst_m2` and `bredde_cm` take for slivers of
/// digitising; together, with the point of the largest. Square metres, rounded.
pub(in crate::rules) fn told(whole: &Whole<'_>, rule: &str, patches: &[Patch]) -> Option<([f64; 2], Vec<Fact>)> {
    let least = parameter(whole, rule, "mindst_m2") as f64;
    let width = parameter(whole, rule, "bredde_cm") as f64 / 100.0;
    let large = patches.iter().filter(|p| p.area > least);
    let real: Vec<(f64, [f64; 2])> = large.filter_map(|p| Some((p.area, p.wider_than(width)?))).collect();
    let (_, point) = *real.first()?;
    let area: f64 = real.iter().map(|(area, _)| area).sum();
    Some((point, vec![Fact::number("areal", area.round() as i64)]))
}

/// Why a rule over shapes could not be judged on all areas.
pub(in crate::rules) fn hindrance(whole: &Whole<'_>) -> Option<Status> {
    if whole.areas.none || !whole.areas.all.is_empty() && whole.shapes().none() {
        return Some(Status::NotChecked(
            "leverancen har ingen områder med geometri, der kan bruges",
            "the delivery has no areas with geometry that can be used",
        ));
    }
    lacking(whole)
}

/// The same for one that needs no shapes where there are none.
pub(in crate::rules) fn lacking(whole: &Whole<'_>) -> Option<Status> {
    let invalid = Status::NotChecked(
        "en flade er ugyldig og kan ikke lægges over de andre",
        "a polygon is invalid and cannot be laid over the others",
    );
    let beside = Status::NotChecked(
        "en flade i en reference er ugyldig og kan ikke lægges over leverancens",
        "a polygon of a reference is invalid and cannot be laid over the delivered ones",
    );
    let shapes = || match (whole.shapes().lacking, whole.shapes().lacking_beside) {
        (true, _) => Some(invalid),
        (false, true) => Some(beside),
        (false, false) => None,
    };
    whole.hindrance(&[AREAS]).or_else(shapes)
}
