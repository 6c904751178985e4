//! Who sees a row: the audiences that are judged, and the facts that name one.

use crate::finding::Fact;
use crate::model::Maalgruppe;
use crate::rules::{Compiled, Rows};

/// The audiences that discretion is judged for, in the policy's order.
pub(super) fn judged<'a>(compiled: &'a Compiled<'_>) -> impl Iterator<Item = &'a Maalgruppe> {
    compiled.model.diskretion.maalgrupper.iter().filter(|m| compiled.options.audiences.contains(&m.navn))
}

/// Whether an audience sees a row of this off_kode. One that has none that can be read is its own municipality's alone.
pub(super) fn sees(audience: &Maalgruppe, access: Option<i64>) -> bool {
    access.map_or(audience.kun_egne, |a| audience.ser_off_koder.contains(&a))
}

/// The off_kode of a row of a batch.
pub(super) fn access(rows: &Rows<'_>, row: usize) -> Option<i64> {
    rows.batch.columns.get(rows.theme.fields.index("off_kode")?)?.number(row)
}

/// The placeholder `{maalgruppe}` in both languages.
pub(super) fn named(audience: &Maalgruppe) -> [Fact; 2] {
    [Fact::model("maalgruppe", &audience.titel.da), Fact::model("maalgruppe_en", &audience.titel.en)]
}
