//! A delivered row of a theme with areas, kept whole.

use super::values::Values;
use crate::delivery::read::GeometryState;
use crate::finding::{Place, Secret};
use crate::geometry::GeometryFault;

/// A row of a theme with areas, as relation and geometry rules, and the report's map, need it. Areas are few (at
/// most some thousands in a municipality), so they are kept whole.
#[derive(Debug, Clone)]
pub struct AreaRow {
    /// The theme.
    pub theme: u16,
    /// Its place; `place.row` counts from 1 in its input.
    pub place: Place,
    /// Its values.
    pub(crate) values: Values,
    /// The record could not be read.
    pub unread: bool,
    /// It is a reference's, so no finding may be about it.
    pub(crate) reference: bool,
    /// Its geometry, in EPSG:25832.
    pub geometry: GeometryState,
    /// What is wrong with it by the rules of simple features; judged where its rings can be read and are rings.
    pub fault: Option<GeometryFault>,
}

impl AreaRow {
    /// The value of a field, for reports to show through `disclose`.
    pub fn value(&self, field: usize) -> Option<Secret> {
        self.values.get(field).map(Secret::new)
    }
}
