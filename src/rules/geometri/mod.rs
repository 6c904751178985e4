//! Geometry: its type, its coordinate system, its rings and where they lie.

pub mod for_lille_flade;
pub mod forkert_geometritype;
pub mod forkert_koordinatsystem;
pub mod hul_mellem_omraader;
pub mod omraade_uden_for_overordnet;
pub mod overlappende_omraader;
pub mod tom_geometri;
pub mod uden_for_danmark;
pub mod ugyldig_geometri;
pub mod z_koordinat;

use crate::delivery::read::{GeometryKind, GeometryState};
use crate::index::Rows;

/// The rows whose geometry was read, with it.
pub(super) fn states<'a>(rows: &'a Rows<'_>) -> impl Iterator<Item = (usize, &'a GeometryState)> {
    rows.batch.geometry.states.iter().enumerate().filter(|(_, s)| s.kind != GeometryKind::Unread)
}

/// Whether a row is one of those that have no geometry although their theme has areas.
pub(super) fn exempt(rows: &Rows<'_>, row: usize) -> bool {
    let Some((field, pattern)) = &rows.theme.no_geometry else { return false };
    rows.batch.columns[*field].text(row).is_some_and(|t| pattern.is_match(t))
}
