//! `z-koordinat`: heights, which GeoFA does not keep.

use super::states;
use crate::index::{Rows, Sink};

/// Reports rows with a third coordinate.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for (row, _) in states(rows).filter(|(_, s)| s.has_z) {
        sink.row("z-koordinat", rows, row, None, Vec::new);
    }
}
