//! Who sees a row and what of it: the audiences that are judged, their limits, and how a figure is marked.

use crate::delivery::Buffer;
use crate::finding::Fact;
use crate::index::cells;
use crate::index::{Compiled, Rows};
use crate::model::{Graenser, Maalgruppe};

/// `diskretion_kode` of an open figure.
pub(crate) const OPEN: i64 = cells::OPEN as i64;
/// `diskretion_kode` of a hidden figure.
pub(crate) const HIDDEN: i64 = cells::HIDDEN as i64;
/// `diskretion_kode` of a rounded figure.
pub(crate) const ROUNDED: i64 = cells::ROUNDED as i64;

/// The audiences that discretion is judged for, in the policy's order.
pub(crate) fn judged<'a>(compiled: &'a Compiled<'_>) -> impl Iterator<Item = &'a Maalgruppe> {
    compiled.model.diskretion.maalgrupper.iter().filter(|m| compiled.options.audiences.contains(&m.navn))
}

/// Whether an audience sees a row of this off_kode. One that has none that can be read is its own municipality's alone.
pub(crate) fn sees(audience: &Maalgruppe, access: Option<i64>) -> bool {
    access.map_or(audience.kun_egne, |a| audience.ser_off_koder.contains(&a))
}

/// The off_kode of a row of a batch.
pub(crate) fn access(rows: &Rows<'_>, row: usize) -> Option<i64> {
    rows.batch.columns.get(rows.theme.fields.index("off_kode")?)?.number(row)
}

/// The placeholder `{maalgruppe}` in both languages.
pub(crate) fn named(audience: &Maalgruppe) -> [Fact; 2] {
    [Fact::model("maalgruppe", &audience.titel.da), Fact::model("maalgruppe_en", &audience.titel.en)]
}

/// An audience's limits in the profile that is used; none where it is not judged.
pub(crate) fn limits<'a>(compiled: &'a Compiled<'_>, audience: &Maalgruppe) -> Option<&'a Graenser> {
    compiled.profile.graenser.iter().find(|g| g.maalgruppe == audience.navn)
}

/// `diskretion_kode` of a row of a batch; a theme without one shows its figures.
pub(crate) fn marking(rows: &Rows<'_>, row: usize) -> Option<i64> {
    rows.theme.fields.index("diskretion_kode").map_or(Some(OPEN), |i| rows.batch.columns[i].number(row))
}

/// Whether a count stands there as it is: open, or marked as rounded and no multiple of the base, whatever its mark says.
pub(crate) fn is_exact(rows: &Rows<'_>, row: usize, field: usize) -> bool {
    let column = &rows.batch.columns[field];
    let base = (i64::from(rows.compiled.profile.afrunding_base) * unit(column)).max(1);
    match marking(rows, row) {
        Some(OPEN) => true,
        Some(ROUNDED) => column.number(row).is_some_and(|value| value % base != 0),
        _ => false,
    }
}

/// One person in a column's scaled numbers.
pub(crate) fn unit(column: &Buffer) -> i64 {
    match column {
        Buffer::Decimal { scale, .. } => 10i64.pow(u32::from(*scale)),
        _ => 1,
    }
}
