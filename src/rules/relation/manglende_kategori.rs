//! `manglende-kategori`: a cell that is split over some of a list's codes and not the others. A level is left out as a
//! whole or not at all, and a code with nobody in it is a row with 0 (design section 3).

use crate::discretion::tables::derived::Derived;
use crate::finding::Fact;
use crate::index::RowFindings;
use crate::index::Status;
use crate::index::breakdown::Codebook;
use crate::index::cells::{Cells, delivered, picture};
use crate::index::roles::DIMENSIONS;

/// Checks every split.
pub(in crate::rules) fn find(whole: &Derived<'_>, hits: &mut RowFindings<'_>) -> Option<Status> {
    let (Some(cells), Some(theme)) = (Cells::of(whole), whole.compiled.theme(whole.compiled.roles.figures)) else {
        return whole.hindrance(&[whole.compiled.roles.figures]);
    };
    // A record that could not be read may be the one that seems to be missing.
    if let Some(status) = whole.hindrance(&[whole.compiled.roles.figures]) {
        return Some(status);
    }
    let codebook = Codebook::new(whole.compiled.model);
    cells.groups(|group| {
        let Some(indicator) = group.first().and_then(|c| whole.compiled.model.indikator(c.indicator)) else { return };
        if indicator.status.er_udgaaet() {
            return;
        }
        let group = picture(group);
        for split in codebook.splits(&group, indicator).iter().filter(|s| !s.missing.is_empty()) {
            let Some(first) = delivered(split.parts.iter().copied()) else { continue };
            let Some(field) = theme.field(DIMENSIONS[split.dimension]) else { continue };
            let codes: Vec<String> = split.missing.iter().map(|code| codebook.kode(split.dimension, *code).to_string()).collect();
            hits.add("manglende-kategori", whole.compiled.roles.figures, first.row, Some(field), || {
                vec![Fact::model("felt", theme.name(field)), Fact::model("koder", codes.join(", "))]
            });
        }
    });
    None
}
